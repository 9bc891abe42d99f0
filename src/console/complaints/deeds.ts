/** What the deeds on a complaint have in common: finding it, doing it, and the page that says what came of it. */
import type { Refusal, StaffAction } from '../../complaint/desk/actions.ts';
import type { ComplaintDesk } from '../../complaint/desk/desk.ts';
import { readNumber } from '../../kernel/identifiers.ts';
import type { Answer } from '../answer.ts';
import type { Route, Visit } from '../visit.ts';
import { hasWords } from '../words/words.ts';
import { deedForm } from './form.ts';
import { changeWords } from './live.ts';
import { detailPage, type Told, type Typed, wayOf } from './detail-page.ts';
import { type ComplaintPagesParts, viewerOf } from './parts.ts';

export interface Deeds {
  /** Of the number in the address. Whatever is no number, is none that there is, or is not for this viewer: all the same. */
  readonly idOf: (desk: ComplaintDesk, visit: Visit, typed?: string) => Promise<number | undefined>;
  readonly page: (visit: Visit, told?: Told) => Promise<Answer>;
  /** Done: back to the page, which says so. Not done: the same page says why, with what was typed. */
  readonly act: (visit: Visit, action: StaffAction, seen: number, typed?: Typed) => Promise<Answer>;
  /** A deed with words of its own. */
  readonly withWords: (kind: keyof Typed, action: (text: string) => StaffAction) => Route;
}

export function deedsOf(parts: ComplaintPagesParts): Deeds {
  const { within } = parts;

  async function idOf(desk: ComplaintDesk, visit: Visit, typed = visit.param('number')) {
    const read = readNumber(typed, 'complaint');
    if (read.kind !== 'number' || read.value !== typed) return undefined;
    return desk.idOf(viewerOf(visit), read.value);
  }

  async function page(visit: Visit, told: Told = {}): Promise<Answer> {
    const viewer = viewerOf(visit);
    const found = await within(async (desk) => {
      const id = await idOf(desk, visit);
      const detail = id === undefined ? undefined : await desk.read(viewer, id, visit.at);
      if (!detail) return undefined;
      const mayAssign = detail.may.includes('assign');
      return {
        ...{ detail, holding: await desk.holding(viewer, detail) },
        colleagues: mayAssign ? await desk.colleagues(viewer, detail.id) : [],
      };
    });
    return found ? detailPage(visit, parts, found, told) : { kind: 'not-found' };
  }

  async function act(visit: Visit, action: StaffAction, seen: number, typed: Typed = {}): Promise<Answer> {
    const viewer = viewerOf(visit);
    const { outcome, way, stays } = await within(async (desk) => {
      const id = await idOf(desk, visit);
      if (id === undefined) return { outcome: { kind: 'not-found' } as const, way: '', stays: false };
      const detail = action.kind === 'answer' ? await desk.read(viewer, id, visit.at) : undefined;
      const done = await desk.act(viewer, id, seen, action, visit.at);
      // What was written is not lost, even if the page is closed now.
      if (action.kind === 'answer' && done.kind === 'changed')
        await desk.saveDraft(viewer, id, { text: action.text, version: done.version }, visit.at);
      // Handed on to another office it may not be there for this viewer any more.
      const still = (await idOf(desk, visit)) !== undefined;
      return { outcome: done, way: wayOf(detail?.contact, visit.at), stays: still };
    });
    switch (outcome.kind) {
      case 'done':
        return goOn(visit, action, way, stays);
      case 'not-found':
        return { kind: 'not-found' };
      case 'taken':
        return page(visit, { status: 409, fault: visit.say('complaint.taken', { name: outcome.by }) });
      case 'changed':
        return page(visit, { status: 409, typed, fault: changeWords(visit, outcome, 'complaint.changed') });
      case 'refused':
        return page(visit, { status: 422, typed, fault: refusedWords(visit, outcome.why) });
    }
  }

  return {
    ...{ idOf, page, act },
    withWords: (kind, action) => (visit) => {
      const { version, text } = deedForm.parse(visit.form);
      return act(visit, action(text), version, { [kind]: text });
    },
  };
}

export function back(visit: Visit, notice: string): Answer {
  return { kind: 'go', to: `/complaints/${visit.param('number')}`, notice };
}

function goOn(visit: Visit, { kind }: StaffAction, way: string, stays: boolean): Answer {
  const { say } = visit;
  const number = visit.param('number');
  if (!stays) {
    const gone = `complaint.moved.${kind}`;
    const notice = say(hasWords(gone) ? gone : 'complaint.moved', { number });
    return { kind: 'go', to: '/complaints', notice };
  }
  const key = `complaint.way.${way}`;
  const told = kind === 'answer' && hasWords(key) ? say(key) : '';
  return back(visit, `${say(`complaint.done.${kind}`, { number })}${told}`);
}

export function refusedWords({ say }: Pick<Visit, 'say'>, why: Refusal): string {
  const key = `complaint.refused.${why}`;
  return say(hasWords(key) ? key : 'complaint.refused.other');
}
