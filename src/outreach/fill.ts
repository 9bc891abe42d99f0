/** Staff's own text and a household's values: what a phone shows. Pure. */
import { maskName } from '../kernel/masking.ts';
import type { Language } from '../kernel/message.ts';
import { type Fen, formatYuan, sum, zero } from '../kernel/money.ts';
import { inert } from './inert.ts';
import type { DueHousehold } from './telling.ts';
import { type FieldName, fieldNames, type FieldValues } from './texts.ts';

/** The same for everybody who is told in a language. */
export interface SharedValues {
  readonly year: number;
  readonly premium: Fen;
  /** 12月18日（周五） */
  readonly lastDay: string;
}

/** Of all the households together: names side by side, counts and amounts added up, each place once. */
export function valuesOf(
  households: readonly DueHousehold[],
  { year, premium, lastDay }: SharedValues,
  language: Language,
): FieldValues {
  const payers = households.flatMap((household) => household.payers);
  const holders = households.flatMap(({ certificateHolders }) => certificateHolders);
  const members = [...payers, ...holders];
  const join = (words: readonly string[]) => words.join(language === 'zh-CN' ? '、' : ', ');
  const names = (all: readonly string[]) => join(all.map(shownName));
  const amount = sum(zero, ...households.map((household) => household.amount));
  const places = new Set(households.map(({ payAt }) => inert(payAt)).filter((place) => place !== ''));
  return {
    household: names(households.map(({ head }) => head)),
    members: names(members),
    count: String(members.length),
    year: String(year),
    premium: formatYuan(premium),
    amount: payers.length > 0 ? formatYuan(amount) : '',
    certificateHolders: names(holders),
    lastDay,
    payAt: join([...places]),
  };
}

const shownName = (name: string): string => maskName(inert(name).replace(/[^\p{L}\p{M}]/gu, ''));

export interface Filled {
  readonly text: string;
  /** The fields of the lines that are left. */
  readonly used: ReadonlySet<FieldName>;
}

/** Braces of either width, whatever the keyboard gave. */
const field = /[{｛]([^{}｛｝\n]*)[}｝]/gu;

/** A line with a field that has no value falls away, so does one whose field is unknown. */
export function fill(text: string, values: FieldValues, language: Language): Filled {
  const used = new Set<FieldName>();
  const lines = text.split(/\r\n?|\n/).flatMap((line) => {
    const names = fieldsIn(line).map((name) => fieldCalled(name, language));
    if (names.some((name) => name === undefined || values[name] === '')) return [];
    for (const name of names) if (name) used.add(name);
    return [
      line.replace(field, (_whole, name: string) => {
        const known = fieldCalled(name, language);
        return known ? values[known] : '';
      }),
    ];
  });
  return {
    text: lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    used,
  };
}

/** What stands between braces, in order. */
export function fieldsIn(text: string): readonly string[] {
  return [...text.matchAll(field)].map(([, name = '']) => name.trim());
}

/** A text without its fields: a brace that is left has no partner. */
export function withoutFields(text: string): string {
  return text.replace(field, '');
}

export function fieldCalled(name: string, language: Language): FieldName | undefined {
  return allFields.find((one) => fieldNames[one][language] === name.trim());
}

const allFields = Object.keys(fieldNames).filter((name): name is FieldName =>
  Object.hasOwn(fieldNames, name),
);
