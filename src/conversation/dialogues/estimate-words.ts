/** How an estimate is told: its working line by line, with the clauses. */
import { type Fen, formatPercent, formatYuan, formatYuanShort } from '../../kernel/money.ts';
import type { AdmissionEstimate, AdmissionResult } from '../../reimbursement/estimate.ts';
import type { ConfiguredRate } from '../../policy/rates.ts';
import type { Tariff, Tier } from '../../policy/types.ts';
import type { Line, Option, Utterance } from '../dialogue.ts';
import type { PaidTold } from './estimate-paid.ts';

export interface Told {
  readonly tier: Tier;
  readonly cost: Fen;
  /** undefined: not known yet. */
  readonly ineligible: Fen | undefined;
  /** "300.00元 + 200.00元" where it was added up; else ''. */
  readonly parts: string;
  readonly tariff: Tariff;
  readonly rate: ConfiguredRate | undefined;
  /** Taken into account, as of that day. */
  readonly paid: PaidTold | undefined;
  readonly designatedUnknown: boolean;
  /** Nothing was self-paid after all: the sum stands as it was told, and the working need not be told again. */
  readonly unchanged: boolean;
  readonly telephone: string;
}

/**
 * From this sum borne by oneself on, the way to medical assistance is shown (II.8). The plan states no sum;
 * ten thousand yuan is our own choice and decides nothing.
 */
const heavyBurden = 1_000_000;

export function tellEstimate(estimate: AdmissionEstimate, told: Told): Utterance {
  switch (estimate.kind) {
    case 'range':
      return tell(estimate, told, estimate.low, {
        id: 'estimate-range',
        args: { low: formatYuan(estimate.low.reimbursement), high: formatYuan(estimate.high.reimbursement) },
      });
    case 'configured':
      return tell(estimate, told, estimate.point, {
        id: 'estimate-point',
        args: { amount: formatYuan(estimate.point.reimbursement) },
      });
    case 'same':
      return tell(estimate, told, estimate.low, headOfSame(estimate.reason, estimate.low, told));
    case 'outpatient-not-pooled':
      return {
        lines: [
          { id: 'estimate-outpatient', args: { part: formatYuanShort(told.tariff.familyAccountPart) } },
        ],
        choices: [{ id: 'intent-account' }],
        citations: estimate.citations,
      };
    case 'not-designated':
      return {
        lines: [{ id: 'estimate-not-designated', args: { telephone: told.telephone } }],
        choices: [{ id: 'estimate-compare' }, { id: 'intent-human' }],
        citations: estimate.citations,
      };
    case 'ineligible-exceeds-total':
      return { lines: [{ id: 'estimate-ineligible-exceeds', args: { cost: formatYuan(told.cost) } }] };
    case 'rate-out-of-range':
    case 'childbirth-not-in-plan':
    case 'childbirth-fixed':
      return {
        lines: [{ id: 'estimate-office', args: { telephone: told.telephone } }],
        choices: [{ id: 'intent-human' }],
      };
  }
}

function headOfSame(
  reason: 'below-deductible' | 'cap-reached' | 'actual-cost-reached' | 'equal',
  result: AdmissionResult,
  { tariff, tier }: Told,
): Line {
  const amount = formatYuan(result.reimbursement);
  if (reason === 'below-deductible')
    return { id: 'estimate-below', args: { deductible: formatYuanShort(tariff.tiers[tier].deductible) } };
  if (reason === 'cap-reached')
    return { id: 'estimate-capped', args: { amount, cap: formatYuanShort(tariff.cap) } };
  return { id: 'estimate-point', args: { amount } };
}

