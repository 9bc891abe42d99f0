/** What every deed on a complaint's page sends: the version that was looked at, and words. */
import { z } from 'zod';
import { longestWords } from '../../complaint/desk/actions.ts';
import { normalizeText } from '../../kernel/text.ts';

/** A whole number as forms send it; whatever is none is -1, which nothing has. */
export const digits = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform((text) => Number.parseInt(text, 10))
  .catch(-1);
/** One more than may be, so that what is too long is told and not cut. */
const longestRead = longestWords + 1;
const paragraphs = z
  .string()
  .transform((text) => normalizeText(text, { keepLines: true, keepForm: true, longest: longestRead }))
  .catch('');
export const deedForm = z.object({ version: digits, text: paragraphs.default('') });
