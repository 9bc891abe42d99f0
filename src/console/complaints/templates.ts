/** Answers half written: prompts/<language>/answers.yaml, which an office edits. What they leave blank stays to be filled in. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { complaintCategories, type ComplaintCategory } from '../../complaint/complaint.ts';
import { type Language, languages } from '../words/words.ts';

const template = z.strictObject({ name: z.string().min(1).max(40), text: z.string().min(1).max(2_000) });
const file = z.partialRecord(z.enum(['any', ...complaintCategories]), z.array(template));

export type AnswerTemplate = z.infer<typeof template>;
/** Those of the category first, then those that fit all: as the complainant reads them, named as the clerk does. */
export type AnswerTemplates = (
  clerks: Language,
  category: ComplaintCategory,
  complainants?: Language,
) => readonly AnswerTemplate[];

/** Throws at the start on a file that cannot be read, with its name. */
export function readTemplates(promptsDir: string): AnswerTemplates {
  const kept = new Map(languages.map((language) => [language, read(promptsDir, language)]));
  const of = (language: Language, category: ComplaintCategory) => {
    const all = kept.get(language);
    return [...(all?.[category] ?? []), ...(all?.any ?? [])];
  };
  return (clerks, category, complainants = clerks) => {
    const names = of(clerks, category).map(({ name }) => name);
    const texts = of(complainants, category);
    // An office may have left one language behind: then no name is put over another one's text.
    const paired = names.length === texts.length;
    return texts.map(({ name, text }, index) => ({
      name: (paired ? names[index] : undefined) ?? name,
      text,
    }));
  };
}

function read(promptsDir: string, language: Language): z.infer<typeof file> {
  const path = join(promptsDir, language, 'answers.yaml');
  try {
    return file.parse(parse(readFileSync(path, 'utf8')));
  } catch (fault) {
    throw new Error(`${path} cannot be read: ${fault instanceof Error ? fault.message : String(fault)}`, {
      cause: fault,
    });
  }
}
