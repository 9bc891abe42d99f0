/** What comes from records into a message: words only. No platform makes a link, a name or a command of it. */

/** Letters, marks, digits, blanks, and the few signs that names and places are written with. */
const notWords = /[^\p{L}\p{M}\p{Nd}·、，,（）()\-–— ]/gu;
/** Marks that cling to what stands before the value. */
const leadingMarks = /^[\p{M}\s]+/u;
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/** In characters; a recorded name or place is never so long. */
const longest = 60;

export function inert(text: string): string {
  const words = text
    .replace(/\s/gu, ' ')
    .replace(invisible, '')
    .replace(notWords, '')
    .replace(/ {2,}/g, ' ')
    .replace(leadingMarks, '')
    .trim();
  return [...words].slice(0, longest).join('').trim();
}
