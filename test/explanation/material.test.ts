import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isFigureGrounded } from '../../src/explanation/figures.ts';
import { loadMaterial } from '../../src/explanation/material.ts';
import { material, plan, planFolder } from './material-of-the-plan.ts';

const ids = [...plan.clauses.keys()];
/** Two that differ in their marks alone are one. */
const bare = (question: string): string => question.replaceAll(/[^\p{L}\p{Nd}]/gu, '');

describe('the material of the plan', () => {
  it('names only clauses that the plan has', () => {
    const named = [
      ...Object.keys(material.clauses),
      ...Object.values(material.together).flatMap(({ clauses }) => clauses),
      ...Object.values(material.topics).flatMap(({ clauses }) => clauses),
      ...Object.keys(material.plain['zh-CN']),
      ...Object.keys(material.plain.en),
    ];
    expect(named.filter((id) => !plan.clauses.has(id))).toEqual([]);
  });
  it.each(['zh-CN', 'en'] as const)('says every clause plainly in %s', (language) => {
    expect(ids.filter((id) => material.plain[language][id] === undefined)).toEqual([]);
  });
  it.each(['zh-CN', 'en'] as const)('has no figure in %s that its clause has not', (language) => {
    const ungrounded = Object.entries(material.plain[language]).filter(([id, { says, next }]) => {
      const clause = plan.clauses.get(id);
      return !isFigureGrounded([...says, next ?? ''].join('\n'), [clause?.text[language] ?? '']);
    });
    expect(ungrounded).toEqual([]);
  });
  it('has at least 25 different example questions for every clause', () => {
    const different = (id: string) =>
      new Set(
        Object.values(material.clauses[id] ?? {})
          .flat()
          .map(bare),
      );
    expect(ids.filter((id) => different(id).size < 25)).toEqual([]);
  });
  it('has at least 12 example questions for every topic the plan does not settle', () => {
    const thin = Object.entries(material.topics).filter(
      ([, { examples }]) => Object.values(examples).flat().length < 12,
    );
    expect(thin.map(([name]) => name)).toEqual([]);
  });
  it('asks no question under two headings', () => {
    const asked = [
      ...Object.values(material.clauses),
      ...Object.values(material.together).map(({ examples }) => examples),
      ...Object.values(material.topics).map(({ examples }) => examples),
    ].flatMap((voices) => Object.values(voices).flat());
    expect(asked.filter((question, at) => asked.indexOf(question) !== at)).toEqual([]);
  });
  it('speaks to 您 and without exclamation marks', () => {
    const texts = Object.values(material.plain['zh-CN']).flatMap(({ says, next }) => [...says, next ?? '']);
    expect(texts.filter((text) => /你|亲|！|请知悉/u.test(text))).toEqual([]);
  });
});

describe('a fault in a file', () => {
  function withFile(file: string, change: (text: string) => string): string {
    const folder = mkdtempSync(join(tmpdir(), 'material-'));
    cpSync(planFolder, folder, { recursive: true });
    writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
    return folder;
  }
  it('is named by file and key', () => {
    const folder = withFile('unanswered.yaml', (text) =>
      text.replace('answer: not-in-plan', 'answer: perhaps'),
    );
    expect(() => loadMaterial(folder)).toThrow(/unanswered\.yaml: childbirth → answer: /u);
  });
  it('is named when an inferred topic does not say what is assumed', () => {
    const folder = withFile('unanswered.yaml', (text) =>
      text.replace('answer: not-in-plan', 'answer: inferred'),
    );
    expect(() => loadMaterial(folder)).toThrow(/unanswered\.yaml: childbirth → assumed: /u);
  });
  it('is named when a clause has one sentence only', () => {
    const folder = withFile('plain.en.yaml', (text) =>
      text.replace(/^0-basis: .*$/mu, '0-basis: { says: [one] }'),
    );
    expect(() => loadMaterial(folder)).toThrow(/plain\.en\.yaml: 0-basis → says/u);
  });
  it('is named when a question stands before any voice, and where there is none', () => {
    const before = withFile('examples.zh-CN.yaml', (text) => text.replace('home-soldier:', '谁问的'));
    const none = withFile('examples.zh-CN.yaml', (text) =>
      text.replace('clauses:\n', 'clauses:\n  I.9-x: |\n    herder:\n'),
    );

    expect(() => loadMaterial(before)).toThrow(
      'examples.zh-CN.yaml: clauses → 0-basis: “谁问的” stands before',
    );
    expect(() => loadMaterial(none)).toThrow('examples.zh-CN.yaml: clauses → I.9-x: needs a question');
  });
  it('is none when a voice is headed as a group of its own was, or twice', () => {
    const folder = withFile('examples.zh-CN.yaml', (text) =>
      text.replace(
        'clauses:\n',
        'clauses:\n  I.9-x: |\n    herder: |\n      一\n    cadre:\n      二\n    herder:\n      三\n',
      ),
    );

    expect(loadMaterial(folder).clauses['I.9-x']).toEqual({ herder: ['一', '三'], cadre: ['二'] });
  });
  it('is named when the file is no YAML', () => {
    const folder = withFile('plain.en.yaml', () => 'a: [');
    expect(() => loadMaterial(folder)).toThrow(/plain\.en\.yaml: cannot be read/u);
  });
});
