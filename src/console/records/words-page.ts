/** Words of a file that only the office knows: each is asked once for its source and kind, and none is guessed. */
import { z } from 'zod';
import type { ValueWords } from '../../records/records.ts';
import type { Draft, OfficeWordsChoice, RecordsRepository } from '../../records/repository.ts';
import type { Answer } from '../answer.ts';
import type { Visit } from '../visit.ts';
import { backTo, byOf, draftPage, fieldWords, valueWords } from './parts.ts';

const chosenForm = z.record(z.string(), z.string().max(60));

export async function wordsPage(
  visit: Visit,
  records: RecordsRepository,
  draft: Draft,
  fault?: string,
): Promise<Answer> {
  const { say } = visit;
  const lists = await records.lists(draft.id);
  if (!lists) return { kind: 'not-found' };
  await visit.audited('import-file-viewed', `import-draft:${String(draft.id)}`);
  const page = draftPage(visit, draft, 'record-words', say('records.words-title'));
  const { words } = lists;
  return {
    ...page,
    status: fault === undefined ? 200 : 422,
    values: {
      ...{ ...page.values, fault },
      tooMany: words
        .filter(({ tooMany }) => tooMany)
        .map(({ heading, column }) =>
          say('records.words-too-many', { heading, column: fieldWords(say, column) }),
        ),
      asked: askedOf(words).map(({ of, word, rows, meaning = '' }, at) => ({
        ...{ at, word, rows, meaning, heading: of.heading, columnWords: fieldWords(say, of.column) },
        meanings: of.meanings.map((value) => ({ value, words: valueWords(say, value) })),
      })),
    },
  };
}

export async function chooseWords(visit: Visit, records: RecordsRepository, draft: Draft): Promise<Answer> {
  const lists = await records.lists(draft.id);
  if (!lists) return backTo(draft);
  const form = chosenForm.safeParse(visit.form);
  const chosen = form.success ? chosenOf(lists.words, form.data) : undefined;
  if (!chosen) return wordsPage(visit, records, draft, visit.say('records.words-wrong'));
  await records.chooseWords(draft.id, chosen, byOf(visit));
  return backTo(draft);
}

/** In the order in which the page asks them. */
function askedOf(words: readonly OfficeWordsChoice[]) {
  return words.flatMap((of) => of.words.map((one) => ({ of, ...one })));
}

/**
 * '' of one that was left unsaid; undefined: something was chosen that is no meaning of its column, or other words than
 * these were on the page, since the columns were chosen anew elsewhere.
 */
function chosenOf(
  words: readonly OfficeWordsChoice[],
  form: Readonly<Record<string, string>>,
): ValueWords | undefined {
  const answers = askedOf(words).map(({ of, word }, at) => ({
    ...{ of, word, meaning: form[`w${String(at)}`] ?? '', seen: form[`n${String(at)}`] },
  }));
  // Without spaces: a browser sends a line break in a word as another one.
  const bare = (text = '') => text.replaceAll(/\s/g, '');
  if (answers.some(({ word, seen }) => bare(word) !== bare(seen))) return undefined;
  if (answers.some(({ of, meaning }) => meaning !== '' && !of.meanings.includes(meaning))) return undefined;
  return Object.fromEntries(
    words.map(({ column }) => {
      const asked = answers.filter(({ of }) => of.column === column);
      return [column, Object.fromEntries(asked.map(({ word, meaning }) => [word, meaning]))];
    }),
  );
}
