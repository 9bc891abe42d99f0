import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { complaintCategories } from '../../src/complaint/complaint.ts';
import { readTemplates } from '../../src/console/complaints/templates.ts';
import { promptsDir } from '../../src/scheme-files.ts';

const templates = readTemplates(promptsDir);

describe('the answer templates', () => {
  it('are the same in both languages, one for one', () => {
    for (const category of complaintCategories)
      expect([category, templates('en', category).length]).toEqual([
        category,
        templates('zh-CN', category).length,
      ]);
  });

  it('state no fact: no figure in them, and blanks for whatever was found out', () => {
    const all = complaintCategories.flatMap((one) => [...templates('zh-CN', one), ...templates('en', one)]);

    expect(all.filter(({ text }) => /[\d一二三四五六七八九十百千]+[元天日月年%]|\d/.test(text))).toEqual([]);
    expect(all.filter(({ text }) => !text.includes('____'))).toEqual([]);
  });

  it('of the category come before those that fit all', () => {
    expect(templates('zh-CN', 'no-receipt').map(({ name }) => name)).toEqual([
      ...['补收据', '查实了', '没有查实', '不归我们管'],
    ]);
    expect(templates('zh-CN', 'other').map(({ name }) => name)).toEqual(['查实了', '没有查实', '不归我们管']);
  });

  it.each(['no-such-category: []', 'any: [{ name: x }]', 'any: ['])(
    'that cannot be read (%s) are named',
    (text) => {
      const folder = mkdtempSync(join(tmpdir(), 'heyi-prompts-'));
      for (const language of ['zh-CN', 'en']) {
        mkdirSync(join(folder, language));
        writeFileSync(join(folder, language, 'answers.yaml'), text);
      }

      expect(() => readTemplates(folder)).toThrow(/zh-CN\/answers\.yaml cannot be read/);
    },
  );
});
