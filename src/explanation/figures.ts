import { chineseNumber } from './numerals.ts';

/** A figure as a text states it: 40 % and 40 yuan are two figures. */
export interface Figure {
  /** The exact decimal in digits: 2万, 20,000 and 两万 are all "20000". */
  readonly value: string;
  readonly unit: 'percent' | 'money' | 'month' | 'day' | 'year' | 'times' | 'other';
}

const digitsPattern = String.raw`\d+(?:,\d{3})*(?:\.\d+)?\s*[万千百]?`;
const chinesePattern = '[零〇一二两三四五六七八九十百千万]+';
const range = /(\d+(?:\.\d+)?)\s*(?:—|–|-|~|到|至|to)\s*(?=\d+(?:\.\d+)?\s*(?:%|percent|per cent))/gu;
const figure = new RegExp(
  `(?<before>百分之|第)?(?<number>${digitsPattern}|${chinesePattern})\\s*` +
    '(?<unit>%|percent|per cent|yuan|rmb|元|块|圆|毛|角|月|日|号|个?工作日|working days?|days?|天|年|倍|成|折)?',
  'gu',
);
const months = 'january february march april may june july august september october november december'.split(
  ' ',
);
/** English words for figures, which could otherwise pass unseen. */
const englishFigure =
  /\b(?:half|double|twice|triple|dozen|quarter|third|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million)\b/u;
const chineseShare = /一半|半数|对半|减半|过半|翻番|翻倍|全额|全报/u;

function unitOf(written: string, before: string): Figure['unit'] {
  if (before === '百分之' || /^(?:%|per)/u.test(written)) return 'percent';
  if (/^(?:元|块|圆|毛|角|yuan|rmb)/u.test(written)) return 'money';
  if (written === '月') return 'month';
  if (/工作日|天|日|号|day/u.test(written)) return 'day';
  if (written === '年') return 'year';
  return /^[倍成折]/u.test(written) ? 'times' : 'other';
}

/** Shifts a decimal in digits to the left by whole places, without ever becoming a float. */
function shifted(decimal: string, places: number): string {
  const [whole = '', part = ''] = decimal.split('.');
  const head = (whole + part.padEnd(places, '0').slice(0, places)).replace(/^0+(?=\d)/u, '');
  const rest = part.slice(places).replace(/0+$/u, '');
  return rest === '' ? head : `${head}.${rest}`;
}

function valueOf(number: string): string | undefined {
  if (!/^\d/u.test(number)) return chineseNumber(number)?.toString();
  const places = { 万: 4, 千: 3, 百: 2 }[number.at(-1) ?? ''] ?? 0;
  return shifted(number.replaceAll(/[,\s万千百]/gu, ''), places);
}

/** A lone 一 or 两 is a word (一户, 两个兜) unless a unit of measure follows. */
function isWord(number: string, unit: string): boolean {
  if (/\d/u.test(number)) return false;
  return unit === '' || unit === '年' || unit === '天' || unit === '月' || unit === '日'
    ? [...number].length === 1
    : false;
}

/** Every figure a text states. */
export function figuresOf(text: string): Figure[] {
  let plain = text.normalize('NFKC').toLowerCase();
  plain = plain.replace(range, '$1% ');
  for (const [index, month] of months.entries()) {
    plain = plain.replace(new RegExp(`(\\d+)\\s+${month}\\b`, 'gu'), `${String(index + 1)}月$1日`);
    plain = plain.replace(new RegExp(`\\b${month}\\s+(\\d+)`, 'gu'), `${String(index + 1)}月$1日`);
  }
  plain = plain.replaceAll('万一', ' ');
  const figures: Figure[] = [];
  for (const { groups } of plain.matchAll(figure)) {
    const { before = '', number = '', unit = '' } = groups ?? {};
    const value = valueOf(number);
    if (value === undefined || (before === '' && isWord(number, unit))) continue;
    figures.push({ value, unit: unitOf(unit, before) });
  }
  return figures;
}

/**
 * Whether every number, percentage and date in `text` stands in one of the clauses, with the same unit where both name
 * one. It cannot see figures put to the wrong hospital or the wrong purpose: for that the clause itself is shown beside.
 */
export function isFigureGrounded(text: string, clauseTexts: readonly string[]): boolean {
  const grounds = clauseTexts.flatMap(figuresOf);
  const folded = text.normalize('NFKC').toLowerCase();
  // Digits of other scripts and figures in words cannot be compared: only what the clauses say the same way passes.
  const clauses = clauseTexts.map((clause) => clause.normalize('NFKC').toLowerCase());
  for (const pattern of [englishFigure, chineseShare, /(?!\d)\p{Nd}|(?!\d)\p{No}/u]) {
    const word = pattern.exec(folded)?.[0];
    if (word !== undefined && !clauses.some((clause) => clause.includes(word))) return false;
  }
  return figuresOf(text).every(({ value, unit }) =>
    grounds.some((ground) => ground.value === value && (unit === 'other' || unit === ground.unit)),
  );
}
