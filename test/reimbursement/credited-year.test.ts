/** The order of settling, and what cannot be told while a day is unknown. */
import { describe, expect, it } from 'vitest';
import { defaultSwitches } from '../../src/policy/switches.ts';
import { creditedYear, crossesNewYear, settlingOrder } from '../../src/reimbursement/credited-year.ts';
import type { Admission } from '../../src/reimbursement/estimate.ts';
import { stay } from './stays.ts';

function positions(admissions: readonly Admission[]): readonly number[] {
  return settlingOrder(admissions, defaultSwitches).map(({ position }) => position);
}

describe('stays are settled', () => {
  it('in the order of discharge, those of one day in the order told', () => {
    const days = ['2026-05-02', '2026-03-01', '2026-05-02', '2026-01-31', '2026-03-01'];

    expect(positions(days.map((discharged) => stay('sumu', 900, { discharged })))).toEqual([3, 1, 4, 0, 2]);
  });

  it('in the order told while the discharge of any is unknown', () => {
    const told = [{ discharged: '2026-05-02' }, { admitted: '2026-03-01' }, { discharged: '2026-01-31' }];

    expect(positions(told.map((days) => stay('sumu', 900, days)))).toEqual([0, 1, 2]);
  });
});

describe('a stay belongs', () => {
  const over = stay('sumu', 900, { admitted: '2026-12-28', discharged: '2027-01-03' });

  it('to the year of its discharge, or of its admission if the office says so', () => {
    expect(creditedYear(over, defaultSwitches)).toBe(2027);
    expect(creditedYear(over, { ...defaultSwitches, yearRule: 'admission_date' })).toBe(2026);
  });

  it('to the year of its discharge when only that is known, whatever the office says', () => {
    const { discharged } = over;
    const byAdmission = { ...defaultSwitches, yearRule: 'admission_date' } as const;

    expect(creditedYear(stay('sumu', 900, { discharged }), byAdmission)).toBe(2027);
  });

  it('to no year while its days are unknown', () => {
    expect(creditedYear(stay('sumu', 900), defaultSwitches)).toBeUndefined();
    expect(creditedYear(stay('sumu', 900, { admitted: '2026-12-28' }), defaultSwitches)).toBeUndefined();
  });
});

describe('a stay goes over New Year', () => {
  it.each([
    [true, { admitted: '2026-12-31', discharged: '2027-01-01' }],
    [false, { admitted: '2026-01-01', discharged: '2026-12-31' }],
    [false, { admitted: '2026-12-31' }],
    [false, { discharged: '2027-01-01' }],
    [false, {}],
  ])('%s: %j', (crosses, days) => {
    expect(crossesNewYear(stay('sumu', 900, days))).toBe(crosses);
  });
});
