/** What a person typed, made safe to compare, store and show. */

/** WeChat and Telegram deliver up to about four thousand characters; a longer text is cut. */
export const longestText = 5_000;

/**
 * Soft hyphen, zero-width signs, bidirectional overrides, byte-order mark and the invisible tag block.
 * Mongolian variation selectors (U+180B–180F) stay: they shape letters.
 */
const invisible =
  /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;
// eslint-disable-next-line no-control-regex -- control characters are what is taken out
const control = /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u009F]/g;
const lineBreak = /\s*[\n\u2028\u2029]\s*/g;
const blanks = /[^\S\n]+/g;

export interface NormalizeOptions {
  /** In UTF-16 units; a pair is never cut in two. */
  readonly longest?: number;
  /** Keep line breaks (a complaint's own paragraphs) instead of turning them into spaces. */
  readonly keepLines?: boolean;
  /** Keep the characters as typed ("，" stays "，") instead of folding full width and the like (NFKC). */
  readonly keepForm?: boolean;
}

/** NFKC, without control, zero-width and bidirectional characters, blanks collapsed, trimmed, cut to length. */
export function normalizeText(text: string, options: NormalizeOptions = {}): string {
  const { longest = longestText, keepLines = false, keepForm = false } = options;
  // Cut first, with room for what falls away, so that a hostile megabyte costs nothing.
  const bounded = text.slice(0, longest * 4).toWellFormed();
  const clean = (keepForm ? bounded : bounded.normalize('NFKC'))
    .replace(/\r\n?/g, '\n')
    .replace(invisible, '')
    .replace(control, '')
    .replace(lineBreak, keepLines ? '\n' : ' ')
    .replace(blanks, ' ')
    .trim();
  return clean.length <= longest ? clean : cut(clean, longest).trim();
}

function cut(text: string, longest: number): string {
  const splitsPair = /[\uD800-\uDBFF]/.test(text.charAt(longest - 1));
  return text.slice(0, splitsPair ? longest - 1 : longest);
}
