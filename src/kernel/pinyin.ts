/** How one character sounds, without tone and without its neighbours. */
import { pinyin } from 'pinyin-pro';

/** What is remembered of characters: more than are in use. */
const remembered = 30_000;
const known = new Map<string, string>();

/** The first reading; a sign that is no Chinese character is its own. The same ones are asked for by all that hear. */
export function pinyinOf(sign: string): string {
  const before = known.get(sign);
  if (before !== undefined) return before;
  const read = pinyin(sign, { toneType: 'none', type: 'array', toneSandhi: false })[0] ?? sign;
  if (known.size < remembered) known.set(sign, read);
  return read;
}
