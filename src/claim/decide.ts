/** How a claim stands: what has happened, what it waits for, how and where it is paid, and how it was reckoned. */
import type { Day } from '../kernel/day.ts';
import { dayNumber } from '../kernel/day.ts';
import type { Fen } from '../kernel/money.ts';
import { applyRate, minus, most, parseRate, zero } from '../kernel/money.ts';
import type { Claim, ClaimEvent } from './claim.ts';

/**
 * Where the money is had: at discharge in the designated institution (III.4.3, "出院时在定点医疗机构即时报销"), or
 * for a transferred patient at the sumu office after public notice ("经公示后到苏木乡镇合管办报销").
 */
export type PaymentPlace = 'at-discharge' | 'after-notice' | 'ask-office';

/** The plan sets no time limit for a claim: this only decides when a complaint is offered. */
export const longWithoutMovementDays = 30;

interface UnderWay {
  readonly since: Day;
  readonly place: PaymentPlace;
  /** Calendar days since the last movement; never negative. */
  readonly idleDays: number;
  readonly longWithoutMovement: boolean;
}

export type ClaimStanding =
  | ({ readonly kind: 'submitted' | 'checked' | 'publicised' | 'approved' } & UnderWay)
  /** `amount` and `on` are absent where the records do not say. */
  | {
      readonly kind: 'paid';
      readonly since: Day;
      readonly amount?: Fen;
      readonly on?: Day;
      readonly place: PaymentPlace;
    }
  | { readonly kind: 'returned'; readonly since: Day; readonly missing?: string }
  | { readonly kind: 'rejected'; readonly since: Day; readonly reason?: string };

export interface ClaimQuestion {
  readonly claim: Claim;
  readonly today: Day;
  /** The institution's status on the day of discharge, from the office's list. */
  readonly designated: 'designated' | 'not-designated' | 'unknown';
}

export function standingOf({ claim, today, designated }: ClaimQuestion): ClaimStanding {
  const since = lastMovement(claim);
  const place = placeOf(claim, designated);
  switch (claim.state) {
    case 'submitted':
    case 'checked':
    case 'publicised':
    case 'approved': {
      const idleDays = daysWithoutMovement(claim, today);
      return {
        kind: claim.state,
        since,
        place,
        idleDays,
        longWithoutMovement: idleDays >= longWithoutMovementDays,
      };
    }
    case 'paid':
      return {
        kind: 'paid',
        since,
        place,
        ...(claim.paid !== undefined && { amount: claim.paid }),
        ...(claim.paidOn !== undefined && { on: claim.paidOn }),
      };
    case 'returned':
      return { kind: 'returned', since, ...(claim.reason !== undefined && { missing: claim.reason }) };
    case 'rejected':
      return { kind: 'rejected', since, ...(claim.reason !== undefined && { reason: claim.reason }) };
  }
}

/** The newest event's day; without events the day of discharge is all that is known. */
function lastMovement(claim: Claim): Day {
  return claim.events.reduce(
    (latest, { occurredOn }) => (occurredOn > latest ? occurredOn : latest),
    claim.dischargedOn,
  );
}

/** Calendar days since the last movement; never negative. */
export function daysWithoutMovement(claim: Claim, today: Day): number {
  return Math.max(0, dayNumber(today) - dayNumber(lastMovement(claim)));
}

function placeOf(claim: Claim, designated: ClaimQuestion['designated']): PaymentPlace {
  const givenNotice =
    claim.state === 'publicised' || claim.events.some(({ state }) => state === 'publicised');
  if (claim.tier === 'above' || givenNotice) return 'after-notice';
  return designated === 'designated' ? 'at-discharge' : 'ask-office';
}

/** Events oldest first; on one day they keep the order of the records. */
export function timelineOf(claim: Claim): readonly ClaimEvent[] {
  return [...claim.events].sort((a, b) =>
    a.occurredOn < b.occurredOn ? -1 : a.occurredOn > b.occurredOn ? 1 : 0,
  );
}

export type Reckoning =
  /** The records do not hold every part; only the total is told. */
  | { readonly kind: 'unknown' }
  /** total − ineligible − deductible = base (never below 0); base × rate = computed, to the fen. */
  | {
      readonly kind: 'reckoned';
      readonly ineligible: Fen;
      readonly deductible: Fen;
      readonly base: Fen;
      readonly rate: string;
      readonly computed: Fen;
      /** Paid less than computed (cap, or what others paid): why is not in the records. */
      readonly paidLess: boolean;
    }
  /** The recorded parts do not lead to the recorded sum: no equation is shown. */
  | { readonly kind: 'does-not-add-up' };

export function reckoningOf(claim: Claim): Reckoning {
  const { total, deductible, computed, paid } = claim;
  if (deductible === undefined || computed === undefined || claim.rate === undefined)
    return { kind: 'unknown' };
  const rate = parseRate(claim.rate);
  if (rate === undefined) return { kind: 'does-not-add-up' };
  const ineligible = claim.ineligible ?? zero;
  const base = most(zero, minus(total, ineligible, deductible));
  if (applyRate(base, rate) !== computed || (paid !== undefined && paid > computed))
    return { kind: 'does-not-add-up' };
  const paidLess = paid !== undefined && paid < computed;
  return { kind: 'reckoned', ineligible, deductible, base, rate: claim.rate, computed, paidLess };
}
