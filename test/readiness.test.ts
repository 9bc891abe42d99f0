import { describe, expect, it } from 'vitest';
import { createReadiness } from '../src/readiness.ts';

describe('readiness', () => {
  it('is there when the database has had every migration', async () => {
    expect(await createReadiness(() => Promise.resolve([])).look()).toBe('ready');
  });

  it('is not while a migration is missing', async () => {
    expect(await createReadiness(() => Promise.resolve(['20261126_told'])).look()).toBe('migrations-missing');
  });

  it('is not while the database does not answer', async () => {
    expect(await createReadiness(() => Promise.reject(new Error('no answer'))).look()).toBe(
      'database-silent',
    );
  });

  it('ends with the order to stop, also for whoever asked just before', async () => {
    let answer: (names: readonly string[]) => void = () => undefined;
    const readiness = createReadiness(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );

    const asked = readiness.look();
    readiness.stop();
    answer([]);

    expect(await asked).toBe('stopping');
    expect(await readiness.look()).toBe('stopping');
  });

  it('asks the database once, however many ask at once', async () => {
    let asked = 0;
    const readiness = createReadiness(async () => {
      asked += 1;
      await Promise.resolve();
      return [];
    });

    const said = await Promise.all(Array.from({ length: 100 }, () => readiness.look()));

    expect([new Set(said), asked]).toEqual([new Set(['ready']), 1]);
    expect(await readiness.look()).toBe('ready');
    expect(asked).toBe(2);
  });
});
