/** An answer without a sum names the clause it rests on all the same. */
import { describe, expect, it } from 'vitest';
import { parseYuan, zero } from '../../src/kernel/money.ts';
import { readRuleSet } from '../../src/policy/rule-set.ts';
import { defaultSwitches } from '../../src/policy/switches.ts';
import { estimateAdmission } from '../../src/reimbursement/decide.ts';

const { tariff } = readRuleSet();
const totalCost = parseYuan('3000') ?? zero;

describe('an estimate without a sum', () => {
  it('cites why an outpatient bill is not paid from the pool, and what pays it', () => {
    const estimate = estimateAdmission(tariff, { tier: 'sumu', totalCost, kind: 'outpatient' });

    expect(estimate).toEqual({
      kind: 'outpatient-not-pooled',
      citations: ['III.4.1-no-outpatient-from-pool', 'III.4.1-family-account-8'],
    });
  });

  it('cites the choice among designated institutions for a hospital that is none', () => {
    const estimate = estimateAdmission(tariff, { tier: 'banner', totalCost, designated: false });

    expect(estimate).toEqual({
      kind: 'not-designated',
      citations: ['III.6.1-designated-selection', 'III.6.1-choose-in-banner'],
    });
  });

  it('cites the committee for a fixed sum that it has set for childbirth', () => {
    const amount = parseYuan('200') ?? zero;
    const switches = { ...defaultSwitches, childbirthFixed: amount };

    const estimate = estimateAdmission(tariff, { tier: 'sumu', totalCost, childbirth: true }, { switches });

    expect(estimate).toEqual({
      kind: 'childbirth-fixed',
      amount,
      citations: ['III.4.2-committee-sets'],
    });
  });
});
