import { describe, expect, it } from 'vitest';
import { parseClauseFile, parseClauses, withOriginals } from '../../src/policy/clauses.ts';
import { readRuleSet } from '../../src/policy/rule-set.ts';
import { faultsOf } from './office.ts';

const zh = '# 方案\n\n## III.4.2-cap 封顶线\n\n最高不超过2万元\n\n> 推断：暂按每人每年\n';
const en = '# Plan\n\n## III.4.2-cap Cap\n\nNo more than 20,000 yuan\n\n> Inferred: per person and year\n';

describe('the clauses of the plan', () => {
  const { clauses } = readRuleSet();

  it('are all there, in the order of the plan', () => {
    expect(clauses.size).toBe(73);
    expect([...clauses.keys()].slice(0, 3)).toEqual(['0-basis', 'I.1-guiding', 'I.2-goal-full-coverage']);
    expect([...clauses.keys()].at(-1)).toBe('V.5-information-norms');
  });

  it('carry both languages and a title that no other clause of the same label has', () => {
    const titles = [...clauses.values()].map((clause) => `${clause.label} ${clause.title}`);
    expect(new Set(titles).size).toBe(titles.length);
    for (const clause of clauses.values()) {
      expect(clause.text['zh-CN']).toMatch(/\p{Script=Han}/u);
      expect(clause.text.en).toMatch(/[a-z]/);
    }
  });

  it('are a reconstruction until an office loads its original', () => {
    expect(new Set([...clauses.values()].map((clause) => clause.wording))).toEqual(
      new Set(['reconstructed']),
    );
  });

  it('say 方案没写明 where the cap per person and year and the deductible per admission are inferred', () => {
    expect(clauses.get('III.4.2-cap')).toMatchObject({
      inferred: true,
      note: { 'zh-CN': expect.stringContaining('方案没写明') as unknown },
    });
    expect(clauses.get('III.4.2-deductible')?.note?.['zh-CN']).toContain('方案没写明');
    expect(clauses.get('III.4.2-rates')?.inferred).toBeUndefined();
  });
});

