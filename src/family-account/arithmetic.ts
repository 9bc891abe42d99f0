/**
 * A household's year on its family account, and the fund's year. Pure sums in fen.
 *
 * "家庭账户每人8元，用于支付个人门诊医疗费用；其余2元纳入大病统筹基金" (III.4.1). The account belongs to the
 * household and is never overdrawn; what is left is carried over in full, but never pays the premium (III.4.2).
 */
import type { Fen } from '../kernel/money.ts';
import { applyRate, least, minus, sum, times, zero } from '../kernel/money.ts';
import type { Tariff } from '../policy/types.ts';

export interface HouseholdYearFacts {
  /** Enrolled members: whole, at least 1. */
  readonly members: number;
  /** How many of them hold a five-guarantee or special-poor certificate: civil affairs pays their premium (III.2.1). */
  readonly subsidised: number;
  readonly carriedIn: Fen;
  /** Outpatient charges in the order of the visits. */
  readonly outpatient: readonly Fen[];
}

export interface AccountEntry {
  readonly charge: Fen;
  readonly fromAccount: Fen;
  /** What the account could not pay. */
  readonly cash: Fen;
  readonly balance: Fen;
}

export interface Premium {
  readonly premiumDue: Fen;
  readonly premiumDueFromHousehold: Fen;
  readonly paidByCivilAffairs: Fen;
}

/** opening = carriedIn + credited; closing = opening − Σ fromAccount, which the next year carries in. */
export interface HouseholdYear extends Premium {
  readonly credited: Fen;
  readonly toPooledFund: Fen;
  readonly carriedIn: Fen;
  readonly opening: Fen;
  readonly entries: readonly AccountEntry[];
  readonly closing: Fen;
}

/** 10 yuan a member; certificate holders' part is paid by civil affairs from the medical assistance fund. */
export function premiumFor(tariff: Tariff, members: number, subsidised: number): Premium {
  return {
    premiumDue: times(tariff.premium, members),
    premiumDueFromHousehold: times(tariff.premium, members - subsidised),
    paidByCivilAffairs: times(tariff.premium, subsidised),
  };
}

export function householdYear(tariff: Tariff, facts: HouseholdYearFacts): HouseholdYear {
  const { members, subsidised, carriedIn, outpatient } = facts;
  const credited = times(tariff.familyAccountPart, members);
  const opening = sum(carriedIn, credited);
  let balance = opening;
  const entries = outpatient.map((charge) => {
    const fromAccount = least(charge, balance);
    balance = minus(balance, fromAccount);
    return { charge, fromAccount, cash: minus(charge, fromAccount), balance };
  });
  return {
    ...premiumFor(tariff, members, subsidised),
    credited,
    toPooledFund: times(tariff.pooledPart, members),
    carriedIn,
    opening,
    entries,
    closing: balance,
  };
}

/** "但不得抵缴下一年度个人缴费" (III.4.2-not-premium): however large the balance, the premium is paid in cash. */
export interface PremiumFromAccountRefused {
  readonly kind: 'not-for-premium';
  readonly premiumDueCash: Fen;
  readonly balanceUnchanged: Fen;
}

export function payPremiumFromAccount(
  tariff: Tariff,
  facts: Pick<HouseholdYearFacts, 'members' | 'subsidised'> & { readonly balance: Fen },
): PremiumFromAccountRefused {
  const { premiumDueFromHousehold } = premiumFor(tariff, facts.members, facts.subsidised);
  return {
    kind: 'not-for-premium',
    premiumDueCash: premiumDueFromHousehold,
    balanceUnchanged: facts.balance,
  };
}

export interface FundYear {
  readonly individual: Fen;
  readonly central: Fen;
  readonly region: Fen;
  readonly city: Fen;
  readonly banner: Fen;
  readonly totalRaised: Fen;
  readonly familyAccounts: Fen;
  /** All that is not credited to family accounts, the risk fund included. */
  readonly pooledFund: Fen;
  readonly riskFund: Fen;
  readonly pooledAfterRisk: Fen;
  readonly maxBalance: Fen;
}

/** What a year raises: 50 yuan a head = 10 + 20 + (10 + 5 + 5); the risk fund is taken from the pool. */
export function fundYear(tariff: Tariff, participants: number): FundYear {
  const individual = times(tariff.premium, participants);
  const central = times(tariff.centralSubsidy, participants);
  const region = times(tariff.regionSubsidy, participants);
  const city = times(tariff.citySubsidy, participants);
  const banner = times(tariff.bannerSubsidy, participants);
  const totalRaised = sum(individual, central, region, city, banner);
  const familyAccounts = times(tariff.familyAccountPart, participants);
  const pooledFund = minus(totalRaised, familyAccounts);
  const riskFund = applyRate(totalRaised, tariff.riskRate);
  return {
    individual,
    central,
    region,
    city,
    banner,
    totalRaised,
    familyAccounts,
    pooledFund,
    riskFund,
    pooledAfterRisk: minus(pooledFund, riskFund),
    maxBalance: applyRate(totalRaised, tariff.balanceLimit),
  };
}

export interface FundSpending {
  readonly spentPool: Fen;
  readonly spentFamilyAccounts: Fen;
}

export interface FundBalance {
  /** What is left of all that was raised, family accounts and risk fund included; below 0 when overspent. */
  readonly balance: Fen;
  /** Of the total raised, in hundredths of a percent, half up: 1500 is 15.00 %. */
  readonly balanceBasisPoints: number;
  /** "年度基金结余不得超过当年基金总额的15%": exactly the limit is still allowed. */
  readonly breach: boolean;
  /** "既防超支又防沉淀": more was spent than raised. */
  readonly overspent: boolean;
}

export function fundBalance(fund: FundYear, spending: FundSpending): FundBalance {
  const balance = minus(fund.totalRaised, spending.spentPool, spending.spentFamilyAccounts);
  return {
    balance,
    balanceBasisPoints: basisPoints(balance, fund.totalRaised),
    breach: balance > fund.maxBalance,
    overspent: balance < zero,
  };
}

/** part ÷ whole in hundredths of a percent, half away from zero; by whole numbers too large for a plain one. */
function basisPoints(part: Fen, whole: Fen): number {
  if (whole === 0) return 0;
  const doubled = BigInt(Math.abs(part)) * 20_000n + BigInt(whole);
  const points = Number.parseInt((doubled / (2n * BigInt(whole))).toString(), 10);
  return part < 0 ? -points : points;
}
