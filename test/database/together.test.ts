import { describe, expect, it } from 'vitest';
import { together } from '../../src/database/together.ts';

describe('many small statements', () => {
  it('go together when they are asked for at once, each with its own answer', async () => {
    const batches: number[][] = [];
    const double = together(
      (all: readonly number[]) => {
        batches.push([...all]);
        return Promise.resolve(all.map((one) => 2 * one));
      },
      { atMost: 3 },
    );

    expect(await Promise.all([1, 2, 3, 4].map(double))).toEqual([2, 4, 6, 8]);
    expect(batches).toEqual([[1, 2, 3], [4]]);
    expect(await double(9)).toBe(18);
  });

  it('fail for those in the same statement only', async () => {
    const picky = together(
      (all: readonly number[]) =>
        all.includes(2) ? Promise.reject(new Error('no two')) : Promise.resolve([...all]),
      { atMost: 2 },
    );

    const outcomes = await Promise.allSettled([1, 2, 3].map(picky));

    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  });

  it('go on several lanes, but never two of one name at once', async () => {
    const begun: string[][] = [];
    const ends: (() => void)[] = [];
    const ask = together(
      (all: readonly string[]) => {
        begun.push([...all]);
        return new Promise<string[]>((resolve) => {
          ends.push(() => {
            resolve([...all]);
          });
        });
      },
      { atMost: 2, lanes: 2, apart: (name) => name.slice(0, 1) },
    );
    const turn = () => new Promise((ready) => setImmediate(ready));

    const answers = Promise.all(['a1', 'a2', 'b1', 'c1', 'd1'].map(ask));
    await turn();
    await turn();
    expect(begun).toEqual([
      ['a1', 'b1'],
      ['c1', 'd1'],
    ]);

    ends[1]?.();
    await turn();
    // a1 is still under way.
    expect(begun).toHaveLength(2);

    ends[0]?.();
    await turn();
    expect(begun[2]).toEqual(['a2']);
    ends[2]?.();
    expect(await answers).toEqual(['a1', 'a2', 'b1', 'c1', 'd1']);
  });
});
