/** A run undone: every table as it was before, and what must stay stays. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importOnce } from '../../src/database/import/import-once.ts';
import { forgetOldRuns } from '../../src/database/import/runs.ts';
import { undoFacts } from '../../src/database/import/undo-facts.ts';
import { undoRun } from '../../src/database/import/undo.ts';
import type { Database } from '../../src/database/open.ts';
import { decideUndo } from '../../src/records/decide.ts';
import type { ImportKind } from '../../src/records/records.ts';
import { openTestDatabase } from '../support/database.ts';

const hashKey = Buffer.from('a key for tests only');
const sealKey = Buffer.alloc(32, 8);
const first = new Date('2026-11-20T02:00:00Z');
const second = new Date('2026-11-22T02:00:00Z');

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(async () => {
  await database.close();
});

async function bring(
  kind: ImportKind,
  lines: readonly string[],
  asOf: Date,
  source = 'test',
): Promise<number> {
  const bytes = Buffer.from(`${lines.join('\n')}\n`);
  const outcome = await importOnce(
    database,
    {
      ...{ kind, bytes, fileName: `${kind}.csv`, source, asOf, now: asOf, actor: 'test', hashKey, sealKey },
      allowOddIds: true,
    },
    false,
  );
  if (outcome.kind !== 'saved') throw new Error(JSON.stringify(outcome));
  return outcome.runId;
}

/** Every row of the mirrored tables, as text. */
async function everything(): Promise<string> {
  const tables = ['Household', 'Member', 'Enrolment', 'FamilyAccountEntry', 'Claim', 'ClaimEvent'];
  const rows: unknown[] = [];
  for (const table of tables)
    rows.push(
      await database.client.$queryRawUnsafe(`select to_jsonb(t)::text from "${table}" t order by id`),
    );
  return JSON.stringify(rows);
}

async function look(runId: number) {
  const facts = await undoFacts(database.client, runId);
  if (!facts) throw new Error('there is no such run');
  return { facts, decision: decideUndo(facts) };
}

async function undo(runId: number): Promise<number> {
  const { facts, decision } = await look(runId);
  if (decision.kind !== 'undo') throw new Error(JSON.stringify(decision));
  return database.transaction((tx) =>
    undoRun(tx, { runId, kind: facts.kind, at: second, actor: 'test' }, decision),
  );
}

const households = [
  '证号,苏木,嘎查,电话',
  'C001,林东镇,东城嘎查,19900000001',
  'C002,隆昌镇,隆昌村,19900000002',
];
const members = [
  '成员编号,证号,姓名,与户主关系,身份证号',
  'A1,C001,乌力吉,户主,11010519491231002X',
  'A2,C002,萨仁,户主,110105194912310046',
];
const enrolments = ['成员编号,年度,状态,金额', 'A1,2026,参合,10', 'A2,2026,未缴,10'];
const entries = [
  '记录号,证号,年度,类型,金额,日期',
  'E1,C001,2026,划入,32.00,2026-01-01',
  'E2,C002,2026,门诊,5,2026-02-01',
];
const claims = [
  '报销编号,成员编号,医疗机构,级别,出院日期,总费用,状态',
  'B1,A1,旗医院,旗级,2026-03-09,100.00,已受理',
  'B2,A2,旗医院,旗级,2026-03-09,100.00,已受理',
];
const events = ['报销编号,状态,日期,备注', 'B1,已受理,2026-03-10,', 'B2,已受理,2026-03-10,'];
const files: readonly (readonly [ImportKind, readonly string[]])[] = [
  ...([
    ['households', households],
    ['members', members],
    ['enrolments', enrolments],
  ] as const),
  ...([
    ['account-entries', entries],
    ['claims', claims],
    ['claim-events', events],
  ] as const),
];

