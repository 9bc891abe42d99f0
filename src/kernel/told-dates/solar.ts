/** Days and months of the common calendar: 2026-09-15, 9月15号, 今年3月, 三四月份, 上月20号, 15/9. */
import type { Day } from '../day.ts';
import { yearOf } from '../day.ts';
import { addMonths, monthOf } from '../month.ts';
import {
  between,
  dayIn,
  exactly,
  figure,
  figureOf,
  latestPast,
  monthIn,
  partOfMonth,
  wholeMonth,
  yearNamed,
  yearWords,
} from './figures.ts';
import type { Form, Groups, Span } from './form.ts';

const part = '初几|[一二]?十几[号日]?|1\\d?几[号日]|初头?|头|上旬|中旬|中|下旬|月底|底|末|尾';
/** What follows is no measure of another thing. */
const noMeasure = '(?![\\d.零〇一二三四五六七八九十]|[几个天次回岁元块千百万亿]|小时|分钟)';

function written(groups: Groups): Span | undefined {
  const { year = '', month = '', day = '' } = groups;
  return exactly(dayIn(Number.parseInt(year, 10), Number.parseInt(month, 10), Number.parseInt(day, 10)));
}

function inYear({ year }: Groups, today: Day, make: (inYear: number) => Span | undefined): Span | undefined {
  const named = yearNamed(year, yearOf(today));
  return named === undefined ? latestPast(make, ({ from }) => from, today) : make(named);
}

/** 9/15 and 15/9: where both could be the month, the month stands first, and it is in doubt. */
function slashed(groups: Groups, today: Day): Span | undefined {
  const [one, two] = [figureOf(groups.one ?? ''), figureOf(groups.two ?? '')];
  const span = latestPast(
    (year) => exactly(dayIn(year, one, two) ?? dayIn(year, two, one)),
    ({ from }) => from,
    today,
  );
  return span && one <= 12 && two <= 12 && one !== two ? { ...span, vague: true } : span;
}

export const solarForms: readonly Form[] = [
  {
    pattern:
      /(?<![\d.])(?<year>20\d{2})\s?[-/.年]\s?(?<month>\d{1,2})\s?[-/.月]\s?(?<day>\d{1,2})(?!\d)\s?[日号]?/gu,
    reckon: written,
  },
  {
    pattern: /(?<!\d)(?<year>20[0-3]\d)(?<month>0[1-9]|1[0-2])(?<day>0[1-9]|[12]\d|3[01])(?!\d)/gu,
    reckon: written,
  },
  {
    pattern: new RegExp(
      `(?<!\\d)(?:(?<year>${yearWords})的?)?(?<!\\d|个|[一二三四五六七八九十两几])(?<month>${figure})月份?的?(?<day>${figure})(?:[日号]|${noMeasure})`,
      'gu',
    ),
    reckon: (groups, today) =>
      inYear(groups, today, (year) =>
        exactly(dayIn(year, figureOf(groups.month ?? ''), figureOf(groups.day ?? ''))),
      ),
  },
  {
    pattern: new RegExp(
      `(?<!\\d)(?:(?<year>${yearWords})的?)?(?<!\\d|个|[零〇]|住了?|歇了?)(?<month>${figure})月(?:份|里|(?<part>${part}))?(?![\\d一二三四五六七八九十初]|[^,，。]{0,2}(?:以内|之内))`,
      'gu',
    ),
    reckon: (groups, today) =>
      inYear(groups, today, (year) => {
        const month = monthIn(year, figureOf(groups.month ?? ''));
        return month === undefined ? undefined : partOfMonth(month, groups.part);
      }),
  },
  {
    pattern: new RegExp(
      `(?:(?<year>${yearWords})的?)?(?<!\\d|[零〇])(?<one>[一二三四五六七八九1-9])[、,，到至-]?(?<two>[二三四五六七八九2-9]|1[0-2]|十[一二]?)月份?(?![\\d一二三四五六七八九十])`,
      'gu',
    ),
    reckon: (groups, today) => {
      const [one, two] = [figureOf(groups.one ?? ''), figureOf(groups.two ?? '')];
      if (two !== one + 1) return undefined;
      return inYear(groups, today, (year) => {
        const [first, last] = [monthIn(year, one), monthIn(year, two)];
        return first === undefined || last === undefined
          ? undefined
          : between(wholeMonth(first).from, wholeMonth(last).to);
      });
    },
  },
  {
    pattern: new RegExp(
      `(?<which>大?上上?个?|上上个?|上个?|前个?|这个?|本|当)月(?:份|的)?(?:(?<day>${figure})(?:[日号]|${noMeasure})|(?<part>${part}))?`,
      'gu',
    ),
    reckon: ({ which = '', day, part: said }, today) => {
      const back = /^(?:上上|大上|前)/u.test(which) ? 2 : which.startsWith('上') ? 1 : 0;
      const month = addMonths(monthOf(today), -back);
      if (day === undefined) return partOfMonth(month, said);
      return exactly(
        dayIn(Number.parseInt(month.slice(0, 4), 10), Number.parseInt(month.slice(5), 10), figureOf(day)),
      );
    },
  },
  {
    pattern:
      /(?<![每个下到这本上当\d一二三四五六七八九十正腊冬])月(?<part>初|底)(?![前之以]|[一二三四五六七八九十])/gu,
    reckon: ({ part: said }, today) => {
      const thisMonth = partOfMonth(monthOf(today), said);
      return thisMonth.from <= today ? thisMonth : partOfMonth(addMonths(monthOf(today), -1), said);
    },
  },
  {
    // 3号床 and 20号楼 are none: what was done that day must follow.
    pattern: new RegExp(
      `(?<![第\\d.月日年号编线]|[一二三四五六七八九十])(?<day>${figure})号(?=那天|[早晚下上]|[出住入]的?院|出的|住的|交|去|办|做的|看的|报的|到的|的时候|就|反映|投诉|举报|告的|提的?|递|送|申请|登记|打的|说的|问的|开的|寄)`,
      'gu',
    ),
    reckon: ({ day = '' }, today) => {
      const months = [0, 1, 2].map((back) => addMonths(monthOf(today), -back));
      const days = months.flatMap((month) => {
        const found = dayIn(
          Number.parseInt(month.slice(0, 4), 10),
          Number.parseInt(month.slice(5), 10),
          figureOf(day),
        );
        return found !== undefined && found <= today ? [found] : [];
      });
      return exactly(days[0]);
    },
  },
  {
    pattern:
      /(?<![\d/.])(?:(?<one>\d{1,2})\/(?<two>[123]\d)|(?<one>[123]\d)\/(?<two>\d{1,2})|(?<one>\d{1,2})\/(?<two>\d{1,2})(?=\s?(?:号|[出住入交提递送寄办报]|投诉|反映|举报|申请|登记|上[交报])))(?![\d/.%])|(?<![\d.¥])(?<one>1[0-2]|0?[1-9])\.(?<two>\d{1,2})(?=[日号]|\s?[-~到至]\s?\d{1,2}\.\d{1,2}|那天|[出住入]的?院|\s?(?:提交|上交|[上递送寄]的|交的(?!钱|款)|交了?(?:材料|票|单|上)|[递送]的?(?:材料|票|单)|报上|报的(?!钱|款)|办的|投诉|反映|举报|申请|登记|住的|出的院|做的手术))/gu,
    reckon: slashed,
  },
];
