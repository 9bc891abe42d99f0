import { describe, expect, it } from 'vitest';
import { parseArrangement } from '../../src/kernel/working-days.ts';

const source = 'https://www.gov.cn/zhengce/example';
const listed = { year: 2024, source, restDays: ['2024-10-01'], workDays: ['2024-09-29'] };

function reasonsOf(input: unknown): readonly string[] {
  const parsed = parseArrangement(input);
  return parsed.kind === 'refused' ? parsed.reasons : [];
}

describe('an arrangement to be loaded', () => {
  it('may name each holiday as the notice does', () => {
    const notice = {
      year: 2024,
      source,
      holidays: [
        { name: '国庆节', from: '2024-10-01', through: '2024-10-07', workDays: ['2024-10-12', '2024-09-29'] },
      ],
    };
    expect(parseArrangement(notice)).toMatchObject({
      kind: 'arrangement',
      arrangement: {
        year: 2024,
        source,
        restDays: ['2024-10-01', '2024-10-02', '2024-10-03', '2024-10-04', '2024-10-07'],
        workDays: ['2024-09-29', '2024-10-12'],
        names: { '2024-10-05': '国庆节', '2024-10-12': '国庆节' },
      },
      warnings: [],
    });
  });

  it('may list its days, in any order', () => {
    expect(parseArrangement({ ...listed, restDays: ['2024-10-02', '2024-10-01'] })).toMatchObject({
      kind: 'arrangement',
      arrangement: { restDays: ['2024-10-01', '2024-10-02'], workDays: ['2024-09-29'] },
    });
  });

  it('may reach over New Year at both ends', () => {
    expect(
      parseArrangement({ ...listed, restDays: ['2023-12-29', '2025-01-02'], workDays: ['2023-12-30'] }).kind,
    ).toBe('arrangement');
  });

  it('may reach from 20 December before to 10 January after, and no holiday is longer than 32 days', () => {
    expect(parseArrangement({ ...listed, restDays: ['2023-12-20', '2025-01-10'] }).kind).toBe('arrangement');
    const holiday = (through: string) =>
      parseArrangement({ year: 2024, source, holidays: [{ name: '国庆节', from: '2024-09-30', through }] })
        .kind;
    expect([holiday('2024-10-31'), holiday('2024-11-01')]).toEqual(['arrangement', 'refused']);
  });

  it('is warned about from 2025 on, when the law began to give thirteen days', () => {
    const warnings = [2024, 2025].map((year) => {
      const parsed = parseArrangement({ ...listed, year, restDays: [`${String(year)}-10-01`], workDays: [] });
      return parsed.kind === 'arrangement' ? parsed.warnings.length : expect.unreachable();
    });
    expect(warnings[0]).toBe(0);
    expect(warnings[1]).toBeGreaterThan(5);
  });

  it.each([
    [{ ...listed, restDays: ['2024-10-01', '2024-10-01'] }, '2024-10-01 is listed twice as a day of rest'],
    [{ ...listed, workDays: ['2024-09-29', '2024-09-29'] }, '2024-09-29 is listed twice as a day of work'],
    [{ ...listed, workDays: ['2024-10-08'] }, '2024-10-08 is a plain weekday, not a weekend made up for'],
    [{ ...listed, restDays: ['2024-10-05'] }, '2024-10-05 is a weekend and rests anyway: list weekdays only'],
    [{ ...listed, restDays: ['2025-10-01'] }, '2025-10-01 does not belong to the arrangement of 2024'],
    [{ ...listed, restDays: ['2023-12-19'] }, '2023-12-19 does not belong to the arrangement of 2024'],
    [{ ...listed, workDays: ['2025-01-11'] }, '2025-01-11 does not belong to the arrangement of 2024'],
    [{ ...listed, workDays: ['2024-10-01'] }, '2024-10-01 is both a day of rest and of work'],
    [{ ...listed, restDays: ['2024-02-30'] }, 'restDays.0: 2024-02-30 is not a day that exists'],
    [{ ...listed, restDays: [] }, 'restDays: an arrangement without any day of rest cannot be right'],
    [{ ...listed, source: ' ' }, 'source: the source of the notice is missing'],
    [
      { year: 2024, source, holidays: [{ name: '国庆节', from: '2024-10-07', through: '2024-10-01' }] },
      '国庆节 ends on 2024-10-01, before it begins on 2024-10-07',
    ],
    [
      { year: 2024, source, holidays: [{ name: '国庆节', from: '2024-09-01', through: '2024-10-07' }] },
      '国庆节 is longer than a month (2024-09-01 to 2024-10-07)',
    ],
    [{ year: 2024, source, holidays: [] }, 'holidays: an arrangement without any holiday cannot be right'],
  ])('is refused with the reason: %#', (input, reason) => {
    expect(reasonsOf(input)).toContain(reason);
  });

  it.each([
    null,
    'x',
    7,
    [],
    { ...listed, extra: 1 },
    { ...listed, year: '2024' },
    { ...listed, year: 1900 },
  ])('is refused when it is no arrangement at all: %j', (input) => {
    expect(parseArrangement(input).kind).toBe('refused');
  });

  it('is warned about when a day off by law is missing', () => {
    const parsed = parseArrangement({
      year: 2027,
      source,
      holidays: [
        { name: '元旦', from: '2027-01-01', through: '2027-01-03' },
        { name: '春节', from: '2027-02-05', through: '2027-02-11' },
        { name: '清明节', from: '2027-04-03', through: '2027-04-05' },
        { name: '端午节', from: '2027-06-09', through: '2027-06-09' },
        { name: '国庆节', from: '2027-10-01', through: '2027-10-07' },
      ],
    });
    expect(parsed).toMatchObject({
      kind: 'arrangement',
      warnings: ['2027-09-15 (中秋节) is a day off by law but is not among the days of rest'],
    });
  });
});
