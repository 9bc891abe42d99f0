/**
 * Updates a second through the Telegram webhook, beside a bare grammY echo bot on the same fake platform in the same
 * run. The echo bot acknowledges after its answer is sent and keeps nothing; heyi acknowledges when the message is
 * safely stored (PostgreSQL, every commit on the disk), and the answer is a durable turn of its own.
 */
import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startCluster } from '../../support/cluster.ts';
import { ms, perSecond, percentile, type Row } from '../measure.ts';
import { type Helper, post, secret, sentBy, start, stop } from './updates.ts';

const warmUp = 600;
const counts: Readonly<Record<number, number>> = { 1: 600, 16: 2_400, 64: 2_400 };
const patienceMs = 60_000;

interface Measured {
  readonly acknowledged: number;
  readonly answered: number;
  readonly times: readonly number[];
}

/** Updates a second until all are acknowledged, and until all their answers are with the platform. */
export async function drive(bot: Helper, platform: Helper, count: number, atOnce: number): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const before = await sentBy(platform);
  const times: number[] = [];
  let left = count;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left > 0) {
        left -= 1;
        times.push(await post(bot.port, agent));
      }
    }),
  );
  const acknowledgedMs = performance.now() - began;
  while ((await sentBy(platform)) - before < count) {
    if (performance.now() - began > patienceMs) throw new Error('not every update was answered');
    await pause(5);
  }
  const answeredMs = performance.now() - began;
  agent.destroy();
  return { acknowledged: count / (acknowledgedMs / 1000), answered: count / (answeredMs / 1000), times };
}

/** One row and one commit a message, by bare node-postgres: what storing before acknowledging costs at the least. */
async function inserted(databaseUrl: string, count: number, atOnce: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: atOnce });
  await pool.query('CREATE TABLE IF NOT EXISTS bare (id text PRIMARY KEY, words text)');
  const insert = { name: 'bare', text: 'INSERT INTO bare VALUES ($1, $2) ON CONFLICT DO NOTHING' };
  let left = count;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left > 0) {
        left -= 1;
        await pool.query({ ...insert, values: [`${String(atOnce)} ${String(left)}`, '起付线是多少'] });
      }
    }),
  );
  const rate = count / ((performance.now() - began) / 1000);
  await pool.end();
  return rate;
}

export async function benchWebhook(): Promise<Row[]> {
  const cluster = await startCluster(true);
  const platform = await start('platform.ts');
  const apiRoot = `http://127.0.0.1:${String(platform.port)}`;
  try {
    const echo = await start('echo-bot.ts', apiRoot, secret);
    const heyi = await start('heyi-bot.ts', apiRoot, secret, cluster.url);
    try {
      for (const bot of [echo, heyi]) await drive(bot, platform, warmUp, 16);
      const rows: Row[] = [];
      for (const [atOnce, count] of Object.entries(counts))
        rows.push(
          {
            what: `floor: one row, one commit, bare node-postgres, at ${atOnce}`,
            figure: perSecond(await inserted(cluster.url, count, Number.parseInt(atOnce, 10)), 1),
            bar: '',
          },
          ...(await compare(echo, heyi, platform, count, Number.parseInt(atOnce, 10))),
        );
      return rows;
    } finally {
      await stop(echo);
      await stop(heyi);
    }
  } finally {
    await stop(platform);
    await cluster.stop();
  }
}

async function compare(echo: Helper, heyi: Helper, platform: Helper, count: number, atOnce: number) {
  const floor = await drive(echo, platform, count, atOnce);
  const ours = await drive(heyi, platform, count, atOnce);
  const ratio = (rate: number) => `${(rate / floor.acknowledged).toFixed(2)} × the echo bot`;
  const at = `at ${String(atOnce)}`;
  return [
    {
      what: `floor: bare grammY + express echo bot, ${at}`,
      figure: perSecond(floor.acknowledged, 1),
      bar: '',
    },
    {
      what: `webhook: acknowledged (stored on disk), ${at}`,
      figure: perSecond(ours.acknowledged, 1),
      bar: `${ratio(ours.acknowledged)}, bar ≥ 1`,
    },
    {
      what: `webhook: answered (durable turn, answer sent), ${at}`,
      figure: perSecond(ours.answered, 1),
      bar: ratio(ours.answered),
    },
    {
      what: `webhook: acknowledged after, 99th percentile, ${at}`,
      figure: ms(percentile(ours.times, 0.99)),
      bar: atOnce === 16 ? 'bar ≤ 80 ms' : `echo bot ${ms(percentile(floor.times, 0.99))}`,
    },
  ];
}
