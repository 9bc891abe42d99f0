/** What the fund has paid this year, in an estimate: whose it is, as of when, and that it was looked at. */
import type { Fen } from '../../kernel/money.ts';
import type { Effect } from '../effects.ts';
import type { Facts, Situation } from '../facts.ts';
import { asOfDay } from './enrolment-records.ts';
import type { EstimateState } from './estimate-state.ts';

/** What the fund has paid this year counts only for the verified person's own bill. */
export function paidOption(state: EstimateState, facts: Facts): { paidThisYear?: Fen } {
  return facts.paidInYear !== undefined && state.other !== true ? { paidThisYear: facts.paidInYear } : {};
}

/** The claims were looked at for this sum: it is written down like every look. */
export function lookedAt(state: EstimateState, { bindings }: Situation, facts: Facts): Effect[] {
  const [own] = bindings;
  if (!own || paidOption(state, facts).paidThisYear === undefined) return [];
  return [{ kind: 'audited', action: 'paid-in-year-viewed', subject: `member:${String(own.memberId)}` }];
}

export interface PaidTold {
  /** As of when: "11月20日", or "unknown" where no claims were ever brought. */
  readonly day: string;
}

/** undefined: it is not taken into account. */
export function paidTold(state: EstimateState, situation: Situation, facts: Facts): PaidTold | undefined {
  if (paidOption(state, facts).paidThisYear === undefined) return undefined;
  const { claimsAsOf } = facts;
  return { day: claimsAsOf ? asOfDay(situation, claimsAsOf) : 'unknown' };
}
