/** Sums of money and small counts as people write them in a message. */
import { followedByMeasure, followsMoneyWord, placesOfOtherThings } from './numerals/context.ts';
import { doubtFollows, followsDoubt } from './numerals/doubt.ts';
import { plainGlyphs } from './numerals/glyphs.ts';
import type { Amount, SumReading } from './numerals/money-text.ts';
import { amountOf, readSum } from './numerals/money-text.ts';
import { namesForeignMoney, type Unfit, unfitness } from './numerals/unfit.ts';

export type { Amount } from './numerals/money-text.ts';
export { addUp } from './numerals/money-text.ts';
export type { Unfit } from './numerals/unfit.ts';
export { findCount, readCount } from './numerals/counts.ts';

export interface FoundAmount {
  readonly amount: Amount;
  /** Where it stands in the text as given: text.slice(start, end). */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Was 元, 块, 毛 or ¥ written? */
  readonly unit: 'yuan' | 'none';
}

/** Longer texts are cut: no one tells a sum after four thousand characters. */
const longestText = 4_000;

/** The signs a number can begin with, in plain glyphs: everywhere else there is nothing to read. */
const beginning = /[\d零一二三四五六七八九两俩仨十百千万亿几好数块]/;

/** A sum that cannot be reckoned with, and where it stands. */
export interface UnfitAmount extends Omit<FoundAmount, 'amount'> {
  readonly why: Unfit;
}

/**
 * All sums in a text, in order. Dates, counts of days and people, percentages, ordinals, telephone and
 * certificate numbers are left out; so is a bare small number without a word like 花 before it, unless it
 * is all that was written. Sums below nothing and sums of foreign money are none: see findUnfitAmounts.
 */
export function findAmounts(text: string): readonly FoundAmount[] {
  return sumsIn(text).flatMap(({ why, ...found }) => (why === undefined ? [found] : []));
}

/** −100, 负一百, 三千美元: what looks like a sum of yuan and is none. */
export function findUnfitAmounts(text: string): readonly UnfitAmount[] {
  return sumsIn(text).flatMap(({ why, amount: _amount, ...found }) =>
    why === undefined ? [] : [{ ...found, why }],
  );
}

type Found = FoundAmount & { readonly why: Unfit | undefined };

/** Dictation writes "1 万 2": the pauses within a number say nothing. */
const pause =
  /(?<=[\d一二三四五六七八九两十几多])\s(?=[十百千万亿])|(?<=[百千万])\s(?=零)|(?<=零)\s(?=[一二两三四五六七八九十])|(?<=[\d一二三四五六七八九两])个(?=w(?![a-z]))|(?<=[\d一二三四五六七八九两]\s[十百千万]|零\s(?:[一二两三四五六七八九]\s)?[十百])\s(?=\d{1,4}(?!\d)|[一二三四五六七八九两])/g;

/** 4 7 6 0 is written figure by figure; three alone are rather a list. */
const figureByFigure =
  /(?<![\d.,，:：-] ?)\d(?: \d){3,6}(?! ?\d|\.\d)|(?<![\d.,，:：-] ?)\d(?: \d){2}(?= ?[元块])/g;
/** 三千，呃，五百; 五千 三百 二十. */
const hesitation = /(?<=[一二三四五六七八九两]千)[,，…\s]*(?:呃|嗯|那个)[,，…\s]*(?=[一二三四五六七八九]百)/g;
const threeSteps = /[一二三四五六七八九两][千] [一二三四五六七八九两]百 (?=[一二三四五六七八九]?十)/g;

function pausesIn(plain: string): ReadonlySet<number> {
  const places = [...plain.matchAll(pause)].map(({ index }) => index);
  for (const { 0: written, index } of [figureByFigure, threeSteps].flatMap((one) => [...plain.matchAll(one)]))
    places.push(...[...written].flatMap((sign, at) => (sign === ' ' ? [index + at] : [])));
  for (const { 0: written, index } of plain.matchAll(hesitation))
    places.push(...[...written].map((_sign, at) => index + at));
  return new Set(places);
}

