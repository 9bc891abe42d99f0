import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const brief = fileURLToPath(new URL('brief-fast-check.ts', import.meta.url));

/** One death is enough, so what dies quickly goes first: laws on random inputs and whole conversations come last. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isSlow = ({ moduleId }: TestSpecification): boolean =>
      /\/test\/(?:property|transcripts)\//.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter((file) => !isSlow(file)), ...sorted.filter(isSlow)];
  }
}

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
    sequence: { sequencer: QuickFirst },
    // The worker lives for one mutant; within it each module is loaded once, not once a test file.
    isolate: false,
    env: { TZ: 'Asia/Shanghai' },
  },
});
