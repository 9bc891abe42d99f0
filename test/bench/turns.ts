/** Several ways to do the same, in turn: each round gives every one of them its slice, so that all meet the same neighbours. */
import { percentile } from './measure.ts';

export interface Way {
  readonly name: string;
  /** Does `count` of them. */
  readonly run: (count: number) => Promise<void> | void;
}

const rounds = 9;
const sliceMs = 120;

/** How many a second each does, the median of its rounds. */
export async function inTurn(ways: readonly Way[]): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  for (const { name, run } of ways) sizes.set(name, await sizeOf(run));
  const rates = new Map<string, number[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, run } of ways) {
      const count = sizes.get(name) ?? 1;
      const began = performance.now();
      await run(count);
      const rate = (count * 1000) / (performance.now() - began);
      rates.set(name, [...(rates.get(name) ?? []), rate]);
    }
  }
  return new Map([...rates].map(([name, all]) => [name, percentile(all, 0.5)]));
}

/** As many as fill a slice, found while warming up. */
async function sizeOf(run: Way['run']): Promise<number> {
  for (let count = 64; ; count *= 2) {
    const began = performance.now();
    await run(count);
    if (performance.now() - began > sliceMs) return count;
  }
}
