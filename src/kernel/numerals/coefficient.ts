/** What stands before a unit: 3.5 in 3.5万, 三四 in 三四百, 几 in 几千. */
import { bigUnit, chineseDigit, smallUnit } from './glyphs.ts';

/** A figure kept as digits and decimals, so that 1.2345万 loses nothing. */
export interface Figure {
  readonly digits: number;
  readonly decimals: number;
}

export interface Coefficient {
  readonly low: Figure;
  readonly high: Figure;
  readonly end: number;
  readonly script: 'arabic' | 'chinese';
  /** How many digits were written. */
  readonly length: number;
  /** 几, 数, 好几: some. */
  readonly vague: boolean;
}

const grouped =
  /[1-9]，\d{3}(?![\d,，])(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?!\d|,\d{3}(?!\d))(?:\.\d+)?|\d{1,3}(?: \d{3}){1,2}(?! ?\d)(?:\.\d+)?|\d+(?:\.\d+)?/y;
const chineseDecimal =
  /([零一二三四五六七八九两]{1,2}|十[一二三四五六七八九]?)点([零一二三四五六七八九]{1,4})(?=[百千万亿元块])/y;
const maxDigits = 13;

export function readCoefficient(text: string, at: number): Coefficient | undefined {
  return (
    readPaused(text, at) ??
    readArabic(text, at) ??
    readChineseDecimal(text, at) ??
    readVague(text, at) ??
    readChinese(text, at)
  );
}

const paused = /([1-9一二三四五六七八九两])[、,，]([1-9一二三四五六七八九两])(?=[百千万kw])/iy;

/** 5、6千 and 三、四百: the next figure after a pause, of the same unit. */
function readPaused(text: string, at: number): Coefficient | undefined {
  paused.lastIndex = at;
  const match = paused.exec(text);
  if (!match) return undefined;
  const [low = 0, high = 0] = match.slice(1).map(figureOf);
  if (high !== low + 1) return undefined;
  return {
    low: { digits: low, decimals: 0 },
    high: { digits: high, decimals: 0 },
    end: at + match[0].length,
    script: 'chinese',
    length: 2,
    vague: false,
  };
}

function figureOf(glyph: string): number {
  const chinese = chineseDigit(glyph);
  return chinese >= 0 ? chinese : Number.parseInt(glyph, 10);
}

function readArabic(text: string, at: number): Coefficient | undefined {
  grouped.lastIndex = at;
  const match = grouped.exec(text);
  if (!match) return undefined;
  const [whole = '', decimals = ''] = match[0].replace(/[ ,，]/g, '').split('.');
  const all = whole + decimals;
  if (all.length > maxDigits || (whole.length > 1 && whole.startsWith('0'))) return undefined;
  const figure = { digits: Number.parseInt(all, 10), decimals: decimals.length };
  return {
    low: figure,
    high: figure,
    end: at + match[0].length,
    script: 'arabic',
    length: all.length,
    vague: false,
  };
}

function readChineseDecimal(text: string, at: number): Coefficient | undefined {
  chineseDecimal.lastIndex = at;
  const match = chineseDecimal.exec(text);
  if (!match) return undefined;
  const [written, whole = '', decimals = ''] = match;
  const tens = whole.startsWith('十') ? `1${digitsOf(whole.slice(1)) || '0'}` : digitsOf(whole);
  const figure = { digits: Number.parseInt(tens + digitsOf(decimals), 10), decimals: decimals.length };
  const end = at + written.length;
  return { low: figure, high: figure, end, script: 'chinese', length: 1, vague: false };
}

/** 几千 is read as three thousand, 好几千 as five: a figure to start from, always to be confirmed. */
function readVague(text: string, at: number): Coefficient | undefined {
  const match = /^(好几|几|数)(?=[十百千万亿])/.exec(text.slice(at, at + 3));
  if (!match) return undefined;
  const many = match[1] === '好几' || text.charAt(at - 1) === '大';
  const figure = { digits: many ? 5 : 3, decimals: 0 };
  const end = at + match[0].length;
  return { low: figure, high: figure, end, script: 'chinese', length: 1, vague: true };
}

function readChinese(text: string, at: number): Coefficient | undefined {
  let end = at;
  while (chineseDigit(text.charAt(end)) >= 0) {
    end += 1;
    // 俩 and 仨 stand for themselves: 咱俩三千 is not 2–3 thousand.
    if (/[俩仨]/.test(text.charAt(end - 1) + text.charAt(end))) break;
  }
  const run = digitsOf(text.slice(at, end));
  if (run === '' || run.length > maxDigits) return undefined;
  const common = { end, script: 'chinese', length: run.length, vague: false } as const;
  const pair = run.length === 2 ? neighbours(run) : undefined;
  if (pair)
    return { ...common, low: { digits: pair[0], decimals: 0 }, high: { digits: pair[1], decimals: 0 } };
  const followed = smallUnit(text.charAt(end)) ?? bigUnit(text.charAt(end));
  if (run.length > 1 && followed !== undefined) return undefined;
  const figure = { digits: Number.parseInt(run, 10), decimals: 0 };
  return { ...common, low: figure, high: figure };
}

/** 三四, 八九 and the idiom 三五 mean "three or four", "eight or nine", "three to five". */
function neighbours(run: string): readonly [number, number] | undefined {
  const low = Number.parseInt(run.charAt(0), 10);
  const high = Number.parseInt(run.charAt(1), 10);
  // 三两千 says no more than 两三千.
  if (run === '32') return [high, low];
  const adjoining = low > 0 && (high === low + 1 || run === '35');
  return adjoining ? [low, high] : undefined;
}

function digitsOf(written: string): string {
  return [...written].map((glyph) => String(chineseDigit(glyph))).join('');
}
