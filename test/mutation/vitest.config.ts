import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const brief = fileURLToPath(new URL('brief-fast-check.ts', import.meta.url));

/** The tests that stand against the mutants of one folder; mutate.ts names them. */
export default defineConfig({
  plugins: [
    {
      name: 'brief-fast-check',
      enforce: 'pre',
      resolveId: (source, importer) => (source === 'fast-check' && importer !== brief ? brief : null),
    },
  ],
  test: {
    environment: 'node',
    include: (process.env.HEYI_MUTATION_TESTS ?? 'test/kernel/**/*.test.ts').split(' '),
    testTimeout: 20_000,
    // The worker lives for one mutant; within it each module is loaded once, not once a test file.
    isolate: false,
    env: { TZ: 'Asia/Shanghai' },
  },
});
