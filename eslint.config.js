import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * What is passed in, never taken: the clock, randomness, settings. Each ban names its home, so that
 * whoever meets it knows where to go. A later block's list replaces an earlier one's, hence the names.
 */
const clock = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'The clock is passed in (kernel/clock.ts is its home): take a Clock or an `at: Date`.',
  },
  {
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    message: 'The clock is passed in (kernel/clock.ts is its home): take a Clock or an `at: Date`.',
  },
];
const chance = {
  selector: 'MemberExpression[object.name="Math"][property.name="random"]',
  message: 'Randomness is passed in, so that a test can repeat it; secrets come from node:crypto.',
};
const settings = {
  selector: 'MemberExpression[object.name="process"][property.name="env"]',
  message: 'Only src/config.ts reads process.env; everybody else is given the setting.',
};
const floats = [
  {
    selector: 'CallExpression[callee.name=/^(Number|parseFloat)$/]',
    message:
      'Number() and parseFloat() turn yuan into floats: parseYuan (kernel/money.ts) for money, zod or Number.parseInt for counts.',
  },
  {
    selector: 'CallExpression > Identifier.arguments[name=/^(Number|parseFloat)$/]',
    message: 'Number as a callback turns yuan into floats: name what is parsed (kernel/money.ts, zod).',
  },
  {
    selector: 'MemberExpression[object.name="Number"][property.name="parseFloat"]',
    message: 'Number.parseFloat turns yuan into floats: parseYuan (kernel/money.ts).',
  },
];
const vagueNames = {
  selector:
    ':matches(VariableDeclarator, FunctionDeclaration, ArrowFunctionExpression, TSInterfaceDeclaration, TSTypeAliasDeclaration) > Identifier[name=/^(user|data|manager|util|helper)s?$/i]:not(VariableDeclarator > .init):not(ArrowFunctionExpression > .body)',
  message: "Name it in the domain's words: participant, household, claim, staff member …",
};
const waiting = {
  selector: ':matches(AwaitExpression, FunctionDeclaration[async=true], ArrowFunctionExpression[async=true])',
  message:
    'A decision is pure: it takes facts and a clock reading and waits for nothing. Load them in service.ts.',
};
const ban = (...bans) => ({ 'no-restricted-syntax': ['error', ...bans.flat()] });

export default defineConfig(
  globalIgnores([
    'node_modules/',
    'data/',
    'coverage/',
    '.cache/',
    '.stryker-tmp/',
    'src/database/generated/',
  ]),
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Spreading a text into its code points is how a Chinese line is read; tsc refuses the other spreads.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 250 }],
      'no-console': 'error',
      'no-implicit-coercion': ['error', { number: true, boolean: false, string: false }],
      'no-param-reassign': 'error',
      'prefer-template': 'error',
      ...ban(clock, chance, settings, floats, vagueNames),
    },
  },
  {
    files: ['src/*/decide.ts', 'src/kernel/**'],
    rules: ban(clock, chance, settings, floats, vagueNames, waiting),
  },
  // The homes.
  { files: ['src/kernel/clock.ts'], rules: ban(chance, settings, floats, vagueNames) },
  {
    files: ['src/kernel/money.ts', 'src/kernel/numerals.ts'],
    rules: ban(clock, chance, settings, vagueNames),
  },
  { files: ['src/config.ts'], rules: ban(clock, chance, floats, vagueNames) },
  { files: ['src/database/**'], rules: ban(clock, chance, settings, floats) },
  // What speaks to a person at a terminal prints; what builds the house may also read its surroundings.
  { files: ['src/cli.ts', 'src/commands/**'], rules: { 'no-console': 'off' } },
  {
    files: ['src/database/postinstall.ts', 'src/image/**', 'prisma/**', 'test/**', '*.config.ts'],
    rules: { 'no-console': 'off', ...ban(clock, chance) },
  },
  {
    // A fake keeps a port's promise without waiting for anything; a stopwatch is what a bench is.
    files: ['test/**'],
    rules: { '@typescript-eslint/require-await': 'off' },
  },
  { files: ['test/bench/**', 'test/check.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['**/public/**/*.js'],
    languageOptions: {
      sourceType: 'script',
      globals: Object.fromEntries(
        ['document', 'window', 'location', 'fetch', 'htmx', 'echarts', 'EventSource', 'FormData', 'navigator']
          .concat(['URL', 'URLSearchParams', 'setTimeout', 'clearTimeout', 'sessionStorage', 'localStorage'])
          .concat(['setInterval', 'clearInterval', 'crypto', 'AbortController', 'requestAnimationFrame'])
          .map((name) => [name, 'readonly']),
      ),
    },
  },
  { files: ['*.js', '.*.js'], languageOptions: { globals: { process: 'readonly', URL: 'readonly' } } },
);
