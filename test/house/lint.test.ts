import { ESLint } from 'eslint';
import { describe, expect, it, vi } from 'vitest';

// The first text waits for the whole tree to be type-checked.
vi.setConfig({ testTimeout: 90_000 });

const eslint = new ESLint({ cwd: new URL('../..', import.meta.url).pathname });

/** Lints a text as if it stood in that file of the tree; gives the rules it breaks and their words. */
async function lintAs(filePath: string, source: string): Promise<string[]> {
  const [result] = await eslint.lintText(source, { filePath });
  return (result?.messages ?? []).map(({ ruleId, message }) => `${ruleId ?? 'fault'}: ${message}`);
}

const ordinaryFile = 'src/kernel/day.ts';

describe('what lint refuses outside its home', () => {
  it.each([
    ['the time of day', 'export const at = new Date();', /clock is passed in/],
    ['the time of day in milliseconds', 'export const at = Date.now();', /clock is passed in/],
    ['randomness', 'export const luck = Math.random();', /Randomness is passed in/],
    ['a setting', 'export const port = process.env;', /Only src\/config\.ts/],
    ['yuan as a float', "export const yuan = Number('1.10');", /floats/],
    ['yuan as a parsed float', "export const yuan = parseFloat('1.10');", /floats/],
    ['yuan as floats, one by one', "export const yuan = ['1.10'].map(Number);", /floats/],
    ['yuan by a plus sign', "export const yuan = +'1.10';", /no-implicit-coercion/],
    ['printing', "console.log('here');", /no-console/],
    ['a vague name', 'export const data = 1;', /domain's words/],
    ['a vague parameter', 'export function greet(user: string): string { return user; }', /domain's words/],
    [
      'waiting in the kernel',
      'export async function wait(): Promise<void> { await Promise.resolve(); }',
      /pure/,
    ],
    ['an un-awaited promise', 'export function send(): void { Promise.resolve(1); }', /no-floating-promises/],
    ['any', 'export const loose: any = 1;', /no-explicit-any/],
    ['a blind !', 'export const first = (days: string[]): string => days[0]!;', /no-non-null-assertion/],
    [
      'a forgotten outcome',
      "export function say(kind: 'paid' | 'owed'): string { switch (kind) { case 'paid': return '1'; } return ''; }",
      /switch-exhaustiveness-check/,
    ],
    ['a file of 251 lines', '//\n'.repeat(251), /max-lines/],
  ])('%s', async (_what, source, words) => {
    expect((await lintAs(ordinaryFile, source)).join('\n')).toMatch(words);
  });
});

describe('what lint allows', () => {
  it.each([
    ['a date of a given instant', ordinaryFile, 'export const at = new Date(0);'],
    ['a name that only contains a vague one', ordinaryFile, 'export const database = 1;'],
    ['the clock in its home', 'src/kernel/clock.ts', 'export const at = new Date();'],
    ['250 lines', ordinaryFile, `${'//\n'.repeat(249)}export const day = 1;`],
  ])('%s', async (_what, filePath, source) => {
    expect(await lintAs(filePath, source)).toEqual([]);
  });
});
