/**
 * The early warning of high medical costs: "in-policy personal spending > 50 % of last year's provincial per-capita
 * disposable income for low-income-edge families and persons monitored against return to poverty; > 150 % for ordinary
 * insured" (examples of the 2024 No. 1 document; they differ by province). A hint to have it checked, never a decision:
 * 可能符合监测条件，请向嘎查或医保、乡村振兴部门核实. The family's group is asked, used and forgotten.
 */
import type { Fen } from '../kernel/money.ts';

export interface EarlyWarningFacts {
  /** What the household bore itself of in-policy costs over the year. */
  readonly burden: Fen;
  /** Last year's provincial per-capita disposable income; the profile names it by year, there is no default. */
  readonly incomeLine: Fen | undefined;
  readonly group: 'low-income-edge-or-monitored' | 'ordinary';
}

export type EarlyWarning =
  | { readonly kind: 'no-income-line' }
  | { readonly kind: 'below-threshold'; readonly thresholdPercent: number }
  | { readonly kind: 'may-meet-threshold'; readonly thresholdPercent: number };

const thresholdPercent = { 'low-income-edge-or-monitored': 50, ordinary: 150 } as const;

/** Strictly greater: exactly the threshold does not meet it. */
export function decideEarlyWarning(facts: EarlyWarningFacts): EarlyWarning {
  if (facts.incomeLine === undefined || facts.incomeLine <= 0) return { kind: 'no-income-line' };
  const percent = thresholdPercent[facts.group];
  return {
    kind: facts.burden * 100 > facts.incomeLine * percent ? 'may-meet-threshold' : 'below-threshold',
    thresholdPercent: percent,
  };
}
