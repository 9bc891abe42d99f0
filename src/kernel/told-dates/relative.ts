/** Days told from today: 前天, 上礼拜三, 半个月前, 十来天前, 去年, 前些日子. */
import { addDays, type Day, weekday, yearOf } from '../day.ts';
import { addMonths, monthOf } from '../month.ts';
import {
  between,
  exactly,
  figureOf,
  mondayOf,
  monthsBack,
  wholeMonth,
  yearNamed,
  yearWords,
} from './figures.ts';
import type { Form, Groups, Span } from './form.ts';

const daysBack: readonly (readonly [RegExp, number])[] = [
  [/^大前/u, 3],
  [/^前/u, 2],
  [/^[昨夜]/u, 1],
  [/^[今刚]/u, 0],
];

const someTime: readonly (readonly [RegExp, number, number])[] = [
  [/^[前头这]两[天日]/u, 4, 1],
  [/^[前头这]几[天日]/u, 10, 1],
  [/^前些(?:天|日子)|^头些天/u, 20, 2],
  [/^前(?:一?阵|段)/u, 60, 5],
];

const weekWord = '(?:周|星期|礼拜)';
const weekdays = '一二三四五六';
const several =
  '(?:\\d{1,3}|[一二三四五六七八九两]{1,2}|[俩仨]|[一二三四五六七八九]?十[一二三四五六七八九几来多]?|好?几|好些|半拉?)';

function weekOf(back: number, on: string | undefined, today: Day): Span | undefined {
  const monday = addDays(mondayOf(today), -7 * back);
  if (on === undefined || on === '') return between(monday, addDays(monday, 6), false);
  // What is told has happened: a day of this week that is still to come is none.
  const past = (span: Span | undefined): Span | undefined =>
    span === undefined || span.from > today ? undefined : span;
  if (on === '末') return past(between(addDays(monday, 5), addDays(monday, 6), false));
  const place = /[日天7]/u.test(on) ? 6 : /\d/u.test(on) ? Number.parseInt(on, 10) - 1 : weekdays.indexOf(on);
  return past(exactly(addDays(monday, place)));
}

/** How many, and by how much it may be more or less. */
function countOf(said: string): { readonly least: number; readonly most: number } | undefined {
  if (said === '俩') return { least: 2, most: 2 };
  if (said === '仨') return { least: 3, most: 3 };
  if (said === '好些') return { least: 5, most: 15 };
  if (said.startsWith('半')) return { least: 0.5, most: 0.5 };
  if (said.endsWith('几')) return said.startsWith('十') ? { least: 11, most: 19 } : { least: 2, most: 9 };
  if (/[来多]$/u.test(said)) {
    const ten = figureOf(said.slice(0, -1));
    return { least: ten - 2, most: ten + 5 };
  }
  if (/^[一二三四五六七八九两]{2}$/u.test(said)) {
    const [least, most] = [figureOf(said.charAt(0)), figureOf(said.charAt(1))];
    return most === least + 1 ? { least, most } : undefined;
  }
  const exact = figureOf(said);
  return exact > 0 ? { least: exact, most: exact } : undefined;
}

const unitDays: Readonly<Record<string, number>> = { 天: 1, 周: 7, 月: 30, 年: 365 };

function ago(groups: Groups, today: Day): Span | undefined {
  const { many = '', half, unit = '', since } = groups;
  const count = countOf(many);
  const more = `${groups.more ?? ''}${groups.also ?? ''}${groups.over ?? ''}` === '' ? undefined : 1;
  const size = unit.includes('年') ? '年' : unit.includes('月') ? '月' : /天|日/u.test(unit) ? '天' : '周';
  const days = unitDays[size];
  if (count === undefined || days === undefined) return undefined;
  const exact = count.least === count.most && more === undefined && half === undefined;
  const lasting = since === undefined ? {} : ({ since: true } as const);
  if (exact && size === '天')
    return { ...between(addDays(today, -count.least), addDays(today, -count.least), false), ...lasting };
  if (exact && size === '年' && count.least >= 1) {
    const year = String(yearOf(today) - count.least);
    return { ...between(`${year}-01-01`, `${year}-12-31`), ...lasting };
  }
  const extra = half === undefined ? 0 : days / 2;
  const centre = size === '月' && exact && count.least >= 1 ? monthsBack(today, count.least) : undefined;
  const slack = Math.max(2, Math.round(days * count.most * 0.25));
  const oldest = centre ?? addDays(today, -Math.round(count.most * days + extra));
  const newest = centre ?? addDays(today, -Math.round(count.least * days + extra));
  const to = addDays(newest, more === undefined ? slack : 0);
  return {
    ...between(addDays(oldest, -slack - (more === undefined ? 0 : days)), to > today ? today : to),
    ...lasting,
  };
}

