/** Reads where in the plan a message points: 三（四）2, 3(4)2, 第三条第四款第2项, 方案三, clause III.4.2. */
import { asSimplified } from '../../kernel/simplified.ts';
import type { Place } from '../../policy/places.ts';

export interface NamedPlace {
  readonly place: Place;
  /** What was said beside it, signs as spaces. */
  readonly around: string;
}

/** No longer text asks for nothing but a clause. */
const longest = 60;

const figure = '(?:\\d{1,2}|十?[一二三四五六七八九]|十)';
const section = `(?:${figure}|(?:iv|vi{0,3}|i{1,3})(?![a-z]))`;
const between = '[\\s、,.之的-]*';
const begins = '(?<![\\d.,零一二三四五六七八九十百千万a-z])';
const ends = '(?![\\d零一二三四五六七八九十百千万a-z])';

/** 三(四)2, 第三条(四)第2项, 3(4)2: the plan's own way; of 三(四)1、2 all that stands around them is meant. */
const inBrackets = new RegExp(
  `${begins}第?\\s*(${section})\\s*(?:大?[条项章节款]|部分)?${between}第?\\((${figure})\\)[条款项]?(?:${between}第?\\s*\\(?(${figure})\\)?[条款项点]?(\\s*[、,和及]\\s*第?${figure}[条款项点]?)*)?${ends}`,
  'u',
);
const bySteps = new RegExp(
  `第\\s*(${figure})\\s*(?:大?[条项章节]|部分)${between}第\\s*(${figure})\\s*[条款项节点](?:${between}第\\s*(${figure})\\s*[条款项点])?`,
  'u',
);
const byDots = new RegExp(`${begins}(${section})\\.(${figure})(?:\\.(${figure}))?(?!\\.)${ends}`, 'u');
const bySection = new RegExp(
  `(?:方案|(?:plan|section|clause|article) )\\s*第?\\s*(${section})\\s*(?:大?[条项章节款]|部分)?${ends}`,
  'u',
);
const ofPreamble = /方案的?前言|preamble/u;
/** Whoever says one of these speaks of the plan; of 3.4 alone, a day or a sum may be meant. */
const saysPlan = /方案|条款|\b(?:plan|clause|section|article)\b/u;

/** The first place that is named, and what stands around it; undefined where none is, or more is said than that. */
export function namedPlace(text: string): NamedPlace | undefined {
  if (text.length > longest) return undefined;
  const folded = asSimplified(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/[[【〔]/gu, '(')
    .replace(/[\]】〕]/gu, ')');
  const tight = folded.replace(/\s*([()])\s*/gu, '$1');
  if (ofPreamble.test(tight))
    return { place: { section: 0 }, around: aroundOf(tight.replace(ofPreamble, ' ')) };
  for (const pattern of [inBrackets, bySteps, byDots, bySection]) {
    const found = pattern.exec(tight);
    if (!found) continue;
    const [written, ...steps] = found;
    const around = aroundOf(tight.replace(written, ' '));
    return isOfPlan(tight, pattern, steps, around) ? { place: placeOfSteps(steps), around } : undefined;
  }
  return undefined;
}

const aroundOf = (text: string): string => text.replace(/[\p{P}\p{S}\s]+/gu, ' ').trim();

/** 三(四) is written of nothing else; 3(4)2 and 3.4.2 alone may be sums. */
function isOfPlan(
  text: string,
  pattern: RegExp,
  [first = '', , item]: readonly (string | undefined)[],
  around: string,
): boolean {
  if (pattern === bySteps || pattern === bySection || saysPlan.test(text)) return true;
  if (!/^\d/u.test(first)) return pattern === inBrackets || item !== undefined;
  return item !== undefined && around !== '';
}

function placeOfSteps([first, part, item, more]: readonly (string | undefined)[]): Place {
  return {
    section: first === undefined ? 0 : numberOf(first),
    ...(part !== undefined && { part: numberOf(part) }),
    ...(item !== undefined && more === undefined && { item: numberOf(item) }),
  };
}

const roman = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii'];

function numberOf(written: string): number {
  if (/^\d/u.test(written)) return Number.parseInt(written, 10);
  if (roman.includes(written)) return roman.indexOf(written);
  return [...written].reduce((sum, sign) => sum + '零一二三四五六七八九十'.indexOf(sign), 0);
}
