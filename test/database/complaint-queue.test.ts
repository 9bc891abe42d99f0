import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueuePage, QueuePlace, QueueQuestion } from '../../src/complaint/desk/queue.ts';
import type { ComplaintCategory } from '../../src/complaint/complaint.ts';
import type { Database } from '../../src/database/open.ts';
import { now, openDesk, type Person, type TestDesk } from '../support/desk.ts';
import { openTestDatabase } from '../support/database.ts';

let database: Database;
let desk: TestDesk;
beforeAll(async () => {
  database = await openTestDatabase();
  desk = await openDesk(database);
  await strew('first', 1_000);
});
afterAll(() => database.close());

const days = { today: '2026-06-15', soonThrough: '2026-06-22' };

/** Complaints of every queue, state and day, many of the same day; straight into the table. */
async function strew(name: string, count: number): Promise<void> {
  await database.client.$executeRaw`
    INSERT INTO "Complaint" ("number", "category", "text", "anonymous", "target", "queue", "sumu", "receivedAt", "dueDay",
      "calendarVersion", "provisional", "state", "assigneeId")
    SELECT ${name} || n, (ARRAY['overcharging', 'no-receipt', 'other'])[1 + n % 3], '第' || n || '件：' || ${name}, true, 'village',
      (ARRAY['sumu_office', 'banner_office', 'supervision_committee', 'unclear'])[1 + n / 3 % 4]::"ComplaintQueue",
      (ARRAY['林东镇', '隆昌镇', NULL])[1 + n / 12 % 3], ${now}, date '2026-06-01' + n * 7 % 31, 'x', n % 5 = 0,
      (ARRAY['received', 'assigned', 'awaiting_complainant', 'answered', 'reopened', 'closed'])[1 + (n / 2 + n / 12) % 6]::"ComplaintState",
      CASE WHEN n % 4 = 0 THEN ${desk.staff.banner.id}::int END
    FROM generate_series(1, ${count}::int) n`;
}

async function page(person: Person, question: Omit<QueueQuestion, 'today' | 'soonThrough'>) {
  return desk.within((open) => open.page(desk.staff[person], { ...days, ...question }, now));
}

/** Every row on the way from one end to the other. */
async function walk(
  person: Person,
  question: Omit<QueueQuestion, 'today' | 'soonThrough'>,
  between?: () => Promise<void>,
) {
  const ids: number[] = [];
  const pages: number[][] = [];
  let after: QueuePlace | undefined;
  let read: QueuePage;
  do {
    read = await page(person, { ...question, ...(after && { after }) });
    pages.push(read.rows.map(({ id }) => id));
    ids.push(...read.rows.map(({ id }) => id));
    after = read.after;
    await between?.();
  } while (after);
  return { ids, pages, last: read };
}

/** What the queue ought to hold, by the plainest statement there is. */
async function expected(queues: string, condition: string, order = '') {
  const rows = await database.client.$queryRawUnsafe<{ id: number }[]>(
    `SELECT "id" FROM "Complaint" WHERE "queue"::text IN (${queues}) AND ${condition} ORDER BY "dueDay" ${order}, "id" ${order}`,
  );
  return rows.map(({ id }) => id);
}

const office = `'sumu_office', 'banner_office'`;

describe('the pages of the queue', () => {
  it.each([
    ['supervisor', 'open', office, `"open"`],
    ['supervisor', 'unassigned', office, `"open" AND "assigneeId" IS NULL`],
    ['supervisor', 'due-soon', office, `"open" AND "dueDay" BETWEEN '2026-06-15' AND '2026-06-22'`],
    ['supervisor', 'overdue', office, `"open" AND "dueDay" < '2026-06-15'`],
    ['banner', 'mine', `'banner_office'`, `"open" AND "assigneeId" IS NOT NULL`],
    ['lindong', 'open', `'sumu_office'`, `"open" AND "sumu" = '林东镇'`],
    ['committee', 'open', `'supervision_committee', 'unclear'`, `"open"`],
  ] as const)(
    'hold for the %s under %s all there is, once, in order, and count it',
    async (person, tab, queues, condition) => {
      const ids = await expected(queues, condition);

      expect((await walk(person, { tab })).ids).toEqual(ids);

      const counts = await desk.within((open) => open.counts(desk.staff[person], days));
      expect(counts[tab]).toBe(ids.length);
      expect(ids.length).toBeGreaterThan(5);
    },
  );

  it('show the closed with the latest first', async () => {
    const ids = await expected(office, `NOT "open"`, 'DESC');

    expect((await walk('supervisor', { tab: 'closed' })).ids).toEqual(ids);
    expect(ids.length).toBeGreaterThan(100);
  });

  it('hold nothing for those who have no business with complaints', async () => {
    for (const person of ['outreach', 'admin'] as const) {
      expect(await page(person, { tab: 'open' })).toMatchObject({ rows: [] });
      expect(await desk.within((open) => open.counts(desk.staff[person], days))).toMatchObject({
        open: 0,
      });
    }
  });

  it('come back the same way', async () => {
    for (const tab of ['open', 'closed'] as const) {
      const { pages, last } = await walk('supervisor', { tab });
      const back: number[][] = [];
      for (let read = last; read.before;) {
        read = await page('supervisor', { tab, before: read.before });
        back.unshift(read.rows.map(({ id }) => id));
        expect(read.after).toBeDefined();
      }
      expect(back.flat()).toEqual(pages.slice(0, -1).flat());
      expect(back.length).toBeGreaterThan(1);
    }
  });

  it('lead back from a page whose rows have all gone', async () => {
    const ids = await expected(office, `"open"`);
    const end = await database.client.complaint.findUniqueOrThrow({ where: { id: ids.at(-1) ?? 0 } });
    const place = { dueDay: end.dueDay.toISOString().slice(0, 10), id: end.id };

    const beyond = await page('supervisor', { tab: 'open', after: place });
    expect(beyond.rows).toEqual([]);
    const { rows } = await page('supervisor', {
      tab: 'open',
      ...(beyond.before && { before: beyond.before }),
    });

    expect(rows.map(({ id }) => id)).toEqual(ids.slice(-50));
  });

  it('lose none and show none twice while others are filed and closed between two looks', async () => {
    const before = await expected(office, `"open"`);
    let round = 0;
    const { ids } = await walk('supervisor', { tab: 'open' }, async () => {
      round += 1;
      await strew(`while-${String(round)}-`, 30);
      const closed = [before[round * 11], before[round * 13]].filter((id) => id !== undefined);
      await database.client.complaint.updateMany({
        where: { id: { in: closed } },
        data: { state: 'answered' },
      });
    });

    const still = new Set(await expected(office, `"open"`));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => before.includes(id) && still.has(id))).toEqual(
      before.filter((id) => still.has(id)),
    );
    expect(before.length - before.filter((id) => still.has(id)).length).toBeGreaterThan(3);
  });
});

