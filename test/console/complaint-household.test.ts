/** The complainant's household on the page: for whom it is, what of it, and written down. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf, yearOf } from '../../src/kernel/day.ts';
import { fileComplaint } from '../support/complaints.ts';
import { addColleagues, doOn } from './complaint-people.ts';
import { openTestDesk, type TestDesk } from './desk.ts';

let desk: TestDesk;
let memberId: number;
beforeAll(async () => {
  desk = await openTestDesk();
  await addColleagues(desk);
  memberId = await addHousehold();
});
afterAll(async () => {
  expect(desk.faults).toEqual([]);
  await desk.close();
});

/** Four people, one of whom has left; two of the others enrolled this year; the head has two claims. */
async function addHousehold(): Promise<number> {
  const from = (sourceId: string) => ({ source: 'test', sourceId, asOf: desk.now() });
  const year = yearOf(dayOf(desk.now()));
  const { client } = desk.database;
  const enrolled = (sourceId: string, state: 'active' | 'unpaid', of = year) => ({
    create: { year: of, state, amount: '10.00', ...from(sourceId) },
  });
  const member = (name: string, rest: object) => ({
    ...{ name, relation: 'other', idHash: name, idLast4Hash: name, ...from(name), ...rest },
  });
  const household = await client.household.create({
    data: {
      ...{ certificate: '150422009876', sumu: '林东镇', gacha: '查干嘎查', ...from('household') },
      members: {
        create: [
          member('白音那', { enrolments: enrolled('e1', 'active') }),
          member('其其格', { enrolments: enrolled('e2', 'active') }),
          member('小宝', { enrolments: enrolled('e3', 'unpaid') }),
          member('老大', { leftOn: new Date('2020-01-01'), enrolments: enrolled('e4', 'active') }),
        ],
      },
    },
    include: { members: { orderBy: { id: 'asc' } } },
  });
  const [head, spouse] = household.members;
  const claim = (number: string, of: number | undefined, state: 'paid' | 'returned') => ({
    ...{ number, memberId: of ?? 0, institution: '旗医院', tier: 'banner' as const, state },
    ...{ dischargedOn: new Date('2026-10-08'), creditedYear: 2026, total: '4321.00', paid: '555.65' },
    ...from(number),
  });
  await client.claim.createMany({
    data: [claim('B26-0001-1', head?.id, 'returned'), claim('B26-0002-2', spouse?.id, 'paid')],
  });
  return head?.id ?? 0;
}

const file = (filed: Partial<Parameters<typeof fileComplaint>[1]> = {}) =>
  fileComplaint(desk.database, {
    ...{ receivedDay: '2026-11-05', queue: 'sumu_office', sumu: '林东镇', memberId },
    ...{ anonymous: false, complainantName: '白音那', category: 'refused-or-late' },
    ...filed,
  });
const shownTo = async (login: string, number: string) => {
  const { text } = await (await desk.logIn(login)).get(`/complaints/${number}`);
  return /aria-labelledby="household">([\s\S]*?)<\/section>/.exec(text)?.[1];
};

describe('the household on a complaint’s page', () => {
  it('is shown to whoever works on it: masked, counted, their own claims by state, no sums; and recorded', async () => {
    const number = await file();
    await doOn(await desk.logIn('handler'), `/complaints/${number}`, 'take');

    const shown = (await shownTo('handler', number)) ?? '';

    for (const told of [
      '林东镇',
      '查干嘎查',
      '****9876',
      '全家 3 口，参合 2 口',
      '已参合',
      'B26-0001-1',
      '退回补材料',
    ])
      expect(shown).toContain(told);
    for (const kept of ['150422009876', '白音那', '其其格', 'B26-0002-2', '4321', '555'])
      expect(shown).not.toContain(kept);
    expect(await desk.recorded()).toContain(`staff:handler complainant-household-read complaint:${number}`);
  });

  it('is not there for a colleague who looks on, nor recorded', async () => {
    const number = await file();

    expect(await shownTo('colleague', number)).toBeUndefined();
    expect(await shownTo('supervisor', number)).toContain('查干嘎查');
    expect(
      (await desk.recorded()).filter((one) => one.endsWith(`household-read complaint:${number}`)),
    ).toEqual([`staff:supervisor complainant-household-read complaint:${number}`]);
  });

  it('is not there for an anonymous one or one that no member filed, and has no claims where none are needed', async () => {
    const anonymous = await file({ anonymous: true });
    const stranger = await fileComplaint(desk.database, {
      ...{ receivedDay: '2026-11-05', queue: 'sumu_office', sumu: '林东镇', anonymous: false },
    });
    const rude = await file({ category: 'staff-attitude' });

    for (const number of [anonymous, stranger]) expect(await shownTo('supervisor', number)).toBeUndefined();
    const shown = await shownTo('supervisor', rude);
    expect(shown).toContain('查干嘎查');
    expect(shown).not.toMatch(/参合|报销/);
  });
});
