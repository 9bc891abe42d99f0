/** A sum of money in a text: a number with its unit, or two numbers with 到 or a dash between them. */
import type { Fen } from '../money.ts';
import { fen, sum } from '../money.ts';
import { chineseDigit } from './glyphs.ts';
import type { Malformed, NumberReading } from './reading.ts';
import { readNumber } from './number.ts';

/**
 * A sum as someone wrote it. 两千多 is approximately 2,000; 一千五六 is between 1,500 and 1,600. Whatever
 * is not exact must be read back and confirmed before anything is reckoned from it.
 */
export type Amount =
  | { readonly kind: 'exact'; readonly value: Fen }
  | { readonly kind: 'range'; readonly low: Fen; readonly high: Fen }
  | { readonly kind: 'approximate'; readonly value: Fen };

/** One sum read at one place. */
export interface SumReading {
  readonly low: number;
  readonly high: number;
  readonly vague: boolean;
  readonly end: number;
  readonly hasYuan: boolean;
  readonly number: NumberReading;
}

const unit = /\s*(?:元人民币|人民币|元|块|yuan|rmb|cny|kuai)/iy;
const unitMarker = /(?:多|来|把)(?=钱|$|[\s,，。.!！?？、;；了吧])/y;
const money = /钱/y;
const whole = /[整正](?![^，。,.!！?？\s])/y;
const smallCoin = /\s*(?:角|毛)/y;
const about =
  /\s*钱?(?:的?(?:左右|上下|前后|样子)|刚?出头|出点头|打底|挨边|冒个?头|冒尖|冒一?点儿?头?|浮头|边[儿上]{1,2}|光景|之谱|有余|来的|挂(?:点儿?)?零|带(?:点儿?)?零头?|有零|啷当|郎当|大几|好几(?![个天次回十百千万])|开外|以上|以下|以内|之内|之间|[都还也]?(?:不到|没到)|往上|还?不止|[都也]?[挡打]不住|还[要得]?多|挂个零|有多(?!少)|顶天|多点|来块钱?|多块钱?|多(?!少)|[+➕](?!\s?(?:自|目|药|外|\d|[^\s,，。+\d]{1,5}[\d一二三四五六七八九两]))|-?ish\b(?: yuan| rmb)?|刚过|露头|带拐弯|朝上|往里|封顶(?!线)| or so\b| plus\b| (?:odd|something)\b(?: yuan| rmb)?)/y;
const connector = /\s*(?:-+|~+|至|到| to )\s*/y;
/** One or the other: whichever is less stands first in the range. */
const either =
  /\s*(?:吧|的|呢)?[,，]?\s*(?:(?:抑|亦)?或者?|还是|再不|要不然?就?| or |(?:也|要)(?:许|可能|么)|兴许|没准|说不定|(?:又|也|再)(?:好?[像象]|似乎?|仿佛|觉得|记着|记得|听着)|(?:好?[像象]|似乎?)又)(?:就?[是为有])?\s*/y;
/** 不是三千就是四千. */
const notThat = /[,，]?就是/y;
/** 可能五千，可能六千: said of both. */
const saidTwice = /(可能|也许|兴许|没准儿?|好?[像象]|有人说|有说|一会儿?说|或|要么|要不)[是有]?$/;
/** 五千？六千？ */
const askedTwice = /[?？]\s?(?=[^,，。?？]{1,8}[?？])/y;
/** 三千多快四千, 7千多不到8千: only after a sum that is vague already. */
const almost = /[,，]?\s*(?:快到?|将近|接近|近|不到|没到|不超过|不过|最多|顶多)\s*/y;
/** Coins after the unit are coins only when no other measure follows: 八块五 but not 八块五个人. */
const noCoinAfter = /^[\d块元千百万亿十天个人口次回年月日号点岁位]/;

