import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startNews } from '../../src/jobs/news.ts';
import { repeatedly } from '../../src/jobs/repeatedly.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const nothing = { letters: 0, more: false };

describe('the news job', () => {
  it('looks at once, goes on while there is more, and again some seconds later', async () => {
    const looks = [{ letters: 2, more: true }, { letters: 0, more: true }, nothing];
    let looked = 0;
    let nudged = 0;
    const job = startNews({
      look: () => Promise.resolve(looks[looked++] ?? nothing),
      onNews: () => {
        nudged += 1;
      },
      onFault: () => undefined,
    });

    await vi.advanceTimersByTimeAsync(0);
    expect([looked, nudged]).toEqual([3, 1]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect([looked, nudged]).toEqual([4, 1]);
    await job.stop();
  });

  it('stops between two looks, however much there is', async () => {
    let looked = 0;
    const job = startNews({
      look: async () => {
        looked += 1;
        if (looked === 3) void job.stop();
        await Promise.resolve();
        return { letters: 0, more: true };
      },
      onNews: () => undefined,
      onFault: () => undefined,
    });

    await vi.advanceTimersByTimeAsync(60_000);

    expect(looked).toBe(3);
  });
});

describe('timed work', () => {
  it('that fails is told of, and done again', async () => {
    const faults: unknown[] = [];
    let done = 0;
    const job = repeatedly(
      1_000,
      () => {
        done += 1;
        return Promise.reject(new Error(`no ${String(done)}`));
      },
      (fault) => faults.push(fault),
    );

    await vi.advanceTimersByTimeAsync(2_000);
    await job.stop();
    await vi.advanceTimersByTimeAsync(9_000);

    expect(faults).toEqual([new Error('no 1'), new Error('no 2'), new Error('no 3')]);
  });

  it('ends when what is under way has ended', async () => {
    let release: () => void = () => undefined;
    const job = repeatedly(
      1_000,
      () =>
        new Promise<void>((resolve) => {
          release = resolve;
        }),
      () => undefined,
    );
    let stopped = false;
    const stopping = job.stop().then(() => {
      stopped = true;
    });

    await vi.advanceTimersByTimeAsync(100);
    expect(stopped).toBe(false);
    release();
    await stopping;
  });
});
