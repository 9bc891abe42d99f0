import { describe, expect, it } from 'vitest';
import { type EnrolmentReview, reviewEnrolment, type ToDo } from '../../src/enrolment/decide.ts';
import type { HouseholdMember, MemberYear } from '../../src/enrolment/enrolment.ts';
import type { Day } from '../../src/kernel/day.ts';
import { fen } from '../../src/kernel/money.ts';
import { publishedCalendar } from '../../src/kernel/working-days.ts';

const rules = { premium: fen(1000), paymentDeadline: '12-20' };

function line(year: number, change: Partial<MemberYear> = {}): MemberYear {
  return { year, state: 'active', amount: fen(1000), payer: 'household', ...change };
}

function member(
  memberId: number,
  years: readonly MemberYear[],
  change: Partial<HouseholdMember> = {},
): HouseholdMember {
  return {
    memberId,
    name: `甲${String(memberId)}`,
    relation: 'other',
    category: 'ordinary',
    years,
    ...change,
  };
}

const unpaidNext = [line(2026), line(2027, { state: 'unpaid' })];
const paidNext = [line(2026), line(2027)];

function review(
  members: readonly HouseholdMember[],
  { today = '2026-11-22', signed = rules }: { today?: Day; signed?: typeof rules | 'not-signed' } = {},
): EnrolmentReview {
  const household = {
    householdId: 1,
    certificate: '1',
    sumu: '林东镇',
    gacha: '甲',
    members,
    asOf: new Date(0),
  };
  return reviewEnrolment({
    household,
    today,
    calendar: publishedCalendar,
    nextYearRules: signed === 'not-signed' ? undefined : signed,
  });
}

function toDo(members: readonly HouseholdMember[], today?: Day): ToDo {
  const reviewed = review(members, today === undefined ? {} : { today });
  if (reviewed.kind !== 'reviewed') throw new Error('nobody left');
  return reviewed.toDo;
}

