import { describe, expect, it } from 'vitest';
import { together } from '../../src/database/together.ts';

describe('many small statements', () => {
  it('go together when they are asked for at once, each with its own answer', async () => {
    const batches: number[][] = [];
    const double = together((all: readonly number[]) => {
      batches.push([...all]);
      return Promise.resolve(all.map((one) => 2 * one));
    }, 3);

    expect(await Promise.all([1, 2, 3, 4].map(double))).toEqual([2, 4, 6, 8]);
    expect(batches).toEqual([[1, 2, 3], [4]]);
    expect(await double(9)).toBe(18);
  });

  it('fail for those in the same statement only', async () => {
    const picky = together(
      (all: readonly number[]) =>
        all.includes(2) ? Promise.reject(new Error('no two')) : Promise.resolve([...all]),
      2,
    );

    const outcomes = await Promise.allSettled([1, 2, 3].map(picky));

    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  });
});
