/** Sums that cannot be reckoned with: of another country's money, or below nothing. */

export type Unfit = 'foreign' | 'negative';

const currencies =
  '美元|美金|美刀|欧元|英镑|日元|日币|韩元|韩币|港元|港币|澳元|澳币|加元|加币|卢布|图格里克|蒙图|蒙币|新?台币|泰铢|外币|(?:us\\s?)?dollars?|us\\$|usd|euros?|eur|gbp|jpy|hkd|roubles?|rubles?|tugriks?|[$€£₽₮₩]';
const foreignAfter = new RegExp(`^\\s*(?:块|元)?\\s*(?:${currencies})`, 'i');
const foreignBefore = new RegExp(`(?:${currencies})\\s*(?:是|有|:|：)?\\s*$`, 'i');
const anyForeign = new RegExp(`(?:${currencies})(?![a-z])`, 'i');

/** 五百刀; two 刀 are two operations. */
const dollarsByNickname = /^\s*刀(?![口子片伤把])/;

/** A dash between two figures or words is a range or a break; alone before a figure it is a minus. */
const minus = /(?:^|[^-\d零一二三四五六七八九十百千万亿元块角毛分a-z)）\]])-\s*¥?\s*$/i;
/** 自负, 抱负, 肩负 are other words. */
const below = /(?<![自抱肩正胜辜])负\s*$|\b(?:minus|negative)\s*$/i;

/** Why the sum at this place of a text in plain glyphs is unfit; undefined: it is a sum in yuan. */
export function unfitness(text: string, start: number, end: number): Unfit | undefined {
  const before = text.slice(Math.max(0, start - 12), start);
  const after = text.slice(end, end + 16);
  if (foreignAfter.test(after) || foreignBefore.test(before)) return 'foreign';
  if (dollarsByNickname.test(after) && /\d{3}|[百千万k]/.test(text.slice(start, end))) return 'foreign';
  return minus.test(before) || below.test(before) ? 'negative' : undefined;
}

/** Is another country's money named anywhere? */
export function namesForeignMoney(text: string): boolean {
  return anyForeign.test(text);
}
