/** The draft of an answer: saved by a press, which says so on the page, and as it is typed, which says so beside it. */
import { z } from 'zod';
import { longestWords } from '../../complaint/desk/actions.ts';
import type { DraftOutcome } from '../../complaint/desk/detail.ts';
import type { Deeds } from '../complaints/deeds.ts';
import { savedWords } from '../complaints/draft.ts';
import { deedForm } from '../complaints/form.ts';
import { type ComplaintPagesParts, viewerOf } from '../complaints/parts.ts';
import type { Answer } from '../answer.ts';
import { fromHtmx } from '../reply.ts';
import type { ConsoleSection, Visit } from '../visit.ts';

/** When the draft on the page was saved, in milliseconds; empty: there was none. */
const draftForm = deedForm.extend({
  draft: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform((digits) => new Date(Number.parseInt(digits, 10)))
    .nullable()
    .catch(null),
});

export function draftSection(
  { within }: ComplaintPagesParts,
  { idOf, page }: Pick<Deeds, 'idOf' | 'page'>,
): ConsoleSection {
  return {
    routes: {
      'POST /complaints/:number/draft': async (visit) => {
        const { version, text, draft } = draftForm.parse(visit.form);
        const typing = fromHtmx(visit.request);
        if ([...text].length > longestWords) {
          if (typing) return beside(visit, { kind: 'too-long' });
          const fault = visit.say('complaint.refused.too-long');
          return page(visit, { status: 422, typed: { answer: text }, fault });
        }
        // Pressed, it is what the writer wants kept; typed, it must not write over what another window holds.
        const saving = { text, version, ...(typing && { over: draft }) };
        const saved = await within(async (desk): Promise<DraftOutcome> => {
          const id = await idOf(desk, visit);
          if (id === undefined) return { kind: 'not-found' };
          return desk.saveDraft(viewerOf(visit), id, saving, visit.at);
        });
        if (typing) return beside(visit, saved);
        if (saved.kind === 'not-found') return { kind: 'not-found' };
        const notice = visit.say(saved.kind === 'removed' ? 'draft.removed' : 'complaint.draft-saved');
        return { kind: 'go', to: `/complaints/${visit.param('number')}`, notice };
      },
    },
  };
}

function beside(visit: Visit, outcome: DraftOutcome | { readonly kind: 'too-long' }): Answer {
  const { say } = visit;
  const view = (words: string, fault: boolean, savedAt?: number | '') =>
    ({ kind: 'fragment', view: 'live/draft', values: { words, fault, savedAt } }) as const;
  switch (outcome.kind) {
    case 'saved':
      return view(savedWords(visit, outcome.updatedAt), false, outcome.updatedAt.getTime());
    case 'removed':
      return view(say('draft.removed'), false, '');
    case 'elsewhere':
      return view(say('draft.elsewhere', { when: savedWords(visit, outcome.updatedAt) }), true);
    case 'too-long':
      return view(say('draft.too-long'), true);
    case 'not-found':
      return view(say('draft.gone'), true);
  }
}
