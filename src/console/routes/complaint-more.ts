/** What is done with a complaint more rarely: accepted, sorted, the complainant asked and heard, telephoned, given more days. */
import { z } from 'zod';
import type { ClockSwitch } from '../../policy/switches.ts';
import { back, type Deeds } from '../complaints/deeds.ts';
import { deedForm, digits } from '../complaints/form.ts';
import { changeWords } from '../complaints/live.ts';
import { type ComplaintPagesParts, viewerOf } from '../complaints/parts.ts';
import { dayWords } from '../dates.ts';
import type { ConsoleSection, Route } from '../visit.ts';

const targets = ['health-centre', 'sumu-office', 'banner-office', 'hospital', 'village', 'other'] as const;
const sortForm = deedForm.extend({
  target: z.enum(targets).optional().catch(undefined),
  sumu: z
    .string()
    .transform((text) => (text === '' ? undefined : text))
    .optional()
    .catch(undefined),
});
const askForm = deedForm.extend({ clock: z.enum(['runs', 'stands']).optional().catch(undefined) });
const extendForm = deedForm.extend({ days: digits, law: z.literal('1').optional().catch(undefined) });
const letterForm = z.object({
  letter: z
    .string()
    .regex(/^[1-9]\d{0,17}$/)
    .transform((text) => BigInt(text))
    .catch(0n),
});

export function rarerDeedsSection(
  { within, extension, pause }: ComplaintPagesParts,
  { idOf, page, act, withWords }: Deeds,
): ConsoleSection {
  const sort: Route = (visit) => {
    const { version, target, sumu } = sortForm.parse(visit.form);
    if (target === undefined)
      return page(visit, { status: 422, fault: visit.say('complaint.refused.no-target') });
    return act(visit, { kind: 'sort', target, ...(sumu !== undefined && { sumu }) }, version);
  };

  const ask: Route = (visit) => {
    const { version, text, clock } = askForm.parse(visit.form);
    const typed = { ask: text };
    // Where the clock may stand, whoever asks says whether it does, and by which law: never by default.
    if (pause !== null && clock === undefined)
      return page(visit, { status: 422, typed, fault: visit.say('complaint.refused.no-clock') });
    return act(visit, { kind: 'ask', question: text, runsOn: clock !== 'stands' }, version, typed);
  };

  const telephoned: Route = async (visit) => {
    const { letter } = letterForm.parse(visit.form);
    const outcome = await within(async (desk) => {
      const id = await idOf(desk, visit);
      if (id === undefined) return { kind: 'not-found' } as const;
      return desk.telephoned(viewerOf(visit), id, letter, visit.at);
    });
    switch (outcome.kind) {
      case 'done':
        return back(visit, visit.say('complaint.done.telephoned'));
      case 'not-found':
        return { kind: 'not-found' };
      case 'refused':
        return page(visit, { status: 422, fault: visit.say(`complaint.refused.${outcome.why}`) });
    }
  };

  const extend: Route = async (visit) => {
    const { version, text, days, law } = extendForm.parse(visit.form);
    const typed = { extend: text };
    if (extension !== null && law === undefined)
      return page(visit, { status: 422, typed, fault: visit.say('complaint.refused.no-law') });
    const outcome = await within(async (desk) => {
      const id = await idOf(desk, visit);
      if (id === undefined) return { kind: 'not-found' } as const;
      return desk.extend(viewerOf(visit), id, version, { workingDays: days, reason: text }, visit.at);
    });
    switch (outcome.kind) {
      case 'extended':
        return back(
          visit,
          visit.say('complaint.done.extend', { day: dayWords(outcome.dueDay, visit.language) }),
        );
      case 'not-found':
        return { kind: 'not-found' };
      case 'changed':
        return page(visit, { status: 409, typed, fault: changeWords(visit, outcome, 'complaint.changed') });
      case 'refused': {
        const fault = visit.say(`complaint.extend-refused.${outcome.why}`, { most: mostOf(extension) });
        return page(visit, { status: 422, typed, fault });
      }
    }
  };

  return {
    routes: {
      'POST /complaints/:number/accept': (visit) =>
        act(visit, { kind: 'accept' }, deedForm.parse(visit.form).version),
      'POST /complaints/:number/sort': sort,
      'POST /complaints/:number/ask': ask,
      'POST /complaints/:number/hear': withWords('hear', (text) => ({ kind: 'hear', text })),
      'POST /complaints/:number/telephoned': telephoned,
      'POST /complaints/:number/extend': extend,
    },
  };
}

const mostOf = (allowed: ClockSwitch): number => allowed?.mostWorkingDays ?? 0;
