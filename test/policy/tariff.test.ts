import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatYuan } from '../../src/kernel/money.ts';
import { readRuleSet } from '../../src/policy/rule-set.ts';
import { assembleTariff, figureOn, parseFigures, tariffOn } from '../../src/policy/tariff.ts';
import { faultsOf as faultsOfAction } from './office.ts';

const written = readFileSync(
  new URL('../../src/policy/bairin-left-banner/tariff.yaml', import.meta.url),
  'utf8',
);
const ruleSet = readRuleSet();
const clauseIds = new Set(ruleSet.clauses.keys());

const faultsOf = (text: string) => faultsOfAction(() => parseFigures(text, clauseIds));

describe('the figures of the plan', () => {
  it('are those of its clauses', () => {
    const { tiers, ...tariff } = ruleSet.tariff;
    expect(Object.values(tiers).map((tier) => formatYuan(tier.deductible))).toEqual([
      '100.00',
      '200.00',
      '400.00',
    ]);
    expect(
      Object.values(tiers).map((tier) => `${tier.rateLow.toFixed(2)}–${tier.rateHigh.toFixed(2)}`),
    ).toEqual(['0.40–0.60', '0.30–0.50', '0.20–0.35']);
    expect(tariff).toMatchObject({
      cap: 2_000_000,
      premium: 1000,
      familyAccountPart: 800,
      pooledPart: 200,
      centralSubsidy: 2000,
      regionSubsidy: 1000,
      citySubsidy: 500,
      bannerSubsidy: 500,
      complaintWorkingDays: 20,
      paymentDeadline: '12-20',
    });
    expect([tariff.riskRate.toFixed(2), tariff.balanceLimit.toFixed(2)]).toEqual(['0.03', '0.15']);
  });

  it('each name a clause, and an inferred one says that the plan does not state it', () => {
    for (const history of ruleSet.figures.values()) {
      for (const figure of history) {
        expect(clauseIds.has(figure.clause)).toBe(true);
        if (figure.inferred) expect(figure.note?.['zh-CN']).toContain('方案没写明');
      }
    }
    expect(figureOn(ruleSet.figures, 'cap', '2026-11-22').inferred).toBe(true);
    expect(figureOn(ruleSet.figures, 'premium', '2026-11-22').inferred).toBe(false);
  });
});

describe('a figure that changes', () => {
  const changed = written
    .replace(
      /^premium:.*\n(.*)\n/m,
      (whole) => `${whole}  - { from: 2027-01-01, value: '12.00', clause: III.2.1-premium-10 }\n`,
    )
    .replace(
      /^pooledPart:.*\n(.*)\n/m,
      (whole) => `${whole}  - { from: 2027-01-01, value: '4.00', clause: III.4.1-pooled-2 }\n`,
    );
  const figures = parseFigures(changed, clauseIds);

  it('holds from its day on, and the old one until the day before', () => {
    expect(tariffOn({ figures }, '2026-12-31').premium).toBe(1000);
    expect(tariffOn({ figures }, '2027-01-01').premium).toBe(1200);
    expect(assembleTariff(figures, 'XX-01-01').premium).toBe(1000);
  });

  it('must come after the one before it', () => {
    const backwards = changed.replaceAll(
      "from: 2027-01-01, value: '12.00'",
      "from: XX-01-01, value: '12.00'",
    );
    expect(faultsOf(backwards)).toContain('tariff.yaml: premium: XX-01-01 must come after XX-01-01');
  });
});

describe('a faulty tariff is refused by file and key', () => {
  it.each([
    [
      'a sum that is not quoted yuan',
      "value: '10.00', clause: III.2.1",
      "value: '10', clause: III.2.1",
      'tariff.yaml: premium.0.value: must be a quoted sum in yuan with two decimals',
    ],
    [
      'a rate above 1',
      "value: '0.40'",
      "value: '1.40'",
      'tariff.yaml: sumuRateLow.0.value: must be a quoted share between 0 and 1',
    ],
    [
      'a low rate above the high one',
      "value: '0.40'",
      "value: '0.70'",
      'tariff.yaml: sumuRateLow: is above sumuRateHigh',
    ],
    [
      'an unknown clause',
      'clause: III.2.1-premium-10',
      'clause: III.2.1-premium-11',
      'tariff.yaml: premium: III.2.1-premium-11 is no clause of the plan',
    ],
    [
      'a day that does not exist',
      'premium: # per person and year\n  - { from: XX-01-01',
      'premium:\n  - { from: 2027-02-30',
      'tariff.yaml: premium.0.from: must be a day (2027-01-01) or XX-01-01',
    ],
    [
      'parts that do not make up the premium',
      "value: '8.00'",
      "value: '7.00'",
      'tariff.yaml: premium: is not familyAccountPart + pooledPart',
    ],
    [
      'a deadline that is no day',
      "value: '12-20'",
      "value: '12-32'",
      'tariff.yaml: paymentDeadline.0.value: must be a month and day, "12-20"',
    ],
    [
      'a period of no days',
      "value: '20', clause",
      "value: '0', clause",
      'tariff.yaml: complaintWorkingDays.0.value: must be a quoted number of days',
    ],
    ['an unknown figure', 'premium: #', 'premiums: #', 'tariff.yaml: Unrecognized key: "premiums"'],
  ])('for %s', (_, from, to, fault) => {
    expect(written).toContain(from);
    expect(faultsOf(written.replaceAll(from, to))).toContain(fault);
  });

  it.each(['x8.00', '8.000', '8.0', '-8.00', '12345678901234.00'])('for the sum %s', (sum) => {
    expect(faultsOf(written.replace("value: '8.00'", `value: '${sum}'`))).toEqual([
      'tariff.yaml: familyAccountPart.0.value: must be a quoted sum in yuan with two decimals',
    ]);
  });

  it.each([
    ['1', 0],
    ['999', 0],
    ['1000', 1],
    ['020', 1],
    ['20天', 1],
    ['约20', 1],
  ])('for a period of %s days: %i fault', (days, faults) => {
    expect(faultsOf(written.replace("value: '20', clause", `value: '${days}', clause`))).toHaveLength(faults);
  });

  it('for a figure that does not hold yet on the day', () => {
    const later = written.replace(
      'premium: # per person and year\n  - { from: XX-01-01',
      'premium: # per person and year\n  - { from: 2027-01-01',
    );
    expect(faultsOf(later)).toEqual(['tariff.yaml: premium: no figure holds on XX-01-01']);
  });
});