describe('a clause file', () => {
  it('gives heading, text and note of each clause', () => {
    expect(parseClauses({ zh, en }).get('III.4.2-cap')).toEqual({
      id: 'III.4.2-cap',
      label: '方案 三（四）2',
      labelEn: 'Plan III.4.2',
      title: '封顶线',
      titleEn: 'Cap',
      text: { 'zh-CN': '最高不超过2万元', en: 'No more than 20,000 yuan' },
      wording: 'reconstructed',
      inferred: true,
      note: { 'zh-CN': '暂按每人每年', en: 'per person and year' },
    });
  });

  it.each([
    ['a clause that stands twice', `${zh}${zh}`, 'f.md: III.4.2-cap: stands twice'],
    ['a clause without text', '## III.4.2-cap 封顶线\n', 'f.md: III.4.2-cap: has no text'],
    ['a heading without an id', '## \n\n文', 'f.md: “## ” is not a heading “## <clause id> <title>”'],
    [
      'an unmarked note',
      '## III.4.2-cap 封\n\n文\n\n> 随便说说\n',
      'f.md: III.4.2-cap: the note must begin with 推断：, 存疑：, Inferred: or Unclear:',
    ],
    ['no clause at all', '# 空', 'f.md: holds no clause'],
  ])('is refused for %s', (_, text, fault) => {
    expect(faultsOf(() => parseClauseFile('f.md', text))).toContain(fault);
  });

  it('is refused when the other language lacks a clause, a title or a note', () => {
    const rates = '## III.4.2-rates 补助比例\n\n40%—60%\n';
    expect(faultsOf(() => parseClauses({ zh: zh + rates, en }))).toEqual([
      'clauses.en.md: III.4.2-rates: is missing',
    ]);
    expect(faultsOf(() => parseClauses({ zh, en: `${en}## III.4.2-rates Rates\n\n40\n` }))).toEqual([
      'clauses.zh-CN.md: III.4.2-rates: is missing',
    ]);
    expect(faultsOf(() => parseClauses({ zh, en: en.replace(' Cap', '') }))).toEqual([
      'III.4.2-cap: needs a short title in both files',
    ]);
    expect(faultsOf(() => parseClauses({ zh, en: en.replace(/> .*/, '') }))).toEqual([
      'III.4.2-cap: has a note in one language only',
    ]);
  });

  it('is read with the line ends of Windows, with several lines, and with sub-headings in the text', () => {
    const written = '## III.4.2-cap 封顶 线\r\n\r\n第一行\r\n### 不是标题\r\n第二行 ## 也不是\r\n';
    expect(parseClauseFile('f.md', written).get('III.4.2-cap')).toEqual({
      title: '封顶 线',
      text: '第一行\n### 不是标题\n第二行 ## 也不是',
      inferred: false,
    });
  });

  it.each([
    ['> 推断：甲', true, '甲'],
    ['>推断：甲', true, '甲'],
    ['> Inferred: 甲', true, '甲'],
    ['> 存疑：甲', false, '甲'],
    ['> Unclear: 甲：乙', false, '甲：乙'],
  ])('tells by its first word whether a note is an inference: %s', (quoted, inferred, note) => {
    const [clause] = parseClauseFile('f.md', `## III.4.2-cap 封\n\n文\n${quoted}\n`).values();
    expect(clause).toEqual({ title: '封', text: '文', note, inferred });
  });

  it('is refused for a note that does not begin with its mark', () => {
    const quoted = '## III.4.2-cap 封\n\n文\n> 我们推断：甲\n';
    expect(faultsOf(() => parseClauseFile('f.md', quoted))).toHaveLength(1);
  });

  it('needs a title in Chinese as well, and names every fault at once', () => {
    const nameless = zh.replace(' 封顶线', '');
    expect(faultsOf(() => parseClauses({ zh: nameless, en }))).toEqual([
      'III.4.2-cap: needs a short title in both files',
    ]);
    expect(faultsOf(() => parseClauses({ zh: zh.replace(/> .*/, ''), en }))).toEqual([
      'III.4.2-cap: has a note in one language only',
    ]);
    const untold = parseClauses({ zh: zh.replace(/> .*/, ''), en: en.replace(/> .*/, '') });
    expect(untold.get('III.4.2-cap')).not.toHaveProperty('note');
    const more = '## III.4.2-rates 补助比例\n\n40%—60%\n';
    expect(faultsOf(() => parseClauses({ zh: nameless + more, en }))).toEqual([
      'III.4.2-cap: needs a short title in both files',
      'clauses.en.md: III.4.2-rates: is missing',
    ]);
  });

  it('is refused for an id that has no place in the plan', () => {
    const odd = (text: string) => text.replace('III.4.2-cap', 'XX-cap');
    expect(faultsOf(() => parseClauses({ zh: odd(zh), en: odd(en) }))).toContain(
      'clauses.zh-CN.md: XX-cap: has no place in the plan (III.4.2-…)',
    );
  });
});

describe("an office's original wording", () => {
  const clauses = parseClauses({ zh, en });

  it('takes the place of the reconstruction, clause by clause', () => {
    const loaded = withOriginals(clauses, 'originals.md', '## III.4.2-cap\n\n封顶线为贰万元。\n');
    expect(loaded.get('III.4.2-cap')).toMatchObject({
      wording: 'original',
      text: { 'zh-CN': '封顶线为贰万元。', en: 'No more than 20,000 yuan' },
      title: '封顶线',
    });
  });

  it('leaves the other clauses a reconstruction', () => {
    const all = readRuleSet().clauses;
    const loaded = withOriginals(all, 'originals.md', '## III.4.2-cap\n\n封顶线为贰万元。\n');
    expect([...loaded.values()].filter((clause) => clause.wording === 'original')).toHaveLength(1);
    expect([...loaded.keys()]).toEqual([...all.keys()]);
  });

  it('is refused for a clause that the plan does not hold', () => {
    expect(faultsOf(() => withOriginals(clauses, 'originals.md', '## III.9.9-new\n\n文\n'))).toEqual([
      'originals.md: III.9.9-new: is no clause of the plan',
    ]);
  });
});
