/** Fluent messages and the few phrases made of days; the only home of @fluent/bundle. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { type Day, weekday } from '../kernel/day.ts';
import { type Fen, formatYuan } from '../kernel/money.ts';
import type { Language } from '../kernel/message.ts';
import type { Line } from './dialogue.ts';

export interface Wording {
  /** The text of one line; falls back to Chinese; throws when no language knows the message (a fault). */
  say(line: Line, language: Language): string;
  /** The ids known in a language. */
  ids(language: Language): readonly string[];
}

const languages: readonly Language[] = ['zh-CN', 'en'];

/** Reads prompts/<language>/*.ftl. Throws at start on a broken file or an id defined twice. */
export function readWording(promptsDir: string): Wording {
  const known = new Map<Language, string[]>(languages.map((language) => [language, []]));
  const bundles = new Map(
    languages.map((language) => [language, readBundle(promptsDir, language, known.get(language) ?? [])]),
  );
  return {
    say(line, language) {
      for (const candidate of [language, 'zh-CN' as const]) {
        const bundle = bundles.get(candidate);
        const pattern = bundle?.getMessage(line.id)?.value;
        if (!bundle || !pattern) continue;
        const errors: Error[] = [];
        const text = bundle.formatPattern(pattern, { ...line.args }, errors);
        const [fault] = errors;
        if (fault) throw new Error(`message ${line.id} (${candidate}): ${fault.message}`);
        return text;
      }
      throw new Error(`no message ${line.id}`);
    },
    ids: (language) => known.get(language) ?? [],
  };
}

function readBundle(promptsDir: string, language: Language, ids: string[]): FluentBundle {
  const bundle = new FluentBundle(language, { useIsolating: false });
  const dir = join(promptsDir, language);
  for (const file of readdirSync(dir).sort()) {
    if (!file.endsWith('.ftl')) continue;
    const text = readFileSync(join(dir, file), 'utf8');
    const resource = new FluentResource(text);
    const read = new Set(resource.body.map((entry) => entry.id));
    // Fluent leaves out, without a word, what it cannot parse.
    for (const [, id = ''] of text.matchAll(/^(-?[a-z][\w-]*) *=/gm))
      if (!read.has(id)) throw new Error(`${join(language, file)}: ${id} cannot be read`);
    ids.push(...read);
    const errors = bundle.addResource(resource);
    const [fault] = errors;
    if (fault) throw new Error(`${join(language, file)}: ${fault.message}`);
  }
  return bundle;
}

const weekdaysZh = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const weekdaysEn = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const monthsEn = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "2026-12-18" → "12月18日" / "18 Dec"; with the year when it is not this year. */
export function monthDay(day: Day, language: Language, thisYear?: number): string {
  const [year = '', month = '', date = ''] = day.split('-').map((part) => part.replace(/^0/, ''));
  const withYear = thisYear !== undefined && year !== String(thisYear);
  if (language === 'en') {
    const name = monthsEn[Number.parseInt(month, 10) - 1] ?? month;
    return withYear ? `${date} ${name} ${year}` : `${date} ${name}`;
  }
  return withYear ? `${year}年${month}月${date}日` : `${month}月${date}日`;
}

/** "2026-12-18" → "12月18日（周五）" / "Fri 18 Dec". */
export function dayText(day: Day, language: Language, thisYear?: number): string {
  const name = (language === 'en' ? weekdaysEn : weekdaysZh)[weekday(day)] ?? '';
  const text = monthDay(day, language, thisYear);
  return language === 'en' ? `${name} ${text}` : `${text}（${name}）`;
}

/** 300.00元 + 200.00元 / 300.00 yuan + 200.00 yuan. */
export function yuanText(amounts: readonly Fen[], between: string, language: Language): string {
  const unit = language === 'en' ? ' yuan' : '元';
  return amounts.map((amount) => `${formatYuan(amount)}${unit}`).join(between);
}
