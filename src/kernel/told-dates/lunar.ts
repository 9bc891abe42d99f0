/** Days of the old calendar and feasts: 腊月二十七, 正月初六, 中秋, 国庆那会儿, 春节前, 年前. */
import { lunarDay, solarTerm } from '../calendar/chinese-calendar.ts';
import { addDays, type Day, yearOf } from '../day.ts';
import { between, dayIn, exactly, figureOf, latestPast, yearNamed, yearWords } from './figures.ts';
import type { Form, Groups, Span } from './form.ts';

const oldYearWords = `(?:(?<year>${yearWords})的?)?`;
const dayWords = '初[一二三四五六七八九十]|[廿二]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十';

/** The lunar months 11 and 12 reach into the next common year, where lunarDay counts them. */
function lunarIn(lunarYear: number, month: number, day: number): Day {
  return lunarDay(month >= 11 ? lunarYear + 1 : lunarYear, month, day);
}

/** The lunar year begins at its Spring Festival. */
function lunarYearOf(today: Day): number {
  const year = yearOf(today);
  return lunarDay(year, 1, 1) <= today ? year : year - 1;
}

function monthNumber(written: string): number {
  if (written === '正') return 1;
  if (written === '冬') return 11;
  return written === '腊' ? 12 : figureOf(written);
}

function lunar({ year, month = '', day }: Groups, today: Day): Span | undefined {
  const number = monthNumber(month);
  if (!(number >= 1 && number <= 12)) return undefined;
  const onDay = day === undefined ? undefined : figureOf(day.replace('初', ''));
  const make = (lunarYear: number): Span =>
    onDay === undefined
      ? between(lunarIn(lunarYear, number, 1), lunarIn(lunarYear, number, 29), false)
      : between(lunarIn(lunarYear, number, onDay), lunarIn(lunarYear, number, onDay), false);
  const thisYear = lunarYearOf(today);
  const named = yearNamed(year, thisYear);
  if (named !== undefined) return make(named);
  return [thisYear, thisYear - 1].map(make).find(({ from }) => from <= today);
}

interface Feast {
  readonly words: string;
  readonly on: (year: number) => Day | undefined;
  /** So many days are called by its name. */
  readonly lasts?: number;
}

const feasts: readonly Feast[] = [
  { words: '元旦|阳历年', on: (year) => dayIn(year, 1, 1) },
  { words: '腊八', on: (year) => lunarDay(year, 12, 8) },
  { words: '小年', on: (year) => lunarDay(year, 12, 23) },
  { words: '大?年三十|除夕|年三十儿?', on: (year) => addDays(lunarDay(year, 1, 1), -1) },
  { words: '大年初一', on: (year) => lunarDay(year, 1, 1) },
  { words: '春节|过年|大年|过大年|查干萨日|白节', on: (year) => lunarDay(year, 1, 1), lasts: 7 },
  { words: '元宵节?|灯节', on: (year) => lunarDay(year, 1, 15) },
  { words: '三八节?(?=那天|前|后)', on: (year) => dayIn(year, 3, 8) },
  { words: '清明节?', on: (year) => solarTerm(year, 15) },
  { words: '五一节?(?!\\d)|劳动节', on: (year) => dayIn(year, 5, 1), lasts: 5 },
  { words: '六一(?:儿童)?节?|儿童节', on: (year) => dayIn(year, 6, 1) },
  { words: '端午节?|五月节|当午', on: (year) => lunarDay(year, 5, 5) },
  { words: '夏至', on: (year) => solarTerm(year, 90) },
  { words: '[头入]伏|数伏', on: (year) => dayIn(year, 7, 11), lasts: 12 },
  { words: '三伏天?|伏天', on: (year) => dayIn(year, 7, 11), lasts: 40 },
  { words: '立秋', on: (year) => solarTerm(year, 135) },
  { words: '二月二(?!十)', on: (year) => lunarDay(year, 2, 2) },
  { words: '那达慕', on: (year) => dayIn(year, 7, 1), lasts: 60 },
  { words: '立春', on: (year) => solarTerm(year, 315) },
  { words: '惊蛰', on: (year) => solarTerm(year, 345) },
  { words: '谷雨', on: (year) => solarTerm(year, 30) },
  { words: '立夏', on: (year) => solarTerm(year, 45) },
  { words: '芒种', on: (year) => solarTerm(year, 75) },
  { words: '大暑', on: (year) => solarTerm(year, 120) },
  { words: '处暑', on: (year) => solarTerm(year, 150) },
  { words: '白露', on: (year) => solarTerm(year, 165) },
  { words: '秋分', on: (year) => solarTerm(year, 180) },
  { words: '寒露', on: (year) => solarTerm(year, 195) },
  { words: '霜降', on: (year) => solarTerm(year, 210) },
  { words: '小雪(?=那天|前后|节气)', on: (year) => solarTerm(year, 240) },
  { words: '八月十五(?![号日])', on: (year) => lunarDay(year, 8, 15) },
  { words: '中秋节?|八月节', on: (year) => lunarDay(year, 8, 15) },
  {
    words: '国庆节?|十一(?:长假|放假|假期|黄金周|(?=那会|那阵|前后|期间|的时候|[之以]前))',
    on: (year) => dayIn(year, 10, 1),
    lasts: 7,
  },
  { words: '重阳节?', on: (year) => lunarDay(year, 9, 9) },
  { words: '立冬', on: (year) => solarTerm(year, 225) },
  { words: '冬至', on: (year) => solarTerm(year, 270) },
];

