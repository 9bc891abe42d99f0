/** An English sentence has no 花 or 元 to tell a sum by. */
import { findAmounts, findUnfitAmounts, type FoundAmount, readAmount } from '../../kernel/numerals.ts';

const counted =
  'yuan|rmb|kuai|days?|nights?|weeks?|months?|years?|people|persons?|members?|times?|percent|per cent|us|dollars?|euros?|pounds?|usd|km|kg|mg|ml|hours?|am|pm|to|or|and|odd|plus|something';
/** A figure before a word that it does not count. */
const beforeAnotherWord = new RegExp(`(?<=\\d[kw]?)\\s(?=[a-z])(?!(?:${counted})(?![a-z]))`, 'gu');

const small =
  /(?<=\b(?:spent|paid|pay|bill of|bill was|bill is|costs?|total|for|of|reimburse|at)\s(?:about\s|was\s|is\s)?)\d[\d,]*(?:\.\d{1,2})?(?!\s*(?:yuan|rmb|days?|people|members|%|\d))/gu;
const selfPaid = /(?<![\d.,])\d[\d,]*(?:\.\d{1,2})?(?=\s(?:self[- ]paid|not covered))/gu;

/** 3000-ish, 3000 or so, 3000 max. */
const doubted =
  /^\s?(?:-?ish\b|or (?:so|thereabouts|more|less|under|over)\b|odd\b|something\b|plus\b|\+|max\b|tops\b|give or take|approx|roughly|i (?:think|guess|believe)|maybe|probably)/u;

/** The sums of a text without Chinese characters: "I spent 5000 at …". */
export function findEnglishSums(plain: string): readonly FoundAmount[] {
  const text = plain.replace(beforeAnotherWord, ',');
  const found = findAmounts(text);
  const known = [...found, ...findUnfitAmounts(text)];
  const others = [...plain.matchAll(small), ...plain.matchAll(selfPaid)].flatMap(
    ({ 0: written, index: start }) => {
      const amount = known.some((one) => one.start <= start && start < one.end)
        ? undefined
        : readAmount(written);
      const end = start + written.length;
      if (!amount) return [];
      const doubtful = amount.kind === 'exact' && doubted.test(plain.slice(end));
      const read = doubtful ? { kind: 'approximate' as const, value: amount.value } : amount;
      return [{ amount: read, start, end, text: written, unit: 'none' as const }];
    },
  );
  return [...found, ...others].sort((a, b) => a.start - b.start);
}

const ones = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen';
const upToNineteen = `${ones} sixteen seventeen eighteen nineteen`.split(' ');
const tens = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const numberWord = `(?:${[...upToNineteen.slice(1), ...tens.slice(2), 'hundred', 'thousand'].join('|')})`;
const figureOrWord = `(?:\\d+(?:\\.\\d)?|an?(?= (?:hundred|thousand))|${numberWord})`;
/** Only with a hundred or a thousand in it is it a sum: "two people" are none. */
const inWords = new RegExp(
  `(?<![a-z\\d])${figureOrWord}(?:(?: and |[ -])${numberWord})*(?: (?:hundred|thousand))(?:(?: and |[ -])${numberWord})*(?![a-z])|(?<![a-z\\d])(?:hundred|thousand)(?! of)(?![a-z])`,
  'gu',
);

/** "between 2 and 3 thousand": both are thousands. */
const figureUpToTen = '\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten';
const sharedThousand = new RegExp(
  `(?<![\\d.a-z])(${figureUpToTen}) ?(and|to|or|-) ?(${figureUpToTen}) thousand`,
  'gu',
);

/** Only after a number is it a thousand. */
const grand = new RegExp(`(?<=(?:\\d|couple of|few|several|${numberWord})) grand(?![a-z])`, 'gu');
/** "a couple of thousand": a figure to start from, always to be confirmed. */
const vaguely = /\b(?:an? )?(couple(?: of)?|few|several)(?= (?:hundred|thousand))/gu;
const vagueFigures: Readonly<Record<string, string>> = { couple: 'two', several: 'five' };
const andHalf =
  /\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) and a half(?= (?:hundred|thousand))/gu;

/** "two thousand five hundred" as 2500. */
export function inFigures(plain: string): string {
  if (!/hundred|thousand|grand/u.test(plain)) return plain;
  const shared = plain
    .replace(grand, ' thousand')
    .replace(
      vaguely,
      (_words, several: string) => `about ${vagueFigures[several.split(' ')[0] ?? ''] ?? 'three'}`,
    )
    .replace(andHalf, (_words, whole: string) => `${String(figureOf(whole))}.5`)
    .replace(sharedThousand, '$1 thousand $2 $3 thousand');
  return shared.replace(inWords, (words) => String(valueOf(words.split(/ and |[ -]/u))));
}

function valueOf(words: readonly string[]): number {
  let whole = 0;
  let part = 0;
  for (const word of words) {
    if (word === 'thousand') {
      whole += Math.round((part === 0 ? 1 : part) * 1000);
      part = 0;
    } else if (word === 'hundred') part = Math.round((part === 0 ? 1 : part) * 100);
    else part += figureOf(word);
  }
  return whole + part;
}

function figureOf(word: string): number {
  if (word === 'a' || word === 'an') return 1;
  const [whole = '', tenths] = word.split('.');
  if (/^\d+$/u.test(whole)) return Number.parseInt(whole, 10) + Number.parseInt(tenths ?? '0', 10) / 10;
  return Math.max(upToNineteen.indexOf(word), tens.indexOf(word) * 10, 0);
}
