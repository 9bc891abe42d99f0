/** One complaint: read, taken, asked about, answered, handed on, closed. Every deed is a form. */
import { z } from 'zod';
import { type ActOutcome, longestWords, type StaffAction } from '../../complaint/desk/actions.ts';
import type { ComplaintDesk } from '../../complaint/desk/desk.ts';
import { readNumber } from '../../kernel/identifiers.ts';
import { normalizeText } from '../../kernel/text.ts';
import type { Answer } from '../answer.ts';
import { detailPage, type Told, type Typed, wayOf } from '../complaints/detail-page.ts';
import { type ComplaintPagesParts, viewerOf } from '../complaints/parts.ts';
import { dateParts } from '../dates.ts';
import type { ConsoleSection, Route, Visit } from '../visit.ts';
import { hasWords } from '../words/words.ts';
import { complaintFileRoutes } from './complaint-files.ts';

const version = z
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
const deedForm = z.object({ version, text: paragraphs.default('') });
const transferForm = deedForm.extend({ to: z.string().catch('') });
const assignForm = deedForm.extend({ to: version });

type Deed = 'take' | 'assign' | 'transfer' | 'answer' | 'note' | 'ask' | 'close';
type DeedAction = Extract<StaffAction, { readonly kind: Deed }>;

export function complaintSection(parts: ComplaintPagesParts): ConsoleSection {
  const { within } = parts;

  /** Whatever is no number of a complaint, is none that there is, or is not for this viewer: all the same. */
  async function idOf(desk: ComplaintDesk, visit: Visit): Promise<number | undefined> {
    const typed = visit.param('number');
    const read = readNumber(typed, 'complaint');
    if (read.kind !== 'number' || read.value !== typed) return undefined;
    return desk.idOf(viewerOf(visit), read.value);
  }

  async function page(visit: Visit, told: Told = {}): Promise<Answer> {
    const viewer = viewerOf(visit);
    const found = await within(async (desk) => {
      const id = await idOf(desk, visit);
      const detail = id === undefined ? undefined : await desk.read(viewer, id, visit.at);
      return detail && { detail, colleagues: await desk.colleagues(viewer, detail.id) };
    });
    return found ? detailPage(visit, parts, found, told) : { kind: 'not-found' };
  }

  /** Done: back to the page, which says so. Not done: the same page says why, with what was typed. */
  async function act(visit: Visit, action: DeedAction, seen: number, typed: Typed = {}): Promise<Answer> {
    const viewer = viewerOf(visit);
    const [outcome, way] = await within(async (desk): Promise<[ActOutcome, string]> => {
      const id = await idOf(desk, visit);
      if (id === undefined) return [{ kind: 'not-found' }, ''];
      const detail = action.kind === 'answer' ? await desk.read(viewer, id, visit.at) : undefined;
      const done = await desk.act(viewer, id, seen, action, visit.at);
      // What was written is not lost, even if the page is closed now.
      if (action.kind === 'answer' && done.kind === 'changed')
        await desk.saveDraft(viewer, id, { text: action.text, version: done.version }, visit.at);
      return [done, wayOf(detail?.contact, visit.at)];
    });
    switch (outcome.kind) {
      case 'done':
        return goOn(visit, action, way);
      case 'not-found':
        return { kind: 'not-found' };
      case 'taken':
        return page(visit, { status: 409, fault: visit.say('complaint.taken', { name: outcome.by }) });
      case 'changed':
        return page(visit, { status: 409, typed, fault: changedWords(visit, outcome) });
      case 'refused': {
        const key = `complaint.refused.${outcome.why}`;
        const fault = visit.say(hasWords(key) ? key : 'complaint.refused.other');
        return page(visit, { status: 422, typed, fault });
      }
    }
  }

  /** A deed with words of its own. */
  function withWords(kind: keyof Typed, action: (text: string) => DeedAction): Route {
    return (visit) => {
      const { version: seen, text } = deedForm.parse(visit.form);
      return act(visit, action(text), seen, { [kind]: text });
    };
  }

  const saveDraft: Route = async (visit) => {
    const { version: seen, text } = deedForm.parse(visit.form);
    const viewer = viewerOf(visit);
    if ([...text].length > longestWords)
      return page(visit, {
        status: 422,
        typed: { answer: text },
        fault: visit.say('complaint.refused.too-long'),
      });
    const saved = await within(async (desk) => {
      const id = await idOf(desk, visit);
      return id !== undefined && (await desk.saveDraft(viewer, id, { text, version: seen }, visit.at));
    });
    return saved ? back(visit, visit.say('complaint.draft-saved')) : { kind: 'not-found' };
  };

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
        const { version: seen, to } = assignForm.parse(visit.form);
        return act(visit, { kind: 'assign', to }, seen);
      },
      'POST /complaints/:number/transfer': (visit) => {
        const { version: seen, to, text } = transferForm.parse(visit.form);
        return act(visit, { kind: 'transfer', ...officeOf(to), reason: text }, seen, { transfer: text });
      },
      'POST /complaints/:number/answer': withWords('answer', (text) => ({ kind: 'answer', text })),
      'POST /complaints/:number/draft': saveDraft,
      'POST /complaints/:number/note': withWords('note', (text) => ({ kind: 'note', text })),
      'POST /complaints/:number/ask': withWords('ask', (question) => ({ kind: 'ask', question })),
      'POST /complaints/:number/close': withWords('close', (reason) => ({ kind: 'close', reason })),
      'POST /complaints/:number/reveal': reveal,
      ...complaintFileRoutes(parts, { idOf, page }),
    },
  };
}

function back(visit: Visit, notice: string): Answer {
  return { kind: 'go', to: `/complaints/${visit.param('number')}`, notice };
}

function goOn(visit: Visit, action: { readonly kind: Deed }, way: string): Answer {
  const { say } = visit;
  const number = visit.param('number');
  // Handed on to another office it may not be there for this viewer any more.
  if (action.kind === 'transfer')
    return { kind: 'go', to: '/complaints', notice: say('complaint.done.transfer', { number }) };
  const key = `complaint.way.${way}`;
  const told = action.kind === 'answer' && hasWords(key) ? say(key) : '';
  return back(visit, `${say(`complaint.done.${action.kind}`, { number })}${told}`);
}

function changedWords({ say, language }: Visit, changed: Extract<ActOutcome, { kind: 'changed' }>): string {
  const what = `event.${changed.what}`;
  const name = changed.by === 'complainant' ? say('complaint.by.complainant') : changed.by;
  return say('complaint.changed', {
    ...{ name, when: dateParts(changed.at, language).text },
    what: say(hasWords(what) ? what : 'event.other'),
  });
}

/** "sumu-office:林东镇"; what is no office is refused by the desk, as one that does not exist. */
function officeOf(value: string): Pick<Extract<StaffAction, { kind: 'transfer' }>, 'queue' | 'sumu'> {
  if (value === 'banner-office' || value === 'supervision-committee') return { queue: value };
  return { queue: 'sumu-office', sumu: value.replace(/^sumu-office:/, '') };
}