export function readSum(text: string, at: number): SumReading | Malformed | undefined {
  const first = readOne(text, at);
  if (first === undefined || 'malformed' in first) return first;
  const joined = joint(text, at, first);
  const second = readOne(text, joined ?? first.end);
  if (!second || 'malformed' in second) return first;
  const follows = isNextUp(first.number, second.number) || isUpperEnd(text, first, second);
  if (joined === undefined && !follows) return first;
  return (
    join(first, second) ??
    (skip(text, first.end, either) > first.end ? join(second, first) : undefined) ??
    first
  );
}

/** Where the second of two sums begins, when a word joins them. */
function joint(text: string, at: number, first: SumReading): number | undefined {
  const joined = Math.max(skip(text, first.end, connector), skip(text, first.end, either));
  if (joined > first.end) return joined;
  const again = saidTwice.exec(text.slice(Math.max(0, at - 6), at))?.[1];
  const after = again === undefined ? '' : text.slice(first.end).replace(/^的?[,，、]?\s?/, '');
  if (again !== undefined && after.startsWith(again))
    return text.length - after.length + again.length + (/^[是有]/.test(after.slice(again.length)) ? 1 : 0);
  const asked = skip(text, first.end, askedTwice);
  if (asked > first.end) return asked;
  if (text.startsWith('不是', at - 2)) return skip(text, first.end, notThat);
  if (text.startsWith('between ', at - 8)) return skip(text, first.end, / and /y);
  if (!first.vague) return undefined;
  const begun = first.end - (text.startsWith('不到', first.end - 2) ? 2 : 0);
  const end = skip(text, begun, almost);
  return end > begun ? end : undefined;
}

/** 三千四千的, 7千不到8千: the second figure is the next after the first, of the same unit. */
function isNextUp({ last: one }: NumberReading, { last: next }: NumberReading): boolean {
  if (one === undefined || next === undefined) return false;
  return one.power === next.power && next.multiplied - one.multiplied === 100;
}

/** 2000多3000不到; 三千五千的. */
function isUpperEnd(text: string, first: SumReading, second: SumReading): boolean {
  if (second.low <= first.low) return false;
  if (first.vague) return text.startsWith('不到', second.end - 2);
  const sameUnit = first.number.last?.power === second.number.last?.power;
  return (
    sameUnit &&
    first.number.last !== undefined &&
    /^的?(?:样子|吧|[,，。]|$)/.test(text.slice(second.end)) &&
    text.startsWith('的', second.end)
  );
}

/** 两千到三千, 2-3千, 两到三千: the unit of the second also serves a first that has none. */
function join(first: SumReading, second: SumReading): SumReading | undefined {
  const { last } = second.number;
  const borrows = last !== undefined && !first.hasYuan && first.high < last.multiplied;
  const low = borrows ? first.low * 10 ** last.power : first.low;
  if (low >= second.high || !Number.isSafeInteger(low)) return undefined;
  const end = Math.max(first.end, second.end);
  return { ...second, low, end, vague: false, hasYuan: first.hasYuan || second.hasYuan };
}

function readOne(text: string, at: number): SumReading | Malformed | undefined {
  const number = readNumber(text, at);
  if (number === undefined || 'malformed' in number) return number;
  const afterUnit = skip(text, number.end, unit);
  const hasYuan = afterUnit > number.end || precededByYuan(text, at) || text.charAt(at) === '块';
  const sum =
    afterUnit > number.end ? withCoins(text, number, afterUnit) : (onlyCoins(text, number) ?? plain(number));
  if ('malformed' in sum) return sum;
  const end = skip(text, sum.end, about);
  return { ...sum, end, vague: sum.vague || end > sum.end, hasYuan: hasYuan || sum.hasYuan };
}

function plain(number: NumberReading): SumReading {
  const { low, high, vague, end } = number;
  return { low, high, vague, end, hasYuan: false, number };
}

/** 八块五, 两块半, 十块零五毛, 三块五毛二分, 三块多钱, 壹仟元整. */
function withCoins(text: string, number: NumberReading, afterUnit: number): SumReading {
  const marked = skip(text, afterUnit, unitMarker);
  const vague = number.vague || marked > afterUnit;
  const coins = vague || number.low !== number.high ? undefined : readCoins(text, afterUnit);
  const at = coins?.end ?? marked;
  const end = skip(text, skip(text, at, money), whole);
  const { low, high } = number;
  return {
    low: low + (coins?.hundredths ?? 0),
    high: high + (coins?.hundredths ?? 0),
    vague,
    end,
    hasYuan: true,
    number,
  };
}