/** At most this long before or after a feast is called before or after it. */
const aroundDays = 20;

function around(first: Day, lasts: number, side: string | undefined): Span {
  const last = addDays(first, lasts - 1);
  if (side === undefined || /^那天$/u.test(side)) return between(first, last, lasts > 1);
  if (/^(?:之|以)?前[头边夕]?$|^头前?$/u.test(side))
    return between(addDays(first, -aroundDays), addDays(first, -1));
  if (/^(?!前).*[后完]/u.test(side)) return between(addDays(last, 1), addDays(last, aroundDays));
  return between(addDays(first, -7), addDays(last, 7));
}

const sides =
  '前后|左右|那天|那会儿?|那阵儿?子?|那时候?|的时候|期间|(?:之|以)?前[头边夕]?|(?:之|以|过|完)?后|过完';

export const lunarForms: readonly Form[] = [
  {
    pattern: new RegExp(
      `${oldYearWords}(?:[农阴旧]历)?(?<month>[正腊冬])月(?:(?<day>${dayWords})|里|份)?(?![\\d一二三四五六七八九十])`,
      'gu',
    ),
    reckon: lunar,
  },
  {
    pattern: new RegExp(
      `${oldYearWords}(?<month>[二三四五六七八九]|十[一二]?)月(?<day>初[一二三四五六七八九十])(?!几)`,
      'gu',
    ),
    reckon: lunar,
  },
  {
    pattern: new RegExp(`[农阴旧]历的?(?<month>[一二三四五六七八九]|十[一二]?)月(?<day>${dayWords})?`, 'gu'),
    reckon: lunar,
  },
  {
    pattern: /[大过]?年初(?<day>[二三四五六七八])/gu,
    reckon: ({ day = '' }, today) =>
      latestPast(
        (year) => exactly(lunarDay(year, 1, figureOf(day))),
        ({ from }) => from,
        today,
      ),
  },
  ...feasts.map(({ words, on, lasts = 1 }): Form => ({
    pattern: new RegExp(`${oldYearWords}(?:${words})(?<side>${sides})?`, 'gu'),
    reckon: ({ year, side }, today) => {
      const make = (inYear: number): Span | undefined => {
        const first = on(inYear);
        return first === undefined ? undefined : around(first, lasts, side);
      };
      const named = yearNamed(year, yearOf(today));
      return named === undefined ? latestPast(make, ({ from }) => from, today) : make(named);
    },
  })),
  {
    pattern:
      /过完年|(?<![\d零〇一二三四五六七八九十半几多些个去今明那这当每头])年(?<side>前(?!后|[头轻])|后(?!半))/gu,
    reckon: ({ side }, today) =>
      latestPast(
        (year) => {
          const first = lunarDay(year, 1, 1);
          return side === '前'
            ? between(addDays(first, -45), addDays(first, -1))
            : between(first, addDays(first, 30));
        },
        ({ from }) => from,
        today,
      ),
  },
];