export const relativeForms: readonly Form[] = [
  {
    pattern:
      /(?<word>大前[天儿]|(?<!大|目|空|以|先|之)前[天儿](?!面)|昨[天儿晚个]|夜个|前[晚个](?!月)|今[天儿晚早](?![后年]))/gu,
    reckon: ({ word = '' }, today) => {
      const back = daysBack.find(([words]) => words.test(word))?.[1];
      return back === undefined ? undefined : exactly(addDays(today, -back));
    },
  },
  {
    pattern: /(?<word>[前头][两几]天|[前头]些(?:天|日子)|前(?:一?阵子?|段(?:时间|日子)?)|这[两几]天)/gu,
    reckon: ({ word = '' }, today) => {
      const found = someTime.find(([words]) => words.test(word));
      return found && between(addDays(today, -found[1]), addDays(today, -found[2]));
    },
  },
  {
    pattern: new RegExp(
      `(?<which>大上个?|上上个?|上个?|这个?|本)${weekWord}(?<on>[一二三四五六日天末1-7])?(?!期)`,
      'gu',
    ),
    reckon: ({ which = '', on }, today) =>
      weekOf(/^[上大]上/u.test(which) ? 2 : which.startsWith('上') ? 1 : 0, on, today),
  },
  {
    pattern:
      /(?<![上下这本每个到至])(?:周|星期|礼拜)(?<on>[一二三四五六日天])(?!至|到|[、,，]?[一二三四五六日天])/gu,
    reckon: ({ on = '' }, today) => {
      const place = /[日天]/u.test(on) ? 0 : weekdays.indexOf(on) + 1;
      return exactly(addDays(today, -((weekday(today) - place + 7) % 7)));
    },
  },
  {
    pattern: new RegExp(
      `(?:(?<!住[了过]?|躺了?|养了?|[\\d.一二三四五六七八九十])(?<many>${several})(?<more>多?)个?(?<half>半)?(?<also>多?)(?<unit>天|周|星期|礼拜|月|年)(?<over>多?)(?:以|之)?前(?!后))|(?:(?<!住[了过]?|躺了?|养了?|打了?|[\\d.一二三四五六七八九十第])(?<many>${several})(?<more>多?)个?(?<half>半)?(?<also>多?)(?<unit>天|周|星期|礼拜|月|年)(?<over>多?)(?<since>了))`,
      'gu',
    ),
    reckon: ago,
  },
  {
    pattern: new RegExp(
      `(?<year>${yearWords})(?<half>上半年|下半年)?(?<season>开春|入冬|春[天上]?|夏天|秋[天后]|冬天|年?初|年?底|年末)?`,
      'gu',
    ),
    reckon: ({ year, half, season }, today) => {
      const named = yearNamed(year, yearOf(today));
      if (named === undefined || named > yearOf(today) || named < 2000) return undefined;
      const [first, last] = monthsOf(half ?? season);
      const january = `${String(named)}-01`;
      const from = wholeMonth(addMonths(january, first - 1)).from;
      return between(from, wholeMonth(addMonths(january, last - 1)).to, season !== undefined);
    },
  },
  {
    pattern:
      /(?<season>开春|入冬|上半年|下半年|年初|年底|年根(?:底下|儿)?|[春夏秋冬]天(?=住|看[的病]|出院|交的?|花|做的|动|的时候|那会|得的|摔))(?!前缴|缴|交|以前)/gu,
    reckon: ({ season }, today) => {
      const [first, last] = monthsOf(season);
      const thisYear = monthOf(today).slice(0, 4);
      const years = [thisYear, String(yearOf(today) - 1)];
      const found = years.find((year) => `${addMonths(`${year}-01`, first - 1)}-01` <= today);
      if (found === undefined) return undefined;
      return between(
        wholeMonth(addMonths(`${found}-01`, first - 1)).from,
        wholeMonth(addMonths(`${found}-01`, last - 1)).to,
      );
    },
  },
];

/** The months of a season or a half of a year, counted from its January. */
function monthsOf(season = ''): readonly [number, number] {
  if (season === '上半年') return [1, 6];
  if (season === '下半年') return [7, 12];
  if (season === '开春') return [3, 4];
  if (season === '入冬') return [11, 12];
  if (season.startsWith('春')) return [3, 5];
  if (season === '夏天') return [6, 8];
  if (season.startsWith('年根')) return [12, 13];
  if (season.startsWith('秋')) return [8, 10];
  if (season === '冬天') return [11, 14];
  if (season.endsWith('初')) return [1, 2];
  return season === '' ? [1, 12] : [11, 12];
}
