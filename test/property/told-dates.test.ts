/** Any day of the last year, told in any of these ways, is read back; nothing that is read lies after today. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayFromNumber, dayNumber, isDay } from '../../src/kernel/day.ts';
import { readDate } from '../../src/kernel/told-dates.ts';
import { anyText } from '../support/any-text.ts';
import { spoken } from './said-sums.ts';

const runs = { numRuns: 2_000 };
const today = fc.integer({ min: dayNumber('2015-01-01'), max: dayNumber('2039-12-31') }).map(dayFromNumber);
const parts = (day: string) => day.split('-').map((part) => Number.parseInt(part, 10));

const ways: readonly ((day: string) => string)[] = [
  (day) => day,
  (day) => day.replaceAll('-', '/'),
  (day) => day.replaceAll('-', ''),
  (day) => `${String(parts(day)[1])}月${String(parts(day)[2])}号`,
  (day) => `${String(parts(day)[1])}月${String(parts(day)[2])}日住的院`,
  (day) => `${spoken(parts(day)[1] ?? 0, '二')}月${spoken(parts(day)[2] ?? 0, '二')}号`,
  (day) => `俺${String(parts(day)[0])}年${String(parts(day)[1])}月${String(parts(day)[2])}号出的院`,
];

describe('a day that was told', () => {
  it('is read back', () => {
    fc.assert(
      fc.property(today, fc.integer({ min: 0, max: 364 }), fc.constantFrom(...ways), (now, back, way) => {
        const day = addDays(now, -back);

        expect(readDate(way(day), now)).toEqual({ from: day, to: day, vague: false });
      }),
      runs,
    );
  });

  it('so many days ago is that many days ago', () => {
    fc.assert(
      fc.property(today, fc.integer({ min: 3, max: 99 }), fc.boolean(), (now, count, inWords) => {
        const day = addDays(now, -count);

        expect(readDate(`${inWords ? spoken(count, '二') : String(count)}天前`, now)).toEqual({
          from: day,
          to: day,
          vague: false,
        });
      }),
      runs,
    );
  });

  const words = fc.constantFrom(
    ...[
      '上个月',
      '去年',
      '腊月',
      '二十七',
      '正月',
      '初六',
      '中秋',
      '前',
      '后',
      '那会儿',
      '9月',
      '15',
      '号',
      '年',
      '半个月',
    ],
    ...[
      '十来天',
      '上',
      '礼拜',
      '三',
      '这周',
      '月底',
      '国庆',
      '春节',
      '今年',
      '三四',
      '月份',
      '冬天',
      ' last ',
      'month ',
      '/',
    ],
  );

  it('lies on days that exist, in order, and begins no later than today', () => {
    fc.assert(
      fc.property(
        today,
        fc.oneof(
          fc.array(words, { minLength: 1, maxLength: 6 }).map((all) => all.join('')),
          anyText(120),
        ),
        (now, text) => {
          const span = readDate(text, now);
          if (span === undefined) return;
          expect(isDay(span.from) && isDay(span.to)).toBe(true);
          expect(span.from <= span.to).toBe(true);
          expect(span.from <= now || text.includes('年')).toBe(true);
        },
      ),
      runs,
    );
  });
});
