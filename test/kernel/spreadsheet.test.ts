import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { fen } from '../../src/kernel/money.ts';
import { csvOf, type Sheet, xlsxOf } from '../../src/kernel/spreadsheet.ts';

const sheet: Sheet = {
  name: '按类别',
  head: ['类别', '件数'],
  rows: [
    ['乱收费', 12],
    ['=HYPERLINK("http://x","y")', undefined],
  ],
};

describe('a CSV', () => {
  it('begins with a byte order mark, and ends its lines as Excel wants', () => {
    expect(csvOf({ ...sheet, rows: [['a,b', 1.5]] })).toBe('\uFEFF类别,件数\r\n"a,b",1.5\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '|cmd', '＝1+1', '＋1', '－1', '＠x'])(
    'a text like %j is no formula',
    (text) => {
      expect(csvOf({ ...sheet, rows: [[text]] })).toContain(`'${text}`);
    },
  );

  it('keeps the two decimals of a sum', () => {
    expect(csvOf({ ...sheet, rows: [['乱收费', { sum: fen(2000) }]] })).toContain('乱收费,20.00\r\n');
  });

  it('leaves plain texts and negative numbers as they are', () => {
    expect(csvOf({ ...sheet, rows: [['T26-0001-3', -2]] })).toContain('\r\nT26-0001-3,-2\r\n');
  });

  it('keeps quotes and lines within their cell', () => {
    expect(csvOf({ ...sheet, rows: [['他说"好"\n走了']] })).toContain('"他说""好""\n走了"');
  });
});

describe('an XLSX', () => {
  it('has sums as numbers to be added up', async () => {
    const [read] = await readXlsxFile(await xlsxOf([{ ...sheet, rows: [['乱收费', { sum: fen(2050) }]] }]));

    expect(read?.data[1]).toEqual(['乱收费', 20.5]);
  });

  it('is read back with its sheets, numbers as numbers and formulas as text', async () => {
    const file = await xlsxOf([sheet, { ...sheet, name: '按月' }]);

    const sheets = await readXlsxFile(file);
    expect(sheets.map(({ sheet: name }) => name)).toEqual(['按类别', '按月']);
    expect(sheets[0]?.data).toEqual([
      ['类别', '件数'],
      ['乱收费', 12],
      ['=HYPERLINK("http://x","y")', null],
    ]);
  });
});
