/** Numbers that are idioms: 千八百, 百十来, 千把, 上千. */
import type { NumberReading } from './reading.ts';

const powers: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };

/** 千八百 and 千儿八百 mean "eight hundred to a thousand": a range from the lower to the higher. */
const lowerToHigher = /万儿?八千|千儿?八百|百儿?八十|[万千百]儿?八(?=[的块元吧]|$)/y;
/** 块八毛: a yuan at most. */
const yuanAtMost = /(?<![\d一二三四五六七八九两几半十百千万])块儿?八[毛角]/y;
/** 千儿百八十: a thousand, more or less. */
const oneMoreOrLess = /([万千])儿?百八十?(?=[的块元吧来])/y;
/** 百十来块 is a hundred and a bit. */
const hundredAndTen = /百十[来多几]?(?=[块元个]|$)/y;
/** 千把块, 万把块: about a thousand. */
const aboutOne = /([百千万亿])把/y;
/** 百来块, 千多块, 千数块; 万元左右. */
const oneAndMore =
  /(?<![\d一二三四五六七八九两几半十百千万])([百千万])(?:(?:数[来百]|[来多余数])(?=[块元钱的])|(?=[块元]钱?(?:左右|上下|出头)))/y;
/** 上千, 近万, 小一千 come with a word before; here only the bare unit. */
const bareUnit = /[百千万亿](?![一二两三四五六七八九十百千万亿\d])/y;

export function readIdiom(text: string, at: number): NumberReading | undefined {
  return (
    readLowerToHigher(text, at) ??
    readYuanAtMost(text, at) ??
    readAbout(text, at, oneMoreOrLess, (unit) => hundredthsOf(unit)) ??
    readAbout(text, at, hundredAndTen, () => 110_00) ??
    readAbout(text, at, oneAndMore, (unit) => hundredthsOf(unit)) ??
    readAbout(text, at, aboutOne, (unit) => hundredthsOf(unit)) ??
    readBareUnit(text, at)
  );
}

function hundredthsOf(unit: string): number {
  return 10 ** ((powers[unit] ?? 0) + 2);
}

function readLowerToHigher(text: string, at: number): NumberReading | undefined {
  lowerToHigher.lastIndex = at;
  const match = lowerToHigher.exec(text);
  if (!match) return undefined;
  const high = hundredthsOf(text.charAt(at));
  return { ...idiom(at + match[0].length), low: (high / 10) * 8, high };
}

function readYuanAtMost(text: string, at: number): NumberReading | undefined {
  yuanAtMost.lastIndex = at;
  const match = yuanAtMost.exec(text);
  return match ? { ...idiom(at + match[0].length), low: 80, high: 100 } : undefined;
}

function readAbout(
  text: string,
  at: number,
  pattern: RegExp,
  valueOf: (unit: string) => number,
): NumberReading | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (!match) return undefined;
  const value = valueOf(match[1] ?? '');
  return { ...idiom(at + match[0].length), low: value, high: value };
}

function readBareUnit(text: string, at: number): NumberReading | undefined {
  const before = text.slice(Math.max(0, at - 2), at);
  if (!/[上近逾过]$/.test(before) || /附近|最近|[经通]过/.test(before)) return undefined;
  return readAbout(text, at, bareUnit, () => hundredthsOf(text.charAt(at)));
}

function idiom(end: number): Omit<NumberReading, 'low' | 'high'> {
  return { end, vague: true, hasUnit: true, script: 'chinese', length: 1 };
}
