/** Traditional characters as simplified ones: everything heyi knows is written in these. */
import { simplified, traditional } from './traditional-characters.ts';

const pairs = new Map(Array.from(traditional, (sign, at) => [sign, simplified.charAt(at)]));
const anyTraditional = new RegExp(`[${traditional}]`, 'gu');

/** Character by character: the text keeps its length. */
export function asSimplified(text: string): string {
  return text.replace(anyTraditional, (sign) => pairs.get(sign) ?? sign);
}
