/** A run undone: every table as it was before, and what must stay stays. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/open.ts';
import type { ImportKind } from '../../src/records/records.ts';
import { openTestDatabase } from '../support/database.ts';
import { first, importsOf, second } from '../support/imports.ts';

let database: Database;
let imports: ReturnType<typeof importsOf>;
beforeAll(async () => {
  database = await openTestDatabase();
  imports = importsOf(database);
});
afterAll(async () => {
  await database.close();
});

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
    for (const [kind, lines] of files) await imports.bring(kind, lines, first);
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
      const before = await imports.everything();

      const runId = await imports.bring(kind, later[kind], second);
      expect(await imports.everything()).not.toBe(before);
      const undoing = await imports.undo(runId);

      expect(await imports.everything()).toBe(before);
      expect(await database.client.importRun.findUnique({ where: { id: undoing } })).toMatchObject({
        undoesId: runId,
        rows: 3,
        updated: 1,
      });
    },
  );

  it('keeps a household whose telephone was sealed sealed in what is kept of it', async () => {
    const runId = await imports.bring('households', later.households, second);
    const kept = JSON.stringify(await database.client.importChange.findMany({ where: { runId } }));

    expect(kept).not.toContain('1990000000');
    expect(kept).toContain('telephone');
    await imports.undo(runId);
  });

  it('goes from the newest back, and not past what hangs on it', async () => {
    const older = await imports.bring('households', [...households, 'C004,隆昌镇,隆昌村,'], second);
    const hanging = await imports.bring(
      'members',
      [members[0] ?? '', 'A9,C004,巴图,户主,110105198012310041'],
      second,
    );

    expect((await imports.look(older)).decision).toEqual({
      ...{ kind: 'refused', why: 'on-top', first: { id: hanging, kind: 'members' } },
    });
    const newer = await imports.bring('households', households, second);
    expect((await imports.look(older)).decision).toMatchObject({
      kind: 'refused',
      why: 'newer',
      first: { id: newer },
    });

    for (const run of [newer, hanging, older]) await imports.undo(run);
    expect((await imports.look(older)).decision).toEqual({ kind: 'refused', why: 'undone-already' });
    expect(await database.client.household.count()).toBe(2);
  });

  it('lets a member whom somebody is bound to stay, and the household with them', async () => {
    const brought = await imports.bring(
      'households',
      [...households, 'C005,隆昌镇,隆昌村,', 'C006,隆昌镇,隆昌村,'],
      second,
    );
    const people = await imports.bring(
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

    const { decision } = await imports.look(people);
    expect(decision).toMatchObject({ kind: 'undo', removed: 1, stays: [{ rowId: memberId, why: 'bound' }] });
    await imports.undo(people);
    expect((await imports.look(brought)).decision).toMatchObject({
      ...{ kind: 'undo', removed: 1, stays: [{ rowId: householdId, why: 'members' }] },
    });
    await imports.undo(brought);

    expect(await database.client.member.count({ where: { sourceId: { in: ['A5', 'A6'] } } })).toBe(1);
    expect(await database.client.household.count({ where: { certificate: { in: ['C005', 'C006'] } } })).toBe(
      1,
    );
  });
});
