/**
 * Does a text that somebody else wrote say nothing but what the quoted material says? Pure, and strict: whatever bears
 * a figure must stand in the material nearly word for word; the rest may be said freely, as long as it names nothing,
 * denies nothing and promises nothing that the material does not. In doubt it does not stand.
 */
import type { Language } from '../../kernel/message.ts';
import { spelled } from './form.ts';
import { type GuardWords, guardWords } from './words.ts';

const shortest = 6;

/** @param material clauses and their plain sentences, each as it is shown to people */
export function standsIn(said: string, material: readonly string[], language: Language): boolean {
  const words = guardWords[language];
  const whole = material.join('\n');
  return (
    isPlainText(said, words) &&
    !words.never.test(said) &&
    (said.match(words.wholesale) ?? []).every((word) => holds(whole, word, language)) &&
    words.things.every((thing) => !thing.test(said) || thing.test(whole)) &&
    figuresStand(said, material, words, language) &&
    actsStand(said, material, words)
  );
}

function isPlainText(said: string, { signs, longest }: GuardWords): boolean {
  return said.length >= shortest && said.length <= longest && signs.test(said);
}

function holds(whole: string, word: string, language: Language): boolean {
  return language === 'en'
    ? new RegExp(`\\b${word}\\b`, 'iu').test(whole)
    : whole.replaceAll(/\s/gu, '').includes(word);
}

interface Segment {
  readonly text: string;
  readonly bearsFigure: boolean;
}

/** A colon belongs to what it leads up to where that bears a figure: 起付线：苏木乡镇卫生院100元. */
function segmentsOf(sentence: string, words: GuardWords): Segment[] {
  return sentence
    .split(words.segment)
    .map((text) => ({ text, bearsFigure: words.figure.test(text.replaceAll(words.noFigure, '')) }));
}

function sentencesOf(text: string, words: GuardWords): Segment[][] {
  return text
    .split('\n')
    .flatMap((line) => line.split(words.sentence))
    .filter((sentence) => sentence.trim() !== '')
    .map((sentence) => segmentsOf(sentence, words));
}

/** From the first segment with a figure to the last: what leads up to it belongs to it, if a colon does. */
function core(segments: readonly Segment[], language: Language): string | undefined {
  const first = segments.findIndex(({ bearsFigure }) => bearsFigure);
  if (first < 0) return undefined;
  const last = segments.findLastIndex(({ bearsFigure }) => bearsFigure);
  return segments
    .slice(first, last + 1)
    .map(({ text }) => spelled(text, language))
    .join('|');
}

/** Each sentence's figures, with every word around them, stand in one sentence of the material, led up to alike. */
function figuresStand(
  said: string,
  material: readonly string[],
  words: GuardWords,
  language: Language,
): boolean {
  const known = material.flatMap((text) => sentencesOf(text, words));
  return sentencesOf(said, words).every((sentence) => {
    const stated = core(sentence, language);
    if (stated === undefined) return true;
    return known.some(
      (one) =>
        core(one, language) === stated && leads(sentence, words, language, leadOf(one, words, language)),
    );
  });
}

/** What stands before the first figure in its sentence; undefined: nothing. */
function leadOf(segments: readonly Segment[], _words: GuardWords, language: Language): string | undefined {
  const first = segments.findIndex(({ bearsFigure }) => bearsFigure);
  const before = segments[first - 1];
  return before && spelled(before.text, language);
}

/** The same lead, or none more: a figure is not put under another heading. */
function leads(
  segments: readonly Segment[],
  words: GuardWords,
  language: Language,
  lead: string | undefined,
): boolean {
  const own = leadOf(segments, words, language);
  return lead === undefined ? own === undefined : own === lead;
}

/** With a "not" only what the material denies, without one only what it affirms. */
function actsStand(said: string, material: readonly string[], words: GuardWords): boolean {
  const allowed = material.flatMap((text) => statements(text, words));
  const known = new Set(allowed);
  return statements(said, words).every((statement) => known.has(statement));
}

function statements(text: string, words: GuardWords): string[] {
  return sentencesOf(text, words)
    .flat()
    .flatMap((segment) => {
      const denied = words.negation.test(segment.text.replaceAll(words.noNegation, ''));
      return words.acts.flatMap((act, place) =>
        act.test(segment.text) ? [`${String(place)}${denied ? '-' : '+'}`] : [],
      );
    });
}
