/** What became of a broadcast: how outcomes are read, listed and compared. Pure. */
import { addDays, type Day } from '../kernel/day.ts';
import { failReasons, type RecipientState, type SkipReason, skipReasons } from './recipient.ts';

/** "unreachable: 403 Forbidden: …" → the code, and the platform's own words behind it. */
export function reasonParts(reason: string): { readonly code: string; readonly words?: string } {
  const colon = reason.indexOf(':');
  if (colon === -1) return { code: reason };
  return { code: reason.slice(0, colon), words: reason.slice(colon + 1).trim() };
}

/** All codes there are, each once. */
export const outcomeReasons: readonly string[] = [...new Set<string>([...failReasons, ...skipReasons])];

/**
 * Why a household was not reached, where its people were missed for different reasons: the first of these that befell
 * one of them. That somebody said no comes first, for whoever telephones must know it. Then what was tried and failed,
 * then what was never tried, and last what could not have been tried.
 */
export const callReasons = [
  'opted-out',
  ...(['no-answer', 'not-taken', 'window-closed', 'unreachable'] as const),
  ...(['cancelled', 'expired'] as const),
  ...(['no-consent', 'channel-off', 'bound-no-more', 'paid-since', 'not-bound'] as const),
] as const satisfies readonly (SkipReason | (typeof failReasons)[number])[];

/** How an outcome list is narrowed; both in the URL. */
export interface OutcomeFilter {
  readonly state?: RecipientState;
  readonly reason?: string;
}

/** So many days have those who were told to pay, for the comparison. */
export const comparedDays = 7;

/** Who was told on the last day has seven days after it; the day after these the comparison is whole. */
export function resultsReadableFrom(lastDay: Day): Day {
  return addDays(lastDay, comparedDays + 1);
}

/** Of a hundred, one decimal, cut off and never rounded up; undefined of none. */
export function shareOf({ households, enrolled }: Counted): number | undefined {
  return households === 0 ? undefined : Math.floor((enrolled * 1000) / households) / 10;
}

interface Counted {
  readonly households: number;
  readonly enrolled: number;
}
