/** One complaint: read, taken, asked about, answered, handed on, closed. Every deed is a form. */
import { z } from 'zod';
import type { StaffAction } from '../../complaint/desk/actions.ts';
import type { Deeds } from '../complaints/deeds.ts';
import { deedForm, digits } from '../complaints/form.ts';
import { type ComplaintPagesParts, viewerOf } from '../complaints/parts.ts';
import type { ConsoleSection, Route } from '../visit.ts';
import { complaintFileRoutes } from './complaint-files.ts';
import { draftSection } from './draft.ts';

const transferForm = deedForm.extend({ to: z.string().catch('') });
const assignForm = deedForm.extend({ to: digits });

export function complaintSection(parts: ComplaintPagesParts, deeds: Deeds): ConsoleSection {
  const { within } = parts;
  const { idOf, page, act, withWords } = deeds;

  const reveal: Route = async (visit) => {
    const { text } = deedForm.parse(visit.form);
    const outcome = await within(async (desk) => {
      const id = await idOf(desk, visit);
      if (id === undefined) return { kind: 'not-found' } as const;
      return desk.reveal(viewerOf(visit), id, text, visit.at);
    });
    switch (outcome.kind) {
      case 'revealed':
        return page(visit, { revealed: outcome });
      case 'not-found':
        return { kind: 'not-found' };
      case 'anonymous':
        return page(visit, { status: 422, fault: visit.say('complaint.anonymous-told') });
      case 'refused':
        return page(visit, {
          ...{ status: 422, typed: { reveal: text } },
          fault: visit.say(`complaint.refused.${outcome.why}`),
        });
    }
  };

  return {
    routes: {
      'GET /complaints/:number': (visit) => page(visit),
      'POST /complaints/:number/take': (visit) =>
        act(visit, { kind: 'take' }, deedForm.parse(visit.form).version),
      'POST /complaints/:number/assign': (visit) => {
        const { version, to } = assignForm.parse(visit.form);
        return act(visit, { kind: 'assign', to }, version);
      },
      'POST /complaints/:number/transfer': (visit) => {
        const { version, to, text } = transferForm.parse(visit.form);
        return act(visit, { kind: 'transfer', ...officeOf(to), reason: text }, version, { transfer: text });
      },
      'POST /complaints/:number/answer': withWords('answer', (text) => ({ kind: 'answer', text })),
      ...draftSection(parts, deeds).routes,
      'POST /complaints/:number/note': withWords('note', (text) => ({ kind: 'note', text })),
      'POST /complaints/:number/close': withWords('close', (reason) => ({ kind: 'close', reason })),
      'POST /complaints/:number/reveal': reveal,
      ...complaintFileRoutes(parts, deeds),
    },
  };
}

/** "sumu-office:林东镇"; what is no office is refused by the desk, as one that does not exist. */
function officeOf(value: string): Pick<Extract<StaffAction, { kind: 'transfer' }>, 'queue' | 'sumu'> {
  if (value === 'banner-office' || value === 'supervision-committee') return { queue: value };
  return { queue: 'sumu-office', sumu: value.replace(/^sumu-office:/, '') };
}
