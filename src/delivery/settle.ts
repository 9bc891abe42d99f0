/** What becomes of a reply after one try: pure, so that every case can be read in a test. */
import type { LeasedReply, SendOutcome, Settlement } from './outbox.ts';

/** With the pauses below, about three hours: a platform's bad afternoon is outlived. */
export const triesAtMost = 25;
const firstPauseMs = 500;
const longestPauseMs = 10 * 60_000;

/**
 * Exponential, with jitter over its upper half, so that a thousand failed sends do not come back as one wave.
 * @param attempt the number of tries so far, 1 or more
 * @param chance 0 ≤ chance < 1
 */
export function pauseMs(attempt: number, chance: number): number {
  const whole = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(attempt - 1, 20));
  return Math.round(whole / 2 + (whole / 2) * chance);
}

/** @param partsSent parts that are out after this try */
export function settle(
  leased: LeasedReply,
  outcome: SendOutcome,
  partsSent: number,
  at: Date,
  chance: number,
): Settlement {
  const { id, attempt } = leased;
  const base = { id, attempt, partsSent, counts: true, nextAttemptAt: at };
  const later = (ms: number) => new Date(at.getTime() + ms);
  switch (outcome.kind) {
    case 'accepted':
      return {
        ...base,
        state: 'accepted',
        ...(outcome.way !== undefined && { way: outcome.way }),
        ...(outcome.platformId !== undefined && { platformId: outcome.platformId }),
      };
    case 'wait':
      return {
        ...base,
        state: 'queued',
        counts: false,
        nextAttemptAt: later(outcome.ms),
        failure: outcome.reason,
      };
    case 'again':
      return attempt >= triesAtMost
        ? { ...base, state: 'failed', failure: outcome.reason }
        : {
            ...base,
            state: 'queued',
            nextAttemptAt: later(pauseMs(attempt, chance)),
            failure: outcome.reason,
          };
    case 'refused':
      return {
        ...base,
        state: outcome.refusal === 'not-taken' ? 'failed' : 'held',
        failure: outcome.reason,
        ...(outcome.refusal === 'unreachable' && { unreachable: true }),
      };
  }
}
