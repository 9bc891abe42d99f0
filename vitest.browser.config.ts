import { defineConfig } from 'vitest/config';

/** Where CI wants the tally, beside what a person reads. */
const results = process.env.HEYI_TEST_RESULTS;

/** `npm run test:browser`: the pages in a real browser, two files side by side, each with a service and a browser of its own. */
export default defineConfig({
  test: {
    environment: 'node',
    setupFiles: ['test/support/one-statement-at-a-time.ts'],
    include: ['test/browser/**/*.test.ts'],
    maxWorkers: 2,
    ...(results ? { reporters: ['default', ['json', { outputFile: results }]] } : {}),
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
