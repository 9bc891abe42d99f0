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
});
