/** Words of a file that only the office knows. */
import { describe, expect, it } from 'vitest';
import { hasWords } from '../../src/console/words/words.ts';
import { kinds } from '../../src/database/import/kinds.ts';
import { isWord } from '../../src/database/import/office-words.ts';
import type { FileToRead } from '../../src/database/import/read-file.ts';
import { fileOf, readAll } from '../support/import-files.ts';

describe('words that only the office knows', () => {
  const head = '成员编号,证号,姓名,与户主关系,身份证号,类别';
  const row = (at: number, relation: string, category = '') =>
    `A${String(at)},150422100001,王,${relation},11010519491231002X,${category}`;
  const survey = async (lines: readonly string[], more: Partial<FileToRead> = {}) =>
    fileOf('members', [head, ...lines], more).survey(() => undefined);

  it('are counted by column, the most frequent first, those given a meaning with it', async () => {
    const lines = [row(1, '01'), row(2, '02', '低保'), row(3, '02'), row(4, '户主', '五保')];

    expect(await survey(lines, { words: { relation: { '01': 'head' } } })).toEqual({
      rows: 4,
      words: [
        {
          ...{ column: 'relation', heading: '与户主关系', tooMany: false },
          words: [
            { word: '02', rows: 2 },
            { word: '01', rows: 1, meaning: 'head' },
          ],
        },
        { column: 'category', heading: '类别', tooMany: false, words: [{ word: '低保', rows: 1 }] },
      ],
    });
  });

  it('are read as the office said, in their column alone', async () => {
    const { records, errors } = await readAll('members', [head, row(1, '01', '01')], {
      words: { relation: { '01': 'head' } },
    });

    expect([records, errors.map(({ column, fault }) => [column, fault])]).toEqual([[], [['类别', 'one-of']]]);
  });

  it('are not asked of a column that is hardly of words', async () => {
    const { words } = await survey(Array.from({ length: 31 }, (_one, at) => row(at, `某${String(at)}`)));

    expect(words).toEqual([{ column: 'relation', heading: '与户主关系', tooMany: true, words: [] }]);
  });

  it('are not asked of a file whose columns will not do', async () => {
    const claims = fileOf('claims', [
      '报销编号,成员编号,医疗机构,级别,出院日期,总费用（万元）,状态',
      'B1,A1,旗医院,一级,2026-03-09,1,1',
    ]);

    expect(await claims.survey(() => undefined)).toEqual({ rows: 0, words: [] });
  });

  it('are never a number of a person, nor a sentence', () => {
    expect(
      ['', '11010519491231002X', '住址13800000001', '在林东镇东城嘎查第三小组跟儿子一起住的老人家', '01'].map(
        isWord,
      ),
    ).toEqual([false, false, false, false, true]);
  });

  it('may mean what is said of them on the pages, and every meaning is read as itself', () => {
    for (const { words = {} } of Object.values(kinds))
      for (const { meanings, read } of Object.values(words))
        for (const meaning of meanings) {
          expect(read(meaning)).toBe(meaning);
          expect([meaning, hasWords(`records.value.${meaning}`)]).toEqual([meaning, true]);
        }
  });
});
