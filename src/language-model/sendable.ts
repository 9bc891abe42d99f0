/**
 * The last gate before a text leaves the process: what a person wrote comes here without identity, and should anything
 * of it have been left in, it stays here.
 */
const longest = 400;
const telling = /\p{Nd}|@|https?:|www\.|[零〇一二三四五六七八九十百千万幺]{4,}/iu;

export function mayLeave(question: string): boolean {
  return question.length <= longest && !telling.test(question);
}