describe('who stands how', () => {
  it('groups each year by standing, settled members first', () => {
    const reviewed = review([
      member(1, unpaidNext),
      member(2, paidNext),
      member(3, [line(2026, { state: 'lapsed' })]),
    ]);

    if (reviewed.kind !== 'reviewed') throw new Error('nobody left');
    const groups = (year: 'thisYear' | 'nextYear') =>
      reviewed[year].groups.map(({ standing, members }) => [
        standing,
        members.map(({ memberId }) => memberId),
      ]);
    expect(groups('thisYear')).toEqual([
      ['active', [1, 2]],
      ['lapsed', [3]],
    ]);
    expect(groups('nextYear')).toEqual([
      ['active', [2]],
      ['unpaid', [1]],
      ['unrecorded', [3]],
    ]);
    expect([reviewed.thisYear.year, reviewed.nextYear.year]).toEqual([2026, 2027]);
  });

  it('leaves nobody out, however they stand', () => {
    const states = ['active', 'paid-pending', 'unpaid', 'lapsed', 'withdrawn'] as const;
    const members = states.map((state, index) => member(index, [line(2026, { state })])).reverse();

    const reviewed = review([member(9, []), ...members]);

    if (reviewed.kind !== 'reviewed') throw new Error('nobody left');
    expect(reviewed.thisYear.groups.map(({ standing }) => standing)).toEqual([...states, 'unrecorded']);
  });

  it('keeps apart what civil affairs paid, but not what it has yet to pay', () => {
    const reviewed = review([
      member(1, paidNext),
      member(2, [
        line(2026, { payer: 'civil-affairs' }),
        line(2027, { payer: 'civil-affairs', state: 'paid-pending' }),
      ]),
      member(3, [line(2027, { payer: 'civil-affairs', state: 'unpaid' })]),
    ]);

    if (reviewed.kind !== 'reviewed') throw new Error('nobody left');
    expect(reviewed.thisYear.groups.map(({ paidByCivilAffairs }) => paidByCivilAffairs)).toEqual([
      false,
      true,
      false,
    ]);
    expect(reviewed.nextYear.groups.map(({ paidByCivilAffairs }) => paidByCivilAffairs)).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('names those not covered this year; a payment being checked covers', () => {
    const reviewed = review([
      member(1, paidNext),
      member(2, [line(2026, { state: 'paid-pending' })]),
      member(3, [line(2026, { state: 'unpaid' })]),
      member(4, []),
    ]);

    if (reviewed.kind !== 'reviewed') throw new Error('nobody left');
    expect(reviewed.uncoveredNow.map(({ memberId }) => memberId)).toEqual([3, 4]);
  });
});

describe('members who left', () => {
  it('are told apart and no longer paid for, from the day they left', () => {
    const gone = member(2, unpaidNext, { leftOn: '2026-11-22' });

    const reviewed = review([member(1, paidNext), gone]);

    expect(reviewed).toMatchObject({ departed: [gone], toDo: { kind: 'settled' } });
  });

  it('still count on the day before', () => {
    expect(toDo([member(1, unpaidNext, { leftOn: '2026-11-23' })])).toMatchObject({ kind: 'due' });
  });

  it('leave nothing to review when nobody is there any more', () => {
    const gone = member(1, paidNext, { leftOn: '2020-01-01' });

    expect(review([gone])).toEqual({ kind: 'nobody-left', departed: [gone] });
  });
});

describe('what is to be done for next year', () => {
  it('is 10 yuan for each member who pays, by the last working day: 20 December 2026 is a Sunday', () => {
    const payers = [member(1, unpaidNext), member(2, unpaidNext), member(3, paidNext)];

    expect(toDo(payers)).toMatchObject({
      kind: 'due',
      payers: [{ memberId: 1 }, { memberId: 2 }],
      premium: 1000,
      amount: 2000,
      certificateHolders: [],
      deadline: '2026-12-20',
      lastWorkingDay: '2026-12-18',
      provisional: false,
    });
  });

  it('takes the amount from the rules of next year, not from a record', () => {
    const reviewed = review([member(1, unpaidNext)], { signed: { ...rules, premium: fen(1200) } });

    expect(reviewed).toMatchObject({ toDo: { amount: 1200 } });
  });

  it('asks nothing of certificate holders: civil affairs pays (III.2.1)', () => {
    const household = [
      member(1, unpaidNext, { category: 'five-guarantee' }),
      member(2, unpaidNext, { category: 'special-poor' }),
      member(3, [line(2026), line(2027, { state: 'unpaid', payer: 'civil-affairs' })]),
      member(4, unpaidNext),
    ];

    expect(toDo(household)).toMatchObject({
      payers: [{ memberId: 4 }],
      amount: 1000,
      certificateHolders: [{ memberId: 1 }, { memberId: 2 }, { memberId: 3 }],
    });
  });

  it('counts a member without a line beside members who have one as not paid', () => {
    expect(toDo([member(1, paidNext), member(2, [line(2026)])])).toMatchObject({
      kind: 'due',
      payers: [{ memberId: 2 }],
    });
  });

  it('may not have begun where nobody has a line', () => {
    expect(toDo([member(1, [line(2026)]), member(2, [])])).toMatchObject({ kind: 'not-begun', amount: 2000 });
  });

  it('is nothing once all are paid or being checked', () => {
    const pending = [line(2026), line(2027, { state: 'paid-pending' })];

    expect(toDo([member(1, paidNext), member(2, pending)])).toEqual({ kind: 'settled', apart: [] });
  });

  it('asks no payment of those who withdrew or lapsed, and names them', () => {
    const withdrawn = member(2, [line(2027, { state: 'withdrawn' })]);
    const lapsed = member(3, [line(2027, { state: 'lapsed' })]);

    expect(toDo([member(1, paidNext), withdrawn, lapsed])).toEqual({
      kind: 'settled',
      apart: [withdrawn, lapsed],
    });
  });

  it('names no figure for a year that is not signed', () => {
    expect(review([member(1, unpaidNext)], { signed: 'not-signed' })).toMatchObject({
      toDo: { kind: 'year-not-signed' },
    });
  });
});

describe('the days around the deadline', () => {
  const unpaid = [member(1, unpaidNext)];

  it('still goes on the last working day', () => {
    expect(toDo(unpaid, '2026-12-18').kind).toBe('due');
  });

  it.each(['2026-12-19', '2026-12-20'])('has no open office left on %s, yet is not over', (today) => {
    expect(toDo(unpaid, today)).toMatchObject({ kind: 'due-but-closed', lastWorkingDay: '2026-12-18' });
  });

  it('says so before it says that collection may not have begun', () => {
    expect(toDo([member(1, [])], '2026-12-20').kind).toBe('due-but-closed');
  });

  it('is over on the day after the deadline', () => {
    expect(toDo([...unpaid, member(2, paidNext)], '2026-12-21')).toEqual({
      kind: 'after-deadline',
      deadline: '2026-12-20',
      unpaid,
    });
  });
});
