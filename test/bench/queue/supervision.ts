/** The figures of supervision over a million complaints on PostgreSQL: what a page waits for, nothing kept of the months. */
import { type Period, supervise } from '../../../src/complaint/supervise.ts';
import { supervisionTables } from '../../../src/complaint/supervision-tables.ts';
import { supervisionRepository } from '../../../src/database/supervision.ts';
import { openDatabase } from '../../../src/database/open.ts';
import { publishedCalendar as calendar } from '../../../src/kernel/working-days.ts';
import { startCluster } from '../../support/cluster.ts';
import { silentLog } from '../../support/database.ts';
import { ms, percentile, type Row } from '../measure.ts';
import { fill, today, total } from './fill.ts';

const rounds = 7;
const periods: readonly (readonly [string, Period | undefined, string])[] = [
  ['a month, all open', { from: '2025-08', through: '2025-08' }, 'well under 1,000 ms'],
  ['a month, all answered', { from: '2022-05', through: '2022-05' }, 'well under 1,000 ms'],
  ['a year, all open', { from: '2024-10', through: '2025-09' }, '≤ 2,000 ms'],
  ['a year, all answered', { from: '2022-01', through: '2022-12' }, '≤ 2,000 ms'],
  ['all of 5.7 years', undefined, 'none'],
];

export async function benchSupervision(): Promise<Row[]> {
  const cluster = await startCluster();
  try {
    const database = await openDatabase({ url: cluster.url, log: silentLog });
    await fill(database.pool);
    const rows: Row[] = [];
    for (const [what, period, bar] of periods) {
      const taken: number[] = [];
      const again: number[] = [];
      const floor: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const repository = supervisionRepository(database);
        const look = () => supervise(repository, { scope: 'without-committee', period, calendar, today });
        taken.push(await time(async () => supervisionTables(await look(), (id) => id)));
        again.push(await time(look));
        floor.push(
          await time(() =>
            database.pool.query(
              `SELECT count(*), max("dueDay"), max("answeredAt") FROM "Complaint" WHERE "receivedAt" >= $1 AND "receivedAt" < $2::date + interval '1 month'`,
              [`${period?.from ?? '2020-01'}-01`, `${period?.through ?? '2026-06'}-01`],
            ),
          ),
        );
      }
      const least = `floor: bare count of them ${ms(percentile(floor, 0.5))}`;
      rows.push({
        what: `${total.toLocaleString('en')} complaints, ${what}`,
        figure: ms(percentile(taken, 0.5)),
        bar: `bar ${bar}; slowest ${ms(Math.max(...taken))}; looked at again ${ms(percentile(again, 0.5))}; ${least}`,
      });
    }
    await database.close();
    return rows;
  } finally {
    await cluster.stop();
  }
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
