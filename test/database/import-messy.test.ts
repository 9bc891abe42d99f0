/** Tables as offices export them: titles above the headings, sums below, units, days as numbers, numbers that Excel rounded. */
import { describe, expect, it } from 'vitest';
import { readDay, readYear } from '../../src/database/import/cells.ts';
import { isClosing } from '../../src/database/import/heading-row.ts';
import { xlsxOf } from '../../src/kernel/spreadsheet.ts';
import { fileOf, readAll } from '../support/import-files.ts';

describe('the headings', () => {
  it('stand beneath titles; lines are counted as the office sees them', async () => {
    const { records, errors } = await readAll('households', [
      '巴林左旗2026年参合户花名册,,,',
      '',
      '填报单位：林东镇,,制表日期：2026-11-20,',
      '合作医疗证号,苏木（镇）,嘎查（村）,户主电话',
      '150422100001,林东镇,东城嘎查,19900000001',
      ',,,',
      '150422100002,林东镇,,19900000001',
    ]);

    expect(records.map(({ line }) => line)).toEqual([5]);
    expect(errors).toEqual([{ line: 7, column: '嘎查（村）', fault: 'empty' }]);
  });

  it('of names that nobody knows yet are the first line as wide as the table', async () => {
    const columns = await fileOf('households', ['花名册,,', 'a,b,c', '1,2,3', '4,5,6']).columns();

    expect(columns.headings.map(({ heading }) => heading)).toEqual(['a', 'b', 'c']);
    expect(columns.headingLine).toBe(2);
  });

  it('are found although a tab or a semicolon parts them and a title has none', async () => {
    for (const mark of ['\t', ';']) {
      const lines = [
        '花名册',
        ['证号', '苏木', '嘎查'].join(mark),
        ['150422100001', '林东镇', '东城'].join(mark),
      ];
      expect((await readAll('households', lines)).records).toHaveLength(1);
    }
  });

  it('that name another unit than yuan are refused: a sum would be a ten-thousandth of what it is', async () => {
    const head = '报销编号,成员编号,医疗机构,级别,出院日期,总费用（万元）,状态';

    expect((await readAll('claims', [head])).missing).toEqual([
      { line: 1, column: '总费用（万元）', fault: 'not-in-yuan' },
    ]);
  });

  it('in per cent make 45 a rate', async () => {
    const head = '报销编号,成员编号,医疗机构,级别,出院日期,总费用(元),状态,补助比例（%）';
    const row = (rate: string) => `B${rate},A1,旗医院,旗级,2026-03-09,100.00,已受理,${rate}`;

    const { records } = await readAll('claims', [head, row('45'), row('45%'), row('0.45')]);

    expect(records.map(({ fields }) => fields.rate)).toEqual(['0.45', '0.45', '0.45']);
  });
});

describe('a column that is not there', () => {
  it('says nothing of who is 五保, who has left, who paid and when', async () => {
    const kept = async (kind: 'members' | 'enrolments', head: string) =>
      (await fileOf(kind, [head]).open()).kept;

    expect(await kept('members', '成员编号,证号,姓名,与户主关系,身份证号')).toEqual([
      ...['category', 'leftOn', 'leftReason'],
    ]);
    expect(await kept('members', '成员编号,证号,姓名,与户主关系,身份证号,类别,离户日期,离户原因')).toEqual(
      [],
    );
    expect(await kept('enrolments', '成员编号,年度,状态,金额,缴费方')).toEqual(['receiptNo', 'paidOn']);
  });
});

describe('what closes a table', () => {
  const head = '成员编号,年度,状态,金额';

  it('is passed over and told, and only where it is no record', async () => {
    const { records, errors, passedOver } = await readAll('enrolments', [
      head,
      '合计,2026,参合,10',
      'A1,2026年度,参合,10',
      '合　计,,,20',
      '制表人：张三,,审核人：李四,',
    ]);

    expect(records.map(({ line }) => line)).toEqual([2, 3]);
    expect([errors, passedOver]).toEqual([[], [4, 5]]);
  });

  it.each(['合计', '总计：', '本页小计', '共计（户）', '单位负责人：王五', '打印时间: 2026'])(
    'is %s',
    (cell) => {
      expect(isClosing(['', cell])).toBe(true);
    },
  );

  it.each(['合计户', '制表', '张合计', '1', ''])('is not %j', (cell) => {
    expect(isClosing([cell])).toBe(false);
  });
});

