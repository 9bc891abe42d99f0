import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readExamples } from '../../../src/conversation/understand/examples.ts';
import { readEvaluationSet } from '../../../src/commands/evaluation/messages.ts';
import { loadMaterial } from '../../../src/explanation/material.ts';
import { readScheme } from '../../../src/policy/load.ts';
import { evaluationDir, planDir, sampleSchemeFile } from '../../../src/scheme-files.ts';
import { dayOf } from '../../../src/kernel/day.ts';
import { usualHour } from '../../support/talk.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'heyi-evaluation-'));
  folders.push(folder);
  for (const [name, yaml] of Object.entries(files)) writeFileSync(join(folder, name), yaml);
  return folder;
}

const clauses = new Set(['III.4.2-cap']);
const read = (yaml: string) =>
  readEvaluationSet(
    folderOf({ 'bayar.yaml': `use: held-out\nabout: A herdsman.\nmessages:\n${yaml}` }),
    clauses,
  );

describe('a message of the set', () => {
  it('carries its author, and its sums as money', () => {
    const { authors, messages } = read(
      "  - {text: 花了三千, intent: estimate, slots: {amount: '3000.00', tier: sumu}}",
    );

    expect(authors).toEqual([{ name: 'bayar', use: 'held-out', about: 'A herdsman.' }]);
    expect(messages).toEqual([
      {
        text: '花了三千',
        intent: 'estimate',
        slots: { amount: 300_000, tier: 'sumu' },
        author: 'bayar',
        use: 'held-out',
      },
    ]);
  });

  it.each([
    ['an intent that is none', '{text: 好, intent: chat}', 'message 1: intent'],
    ['buttons as an aim', '{text: 好, intent: clarify}', 'message 1: intent'],
    ['a misspelt field', '{text: 好, intent: other, slot: {}}', 'Unrecognized key'],
    ['a question without clauses', '{text: 封顶线, intent: policy}', 'needs clauses or answered'],
    ['clauses of no question', '{text: 好, intent: other, clauses: [III.4.2-cap]}', 'belong to policy'],
    [
      'clauses where the plan is silent',
      '{text: 封顶线, intent: policy, answered: false, clauses: [III.4.2-cap]}',
      'only as answered: either',
    ],
    ['either without clauses', '{text: 封顶线, intent: policy, answered: either}', 'answered: either'],
    ['a clause the plan has not', '{text: 封顶线, intent: policy, clauses: [X.1]}', 'no clause X.1'],
    ['a sum in another form', "{text: 三千, intent: estimate, slots: {amount: '3000'}}", 'slots.amount'],
    [
      'a range upside down',
      "{text: 三千, intent: estimate, slots: {amount: '3000.00', amountTo: '2000.00'}}",
      'smaller amount',
    ],
  ])('is refused for %s', (_name, yaml, says) => {
    expect(() => read(`  - ${yaml}`)).toThrow(says);
  });

  it('is refused by file and number', () => {
    expect(() => read('  - {text: 你好, intent: greeting}\n  - {text: 好, intent: chat}')).toThrow(
      /^bayar\.yaml, message 2: /u,
    );
  });

  it('stands in the set once', () => {
    const one = 'use: held-out\nabout: x\nmessages:\n  - {text: 你好, intent: greeting}\n';

    expect(() => readEvaluationSet(folderOf({ 'a.yaml': one, 'b.yaml': one }), clauses)).toThrow(
      'b.yaml, message 1: “你好” is in a.yaml, message 1 already.',
    );
  });
});

describe('a file of the set', () => {
  it.each([
    ['no YAML', 'about: "x', 'bayar.yaml is not YAML'],
    ['no messages', 'use: held-out\nabout: x\n', 'bayar.yaml: messages'],
    ['another use', 'use: training\nabout: x\nmessages: [{text: 好}]\n', 'bayar.yaml: use'],
  ])('is refused when it has %s', (_name, yaml, says) => {
    expect(() => readEvaluationSet(folderOf({ 'bayar.yaml': yaml }), clauses)).toThrow(says);
  });

  it('has to be there', () => {
    expect(() => readEvaluationSet(folderOf({}), clauses)).toThrow('There is no .yaml file');
  });
});

describe('the set that comes with heyi', () => {
  const scheme = readScheme(sampleSchemeFile, dayOf(usualHour));
  const set = readEvaluationSet(evaluationDir, new Set(scheme.ruleSet.clauses.keys()));

  it('is large and of many voices', () => {
    expect(set.authors.length).toBeGreaterThanOrEqual(10);
    expect(set.messages.length).toBeGreaterThanOrEqual(1_000);
  });

  it('is learnt from nowhere; a word or two are bound to be in both', () => {
    const bare = (text: string): string => text.toLowerCase().replace(/[\p{P}\p{S}\s]+/gu, '');
    const { clauses: known, together, topics, english } = loadMaterial(planDir);
    const voices = [
      ...Object.values(known),
      ...[...Object.values(together), ...Object.values(topics)].map(({ examples }) => examples),
      ...Object.values(english),
    ];
    const learnt = new Set([
      ...readExamples().map(({ text }) => bare(text)),
      ...voices.flatMap((lines) => Object.values(lines).flat()).map(bare),
    ]);
    const copied = set.messages.filter(({ text }) => bare(text).length >= 5 && learnt.has(bare(text)));

    // Not the texts: whoever works on the understanding must not read held-out ones here either.
    expect(copied.length).toBe(0);
  });

  it('has ten authors who may be read', () => {
    const read = set.authors.filter(({ use }) => use === 'development');

    expect(read.length).toBeGreaterThanOrEqual(10);
  });
});
