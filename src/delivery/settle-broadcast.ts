/** What becomes of a recipient after one try: pure, so that every case can be read in a test. */
import type { BroadcastRow, BroadcastSettlement } from './broadcast.ts';
import type { SendOutcome } from './outbox.ts';
import { pauseMs } from './settle.ts';

/** With the pauses below, four to eight minutes; staff can send the failed again. */
export const broadcastTriesAtMost = 8;
/** Nobody waits for a broadcast as for an answer: the first pause is eight times as long. */
const pausesLeftOut = 3;

/** Back into the queue as if it had not been taken. */
export function putBack(row: BroadcastRow, at: Date, reason: string): BroadcastSettlement {
  return { ...base(row, at), state: 'queued', counts: false, reason };
}

export function skip(row: BroadcastRow, at: Date, reason: string): BroadcastSettlement {
  return { ...base(row, at), state: 'skipped', counts: false, reason };
}

/** Codes as in outreach/recipient.ts, with the platform's own words behind them. */
export function settleBroadcast(
  row: BroadcastRow,
  outcome: SendOutcome,
  at: Date,
  chance: number,
): BroadcastSettlement {
  const later = (ms: number) => new Date(at.getTime() + ms);
  switch (outcome.kind) {
    case 'accepted':
      return {
        ...base(row, at),
        state: 'accepted',
        ...(outcome.way !== undefined && { way: outcome.way }),
        ...(outcome.platformId !== undefined && { platformId: outcome.platformId }),
      };
    case 'wait':
      return putBack(row, later(outcome.ms), outcome.reason);
    case 'again': {
      const doubt = outcome.inDoubt ? { inDoubt: true } : {};
      return row.attempt >= broadcastTriesAtMost
        ? { ...base(row, at), ...doubt, state: 'failed', reason: `no-answer: ${outcome.reason}` }
        : {
            ...base(row, later(pauseMs(row.attempt + pausesLeftOut, chance))),
            ...doubt,
            state: 'queued',
            reason: outcome.reason,
          };
    }
    case 'refused':
      return {
        ...base(row, at),
        state: 'failed',
        reason: `${outcome.refusal}: ${outcome.reason}`,
        ...(outcome.refusal === 'unreachable' && { unreachable: true }),
      };
  }
}

function base({ campaignId, id, attempt }: BroadcastRow, nextAttemptAt: Date) {
  return { campaignId, id, attempt, nextAttemptAt, counts: true };
}