describe('filters', () => {
  it('hold exactly what fits, alone and together', async () => {
    const filters = fc.record(
      {
        sumu: fc.constantFrom('林东镇', '隆昌镇', '没有'),
        category: fc.constantFrom<ComplaintCategory>('overcharging', 'no-receipt', 'other'),
        state: fc.constantFrom('received', 'awaiting-complainant', 'reopened' as const),
        provisional: fc.boolean(),
        dueThrough: fc.constantFrom('2026-06-10', '2026-06-20'),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(filters, async (chosen) => {
        const { sumu, category, state, provisional, dueThrough } = chosen;
        const condition = [
          `"open"`,
          ...(sumu === undefined ? [] : [`"sumu" = '${sumu}'`]),
          ...(category === undefined ? [] : [`"category" = '${category}'`]),
          ...(state === undefined ? [] : [`"state"::text = '${state.replace('-', '_')}'`]),
          ...(provisional === undefined ? [] : [`"provisional" = ${String(provisional)}`]),
          ...(dueThrough === undefined ? [] : [`"dueDay" <= '${dueThrough}'`]),
        ].join(' AND ');

        const ids = await expected(office, condition);
        expect((await walk('supervisor', { tab: 'open', filters: chosen })).ids).toEqual(ids);
        const counts = await desk.within((open) => open.counts(desk.staff.supervisor, days, chosen));
        expect(counts.open).toBe(ids.length);
      }),
      { numRuns: 30, seed: 4 },
    );
  });

  it('find words, percent signs among them, and a number by its beginning', async () => {
    const id = await desk.file({ text: '说是报销 100% 的，Refused 了', target: 'hospital' });
    const { number } = await database.client.complaint.findUniqueOrThrow({ where: { id } });
    const found = async (search: string) =>
      (await walk('supervisor', { tab: 'open', filters: { search } })).ids;

    for (const search of ['100%', 'refused', '报销', number, number.toLowerCase(), number.slice(0, 8)]) {
      expect([search, await found(search)]).toEqual([search, [id]]);
    }
    for (const search of [
      '100_',
      '%',
      '\\',
      'T25',
      'T26-0999',
      `${number.slice(0, 8)}-`.replace(/1-$/, '2-'),
    ]) {
      expect([search, await found(search)]).toEqual([search, search === '%' ? [id] : []]);
    }
  });

  it('are written down as a search, without the words: they may be a name', async () => {
    await walk('supervisor', { tab: 'open', filters: { search: '王小明', sumu: '林东镇' } });
    const { details } = await database.client.auditEntry.findFirstOrThrow({
      where: { action: 'complaints-listed' },
      orderBy: { id: 'desc' },
    });

    expect(details).toEqual({ tab: 'open', sumu: '林东镇', searched: true });
  });

  it('look for words in a part at a time, and go on behind it', async () => {
    await strew('many', 4_000);
    const id = await desk.file({
      text: '只有一件提到骆驼',
      target: 'hospital',
      receivedAt: new Date('2026-09-01T02:00:00Z'),
    });

    const first = await page('supervisor', { tab: 'open', filters: { search: '骆驼' } });
    expect(first).toMatchObject({ rows: [], searchedPart: true });
    expect((await walk('supervisor', { tab: 'open', filters: { search: '骆驼' } })).ids).toEqual([id]);
    const some = await walk('supervisor', { tab: 'open', filters: { search: '99件：many' } });
    expect(some.ids).toEqual(await expected(office, `"open" AND "text" LIKE '%99件：many%'`));
    const counts = await desk.within((open) => open.counts(desk.staff.supervisor, days));
    expect(counts.open).toBe(1_000);
  });
});
