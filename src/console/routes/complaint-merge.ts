/** 合并: what may be of the same matter, side by side; what will happen, before it happens; and parted again. */
import { z } from 'zod';
import type { AlikeComplaint } from '../../complaint/desk/alike.ts';
import type { DeskDetail } from '../../complaint/desk/desk.ts';
import { readNumber } from '../../kernel/identifiers.ts';
import type { Answer } from '../answer.ts';
import { type Deeds, refusedWords } from '../complaints/deeds.ts';
import { deedForm, digits } from '../complaints/form.ts';
import { changeWords } from '../complaints/live.ts';
import { type ComplaintPagesParts, viewerOf } from '../complaints/parts.ts';
import type { ConsoleSection, Route, Visit } from '../visit.ts';

/** As it is printed; what cannot be read stays as typed, and there is none of that number. */
const number = z
  .string()
  .max(60)
  .transform((typed) => {
    const read = readNumber(typed, 'complaint');
    return read.kind === 'number' ? read.value : typed.trim();
  })
  .catch('');
const query = z.object({ into: number.default('') });
const form = z.object({ version: digits, into: number.default('') });

export function mergeSection({ within }: ComplaintPagesParts, deeds: Deeds): ConsoleSection {
  const { idOf, page, act } = deeds;

  async function mergePage(
    visit: Visit,
    into: string,
    told: { readonly fault?: string; readonly status?: number } = {},
  ): Promise<Answer> {
    const viewer = viewerOf(visit);
    const found = await within(async (desk) => {
      const id = await idOf(desk, visit);
      const detail = id === undefined ? undefined : await desk.read(viewer, id, visit.at);
      if (!detail?.may.includes('merge')) return { detail };
      const otherId = into === '' ? undefined : await idOf(desk, visit, into);
      const other = otherId === undefined ? undefined : await desk.read(viewer, otherId, visit.at);
      return { detail, other, alike: other ? [] : await desk.alike(viewer, detail.id, visit.at) };
    });
    const { detail, other, alike } = found;
    if (!detail) return { kind: 'not-found' };
    if (!alike) return page(visit, { status: 422, fault: visit.say('complaint.refused.wrong-state') });
    // One that there is not, and one that is not for this viewer, are told alike.
    const fault = into !== '' && !other ? visit.say('complaint.refused.no-such-number') : told.fault;
    const status = told.status ?? (fault === undefined ? undefined : 422);
    return {
      ...{ kind: 'page', view: 'complaint-merge', section: 'complaints' },
      title: visit.say('merge.title', { number: detail.number }),
      trail: trailOf(visit, detail),
      ...(status !== undefined && { status }),
      values: { detail, other, alike: alike.map(shownAs), typed: into, fault },
    };
  }

  const merge: Route = async (visit) => {
    const { version, into } = form.parse(visit.form);
    const outcome = await within(async (desk) => {
      const id = await idOf(desk, visit);
      if (id === undefined) return { kind: 'not-found' } as const;
      const other = await idOf(desk, visit, into);
      // The page itself then says that there is no such number.
      if (other === undefined) return { kind: 'refused', why: 'not-mergeable' } as const;
      return desk.act(viewerOf(visit), id, version, { kind: 'merge', into: other }, visit.at);
    });
    switch (outcome.kind) {
      case 'done': {
        const merged = visit.say('complaint.done.merge', { number: visit.param('number'), into });
        return { kind: 'go', to: `/complaints/${into}`, notice: merged };
      }
      case 'not-found':
      case 'taken':
        return { kind: 'not-found' };
      case 'changed':
        return mergePage(visit, into, {
          status: 409,
          fault: changeWords(visit, outcome, 'complaint.changed'),
        });
      case 'refused':
        return mergePage(visit, into, { status: 422, fault: refusedWords(visit, outcome.why) });
    }
  };

  return {
    routes: {
      'GET /complaints/:number/merge': (visit) => mergePage(visit, query.parse(visit.query).into),
      'POST /complaints/:number/merge': merge,
      'POST /complaints/:number/separate': (visit) =>
        act(visit, { kind: 'separate' }, deedForm.parse(visit.form).version),
    },
  };
}

function trailOf({ say }: Visit, detail: DeskDetail) {
  return [
    { label: say('complaints.title'), path: '/complaints' },
    { label: say('complaint.title', { number: detail.number }), path: `/complaints/${detail.number}` },
  ];
}

function shownAs(one: AlikeComplaint): AlikeComplaint {
  return { ...one, excerpt: one.excerpt.replaceAll(/\s+/g, ' ') };
}
