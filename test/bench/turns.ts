/** Several ways to do the same, in turn: each round gives every one of them its slice, so that all meet the same neighbours. */
import { percentile } from './measure.ts';

export interface Way {
  readonly name: string;
  /** Does `count` of them. */
  readonly run: (count: number) => Promise<void> | void;
}

const rounds = 9;
const sliceMs = 120;

export interface Pace {
  readonly perSecond: number;
  /** For each second of a processor, in all threads of the process: the same on a busy machine. */
  readonly perProcessorSecond: number;
}

/** How many each does, the median of its rounds. */
export async function inTurn(ways: readonly Way[]): Promise<ReadonlyMap<string, Pace>> {
  const sizes = new Map<string, number>();
  for (const { name, run } of ways) sizes.set(name, await sizeOf(run));
  const paces = new Map<string, Pace[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, run } of ways) {
      const count = sizes.get(name) ?? 1;
      const [began, used] = [performance.now(), process.cpuUsage()];
      await run(count);
      const { user, system } = process.cpuUsage(used);
      const perSecond = (count * 1e3) / (performance.now() - began);
      const perProcessorSecond = (count * 1e6) / (user + system);
      paces.set(name, [...(paces.get(name) ?? []), { perSecond, perProcessorSecond }]);
    }
  }
  const middle = (all: readonly Pace[], of: keyof Pace) =>
    percentile(
      all.map((one) => one[of]),
      0.5,
    );
  return new Map(
    [...paces].map(([name, all]) => [
      name,
      { perSecond: middle(all, 'perSecond'), perProcessorSecond: middle(all, 'perProcessorSecond') },
    ]),
  );
}

/** How much more of it the first does than the other, by the clock and by what it took of the processors. */
export function ratioOf(one: Pace | undefined, other: Pace | undefined): string {
  if (!one || !other) return '';
  const times = (ratio: number) => `${ratio.toFixed(ratio < 100 ? 1 : 0)} ×`;
  const byProcessor = times(one.perProcessorSecond / other.perProcessorSecond);
  return `${times(one.perSecond / other.perSecond)}, by processor time ${byProcessor}`;
}

/** As many as fill a slice, found while warming up. */
async function sizeOf(run: Way['run']): Promise<number> {
  for (let count = 64; ; count *= 2) {
    const began = performance.now();
    await run(count);
    if (performance.now() - began > sliceMs) return count;
  }
}