function sumsIn(text: string): readonly Found[] {
  const plain = plainGlyphs(text.slice(0, longestText));
  if (!beginning.test(plain)) return [];
  const pauses = pausesIn(plain);
  if (pauses.size === 0) return sumsInPlain(text, plain);
  const places = [...plain.split('').keys()].filter((at) => !pauses.has(at));
  return sumsInPlain(text, places.map((at) => plain.charAt(at)).join('')).map((found) => {
    const start = places[found.start] ?? 0;
    const end = (places[found.end - 1] ?? 0) + 1;
    return { ...found, start, end, text: text.slice(start, end) };
  });
}

function sumsInPlain(text: string, plain: string): readonly Found[] {
  const elsewhere = placesOfOtherThings(plain);
  const foreign = namesForeignMoney(plain);
  const found: (FoundAmount & { why: Unfit | undefined })[] = [];
  let at = 0;
  while (at < plain.length) {
    const sum = elsewhere.has(at) || !beginning.test(plain.charAt(at)) ? undefined : readSum(plain, at);
    if (sum === undefined) {
      at += 1;
      continue;
    }
    const why = 'malformed' in sum ? undefined : unfitness(plain, at, sum.end);
    if (!('malformed' in sum) && (why === 'foreign' || isMoney(plain, at, sum, why))) {
      // "三千，是美元": with foreign money in it, only what is called yuan is yuan.
      found.push({
        amount: amountOf(sum, followsDoubt(plain, at) || doubtFollows(plain, at, sum.end)),
        start: at,
        end: sum.end,
        text: text.slice(at, sum.end),
        unit: sum.hasYuan ? 'yuan' : 'none',
        why: why ?? (foreign && !sum.hasYuan ? 'foreign' : undefined),
      });
    }
    at = Math.max(sum.end, at + 1);
  }
  return found;
}

function isMoney(text: string, start: number, sum: SumReading, why: Unfit | undefined): boolean {
  if (sum.hasYuan) return true;
  if (isAll(text, start, sum.end)) return true;
  // 12月-20日 is no sum below nothing.
  if (followedByMeasure(text, start, sum.end, sum.high)) return false;
  if (why !== undefined) return true;
  const { hasUnit, script, length } = sum.number;
  const bare = script === 'arabic' ? !hasUnit && sum.high < 100_00 : hasUnit ? sum.high < 100_00 : length < 3;
  return !bare || followsMoneyWord(text, start);
}

const filler =
  /^(?:大概[其齐]?|大约摸?|约莫?|差不多|估计|可能|好像|将近|接近|近|快|不到|不足|超过|不止|至少|最多|顶多|得有|能有|也就|奔着?|不下|少说|小|大|上|有个|一共|总共|共|合计|总计|总费用|费用|金额|花了?|交了?|收了?|掏了?|用了?|是|就|有|要|我|俺|得|¥|rmb|人民币|about|around|roughly|nearly|almost|over|不对|不是|[\s,，:：])*$/i;
const closing = /^(?:吧|了|啊|呀|呢|哦|嘛|的|钱|整|左右|多|样子|[\s.。,，!！?？~])*$/;

/** Nobody puts more words of filling than this on one side of a bare sum. */
const longestFilling = 40;

function isAll(text: string, start: number, end: number): boolean {
  if (start > longestFilling || text.length - end > longestFilling) return false;
  return filler.test(text.slice(0, start)) && closing.test(text.slice(end));
}

/** The sum, when the whole text is one: 两千多块, 大概一千五, 3.5万; undefined otherwise. */
export function readAmount(text: string): Amount | undefined {
  const [only, another] = findAmounts(text);
  if (only === undefined || another !== undefined) return undefined;
  const plain = plainGlyphs(text);
  return isAll(plain, only.start, only.end) ? only.amount : undefined;
}
