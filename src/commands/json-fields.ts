/** The fields that the JSON-lines commands share, and the sentence for a line that is not valid. */
import { z } from 'zod';
import { isDay } from '../kernel/day.ts';
import type { Fen, Rate } from '../kernel/money.ts';
import { parseRate, parseYuan } from '../kernel/money.ts';

const largest = 1_000_000_000_000;
const sumMessage = 'must be a sum in yuan as a text, like "1234.50"';
const shareMessage = 'must be a share as a text, like "0.45"';

/** Says "is missing" where nothing was given, else what was wanted. */
export function orMissing(wanted: string): {
  readonly error: (issue: { readonly input?: unknown }) => string;
} {
  return { error: (issue) => (issue.input === undefined ? 'is missing' : wanted) };
}

/** A sum of 0.00 to 9,999,999,999.99 yuan, as a text: a JSON number could already have lost a fen. */
export const yuanField = z.string(orMissing(sumMessage)).transform((text, context): Fen => {
  const amount = parseYuan(text);
  if (amount !== undefined && amount >= 0 && amount < largest && !text.startsWith('-')) return amount;
  context.addIssue({ code: 'custom', message: sumMessage });
  return z.NEVER;
});

/** A rate as a text. Any plain decimal number is read, so that "0.65" and "1.50" can be refused by name. */
export const rateField = z.string(orMissing(shareMessage)).transform((text, context): Rate | 'outside' => {
  const rate = parseRate(text);
  if (rate !== undefined) return rate;
  if (/^-?\d{1,6}(?:\.\d{1,6})?$/.test(text)) return 'outside';
  context.addIssue({ code: 'custom', message: shareMessage });
  return z.NEVER;
});

export const dayField = z
  .string('must be a day as a text, like "2026-03-02"')
  .refine(isDay, 'must be a day that exists, like "2026-03-02"');

export interface LineRefusal {
  readonly error: 'INVALID_INPUT' | 'INELIGIBLE_EXCEEDS_TOTAL' | 'RATE_OUT_OF_RANGE';
  readonly message: string;
  readonly allowed?: readonly string[];
}

export function invalidLine(message: string): LineRefusal {
  return { error: 'INVALID_INPUT', message };
}

/** The first finding as one sentence: "admissions.0.totalCost: must be a sum in yuan …". */
export function refusalOf(error: z.ZodError): LineRefusal {
  const [issue] = error.issues;
  if (issue === undefined) return invalidLine('This line is not valid.');
  const key = issue.path.map(String).join('.');
  return invalidLine(key === '' ? 'This line must be a JSON object.' : `${key}: ${issue.message}.`);
}
