/** The ways to do a durable turn that are measured beside each other: each gives its turns a second. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { deliveryStore } from '../../../src/database/delivery.ts';
import type { Database } from '../../../src/database/open.ts';
import { unitOfWork } from '../../../src/database/unit-of-work.ts';
import { systemClock } from '../../../src/kernel/clock.ts';
import { findPostgres } from '../../support/cluster.ts';
import { bareTurn, pgbenchScript } from './statements.ts';

/** @param each turns of each of so many conversations, all at once */
export type Way = (conversations: number, each: number) => Promise<number>;

export function pgbenchWay(url: string): Way {
  const bin = findPostgres();
  if (bin === undefined) throw new Error('no pgbench');
  return async (conversations, each) => {
    const folder = mkdtempSync(join(tmpdir(), 'heyi-pgbench-'));
    const script = join(folder, 'turn.sql');
    writeFileSync(script, pgbenchScript());
    const asked = ['-n', '-M', 'prepared', '-f', script, '-c', String(conversations), '-j', '2'];
    const child = spawn(join(bin, 'pgbench'), [...asked, '-t', String(each), url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let words = '';
    child.stdout.on('data', (chunk: Buffer) => {
      words += chunk.toString();
    });
    await new Promise((resolve) => child.once('close', resolve));
    rmSync(folder, { recursive: true });
    const [, rate = ''] = /tps = ([\d.]+)/.exec(words) ?? [];
    return z.coerce.number().positive().parse(rate);
  };
}

export function bareWay(url: string): Way {
  return async (conversations, each) => {
    const pool = new pg.Pool({ connectionString: url, max: conversations });
    const clients = await Promise.all(Array.from({ length: conversations }, () => pool.connect()));
    const rate = await timed(conversations, each, async (who) => {
      const client = clients[who];
      if (client) await bareTurn(client, `bare-${String(who)}`);
    });
    for (const client of clients) client.release();
    await pool.end();
    return rate;
  };
}

const stateSchema = z.object({ turns: z.int() });

/** heyi's own: its store and its repositories, and a dialogue that only counts. */
export function heyiWay(database: Database): Way {
  const hashKey = Buffer.alloc(32);
  const store = deliveryStore(database, (tx, turn) => unitOfWork(tx, turn, hashKey));
  return (conversations, each) =>
    timed(conversations, each, async (who) => {
      const at = systemClock();
      const key = { channel: 'web', from: `heyi-${String(who)}` } as const;
      const outcome = await store.turn(key, at, async (work) => {
        const { contact } = await work.identity.contact(key.channel, key.from, at);
        const found = await work.conversations.load(contact.id);
        const { turns } = stateSchema.parse(found?.state);
        await work.conversations.save(contact.id, { turns: turns + 1 }, at);
        return { replies: [{ text: '好的', choices: [], citations: [] }], trace: undefined };
      });
      if (outcome.kind !== 'worked') throw new Error(`a turn was ${outcome.kind}`);
    });
}

async function timed(conversations: number, each: number, turn: (who: number) => Promise<void>) {
  const began = performance.now();
  await Promise.all(
    Array.from({ length: conversations }, async (_, who) => {
      for (let count = 0; count < each; count += 1) await turn(who);
    }),
  );
  return (conversations * each) / ((performance.now() - began) / 1000);
}
