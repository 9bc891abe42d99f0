/** How far a broadcast has come, by the counts of its recipients. */
import { type OutcomeCount, reachedStates, type SkipReason } from '../../outreach/recipient.ts';

export interface Progress {
  /** Whoever can be told: those for whom nobody was ever found are none of them. */
  readonly total: number;
  readonly reached: number;
  readonly failed: number;
  readonly waiting: number;
  readonly skipped: number;
  /** Of the total, told or tried: 0 to 100; 100 only when nobody waits and nothing was stopped. */
  readonly percent: number;
  /** Why not, the most frequent first. */
  readonly reasons: readonly {
    readonly state: 'failed' | 'skipped';
    readonly reason: string;
    readonly count: number;
  }[];
  /** By which way, the most frequent first. */
  readonly ways: readonly { readonly way: string; readonly count: number }[];
}

/** They could have been told: the broadcast ended before their turn. */
const stoppedBy = ['cancelled', 'expired'] as const satisfies readonly SkipReason[];

export function progressOf(counts: readonly OutcomeCount[]): Progress {
  const of = (fits: (one: OutcomeCount) => boolean) =>
    counts.filter(fits).reduce((sum, { count }) => sum + count, 0);
  const isReached = ({ state }: OutcomeCount) => reachedStates.includes(state);
  const reached = of(isReached);
  const failed = of(({ state }) => state === 'failed');
  const waiting = of(({ state }) => state === 'queued' || state === 'leased');
  const stopped = of(({ state, reason }) => state === 'skipped' && stoppedBy.some((one) => one === reason));
  const total = reached + failed + waiting + stopped;
  const percent = total === 0 ? 0 : Math.floor(((reached + failed) * 100) / total);
  return {
    ...{ total, reached, failed, waiting, percent },
    skipped: of(({ state }) => state === 'skipped'),
    reasons: (['failed', 'skipped'] as const).flatMap((state) =>
      summed(
        counts.filter((one) => one.state === state),
        ({ reason }) => reason ?? 'other',
      ).map(({ key, count }) => ({ state, reason: key, count })),
    ),
    ways: summed(counts.filter(isReached), ({ way, channel }) => wayOf(way, channel)).map(
      ({ key, count }) => ({
        way: key,
        count,
      }),
    ),
  };
}

/** As the rows name it: telegram's message, WeChat's customer-service, notice, mass; what the sample only pretends. */
export function wayOf(way: string | undefined, channel: string | undefined): string {
  if (way === 'pretended' && channel !== undefined) return `${channel}-pretended`;
  return channel === 'wechat' && way !== undefined ? `${channel}-${way}` : (channel ?? 'other');
}

function summed(counts: readonly OutcomeCount[], keyOf: (one: OutcomeCount) => string) {
  const sums = new Map<string, number>();
  for (const one of counts) sums.set(keyOf(one), (sums.get(keyOf(one)) ?? 0) + one.count);
  return [...sums].map(([key, count]) => ({ key, count })).sort((a, b) => b.count - a.count);
}

export interface Pace {
  /** As it went in the last minute. */
  readonly perMinute: number;
  /** For those who wait, at this pace; absent: nothing goes out just now. */
  readonly leftMs?: number;
}

const minuteMs = 60_000;
/** Of less nothing can be said of a minute. */
const leastMs = 10_000;

/** @param withinMs how long they took, in the first minute less than one */
export function paceOf(accepted: number, waiting: number, withinMs: number): Pace {
  const perMinute = Math.round((accepted * minuteMs) / Math.min(Math.max(withinMs, leastMs), minuteMs));
  return {
    perMinute,
    ...(perMinute > 0 && { leftMs: Math.ceil((waiting * minuteMs) / perMinute) }),
  };
}
