/**
 * A number as people write it: 三千二, 1万2, 一千五六, 十来万, 一五零零. Values are in hundredths, so that
 * a number of yuan is at once a number of fen.
 */
import type { Coefficient, Figure } from './coefficient.ts';
import { readCoefficient } from './coefficient.ts';
import { bigUnit, chineseDigit, smallUnit } from './glyphs.ts';
import { readIdiom } from './idioms.ts';
import type { Malformed, NumberReading } from './reading.ts';

const tooMuch = 10 ** 15;

export function readNumber(text: string, at: number): NumberReading | Malformed | undefined {
  const idiom = readIdiom(text, at);
  if (idiom) return idiom;
  const first = readCoefficient(text, at) ?? impliedOne(text, at);
  if (!first) return undefined;
  const sum = new Tally(first);
  const end = addTerms(text, at, sum);
  if (typeof end !== 'number') return end;
  const marked = readMarker(text, end, sum.hasUnit || first.script === 'arabic');
  const reading = sum.reading(marked ?? end, marked !== undefined);
  if (reading.high > tooMuch || !Number.isSafeInteger(reading.low) || !Number.isSafeInteger(reading.high)) {
    return { malformed: true, end };
  }
  return reading;
}

/** 十五 is one ten and five, 一百十五 a hundred and as much. */
function impliedOne(text: string, at: number): Coefficient | undefined {
  if (text.charAt(at) !== '十') return undefined;
  const one = { digits: 1, decimals: 0 };
  return { low: one, high: one, end: at, script: 'chinese', length: 1, vague: false };
}

/** 三千二五百自费: the 二 ends the one sum, 五百 is the next. */
function lastBeforeAnother(text: string, at: number): Coefficient | undefined {
  if (!/^[一二三四五六七八九]{2}[百千]/.test(text.slice(at, at + 3))) return undefined;
  const digit = { digits: chineseDigit(text.charAt(at)), decimals: 0 };
  return { low: digit, high: digit, end: at + 1, script: 'chinese', length: 1, vague: false };
}

/** What has been added up so far: closed groups (万, 亿), the open group, and the last unit's power. */
class Tally {
  readonly script: 'arabic' | 'chinese';
  readonly length: number;
  readonly total = { low: 0, high: 0 };
  readonly group = { low: 0, high: 0 };
  groupPower = Number.POSITIVE_INFINITY;
  bigPower = Number.POSITIVE_INFINITY;
  lastPower: number | undefined;
  last: { multiplied: number; power: number } | undefined;
  vague = false;
  hasUnit = false;
  /** 3.5万 says all: after it no lower place can be left open. */
  hasDecimals = false;

  constructor(first: Coefficient) {
    this.script = first.script;
    this.length = first.length;
  }

  add({ low, high }: Coefficient, power: number): void {
    this.hasDecimals ||= low.decimals > 0;
    this.group.low += scaled(low, power);
    this.group.high += scaled(high, power);
  }

  /** 万 and 亿 multiply the whole open group. */
  close(power: number): void {
    this.last = { multiplied: this.group.low, power };
    this.total.low += this.group.low * 10 ** power;
    this.total.high += this.group.high * 10 ** power;
    this.group.low = 0;
    this.group.high = 0;
    this.groupPower = Number.POSITIVE_INFINITY;
    this.bigPower = power;
    this.lastPower = power;
    this.hasUnit = true;
  }

  reading(end: number, marked: boolean): NumberReading {
    return {
      low: this.total.low + this.group.low,
      high: this.total.high + this.group.high,
      end,
      vague: this.vague || marked,
      hasUnit: this.hasUnit,
      script: this.script,
      length: this.length,
      last: this.last,
    };
  }
}

/** Adds term after term and returns where the number ends. */
function addTerms(text: string, start: number, sum: Tally): number | Malformed {
  let at = start;
  for (;;) {
    const zero = at > start && text.charAt(at) === '零';
    const from = zero ? at + 1 : at;
    const coefficient =
      readCoefficient(text, from) ??
      (sum.groupPower > 1 ? impliedOne(text, from) : undefined) ??
      (at > start ? lastBeforeAnother(text, from) : undefined);
    if (!coefficient) return at;
    const glyph = text.charAt(coefficient.end);
    const small = smallUnit(glyph);
    const big = bigUnit(glyph);
    if (small === undefined && big === undefined) {
      const unit = skipMarkerBeforeBig(text, coefficient.end, sum);
      if (unit === coefficient.end || at > start)
        return addTail(text, coefficient, zero, at > start, at, sum);
      // 10多万.
      addDirect(coefficient, bigUnit(text.charAt(unit)) ?? 0, sum);
      return unit + 1;
    }
    if (small !== undefined) {
      if (small >= sum.groupPower || small >= sum.bigPower) return at;
      addSmall(coefficient, small, at > start, sum);
      at = skipMarkerBeforeBig(text, coefficient.end + 1, sum);
    } else if (big !== undefined && sum.groupPower === Number.POSITIVE_INFINITY && big < sum.bigPower) {
      addDirect(coefficient, big, sum);
      at = coefficient.end + 1;
      continue;
    } else if (big !== undefined && big < sum.bigPower && sum.group.high > 0) {
      // 十五万: the ones of the group, then 万.
      sum.add(coefficient, 0);
      sum.close(big);
      at = coefficient.end + 1;
      continue;
    } else return at;
    const closing = bigUnit(text.charAt(at));
    if (closing !== undefined && closing < sum.bigPower) {
      sum.close(closing);
      at += 1;
    }
  }
}