describe('undoing a run', () => {
  beforeAll(async () => {
    for (const [kind, lines] of files) await bring(kind, lines, first);
  });

  const later: Readonly<Record<ImportKind, readonly string[]>> = {
    households: [
      households[0] ?? '',
      'C001,林东镇,西城嘎查,19900000009',
      'C002,隆昌镇,隆昌村,19900000002',
      'C003,隆昌镇,隆昌村,',
    ],
    members: [
      ...members.slice(0, 2),
      'A2,C001,萨仁花,女儿,110105194912310046',
      'A3,C002,巴图,儿子,110105198012310041',
    ],
    enrolments: [...enrolments.slice(0, 2), 'A2,2026,参合,12', 'A2,2027,未缴,12'],
    'account-entries': [
      ...entries.slice(0, 2),
      'E2,C001,2026,门诊,6,2026-02-01',
      'E3,C001,2026,划入,1,2026-02-01',
    ],
    claims: [
      ...claims.slice(0, 2),
      'B2,A1,旗医院,旗级,2026-03-10,110.00,已审核',
      'B3,A1,旗医院,旗级,2026-03-10,110.00,已审核',
    ],
    'claim-events': [...events.slice(0, 2), 'B2,已受理,2026-03-10,改', 'B2,已审核,2026-03-12,'],
  };

  it.each(Object.keys(later))(
    'of %s leaves every table as it was, telephones and times too',
    async (name) => {
      const kind = files.map(([one]) => one).find((one) => one === name) ?? 'households';
      const before = await everything();

      const runId = await bring(kind, later[kind], second);
      expect(await everything()).not.toBe(before);
      const undoing = await undo(runId);

      expect(await everything()).toBe(before);
      expect(await database.client.importRun.findUnique({ where: { id: undoing } })).toMatchObject({
        undoesId: runId,
        rows: 3,
        updated: 1,
      });
    },
  );

  it('keeps a household whose telephone was sealed sealed in what is kept of it', async () => {
    const runId = await bring('households', later.households, second);
    const kept = JSON.stringify(await database.client.importChange.findMany({ where: { runId } }));

    expect(kept).not.toContain('1990000000');
    expect(kept).toContain('telephone');
    await undo(runId);
  });

  it('goes from the newest back, and not past what hangs on it', async () => {
    const older = await bring('households', [...households, 'C004,隆昌镇,隆昌村,'], second);
    const hanging = await bring(
      'members',
      [members[0] ?? '', 'A9,C004,巴图,户主,110105198012310041'],
      second,
    );

    expect((await look(older)).decision).toEqual({
      ...{ kind: 'refused', why: 'on-top', first: { id: hanging, kind: 'members' } },
    });
    const newer = await bring('households', households, second);
    expect((await look(older)).decision).toMatchObject({
      kind: 'refused',
      why: 'newer',
      first: { id: newer },
    });

    for (const run of [newer, hanging, older]) await undo(run);
    expect((await look(older)).decision).toEqual({ kind: 'refused', why: 'undone-already' });
    expect(await database.client.household.count()).toBe(2);
  });

  it('lets a member whom somebody is bound to stay, and the household with them', async () => {
    const brought = await bring(
      'households',
      [...households, 'C005,隆昌镇,隆昌村,', 'C006,隆昌镇,隆昌村,'],
      second,
    );
    const people = await bring(
      'members',
      [members[0] ?? '', 'A5,C005,巴图,户主,110105198012310041', 'A6,C006,巴雅尔,户主,110105198012310041'],
      second,
    );
    const { id: memberId, householdId } = await database.client.member.findFirstOrThrow({
      where: { sourceId: 'A5' },
    });
    const contact = await database.client.contact.create({ data: { channel: 'web', externalId: 'one' } });
    await database.client.binding.create({
      data: { contactId: contact.id, memberId, verifiedAt: second, verifiedBy: 'self' },
    });

    const { decision } = await look(people);
    expect(decision).toMatchObject({ kind: 'undo', removed: 1, stays: [{ rowId: memberId, why: 'bound' }] });
    await undo(people);
    expect((await look(brought)).decision).toMatchObject({
      ...{ kind: 'undo', removed: 1, stays: [{ rowId: householdId, why: 'members' }] },
    });
    await undo(brought);

    expect(await database.client.member.count({ where: { sourceId: { in: ['A5', 'A6'] } } })).toBe(1);
    expect(await database.client.household.count({ where: { certificate: { in: ['C005', 'C006'] } } })).toBe(
      1,
    );
  });
});

