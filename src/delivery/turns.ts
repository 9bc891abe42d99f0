/** The turns of a channel with a pace, which all processes share, as one loop takes them. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../kernel/clock.ts';
import type { OutboxStore, OutgoingChannel } from './outbox.ts';

export interface Turns {
  /** The first of so many turns in a row; without a pace: now. */
  reserve(count: number): Promise<Date>;
  /** When what was reserved here last is used up, in milliseconds. */
  readonly reservedUntil: number;
  /** Waits until the turn has come. */
  come(turn: Date): Promise<void>;
}

/**
 * A send that comes so late to its turn pushes those behind it back, lest the platform counts too many within one
 * second: it would stop the whole channel.
 */
const lateMs = 10;

export function channelTurns(
  pacing: Pick<OutboxStore, 'reserve'>,
  { name, pace: { overallMs } }: Pick<OutgoingChannel, 'name' | 'pace'>,
  clock: Clock,
  onFault: (fault: unknown) => void,
): Turns {
  let reservedUntil = 0;
  /** By how much the turns behind those that were reserved by then have been pushed back: those late together do it once. */
  let pushed = { reservedBy: 0, ms: 0 };

  function pushBack(turn: number, now: number): void {
    const already = turn < pushed.reservedBy ? pushed.ms : 0;
    const ms = now - turn - already;
    if (ms < lateMs) return;
    pushed = { reservedBy: reservedUntil, ms: already + ms };
    pacing.reserve(name, 1, ms, clock()).catch(onFault);
  }

  return {
    get reservedUntil() {
      return reservedUntil;
    },
    async reserve(count) {
      const at = clock();
      if (overallMs === 0 || count === 0) return at;
      const first = await pacing.reserve(name, count, overallMs, at);
      reservedUntil = Math.max(reservedUntil, first.getTime() + count * overallMs);
      return first;
    },
    async come(turn) {
      if (overallMs === 0) return;
      const ms = turn.getTime() - clock().getTime();
      if (ms > 0) await pause(ms);
      pushBack(turn.getTime(), clock().getTime());
    },
  };
}
