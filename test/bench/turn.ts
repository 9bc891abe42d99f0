/** One turn, message in to replies committed, at one user on the embedded database; beside a bare transaction. */
import { randomBytes } from 'node:crypto';
import { openScheme } from '../../src/main.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { dayOf } from '../../src/kernel/day.ts';
import { readScheme } from '../../src/policy/load.ts';
import { sampleSchemeFile } from '../../src/scheme-files.ts';
import { keepNothing } from '../../src/kernel/keep.ts';
import { createLog } from '../../src/log.ts';
import { ms, percentile, type Row } from './measure.ts';

export const script = [
  '家庭账户还剩多少',
  '同意',
  '150422000001 乌力吉 1234',
  '看每一笔',
  '我家都交了吗',
  '我的报销到哪了',
  '旗医院住院花了三千能报多少',
  '没有自费',
  '起付线是多少',
  '生孩子给多少',
  '菜单',
];
const rounds = 60;

export async function benchTurn(): Promise<Row[]> {
  const scheme = await openScheme({
    scheme: readScheme(sampleSchemeFile, dayOf(systemClock())),
    dataDir: 'memory',
    ...{ hashKey: randomBytes(32), sealKey: randomBytes(32) },
    clock: systemClock,
    keep: keepNothing,
    log: createLog('error'),
  });
  try {
    const turns: number[] = [];
    const floors: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const key = { channel: 'terminal', from: `bench-${String(round)}` } as const;
      for (const [place, text] of script.entries()) {
        const began = performance.now();
        await scheme.desk.receive({ ...key, messageId: String(place), text });
        await scheme.desk.work(key);
        turns.push(performance.now() - began);
        await scheme.desk.collect(key);
        const floorBegan = performance.now();
        await bareTransaction(scheme.database.pool);
        floors.push(performance.now() - floorBegan);
      }
    }
    const settled = turns.slice(script.length);
    const ratio = percentile(settled, 0.5) / percentile(floors, 0.5);
    return [
      { what: 'turn, median', figure: ms(percentile(settled, 0.5)), bar: 'bar p50 ≤ 10 ms' },
      { what: 'turn, 99th percentile', figure: ms(percentile(settled, 0.99)), bar: 'bar p99 ≤ 60 ms' },
      {
        what: 'floor: the same inserts and updates by bare node-postgres, median',
        figure: ms(percentile(floors, 0.5)),
        bar: `a turn takes ${ratio.toFixed(1)} × as long`,
      },
      { what: 'floor, 99th percentile', figure: ms(percentile(floors, 0.99)), bar: '' },
    ];
  } finally {
    await scheme.close();
  }
}

type Pool = Awaited<ReturnType<typeof openScheme>>['database']['pool'];

/** What a turn cannot do without: the message in; then in one transaction the reply out and the message done. */
async function bareTransaction(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    const id = randomBytes(8).toString('hex');
    await client.query(
      `INSERT INTO "InboxMessage" ("channel","externalId","messageId","text","receivedAt") VALUES ('terminal','floor',$1,'x',now())`,
      [id],
    );
    await client.query('BEGIN');
    await client.query(`SELECT "id" FROM "InboxMessage" WHERE "messageId" = $1 FOR UPDATE`, [id]);
    await client.query(
      `INSERT INTO "OutboxMessage" ("channel","externalId","reply","nextAttemptAt","createdAt") VALUES ('terminal','floor','{}',now(),now())`,
    );
    await client.query(
      `UPDATE "InboxMessage" SET "state"='processed', "processedAt"=now() WHERE "messageId" = $1`,
      [id],
    );
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}