describe('what stood before', () => {
  it('is put back although certificates have moved on from one household to the next', async () => {
    const fillers = Array.from(
      { length: 1_000 },
      (_one, at) => `F${String(at)},FILL${String(at)},林东镇,东城嘎查`,
    );
    const head = '记录号,证号,苏木,嘎查';
    const row = (id: string, certificate: string) => `${id},${certificate},林东镇,东城嘎查`;
    // In one pair the earlier row makes room, in the other the later: whichever is put back first, one is in its way.
    await bring(
      'households',
      [head, row('X1', 'MOVE1'), row('X2', 'MOVE2'), row('X3', 'MOVE4'), row('X4', 'MOVE5')],
      first,
      'moving',
    );
    const before = await everything();

    const made = [row('X1', 'MOVE3'), row('X4', 'MOVE6')];
    const taken = [row('X2', 'MOVE1'), row('X3', 'MOVE5')];
    const run = await bring('households', [head, ...made, ...fillers, ...taken], second, 'moving');
    await undo(run);

    expect(await everything()).toBe(before);
  });

  it('is forgotten after its time, and the run can then not be undone; the newest keeps which rows it touched', async () => {
    const file = (place: string) => ['证号,苏木,嘎查', `OLD1,林东镇,${place}`];
    const older = await bring('households', file('东城嘎查'), first, 'old');
    const newest = await bring('households', file('西城嘎查'), first, 'old');

    await database.transaction((tx) => forgetOldRuns(tx, second, second));

    expect((await look(newest)).decision).toEqual({ kind: 'refused', why: 'forgotten' });
    expect(await database.client.importChange.count({ where: { runId: older } })).toBe(0);
    const kept = await database.client.importChange.findMany({ where: { runId: newest } });
    expect(kept.map(({ before, inserted }) => [before, inserted])).toEqual([[null, false]]);
    const young = await database.client.importRun.findFirst({ where: { importedAt: second } });
    expect(young?.forgottenAt).toBeNull();
  });
});

describe('whatever the files', () => {
  const row = fc.record({
    id: fc.integer({ min: 1, max: 8 }),
    sumu: fc.constantFrom('林东镇', '隆昌镇'),
    telephone: fc.constantFrom('', '19900000001', '19900000002'),
  });
  const file = fc.record({
    rows: fc.uniqueArray(row, { selector: ({ id }) => id, minLength: 1, maxLength: 8 }),
    telephones: fc.boolean(),
    hour: fc.integer({ min: 0, max: 5 }),
  });

  it('undone from the newest back, each leaves what was before it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 4 }), async (all) => {
        const states: string[] = [];
        const runs: number[] = [];
        for (const { rows, telephones, hour } of all) {
          states.push(await everything());
          const lines = rows.map(
            ({ id, sumu, telephone }) =>
              `D00${String(id)},${sumu},东城嘎查${telephones ? `,${telephone}` : ''}`,
          );
          const asOf = new Date(second.getTime() + hour * 3_600_000);
          runs.push(
            await bring(
              'households',
              [`证号,苏木,嘎查${telephones ? ',电话' : ''}`, ...lines],
              asOf,
              'random',
            ),
          );
        }
        for (const run of runs.reverse()) {
          await undo(run);
          expect(await everything()).toBe(states.pop());
        }
      }),
      { numRuns: 12 },
    );
  });
});
