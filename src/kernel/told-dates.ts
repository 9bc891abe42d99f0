/**
 * When something was, as people say it: 9月15, 上个月, 腊月二十七, 半个月前. The words are found without knowing
 * what day it is; the days they mean are reckoned from today, as something that has happened already.
 */
import type { Day } from './day.ts';
import { englishForms } from './told-dates/english.ts';
import { notAfter } from './told-dates/figures.ts';
import type { Form, Span } from './told-dates/form.ts';
import { lunarForms } from './told-dates/lunar.ts';
import { relativeForms } from './told-dates/relative.ts';
import { solarForms } from './told-dates/solar.ts';

export type { Span } from './told-dates/form.ts';

/** Of readings of equal length the first holds: 八月十五 is the feast. */
const chinese: readonly Form[] = [...lunarForms, ...solarForms, ...relativeForms];

/** Most messages name no time: they are spared the search. */
const mayTell =
  /[年月天日号周昨节儿伏至冬]|礼拜|星期|中秋|端午|清明|国庆|元旦|五一|六一|三八|除夕|元宵|腊八|立秋|十一|开春|阵|前段|年根|今早|[夏冬春]天|半年|夜个|查干|那达慕|[立秋谷惊芒大处白寒霜小][春夏雨蛰种暑露分降雪]|\d[-/.]\d|20[0-3]\d[01]\d/u;
const mayTellInEnglish =
  /\b(?:ago|last|this|yesterday|today|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|on|end|beginning)/u;

interface Found {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly form: Form;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

/** The first that is told; of several readings beginning there the longest. */
function firstIn(text: string): Found | undefined {
  const plain = text.toLowerCase();
  const forms = [
    ...(mayTell.test(plain) ? chinese : []),
    ...(mayTellInEnglish.test(plain) ? englishForms : []),
  ];
  let first: Found | undefined;
  for (const form of forms) {
    form.pattern.lastIndex = 0;
    const match = form.pattern.exec(plain);
    if (match === null) continue;
    const [said] = match;
    const end = match.index + said.length;
    const sooner = first === undefined || match.index < first.start;
    const longer = first?.start === match.index && end > first.end;
    if (sooner || longer)
      first = {
        start: match.index,
        end,
        text: text.slice(match.index, end),
        form,
        groups: match.groups ?? {},
      };
  }
  return first;
}

/** The words that say when, as they stand in the text. */
export function findDate(text: string): string | undefined {
  return firstIn(text)?.text;
}

/** The days that those words mean; nothing that is told lies after today. */
export function readDate(text: string, today: Day): Span | undefined {
  const found = firstIn(text);
  return found && notAfter(found.form.reckon(found.groups, today), today);
}
