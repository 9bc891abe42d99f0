/** What comes from records into a message: words only. No platform makes a link, a name or a command of it. */

/** Letters, marks, digits, blanks, and the few signs that names and places are written with. */
const notWords = /[^\p{L}\p{M}\p{Nd}·、，,（）()*\-–— ]/gu;
/** Marks that cling to what stands before the value, and shapers that are marks but show nothing. */
const leadingMarks = /^[\p{M}\s]+/u;
const invisibleMarks = /[\u034F\u17B4\u17B5\u180B-\u180F\u3164\u115F\u1160\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu;

/** In characters; a recorded name or place is never so long. */
const longest = 60;

export function inert(text: string): string {
  const words = text
    .replace(/\s/gu, ' ')
    .replace(invisibleMarks, '')
    .replace(notWords, '')
    .replace(/ {2,}/g, ' ')
    .replace(leadingMarks, '')
    .trim();
  return [...words].slice(0, longest).join('').trim();
}
