/** `heyi account`: one line in, a household's year or the fund's year out. The shapes are the contract's. */
import { z } from 'zod';
import type { FundYear } from '../family-account/arithmetic.ts';
import { fundBalance, fundYear, householdYear, payPremiumFromAccount } from '../family-account/arithmetic.ts';
import type { Fen } from '../kernel/money.ts';
import { fen, formatYuan, zero } from '../kernel/money.ts';
import { categories } from '../policy/tier.ts';
import type { Tariff } from '../policy/types.ts';
import { invalidLine, refusalOf, yuanField } from './json-fields.ts';

function wholeNumber(least: number, most: number) {
  const wanted = `must be a whole number from ${least} to ${most}`;
  return z.int(wanted).min(least, wanted).max(most, wanted);
}

const householdLine = z.object({
  members: wholeNumber(1, 10_000),
  carriedIn: yuanField.nullish(),
  outpatient: z
    .array(yuanField, 'must be a list of sums')
    .max(10_000, 'must hold at most 10000 sums')
    .nullish(),
  category: z.enum(categories, `must be one of ${categories.join(', ')}`).nullish(),
  /** How many members civil affairs pays for, in a household where not all hold a certificate. */
  subsidised: wholeNumber(0, 10_000).nullish(),
  request: z.string('must be a text').nullish(),
});

const fundLine = z.object({
  participants: wholeNumber(1, 2_000_000_000),
  spentPool: yuanField.nullish(),
  spentFamilyAccounts: yuanField.nullish(),
});

const householdCitations = ['III.2.1-premium-10', 'III.4.1-family-account-8', 'III.4.1-pooled-2'];
const fundCitations = [
  'III.2.1-premium-10',
  'III.2.3-central-20',
  'III.2.3-local-10-5-5',
  'III.4.1-family-account-8',
  'III.4.2-risk3',
  'III.4.2-balance15',
];

/** Answers one line of `heyi account` (contract: account). Never throws on any input. */
export function answerAccountLine(tariff: Tariff, line: unknown): object {
  if (typeof line !== 'object' || line === null) return invalidLine('This line must be a JSON object.');
  const household = 'members' in line;
  const fund = 'participants' in line;
  if (household && fund)
    return invalidLine('Give members (a household) or participants (the fund), not both.');
  if (household) return answerHousehold(tariff, line);
  if (fund) return answerFund(tariff, line);
  return invalidLine('Give members (a household) or participants (the fund).');
}

function answerHousehold(tariff: Tariff, line: object): object {
  const parsed = householdLine.safeParse(line);
  if (!parsed.success) return refusalOf(parsed.error);
  const { members, category, request } = parsed.data;
  const holders = category === 'wubao' || category === 'tekun' ? members : 0;
  const subsidised = parsed.data.subsidised ?? holders;
  if (subsidised > members) return invalidLine('subsidised: must not be more than members.');
  const carriedIn = parsed.data.carriedIn ?? zero;
  if (typeof request === 'string') return answerRequest(tariff, { request, members, subsidised, carriedIn });

  const year = householdYear(tariff, {
    members,
    subsidised,
    carriedIn,
    outpatient: parsed.data.outpatient ?? [],
  });
  return {
    premiumDue: formatYuan(year.premiumDue),
    premiumDueFromHousehold: formatYuan(year.premiumDueFromHousehold),
    paidByCivilAffairs: formatYuan(year.paidByCivilAffairs),
    credited: formatYuan(year.credited),
    toPooledFund: formatYuan(year.toPooledFund),
    carriedIn: formatYuan(year.carriedIn),
    opening: formatYuan(year.opening),
    entries: year.entries.map((entry) => ({
      charge: formatYuan(entry.charge),
      fromAccount: formatYuan(entry.fromAccount),
      cash: formatYuan(entry.cash),
      balance: formatYuan(entry.balance),
    })),
    closing: formatYuan(year.closing),
    citations: [
      ...householdCitations,
      ...(subsidised > 0 ? ['III.2.1-wubao-premium'] : []),
      ...(year.carriedIn > 0 ? ['III.4.2-carryover'] : []),
    ],
  };
}

interface AccountRequest {
  readonly request: string;
  readonly members: number;
  readonly subsidised: number;
  readonly carriedIn: Fen;
}

function answerRequest(tariff: Tariff, { request, members, subsidised, carriedIn }: AccountRequest): object {
  if (!/premium|contribution|缴费|保费|参合费/i.test(request))
    return invalidLine('request: only a request to pay the premium from the account is answered here.');
  const refused = payPremiumFromAccount(tariff, { members, subsidised, balance: carriedIn });
  return {
    refused: true,
    premiumDueCash: formatYuan(refused.premiumDueCash),
    balanceUnchanged: formatYuan(refused.balanceUnchanged),
    citations: ['III.4.2-carryover', 'III.4.2-not-premium'],
  };
}

function answerFund(tariff: Tariff, line: object): object {
  const parsed = fundLine.safeParse(line);
  if (!parsed.success) return refusalOf(parsed.error);
  const { participants, spentPool, spentFamilyAccounts } = parsed.data;
  const fund = fundYear(tariff, participants);
  const raised = fundText(fund);
  const nothingSpentGiven = [spentPool, spentFamilyAccounts].every((spent) => typeof spent !== 'number');
  if (nothingSpentGiven) return { ...raised, citations: fundCitations };
  const spending = { spentPool: spentPool ?? zero, spentFamilyAccounts: spentFamilyAccounts ?? zero };
  const balance = fundBalance(fund, spending);
  return {
    ...raised,
    spentPool: formatYuan(spending.spentPool),
    spentFamilyAccounts: formatYuan(spending.spentFamilyAccounts),
    balanceInclRiskAndAccounts: formatYuan(balance.balance),
    // Hundredths of a percent are printed as fen are: 1500 → "15.00".
    balanceRatioPct: formatYuan(fen(balance.balanceBasisPoints)),
    breach15pct: balance.breach,
    overspent: balance.overspent,
    citations: fundCitations,
  };
}

function fundText(fund: FundYear): object {
  return {
    individual: formatYuan(fund.individual),
    central: formatYuan(fund.central),
    region: formatYuan(fund.region),
    city: formatYuan(fund.city),
    banner: formatYuan(fund.banner),
    totalRaised: formatYuan(fund.totalRaised),
    familyAccounts: formatYuan(fund.familyAccounts),
    pooledFund: formatYuan(fund.pooledFund),
    riskFund3pct: formatYuan(fund.riskFund),
    pooledAfterRisk: formatYuan(fund.pooledAfterRisk),
    maxBalance15pct: formatYuan(fund.maxBalance),
  };
}
