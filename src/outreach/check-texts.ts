/** What is wrong with a broadcast's texts, before anybody can approve it. Pure. */
import type { Language } from '../kernel/message.ts';
import { fieldCalled, fieldsIn, fill, withoutFields } from './fill.ts';
import { type FieldValues, type TextFault, textLanguages, type Texts } from './texts.ts';

type LimitedChannel = Extract<TextFault, { kind: 'too-long' }>['channel'];

/** In the measure of each channel (bots/…/limits.ts). */
export interface TextLimits {
  /** UTF-16 units */
  readonly telegram: number;
  /** bytes of UTF-8 */
  readonly wechat: number;
  /** characters */
  readonly 'wechat-mass': number;
}

export interface TextRules {
  readonly limits: TextLimits;
  /** The longest values there can be. */
  readonly longest: Readonly<Record<Language, FieldValues>>;
  /** What is added beneath, as that channel shows it. */
  readonly beneath: Readonly<Record<Language, Readonly<Record<LimitedChannel, string>>>>;
}

export function checkTexts(texts: Texts, rules: TextRules): readonly TextFault[] {
  return textLanguages.flatMap((language) => [
    ...faultsOfPersonal(texts[language].personal, language, rules),
    ...faultsOfGeneric(texts[language].generic, language, rules),
  ]);
}

function faultsOfPersonal(personal: string, language: Language, rules: TextRules): readonly TextFault[] {
  if (personal.trim() === '') return [{ kind: 'missing', language }];
  const unknown = new Set(fieldsIn(personal).filter((name) => fieldCalled(name, language) === undefined));
  const { text } = fill(personal, rules.longest[language], language);
  return [
    ...[...unknown].map((field): TextFault => ({ kind: 'unknown-field', language, field })),
    ...braceFaults(personal, language),
    ...tooLong(text, language, 'telegram', rules),
    ...tooLong(text, language, 'wechat', rules),
  ];
}

function faultsOfGeneric(generic: string, language: Language, rules: TextRules): readonly TextFault[] {
  if (generic.trim() === '') return [];
  return [
    ...[...new Set(fieldsIn(generic))].map((field): TextFault => ({
      kind: 'field-in-generic',
      language,
      field,
    })),
    ...braceFaults(generic, language),
    ...tooLong(generic.trim(), language, 'wechat-mass', rules),
  ];
}

function braceFaults(text: string, language: Language): readonly TextFault[] {
  return /[{}｛｝]/u.test(withoutFields(text)) ? [{ kind: 'brace', language }] : [];
}

const lengthOn: Readonly<Record<LimitedChannel, (text: string) => number>> = {
  telegram: (text) => text.length,
  wechat: (text) => new TextEncoder().encode(text).length,
  'wechat-mass': (text) => [...text].length,
};

function tooLong(
  text: string,
  language: Language,
  channel: LimitedChannel,
  { limits, beneath }: TextRules,
): readonly TextFault[] {
  const length = lengthOn[channel](`${text}\n${beneath[language][channel]}`);
  const longest = limits[channel];
  return length > longest ? [{ kind: 'too-long', language, channel, length, longest }] : [];
}