function tell(
  estimate: Extract<AdmissionEstimate, { readonly hints: unknown }>,
  told: Told,
  result: AdmissionResult,
  head: Line,
): Utterance {
  const { tier, tariff } = told;
  if (told.unchanged)
    return {
      lines: [{ id: 'estimate-unchanged' }, head, finalLine(told.paid)],
      choices: [{ id: 'estimate-compare' }, { id: 'estimate-another' }],
      citations: estimate.citations,
    };
  const heavy = result.selfPay >= heavyBurden;
  const lines: Line[] = [head, ...working(told, result)];
  if (told.designatedUnknown) lines.push({ id: 'estimate-designated-unknown' });
  if (told.ineligible === undefined) lines.push({ id: 'estimate-ask-ineligible' });
  lines.push(finalLine(told.paid));
  if (tier === 'above') lines.push({ id: 'estimate-transfer' });
  if (heavy) lines.push({ id: 'estimate-assistance' });
  const known = told.ineligible !== undefined;
  const choices: Option[] = known
    ? [{ id: 'estimate-compare' }, { id: 'estimate-another' }]
    : [{ id: 'estimate-none' }, { id: 'estimate-some' }, { id: 'estimate-compare' }];
  return {
    lines,
    choices,
    citations: [
      ...estimate.citations,
      ...(tier === 'above' ? ['III.4.3-transfer'] : []),
      ...(heavy ? ['II.8-medical-assistance'] : []),
    ].filter((id) => id !== 'III.4.2-cap' || tariff.cap > 0),
  };
}

function working({ tier, cost, ineligible, parts, tariff, rate }: Told, result: AdmissionResult): Line[] {
  const { deductible, rateLow, rateHigh } = tariff.tiers[tier];
  const lines: Line[] = [{ id: 'estimate-cost', args: { cost: formatYuan(cost) } }];
  if (ineligible !== undefined && ineligible > 0)
    lines.push({
      id: 'estimate-minus-ineligible',
      args: { amount: formatYuan(ineligible), parts: parts || 'none', left: formatYuan(result.eligible) },
    });
  lines.push({
    id: 'estimate-minus-deductible',
    args: { deductible: formatYuanShort(deductible), tier, left: formatYuan(result.base) },
  });
  if (result.base === 0) return lines;
  lines.push(
    rate
      ? { id: 'estimate-rate', args: { rate: formatPercent(rate.rate), source: rate.source } }
      : { id: 'estimate-rates', args: { low: formatPercent(rateLow), high: formatPercent(rateHigh) } },
  );
  return lines;
}

function finalLine(paid: PaidTold | undefined): Line {
  return paid ? { id: 'estimate-final-known', args: { day: paid.day } } : { id: 'estimate-final' };
}

/** The same bill at all three tiers. */
export function tellComparison(
  cost: Fen,
  rows: readonly { readonly tier: Tier; readonly estimate: AdmissionEstimate }[],
  paid: PaidTold | undefined,
): Utterance {
  return {
    lines: [
      { id: 'estimate-compare-head', args: { cost: formatYuan(cost) } },
      ...rows.map(({ tier, estimate }) => compareLine(tier, estimate)),
      finalLine(paid),
    ],
    choices: [{ id: 'estimate-another' }],
    citations: ['III.4.2-deductible', 'III.4.2-rates', 'III.4.2-cap', 'III.6.2-referral'],
  };
}

function compareLine(tier: Tier, estimate: AdmissionEstimate): Line {
  switch (estimate.kind) {
    case 'range':
      return {
        id: 'estimate-compare-range',
        args: {
          tier,
          low: formatYuan(estimate.low.reimbursement),
          high: formatYuan(estimate.high.reimbursement),
        },
      };
    case 'same':
      return { id: 'estimate-compare-point', args: { tier, amount: formatYuan(estimate.low.reimbursement) } };
    case 'configured':
      return {
        id: 'estimate-compare-point',
        args: { tier, amount: formatYuan(estimate.point.reimbursement) },
      };
    case 'outpatient-not-pooled':
    case 'not-designated':
    case 'ineligible-exceeds-total':
    case 'rate-out-of-range':
    case 'childbirth-not-in-plan':
    case 'childbirth-fixed':
      return { id: 'estimate-compare-none', args: { tier } };
  }
}
