/** Small whole numbers as an answer to a menu: 1, １, 一, ①, 第一个, 选1, 1、 */
import { plainGlyphs } from './glyphs.ts';
import { readNumber } from './number.ts';

const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const largestCount = 99;
const before = /^(?:我|就|要|想|选择?|按|回复?|输入|发|点|办|查|第|no\.?|[#(（【[\s])+/i;
const after = /^(?:个|项|条|种|号|那个?|这个?|吧|的|了|啊|呢|[\s.。,，、)）】\]!！?？:：])*$/;

/** The number, when the whole text is one of 0 to 99; undefined otherwise. */
export function readCount(text: string): number | undefined {
  const plain = plainGlyphs(uncircled(text.trim())).replace(before, '');
  const count = countAt(plain, 0);
  return count !== undefined && after.test(plain.slice(count.end)) ? count.value : undefined;
}

/** The number of 0 to 99 in a text, when it has exactly one number: 我家三口人 → 3. */
export function findCount(text: string): number | undefined {
  const plain = plainGlyphs(uncircled(text));
  let found: number | undefined;
  for (let at = 0; at < plain.length;) {
    const number = readNumber(plain, at);
    const count = countAt(plain, at);
    if (number && found !== undefined) return undefined;
    if (number && !count) return undefined;
    if (count) found = count.value;
    at = number ? Math.max(number.end, at + 1) : at + 1;
  }
  return found;
}

function countAt(text: string, at: number): { readonly value: number; readonly end: number } | undefined {
  const number = readNumber(text, at);
  if (number === undefined || 'malformed' in number) return undefined;
  const isWhole = number.low === number.high && number.low % 100 === 0 && !number.vague;
  return isWhole && number.low / 100 <= largestCount
    ? { value: number.low / 100, end: number.end }
    : undefined;
}

function uncircled(text: string): string {
  return text.replace(/[①-⑳]/g, (glyph) => String(circled.indexOf(glyph) + 1));
}
