/** The words of broadcasts that the program itself adds or proposes, and the measure texts are held against. */
import { longestText as telegramLongest } from '../bots/telegram/limits.ts';
import { longestMassText, longestText as wechatLongest } from '../bots/wechat/limits.ts';
import { broadcastChoices } from './conversation/after-broadcast.ts';
import { basis } from './conversation/render.ts';
import { dayText, type Wording } from './conversation/wording.ts';
import { paymentWindow } from './enrolment/decide.ts';
import { type Day, dayOf, yearOf } from './kernel/day.ts';
import type { Language } from './kernel/message.ts';
import { fen, formatYuan } from './kernel/money.ts';
import type { WorkingCalendar } from './kernel/working-days.ts';
import { checkTexts } from './outreach/check-texts.ts';
import {
  type FieldName,
  fieldNames,
  type FieldValues,
  type TextFault,
  type Texts,
} from './outreach/texts.ts';
import { sumuOfficeOf } from './policy/profile.ts';
import type { Scheme } from './policy/types.ts';
import { ruleSetFor, type YearRules } from './policy/years.ts';

export interface OutreachWordsParts {
  readonly scheme: Scheme;
  readonly wording: Wording;
  readonly calendar: () => WorkingCalendar;
}

/** The clause that each figure rests on; a name rests on none. */
const clauseOf: Readonly<Partial<Record<FieldName, string>>> = {
  premium: 'III.2.1-premium-10',
  amount: 'III.2.1-premium-10',
  certificateHolders: 'III.2.1-wubao-premium',
  payAt: 'III.3.2-collection',
  lastDay: 'III.3.3-deadline-1220',
};

export function clausesOf(used: ReadonlySet<FieldName>): readonly string[] {
  const fields = Object.entries(clauseOf).filter(([name]) => [...used].some((field) => field === name));
  return [...new Set(fields.map(([, clause]) => clause))];
}

/** How to have no more of it, and what the figures rest on. */
export function beneath(
  { scheme, wording }: OutreachWordsParts,
  clauses: readonly string[],
  today: Day,
  language: Language,
): readonly string[] {
  const setting = { scheme, today, contact: { language } };
  return [
    wording.say({ id: 'outreach-opt-out' }, language),
    ...(clauses.length > 0 ? basis(clauses, setting, wording) : []),
  ];
}

export type SignedRules = Extract<YearRules, { kind: 'signed' }>;

/** undefined: the office has not signed that year, so no figure and no day may be named. */
export function rulesOf({ scheme }: OutreachWordsParts, year: number): SignedRules | undefined {
  const rules = ruleSetFor(scheme, `${String(year)}-01-01`);
  return rules.kind === 'signed' ? rules : undefined;
}

/** The last day on which it can be paid: an office is open on it. */
export function lastDayOf({ calendar }: OutreachWordsParts, { year, tariff }: SignedRules): Day {
  const { lastWorkingDay, deadline } = paymentWindow(
    calendar(),
    `${String(year - 1)}-${tariff.paymentDeadline}`,
  );
  return lastWorkingDay ?? deadline;
}

/** Where a household of that sumu pays (III.3.2). */
export function payAtOf({ scheme, wording }: OutreachWordsParts, sumu: string, language: Language): string {
  return (
    sumuOfficeOf(scheme.profile, sumu)?.payAt[language] ??
    wording.say({ id: 'outreach-place-unlisted', args: { sumu } }, language)
  );
}

/** What staff begin with: a season's texts, with their fields still in braces. */
export function defaultTexts(
  { wording }: Pick<OutreachWordsParts, 'wording'>,
  season: '30' | '7' | '1',
  year: number,
): { readonly name: string; readonly texts: Texts } {
  const textsIn = (language: Language) => {
    const args = Object.fromEntries(
      Object.entries(fieldNames).map(([name, called]) => [name, `{${called[language]}}`]),
    );
    return {
      personal: wording.say({ id: `outreach-text-${season}`, args }, language),
      generic: wording.say({ id: 'outreach-generic' }, language),
    };
  };
  return {
    name: wording.say({ id: `outreach-name-${season}`, args: { year: String(year) } }, 'zh-CN'),
    texts: { 'zh-CN': textsIn('zh-CN'), en: textsIn('en') },
  };
}

/** Somebody who speaks for three households, a dozen of whom have not paid. */
const manyHouseholds = 3;
const manyMembers = 12;
const aDecember = '2026-12-30';

function longestValues(parts: OutreachWordsParts, language: Language): FieldValues {
  const join = (words: readonly string[]) => words.join(language === 'zh-CN' ? '、' : ', ');
  const names = (count: number) => join(Array.from({ length: count }, () => '乌*'));
  const places = parts.scheme.profile.sumuOffices
    .map((office) => office.payAt[language])
    .sort((a, b) => b.length - a.length);
  return {
    household: names(manyHouseholds),
    members: names(manyMembers),
    count: String(manyMembers),
    year: String(yearOf(aDecember)),
    premium: formatYuan(fen(99_900)),
    amount: formatYuan(fen(99_900 * manyMembers)),
    certificateHolders: names(manyMembers),
    lastDay: dayText(aDecember, language),
    payAt: join(places.slice(0, manyHouseholds)),
  };
}

export function faultsOf(parts: OutreachWordsParts, texts: Texts, at: Date): readonly TextFault[] {
  const all = new Set(Object.keys(clauseOf).filter((name): name is FieldName => name in fieldNames));
  const under = (language: Language) => {
    const lines = beneath(parts, clausesOf(all), dayOf(at), language);
    const choices = broadcastChoices(parts.wording, language).map(
      ({ label }, place) => `${String(place + 1)} ${label}`,
    );
    return {
      telegram: lines.join('\n'),
      wechat: [...lines, ...choices].join('\n'),
      'wechat-mass': parts.wording.say({ id: 'outreach-opt-out' }, language),
    };
  };
  return checkTexts(texts, {
    limits: { telegram: telegramLongest, wechat: wechatLongest, 'wechat-mass': longestMassText },
    longest: { 'zh-CN': longestValues(parts, 'zh-CN'), en: longestValues(parts, 'en') },
    beneath: { 'zh-CN': under('zh-CN'), en: under('en') },
  });
}
