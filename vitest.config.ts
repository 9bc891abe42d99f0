import { defineConfig } from 'vitest/config';

/** `npm test`: everything but the browser, the benches and the mutants. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**', 'test/bench/**', 'test/mutation/**'],
    // The embedded database is a heavy guest: two at a time fit an ordinary laptop.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    env: { TZ: 'Asia/Shanghai' },
  },
});
