import { defineConfig } from 'vitest/config';

/** `npm run test:browser`: the pages in a real browser, one file after another. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/browser/**/*.test.ts'],
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
