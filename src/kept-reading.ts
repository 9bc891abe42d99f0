/** A reading that several ask for at once or soon after: read once, kept for a moment. */
import type { Clock } from './kernel/clock.ts';

/** undefined: it could not be read just now. */
export type Reading<T> = () => Promise<T | undefined>;

export function keptReading<T>(read: () => Promise<T>, keptMs: number, clock: Clock): Reading<T> {
  let kept: { readonly at: number; readonly value: T | undefined } | undefined;
  let underWay: Promise<T | undefined> | undefined;

  async function again(): Promise<T | undefined> {
    // What is not known is not said: an old value would look like a calm one.
    const value = await read().catch(() => undefined);
    kept = { at: clock().getTime(), value };
    return value;
  }

  return () => {
    if (kept && Math.abs(clock().getTime() - kept.at) < keptMs) return Promise.resolve(kept.value);
    underWay ??= again().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
}
