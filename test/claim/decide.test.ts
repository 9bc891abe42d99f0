import { describe, expect, it } from 'vitest';
import type { Claim, ClaimState } from '../../src/claim/claim.ts';
import { reckoningOf, standingOf, timelineOf } from '../../src/claim/decide.ts';
import type { Day } from '../../src/kernel/day.ts';
import { fen } from '../../src/kernel/money.ts';

function claim(change: Partial<Claim> = {}): Claim {
  return {
    number: 'B26-0001-3',
    memberId: 1,
    memberName: '乌力吉',
    institution: '林东镇卫生院',
    tier: 'sumu',
    dischargedOn: '2026-09-01',
    creditedYear: 2026,
    total: fen(320_000),
    state: 'submitted',
    events: [{ state: 'submitted', occurredOn: '2026-09-03', note: '' }],
    asOf: new Date('2026-11-20T02:00:00Z'),
    ...change,
  };
}

function standing(
  change: Partial<Claim>,
  today: Day = '2026-09-10',
  designated: 'designated' | 'unknown' = 'designated',
) {
  return standingOf({ claim: claim(change), today, designated });
}

describe('where a claim stands', () => {
  it.each<ClaimState>(['submitted', 'checked', 'publicised', 'approved'])(
    '%s is under way since its newest event',
    (state) => {
      const events = [
        { state: 'submitted' as const, occurredOn: '2026-09-03', note: '' },
        { state, occurredOn: '2026-09-08', note: '' },
      ];

      expect(standing({ state, events })).toMatchObject({ kind: state, since: '2026-09-08', idleDays: 2 });
    },
  );

  it('is dated from the discharge where no event is recorded', () => {
    expect(standing({ events: [] })).toMatchObject({ since: '2026-09-01', idleDays: 9 });
  });

  it('has not moved for long from the thirtieth day on', () => {
    expect(standing({}, '2026-10-02')).toMatchObject({ idleDays: 29, longWithoutMovement: false });
    expect(standing({}, '2026-10-03')).toMatchObject({ idleDays: 30, longWithoutMovement: true });
  });

  it('is never idle for a negative time, when the records run ahead of the clock', () => {
    expect(standing({}, '2026-09-01')).toMatchObject({ idleDays: 0 });
  });

  it('when paid gives the sum and the day', () => {
    expect(standing({ state: 'paid', paid: fen(5000), paidOn: '2026-09-09' })).toMatchObject({
      kind: 'paid',
      amount: 5000,
      on: '2026-09-09',
    });
  });

  it('when paid invents neither', () => {
    const paid = standing({ state: 'paid' });

    expect(paid).not.toHaveProperty('amount');
    expect(paid).not.toHaveProperty('on');
  });

  it('when returned says what is missing, when rejected why', () => {
    expect(standing({ state: 'returned', reason: '出院小结' })).toMatchObject({
      kind: 'returned',
      missing: '出院小结',
    });
    expect(standing({ state: 'rejected', reason: '非住院' })).toMatchObject({
      kind: 'rejected',
      reason: '非住院',
    });
    expect(standing({ state: 'returned' })).not.toHaveProperty('missing');
    expect(standing({ state: 'rejected' })).not.toHaveProperty('reason');
  });
});

describe('where it is paid', () => {
  it('is the designated institution, at discharge (III.4.3)', () => {
    expect(standing({})).toMatchObject({ place: 'at-discharge' });
  });

  it('is the sumu office after public notice for a hospital above the banner', () => {
    expect(standing({ tier: 'above' })).toMatchObject({ place: 'after-notice' });
  });

  it.each([
    { state: 'publicised' as const },
    { events: [{ state: 'publicised' as const, occurredOn: '2026-09-05', note: '' }] },
  ])('is the sumu office for a claim put on public notice (%j)', (change) => {
    expect(standing(change)).toMatchObject({ place: 'after-notice' });
  });

  it('is left to the office where the institution is not known to be designated', () => {
    expect(standing({}, '2026-09-10', 'unknown')).toMatchObject({ place: 'ask-office' });
  });
});

describe('the reckoning', () => {
  const known = {
    ineligible: fen(20_000),
    deductible: fen(10_000),
    rate: '0.450000',
    computed: fen(130_500),
  };

  it('is told when its parts lead to the recorded sum', () => {
    expect(reckoningOf(claim({ ...known, paid: fen(130_500) }))).toEqual({
      kind: 'reckoned',
      ineligible: 20_000,
      deductible: 10_000,
      base: 290_000,
      rate: '0.450000',
      computed: 130_500,
      paidLess: false,
    });
  });

  it('takes nothing as self-paid where none is recorded', () => {
    const { ineligible: _none, ...rest } = known;

    expect(reckoningOf(claim({ ...rest, computed: fen(139_500) }))).toMatchObject({
      ineligible: 0,
      base: 310_000,
    });
  });

  it('has a base of nothing below the deductible', () => {
    expect(reckoningOf(claim({ ...known, total: fen(25_000), computed: fen(0) }))).toMatchObject({
      base: 0,
      computed: 0,
    });
  });

  it('says that less was paid than reckoned', () => {
    expect(reckoningOf(claim({ ...known, paid: fen(130_499) }))).toMatchObject({ paidLess: true });
  });

  it.each(['deductible', 'rate', 'computed'] as const)('is unknown without the %s', (part) => {
    const { [part]: _missing, ...rest } = known;

    expect(reckoningOf(claim(rest))).toEqual({ kind: 'unknown' });
  });

  it.each([
    ['a sum that is not base × rate', { computed: fen(130_501) }],
    ['a rate that is none', { rate: '45' }],
    ['more paid than reckoned', { paid: fen(130_501) }],
  ])('shows no equation for %s', (_, change) => {
    expect(reckoningOf(claim({ ...known, ...change }))).toEqual({ kind: 'does-not-add-up' });
  });
});

it('tells events oldest first and keeps the order within a day', () => {
  const events = [
    { state: 'checked' as const, occurredOn: '2026-09-08', note: '' },
    { state: 'approved' as const, occurredOn: '2026-09-08', note: '' },
    { state: 'submitted' as const, occurredOn: '2026-09-03', note: '' },
  ];

  expect(timelineOf(claim({ events })).map(({ state }) => state)).toEqual([
    'submitted',
    'checked',
    'approved',
  ]);
});
