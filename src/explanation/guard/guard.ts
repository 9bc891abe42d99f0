/**
 * Does a text that somebody else wrote say nothing but what the quoted material says? Pure, and strict: whatever bears
 * a figure must stand in the material nearly word for word; the rest may be said freely, as long as it names nothing,
 * denies nothing and promises nothing that the material does not. In doubt it does not stand.
 */
import type { Language } from '../../kernel/message.ts';
import { likeness, type Segment, type Sentence, sentencesOf } from './reading.ts';
import { guardWords } from './words.ts';

const shortest = 6;
/** How much of two segments is the same: one in other words of the other; with some words changed; nearly word for word. */
const alike = 0.5;
const close = 0.7;
const same = 0.9;

/** @param material clauses and their plain sentences, each as it is shown to people */
export function standsIn(said: string, material: readonly string[], language: Language): boolean {
  const { signs, longest, never } = guardWords[language];
  if (said.length < shortest || said.length > longest || !signs.test(said) || never.test(said)) return false;
  const told = sentencesOf(said, language);
  const known = material.flatMap((text) => sentencesOf(text, language));
  return (
    isAbout(told.flat(), known) &&
    told.every((sentence) => figuresStand(sentence, known)) &&
    told.flat().every((segment) => namesNothingElse(segment, known) && keepsItsNots(segment, known))
  );
}

/** Of what is said, so much at least is found in the material in much the same words. */
const leastShare = 0.5;

function isAbout(said: readonly Segment[], known: readonly Sentence[]): boolean {
  const found = said.filter((segment) => nearest(segment, known).likeness >= alike);
  return said.length > 0 && found.length / said.length >= leastShare;
}

/**
 * A sentence's figures, with every word around and between them, stand in one sentence of the material, led up to by
 * the same words: no figure is put under another heading.
 */
function figuresStand(sentence: Sentence, known: readonly Sentence[]): boolean {
  const stated = core(sentence);
  return stated === undefined || known.some((one) => core(one) === stated);
}

function core(sentence: Sentence): string | undefined {
  const first = sentence.findIndex(({ bearsFigure }) => bearsFigure);
  if (first < 0) return undefined;
  const last = sentence.findLastIndex(({ bearsFigure }) => bearsFigure);
  return sentence
    .slice(Math.max(0, first - 1), last + 1)
    .map(({ text }) => text)
    .join('|');
}

function namesNothingElse(segment: Segment, known: readonly Sentence[]): boolean {
  const near = nearest(segment, known);
  const heard = (thing: string) => known.flat().some(({ things }) => things.has(thing));
  if (![...segment.things].every(heard)) return false;
  const around = near.likeness >= close ? near.segment.things : thingsOf(near.sentence);
  if (near.likeness >= alike && !isWithin(segment.things, around)) return false;
  if (near.likeness >= same && !isWithin(near.segment.things, segment.things)) return false;
  return segment.wholesale.every((word) => near.likeness >= alike && near.segment.wholesale.includes(word));
}

/** In words that are not the material's nothing is said of money or of what is done with it. */
const ofMoney = /[钱给]|\b(?:money|cash|give[ns]?|gave)\b/iu;

/** With a "not" only what the material denies, without one only what it affirms. */
function keepsItsNots(segment: Segment, known: readonly Sentence[]): boolean {
  const near = nearest(segment, known);
  if (near.likeness >= alike) {
    if (near.segment.denials !== segment.denials) return false;
  } else if (segment.denials > 0 || segment.acts.size > 0 || ofMoney.test(segment.text)) return false;
  return [...segment.acts].every((act) =>
    known.flat().some(({ acts, denials }) => acts.has(act) && denials > 0 === segment.denials > 0),
  );
}

interface Near {
  readonly segment: Segment;
  readonly sentence: Sentence;
  readonly likeness: number;
}

/** What of the material it is most like, of two alike the one with as many "nots". */
function nearest(segment: Segment, known: readonly Sentence[]): Near {
  let near: Near = { segment, sentence: [], likeness: 0 };
  for (const sentence of known)
    for (const one of sentence) {
      const found = likeness(segment, one);
      const better = found === near.likeness && one.denials === segment.denials;
      if (found > near.likeness || better) near = { segment: one, sentence, likeness: found };
    }
  return near;
}

function thingsOf(sentence: Sentence): ReadonlySet<string> {
  return new Set(sentence.flatMap(({ things }) => [...things]));
}

function isWithin(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((one) => all.has(one));
}
