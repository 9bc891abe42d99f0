/** What every deed on a complaint's page sends: the version that was looked at, and words. */
import { z } from 'zod';
import { longestWords } from '../../complaint/desk/actions.ts';
import { normalizeText } from '../../kernel/text.ts';

export const version = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform((digits) => Number.parseInt(digits, 10))
  .catch(-1);
/** One more than may be, so that what is too long is told and not cut. */
const longestRead = longestWords + 1;
const paragraphs = z
  .string()
  .transform((text) => normalizeText(text, { keepLines: true, keepForm: true, longest: longestRead }))
  .catch('');
export const deedForm = z.object({ version, text: paragraphs.default('') });
