import { describe, expect, it } from 'vitest';
import {
  fundBalance,
  fundYear,
  householdYear,
  payPremiumFromAccount,
  premiumFor,
} from '../../src/family-account/arithmetic.ts';
import type { Fen } from '../../src/kernel/money.ts';
import { fen, zero } from '../../src/kernel/money.ts';
import { readRuleSet } from '../../src/policy/rule-set.ts';

const { tariff } = readRuleSet();
const yuan = (amount: number): Fen => fen(Math.round(amount * 100));
const alone = { members: 1, subsidised: 0, carriedIn: zero, outpatient: [] };

describe("a household's year", () => {
  it('credits 8 of each 10 yuan and pools 2', () => {
    expect(householdYear(tariff, { ...alone, members: 4 })).toMatchObject({
      premiumDue: 4000,
      credited: 3200,
      toPooledFund: 800,
      opening: 3200,
      closing: 3200,
    });
  });

  it('never overdraws: what the account cannot pay is cash', () => {
    const year = householdYear(tariff, { ...alone, outpatient: [yuan(5), yuan(5), yuan(5)] });
    expect(year.entries).toEqual([
      { charge: 500, fromAccount: 500, cash: 0, balance: 300 },
      { charge: 500, fromAccount: 300, cash: 200, balance: 0 },
      { charge: 500, fromAccount: 0, cash: 500, balance: 0 },
    ]);
    expect(year.closing).toBe(0);
  });

  it('carries the balance over in full, year after year', () => {
    const first = householdYear(tariff, { ...alone, outpatient: [yuan(1.5)] });
    const second = householdYear(tariff, { ...alone, carriedIn: first.closing, outpatient: [yuan(10)] });
    const third = householdYear(tariff, { ...alone, carriedIn: second.closing });
    expect([first.closing, second.opening, second.closing, third.opening]).toEqual([650, 1450, 450, 1250]);
  });

  it('does not change the split when civil affairs pays the premium', () => {
    expect(householdYear(tariff, { ...alone, members: 4, subsidised: 3 })).toMatchObject({
      premiumDue: 4000,
      premiumDueFromHousehold: 1000,
      paidByCivilAffairs: 3000,
      credited: 3200,
      toPooledFund: 800,
    });
    expect(premiumFor(tariff, 2, 2)).toMatchObject({ premiumDueFromHousehold: 0, paidByCivilAffairs: 2000 });
  });
});

describe('the premium from the account', () => {
  it('is refused however large the balance, and leaves it as it is', () => {
    expect(payPremiumFromAccount(tariff, { members: 4, subsidised: 0, balance: yuan(52) })).toEqual({
      kind: 'not-for-premium',
      premiumDueCash: 4000,
      balanceUnchanged: 5200,
    });
  });

  it('asks no cash of members whom civil affairs pays for', () => {
    expect(payPremiumFromAccount(tariff, { members: 2, subsidised: 1, balance: zero }).premiumDueCash).toBe(
      1000,
    );
  });
});

describe("the fund's year", () => {
  const fund = fundYear(tariff, 10_000);
  const left = (balance: number) =>
    fundBalance(fund, { spentPool: fen(fund.totalRaised - balance), spentFamilyAccounts: zero });

  it('raises 50 yuan a head and sets the risk fund aside from the pool', () => {
    expect(fund).toMatchObject({
      totalRaised: 50_000_000,
      familyAccounts: 8_000_000,
      pooledFund: 42_000_000,
      riskFund: 1_500_000,
      pooledAfterRisk: 40_500_000,
      maxBalance: 7_500_000,
    });
  });

  it('is in breach above 15 %, not at 15 %, though both print 15.00', () => {
    expect(left(7_500_000)).toMatchObject({ breach: false, balanceBasisPoints: 1500 });
    expect(left(7_500_001)).toMatchObject({ breach: true, balanceBasisPoints: 1500 });
  });

  it('counts what both pockets spent', () => {
    const spending = { spentPool: yuan(1000), spentFamilyAccounts: yuan(200) };
    expect(fundBalance(fund, spending).balance).toBe(49_880_000);
  });

  it('rounds the ratio half up and says when more was spent than raised', () => {
    expect(left(2_500).balanceBasisPoints).toBe(1);
    expect(left(2_499).balanceBasisPoints).toBe(0);
    expect(left(0)).toMatchObject({ overspent: false, breach: false });
    expect(left(-2_500)).toMatchObject({ overspent: true, breach: false, balanceBasisPoints: -1 });
  });

  it('of nobody is nothing', () => {
    const empty = fundYear(tariff, 0);
    expect(fundBalance(empty, { spentPool: zero, spentFamilyAccounts: zero })).toEqual({
      balance: 0,
      balanceBasisPoints: 0,
      breach: false,
      overspent: false,
    });
  });
});