describe('a cell', () => {
  it.each([
    ['46082', '2026-03-01'],
    ['46082.5', '2026-03-01'],
    ['14611', '1940-01-01'],
    ['2026-03-01 14:22:05', '2026-03-01'],
    ['2026/3/1 0:00', '2026-03-01'],
    ['2026-03-01T08:00:00.000', '2026-03-01'],
  ])('%s is the day %s', (text, day) => {
    expect(readDay(text)).toBe(day);
  });

  it.each(['1940', '9999', '80000', '460820', '2026-02-30', '2026-03-01 下午'])('%s is no day', (text) => {
    expect(readDay(text)).toBeUndefined();
  });

  it('2026年度 is a year', () => {
    expect([readYear('2026年度'), readYear('2026年'), readYear('2026度')]).toEqual([2026, 2026, undefined]);
  });

  it('with a number that Excel rounded says so, wherever it stands', async () => {
    const head = '成员编号,证号,姓名,与户主关系,身份证号';
    const { errors } = await readAll('members', [
      head,
      'A1,150422100001,王,户主,1.50422E+17',
      'A2,1.50422E+11,王,户主,11010519491231002X',
      '1.50E+10,150422100001,王,户主,11010519491231002X',
      'A4,150422100001,王,户主,150422197001011000',
      'A5,150422100001,王,户主,150422197001011234',
    ]);

    expect(errors.map(({ line, column, fault }) => [line, column, fault])).toEqual([
      [2, '身份证号', 'rounded'],
      [3, '证号', 'rounded'],
      [4, '成员编号', 'rounded'],
      [5, '身份证号', 'rounded'],
      [6, '身份证号', 'odd-id-number'],
    ]);
  });

  it('of a workbook is the number that Excel shows, and one with more digits than it keeps is rounded', async () => {
    const head = ['报销编号', '成员编号', '医疗机构', '级别', '出院日期', '总费用', '状态'];
    const row = (number: string, member: string | number, total: number) =>
      [number, member, '旗医院', '旗级', 46_090, total, '已受理'] as const;
    const title = ['报销明细表'];
    const rows = [
      ...[
        head,
        row('B1', 'A1', 30.099999999999998),
        row('B2', 12, 0.1 + 0.2),
        row('B3', 12, 30.000000000000004),
      ],
      row('B4', 1.504_221_990_010_112e17, 5),
    ];
    const bytes = await xlsxOf([{ name: '报销', head: title, rows }]);

    const { records, errors } = await readAll('claims', [], { bytes, fileName: '报销.xlsx' });

    expect(records.map(({ belongsTo, fields }) => [belongsTo, fields.total, fields.dischargedOn])).toEqual([
      ...[
        ['A1', '30.10', '2026-03-09'],
        ['12', '0.30', '2026-03-09'],
        ['12', '30.00', '2026-03-09'],
      ],
    ]);
    expect(errors).toEqual([{ line: 6, column: '成员编号', fault: 'rounded' }]);
  });

  it('kept from Excel by a sign of equality, an apostrophe or a tab is read without it', async () => {
    const { records, errors } = await readAll('households', [
      '证号,苏木,嘎查',
      '="150422100001",林东镇,东城嘎查',
      "'150422100002,林东镇,东城嘎查",
      '"\t150422100003",林东镇,东城嘎查',
    ]);

    expect(errors).toEqual([]);
    expect(records.map(({ fields }) => fields.certificate)).toEqual([
      ...['150422100001', '150422100002', '150422100003'],
    ]);
  });
});
