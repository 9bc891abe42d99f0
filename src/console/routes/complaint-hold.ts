/** 留存: a complaint is kept as evidence, until whoever answers for the queue says that it need not be any more. */
import { z } from 'zod';
import type { HoldOutcome } from '../../complaint/desk/holding.ts';
import type { ComplaintDesk } from '../../complaint/desk/desk.ts';
import type { Answer } from '../answer.ts';
import { back, type Deeds } from '../complaints/deeds.ts';
import { deedForm, digits } from '../complaints/form.ts';
import type { Typed } from '../complaints/detail-page.ts';
import { type ComplaintPagesParts, viewerOf } from '../complaints/parts.ts';
import type { ConsoleSection, Visit } from '../visit.ts';

const reasonForm = deedForm.pick({ text: true });
const liftForm = z.object({ hold: digits });

export function complaintHoldSection({ within }: ComplaintPagesParts, { idOf, page }: Deeds): ConsoleSection {
  async function act(
    visit: Visit,
    deed: (desk: ComplaintDesk, id: number) => Promise<HoldOutcome>,
    { done, typed = {} }: { readonly done: 'hold.done' | 'hold.lifted'; readonly typed?: Typed },
  ): Promise<Answer> {
    const outcome = await within(async (desk) => {
      const id = await idOf(desk, visit);
      return id === undefined ? ({ kind: 'not-found' } as const) : deed(desk, id);
    });
    switch (outcome.kind) {
      case 'done':
        return back(visit, visit.say(done, { number: visit.param('number') }));
      case 'not-found':
        return { kind: 'not-found' };
      case 'refused':
        return page(visit, { status: 422, typed, fault: visit.say(`hold.refused.${outcome.why}`) });
    }
  }

  return {
    routes: {
      'POST /complaints/:number/hold': (visit) => {
        const { text } = reasonForm.parse(visit.form);
        return act(visit, (desk, id) => desk.hold(viewerOf(visit), id, text, visit.at), {
          ...{ done: 'hold.done', typed: { hold: text } },
        });
      },
      'POST /complaints/:number/lift-hold': (visit) => {
        const { hold } = liftForm.parse(visit.form);
        return act(visit, (desk, id) => desk.liftHold(viewerOf(visit), id, hold, visit.at), {
          done: 'hold.lifted',
        });
      },
    },
  };
}
