import { defineConfig } from 'vitest/config';

/** Where CI wants the tally, beside what a person reads. */
const results = process.env.HEYI_TEST_RESULTS;

/** `npm test`: everything but the browser, the benches and the mutants. */
export default defineConfig({
  test: {
    environment: 'node',
    setupFiles: ['test/support/one-statement-at-a-time.ts'],
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**', 'test/bench/**', 'test/mutation/**'],
    // The embedded database is a heavy guest: two at a time fit an ordinary laptop.
    maxWorkers: 2,
    ...(results ? { reporters: ['default', ['json', { outputFile: results }]] } : {}),
    // Generous: a shared machine can be ten times as slow as an idle one.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    env: { TZ: 'Asia/Shanghai' },
  },
});
