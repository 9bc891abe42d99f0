/** What the replicas of a bench are put under, and what it costs them. */
import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { z } from 'zod';
import { cpuMs, residentMb } from '../measure.ts';
import { post } from '../webhook/updates.ts';
import type { Replica } from './replica.ts';

export interface Stand {
  readonly pool: pg.Pool;
  readonly serverPid: number;
  readonly replicas: readonly Replica[];
}

const atOnce = 32;
const lookEveryMs = 20;
const patienceMs = 120_000;
const words = [
  '起付线是多少',
  '在旗医院住院花了三千二能报多少',
  '怎么投诉',
  '菜单',
  '门诊能报吗',
  '生孩子给多少',
];

const standingRow = z.object({
  processed: z.coerce.number(),
  accepted: z.coerce.number(),
  bytes: z.coerce.number(),
  wal: z.coerce.number(),
});
export type Standing = z.infer<typeof standingRow>;

export async function standing(pool: pg.Pool): Promise<Standing> {
  const { rows } = await pool.query(
    `SELECT (SELECT count(*) FROM "InboxMessage" WHERE "state" = 'processed') AS processed,
       (SELECT count(*) FROM "OutboxMessage" WHERE "state" = 'accepted') AS accepted,
       pg_database_size(current_database()) AS bytes, pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') AS wal`,
  );
  return standingRow.parse(rows[0]);
}

/** Processor time so far, in ms. */
export function cpuOf({ serverPid, replicas }: Stand): { readonly node: number; readonly server: number } {
  return { node: replicas.reduce((sum, { pid }) => sum + cpuMs(pid), 0), server: cpuMs(serverPid) };
}

export interface Load {
  /** A second, until the last one's turn was committed. */
  readonly answered: number;
  /** Processor time a message, in ms. */
  readonly node: number;
  readonly server: number;
  readonly heaviestMb: number;
}

/** Posts so many messages, to one replica after the other, as fast as they are acknowledged. */
export async function load(stand: Stand, messages: number): Promise<Load> {
  const { pool, replicas } = stand;
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const { processed } = await standing(pool);
  const before = cpuOf(stand);
  const began = performance.now();
  let left = messages;
  const posting = Array.from({ length: atOnce }, async () => {
    while (left > 0) {
      left -= 1;
      const replica = replicas[left % replicas.length];
      if (replica) await post(replica.port, agent, words[left % words.length]);
    }
  });
  let heaviestMb = 0;
  const weighing = setInterval(() => {
    heaviestMb = Math.max(heaviestMb, ...replicas.map(({ pid }) => residentMb(pid)));
  }, 100);
  try {
    await Promise.all(posting);
    while ((await waiting(pool)) > 0) {
      if (performance.now() - began > patienceMs) throw new Error('not every message was answered');
      await pause(lookEveryMs);
    }
    const seconds = (performance.now() - began) / 1000;
    const after = cpuOf(stand);
    const answered = (await standing(pool)).processed - processed;
    if (answered !== messages) throw new Error(`${String(answered)} of ${String(messages)} were answered`);
    return {
      answered: messages / seconds,
      node: (after.node - before.node) / messages,
      server: (after.server - before.server) / messages,
      heaviestMb,
    };
  } finally {
    clearInterval(weighing);
    agent.destroy();
  }
}

async function waiting(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query(
    `SELECT count(*)::int AS waiting FROM "InboxMessage" WHERE "state" = 'received'`,
  );
  return z.array(z.object({ waiting: z.int() })).parse(rows)[0]?.waiting ?? 0;
}
