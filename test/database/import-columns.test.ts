/** Which column is which: known names, what the office chose, and the same choice for console and command. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missingColumns, placeColumns } from '../../src/database/import/columns.ts';
import { fileColumns } from '../../src/database/import/examples.ts';
import { kinds } from '../../src/database/import/kinds.ts';
import { readTable } from '../../src/database/import/read-table.ts';

const { members, households } = kinds;
const heads = ['个人编号', '医疗证号*', '姓名（必填）', '关系', '公民身份号码', '联系手机'];
const known = (cells: readonly string[]) => placeColumns(members, cells).size;
const table = (lines: readonly string[]) => readTable(Buffer.from(lines.join('\n')), 'x.csv', known);

describe('columns', () => {
  it('are found by their known names, and what is missing is named', () => {
    const places = placeColumns(members, heads);

    expect(Object.fromEntries(places)).toEqual({ sourceId: 0, certificate: 1, name: 2, relation: 3 });
    expect(missingColumns(members, places)).toEqual(['idNumber']);
  });

  it('are as the office chose them, before any name that is known', () => {
    const chosen = placeColumns(members, heads, {
      idNumber: '公民身份号码',
      relation: null,
      name: '个人编号',
    });

    expect(Object.fromEntries(chosen)).toEqual({ certificate: 1, name: 0, idNumber: 4 });
  });

  it('are looked for by name again where the chosen heading is gone', () => {
    expect(
      placeColumns(households, ['证号', '苏木', '嘎查'], { certificate: '户编码' }).get('certificate'),
    ).toBe(0);
  });

  it('never take one place twice, whatever was chosen', () => {
    const heading = fc.constantFrom(...heads, '证号', '户', null);
    const mapping = fc.dictionary(fc.constantFrom(...Object.keys(members.columns)), heading);
    fc.assert(
      fc.property(fc.shuffledSubarray([...heads, '证号']), mapping, (header, chosen) => {
        const places = [...placeColumns(members, header, chosen).values()];
        expect(new Set(places).size).toBe(places.length);
        expect(places.every((at) => at >= 0 && at < header.length)).toBe(true);
      }),
    );
  });
});

describe('examples', () => {
  it('are three, masked where they are of a person, also under a heading that nobody knows', async () => {
    const { headings, missing } = await fileColumns(
      members,
      await table([
        '个人编号,证号,人员姓名,公民身份号码,户主电话,类别',
        'A1,150422100001,乌力吉,11010519491231002X,13800000001,五保',
        'A2,150422100002,萨仁花,110105194912310046,,普通',
        'A3,150422100003,,110105194912310046,,普通',
        'A4,150422100004,,110105194912310046,,普通',
      ]),
    );

    expect(missing).toEqual(['name', 'relation', 'idNumber']);
    expect(headings.map(({ examples }) => examples)).toEqual([
      ['A1', 'A2', 'A3'],
      ['****0001', '****0002', '****0003'],
      ['乌*', '萨*'],
      ['****002X', '****0046', '****0046'],
      ['138****0001'],
      ['五保', '普通', '普通'],
    ]);
  });
});

describe('a table', () => {
  it('ends where it has more rows than it may, and says so', async () => {
    const few = { rows: 2, workbookRows: 2, workbookInside: 1_000 };
    const { batches } = await readTable(Buffer.from('证号\n1\n2\n3\n'), 'x.csv', known, few);

    const readAll = async () => {
      for await (const rows of batches) expect(rows.length).toBeLessThanOrEqual(2);
    };

    await expect(readAll()).rejects.toMatchObject({ why: 'too-many-rows' });
  });

  it('that is an old workbook under any name is not taken for text', async () => {
    const old = Buffer.from('d0cf11e0a1b11ae1', 'hex');

    await expect(readTable(old, '户.csv', known)).rejects.toMatchObject({ why: 'not-a-workbook' });
  });
});