interface Coins {
  readonly hundredths: number;
  readonly end: number;
}

function readCoins(text: string, at: number): Coins | undefined {
  if (/^半(?![年月天个])/.test(text.slice(at, at + 2))) return { hundredths: 50, end: at + 1 };
  const zero = text.charAt(at) === '零';
  const from = zero ? at + 1 : at;
  const digit = coinDigit(text, from);
  if (digit === undefined) return undefined;
  const next = from + 1;
  if (/[角毛]/.test(text.charAt(next))) return withCents(text, digit * 10, next + 1);
  if (text.charAt(next) === '分') return { hundredths: digit, end: next + 1 };
  const second = /^\d$/.test(text.charAt(from)) ? coinDigit(text, next) : undefined;
  if (second !== undefined) {
    return noCoinAfter.test(text.slice(next + 1))
      ? undefined
      : { hundredths: digit * 10 + second, end: next + 1 };
  }
  return noCoinAfter.test(text.slice(next))
    ? undefined
    : { hundredths: zero ? digit : digit * 10, end: next };
}

function withCents(text: string, tens: number, at: number): Coins {
  const from = text.charAt(at) === '零' ? at + 1 : at;
  const digit = coinDigit(text, from);
  if (digit === undefined || noCoinAfter.test(text.slice(from + 1))) return { hundredths: tens, end: at };
  return { hundredths: tens + digit, end: text.charAt(from + 1) === '分' ? from + 2 : from + 1 };
}

function coinDigit(text: string, at: number): number | undefined {
  const glyph = text.charAt(at);
  if (/^\d$/.test(glyph)) return Number.parseInt(glyph, 10);
  const digit = chineseDigit(glyph);
  return digit >= 0 ? digit : undefined;
}

/** 五毛, 三角五分, 五分钱 (a bare 五分 is a mark, not money). */
function onlyCoins(text: string, number: NumberReading): SumReading | Malformed | undefined {
  const afterCoin = skip(text, number.end, smallCoin);
  if (afterCoin > number.end) {
    if (number.low % 10 !== 0) return { malformed: true, end: afterCoin };
    const cents = withCents(text, 0, afterCoin);
    const end = skip(text, cents.end, money);
    const low = number.low / 10 + cents.hundredths;
    return {
      low,
      high: number.high / 10 + cents.hundredths,
      vague: number.vague,
      end,
      hasYuan: true,
      number,
    };
  }
  if (!text.startsWith('分钱', number.end) || number.low % 100 !== 0) return undefined;
  const { low, high, vague } = number;
  return { low: low / 100, high: high / 100, vague, end: number.end + 2, hasYuan: true, number };
}

function precededByYuan(text: string, at: number): boolean {
  return /(?:¥|rmb|cny|人民币)\s*$/i.test(text.slice(Math.max(0, at - 6), at));
}

/** Where the pattern ends if it stands here, else here. */
function skip(text: string, at: number, pattern: RegExp): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** A reading as an amount; a word of doubt before it (大概, 不到) makes it approximate. */
export function amountOf({ low, high, vague }: SumReading, doubted: boolean): Amount {
  if (low !== high) return { kind: 'range', low: fen(low), high: fen(high) };
  return { kind: vague || doubted ? 'approximate' : 'exact', value: fen(low) };
}

/** All of them together, as vague as the vaguest of them. */
export function addUp(amounts: readonly Amount[]): Amount {
  const low = sum(...amounts.map((amount) => (amount.kind === 'range' ? amount.low : amount.value)));
  const high = sum(...amounts.map((amount) => (amount.kind === 'range' ? amount.high : amount.value)));
  if (low !== high) return { kind: 'range', low, high };
  return { kind: amounts.every(({ kind }) => kind === 'exact') ? 'exact' : 'approximate', value: low };
}