function addSmall(coefficient: Coefficient, power: number, later: boolean, sum: Tally): void {
  // 两千几百 says no more than 两千多: a vague figure after a stated one adds nothing.
  if (!(coefficient.vague && later)) sum.add(coefficient, power);
  sum.vague ||= coefficient.vague;
  sum.last = later ? undefined : { multiplied: scaled(coefficient.low, 0), power };
  sum.groupPower = power;
  sum.lastPower = power;
  sum.hasUnit = true;
}

/** 3.5万: the figure with its decimals goes straight to its unit. */
function addDirect(coefficient: Coefficient, power: number, sum: Tally): void {
  sum.vague ||= coefficient.vague;
  sum.last = { multiplied: scaled(coefficient.low, 0), power };
  const { last } = sum;
  sum.add(coefficient, power);
  sum.total.low += sum.group.low;
  sum.total.high += sum.group.high;
  sum.group.low = 0;
  sum.group.high = 0;
  sum.close(power);
  sum.last = last;
}

/** 三千一共, 三千五天: what looks like a last figure begins the next word. */
const nextWord = /一[共起总并律概]|.[个天次岁位口宿]/;

/** What follows the last unit: 三千二 is 3,200, 三千零二 is 3,002, 十二 is 12, 1万2500 is 12,500. */
function addTail(
  text: string,
  coefficient: Coefficient,
  zero: boolean,
  later: boolean,
  at: number,
  sum: Tally,
): number | Malformed {
  const { end, script, length, low, high } = coefficient;
  const malformed: Malformed = { malformed: true, end };
  const previous = sum.lastPower;
  if (!later || previous === undefined) {
    sum.add(coefficient, 0);
    return isWhole(low) ? end : malformed;
  }
  if (sum.hasDecimals) return malformed;
  const isPair = low.digits !== high.digits;
  if (script === 'arabic' && (length > 1 || zero)) {
    if (low.digits >= 10 ** previous || low.decimals > 2) return malformed;
    sum.add(coefficient, 0);
    return end;
  }
  if (length > 1 && !isPair) return malformed;
  if (script === 'chinese' && previous > 1 && nextWord.test(text.slice(end - 1, end + 1))) return at;
  if (coefficient.vague) return at;
  sum.add(coefficient, zero || previous === 1 ? 0 : previous - 1);
  sum.last = undefined;
  return end;
}

/** 十来万, 一百多万, 十几万: the word of doubt stands before the big unit. */
function skipMarkerBeforeBig(text: string, at: number, sum: Tally): number {
  const marker = /^(?:好几|[多来余几])(?=[万亿wW])/.exec(text.slice(at, at + 3));
  if (!marker) return at;
  sum.vague = true;
  return at + marker[0].length;
}

/** 两千多, 五百来块, 十几: the word of doubt at the end. */
function readMarker(text: string, at: number, allowed: boolean): number | undefined {
  const glyph = text.charAt(at);
  const next = text.charAt(at + 1);
  if (!allowed) return undefined;
  const more = /^(?:多(?:一?点点?儿?)?(?!少)|余|零几(?!零))/.exec(text.slice(at, at + 5));
  if (more) return at + more[0].length;
  if (glyph === '来' && /^[块元钱毛\s,，。.!！?？、;；]?$/.test(next)) return at + 1;
  return glyph === '几' ? at + 1 : undefined;
}

/** Hundredths of a figure times a power of ten; NaN when that leaves a fraction of a hundredth. */
function scaled({ digits, decimals }: Figure, power: number): number {
  const shift = power + 2 - decimals;
  if (shift >= 0) return digits * 10 ** shift;
  const value = digits / 10 ** -shift;
  return Number.isInteger(value) ? value : Number.NaN;
}

function isWhole(figure: Figure): boolean {
  return figure.decimals <= 2;
}
