/** The complainant's household on the page: for whom it is, what of it, and written down. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileComplaint } from '../support/complaints.ts';
import { addColleagues, addHousehold, doOn } from './complaint-people.ts';
import { openTestDesk, type TestDesk } from './desk.ts';

let desk: TestDesk;
let memberId: number;
beforeAll(async () => {
  desk = await openTestDesk();
  await addColleagues(desk);
  memberId = await addHousehold(desk);
});
afterAll(async () => {
  expect(desk.faults).toEqual([]);
  await desk.close();
});

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
    expect(shown.match(/数据截至/g)).toHaveLength(2);
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
