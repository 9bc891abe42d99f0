/** An English sentence has no 花 or 元 to tell a sum by. */
import { findAmounts, findUnfitAmounts, type FoundAmount, readAmount } from '../../kernel/numerals.ts';

const counted =
  'yuan|rmb|kuai|days?|nights?|weeks?|months?|years?|people|persons?|members?|times?|percent|per cent|us|dollars?|euros?|pounds?|usd|km|kg|mg|ml|hours?|am|pm|to|or|and|odd|plus';
/** A figure before a word that it does not count. */
const beforeAnotherWord = new RegExp(`(?<=\\d)\\s(?=[a-z])(?!\\s(?:${counted})(?![a-z]))`, 'gu');

const small =
  /(?<=\b(?:spent|paid|pay|bill of|bill was|bill is|costs?|total|for|of|reimburse|at)\s(?:about\s|was\s|is\s)?)\d[\d,]*(?:\.\d{1,2})?(?!\s*(?:yuan|rmb|days?|people|members|%|\d))/gu;
const selfPaid = /(?<![\d.,])\d[\d,]*(?:\.\d{1,2})?(?=\s(?:self[- ]paid|not covered))/gu;

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
      return amount ? [{ amount, start, end, text: written, unit: 'none' as const }] : [];
    },
  );
  return [...found, ...others].sort((a, b) => a.start - b.start);
}
