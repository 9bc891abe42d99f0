/** What a process weighs over the whole run: its first windows beside its last. */
import { residentMb } from '../measure.ts';

const everyMs = 1_000;

export interface Weighing {
  stop(): readonly Weighed[];
}

export interface Weighed {
  readonly messages: number;
  readonly mb: number;
}

/** @param messages how many have come so far */
export function weigh(pid: number, messages: () => number): Weighing {
  const weighed: Weighed[] = [];
  const timer = setInterval(() => {
    weighed.push({ messages: messages(), mb: residentMb(pid) });
  }, everyMs);
  return {
    stop() {
      clearInterval(timer);
      return weighed;
    },
  };
}

/** Until then the program warms up: code is compiled, statements are prepared, caches fill, the heap finds its size. */
const warmAfter = 5_000;
const shortest = 2 * warmAfter;
const share = 0.2;

/** The first and the last fifth of what came after the warming up; undefined: too little came to say. */
export function grown(
  weighed: readonly Weighed[],
): { readonly early: number; readonly late: number } | undefined {
  const last = weighed.at(-1)?.messages ?? 0;
  if (last < shortest) return undefined;
  const part = (last - warmAfter) * share;
  const between = (from: number, to: number) =>
    median(weighed.filter(({ messages }) => messages >= from && messages <= to));
  return { early: between(warmAfter, warmAfter + part), late: between(last - part, last) };
}

export function median(weighed: readonly Weighed[]): number {
  const sorted = weighed.map(({ mb }) => mb).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
