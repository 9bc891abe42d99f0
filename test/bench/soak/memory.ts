/** What a process weighs over the whole run: its first windows beside its last. */
import { residentMb } from '../measure.ts';

const everyMs = 1_000;

export interface Weighing {
  /** @param progress 0 at the beginning, 1 at the end */
  stop(): readonly Weighed[];
}

export interface Weighed {
  readonly progress: number;
  readonly mb: number;
}

export function weigh(pid: number, progress: () => number): Weighing {
  const weighed: Weighed[] = [];
  const timer = setInterval(() => {
    weighed.push({ progress: progress(), mb: residentMb(pid) });
  }, everyMs);
  return {
    stop() {
      clearInterval(timer);
      return weighed;
    },
  };
}

export function medianMb(weighed: readonly Weighed[], from: number, to: number): number {
  const within = weighed
    .filter(({ progress }) => progress >= from && progress < to)
    .map(({ mb }) => mb)
    .sort((a, b) => a - b);
  return within[Math.floor(within.length / 2)] ?? Number.NaN;
}
