import { describe, expect, it } from 'vitest';
import { keptReading } from '../src/kept-reading.ts';

function counting(answers: readonly (() => Promise<string>)[]) {
  let now = 0;
  let reads = 0;
  const reading = keptReading(
    () => {
      reads += 1;
      return (answers[reads - 1] ?? answers.at(-1) ?? (() => Promise.reject(new Error('none'))))();
    },
    5_000,
    () => new Date(now),
  );
  return {
    reading,
    reads: () => reads,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('a kept reading', () => {
  it('is read once for all who ask at once, and for who asks soon after', async () => {
    const { reading, reads, pass } = counting([() => Promise.resolve('first')]);

    const both = await Promise.all([reading(), reading()]);
    pass(4_999);
    await reading();

    expect(both).toEqual(['first', 'first']);
    expect(reads()).toBe(1);
  });

  it('is read again after its time', async () => {
    const { reading, pass } = counting([() => Promise.resolve('first'), () => Promise.resolve('second')]);

    await reading();
    pass(5_000);

    expect(await reading()).toBe('second');
  });

  it('says nothing rather than something old when it fails', async () => {
    const failed = () => Promise.reject(new Error('no answer'));
    const { reading, reads, pass } = counting([() => Promise.resolve('first'), failed]);

    await reading();
    pass(5_000);

    expect([await reading(), await reading()]).toEqual([undefined, undefined]);
    expect(reads()).toBe(2);
  });
});
