/** 人工: people who asked for a person. Read, taken, answered, closed; no 20-day clock. */
import { z } from 'zod';
import type { EnquiryDesk } from '../../enquiry/desk.ts';
import type { EnquiryAction, EnquiryDetail, EnquiryOutcome, EnquiryQuestion } from '../../enquiry/worked.ts';
import { normalizeText } from '../../kernel/text.ts';
import type { Answer } from '../answer.ts';
import { viewerOf } from '../complaints/parts.ts';
import { dateParts } from '../dates.ts';
import type { ConsoleSection, Route, Visit } from '../visit.ts';
import { hasWords } from '../words/words.ts';

export interface EnquiryPagesParts {
  /** The sumu and towns that have an office. */
  readonly sumus: readonly string[];
  /** In one transaction. */
  readonly withinEnquiries: <T>(work: (desk: EnquiryDesk) => Promise<T>) => Promise<T>;
}

const tabs = ['waiting', 'mine', 'closed'] as const;
const after = z
  .string()
  .transform((text): EnquiryQuestion['after'] => {
    const [, at = '', id = ''] = /^(\d{10,14})\.(\d{1,9})$/.exec(text) ?? [];
    return id === ''
      ? undefined
      : { openedAt: new Date(Number.parseInt(at, 10)), id: Number.parseInt(id, 10) };
  })
  .optional()
  .catch(undefined);
const listQuery = z.object({ tab: z.enum(tabs).catch('waiting'), after });
const form = z.object({
  version: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform((digits) => Number.parseInt(digits, 10))
    .catch(-1),
  text: z
    .string()
    .transform((text) => normalizeText(text, { keepLines: true, keepForm: true, longest: 5_001 }))
    .catch(''),
  /** "banner-office", "sumu-office:林东镇", or a colleague's id. */
  to: z.string().catch(''),
});
type Form = z.infer<typeof form>;

export function enquiriesSection({ withinEnquiries: within, sumus }: EnquiryPagesParts): ConsoleSection {
  async function list(visit: Visit): Promise<Answer> {
    const { tab, after: place } = listQuery.parse(visit.query);
    const page = await within((desk) =>
      desk.page(viewerOf(visit), { tab, ...(place && { after: place }) }, visit.at),
    );
    const next = page.after && `${String(page.after.openedAt.getTime())}.${String(page.after.id)}`;
    return {
      ...{ kind: 'page', view: 'enquiries', section: 'complaints', title: visit.say('enquiries.title') },
      trail: [{ label: visit.say('complaints.title'), path: '/complaints' }],
      values: { tabs, tab, rows: page.rows, later: next && `/enquiries?tab=${tab}&after=${next}` },
    };
  }

  async function page(
    visit: Visit,
    told: { readonly fault?: string; readonly typed?: string; readonly status?: number } = {},
  ): Promise<Answer> {
    const id = idOf(visit);
    const viewer = viewerOf(visit);
    const [detail, colleagues] = await within(async (desk) => [
      await desk.read(viewer, id, visit.at),
      await desk.colleagues(viewer, id),
    ]);
    if (!detail) return { kind: 'not-found' };
    const { status, ...values } = told;
    const mine = viewer.role === 'supervisor' || detail.assignee?.id === viewer.id;
    const open = detail.state !== 'closed';
    return {
      ...{ kind: 'page', view: 'enquiry', section: 'complaints' },
      title: visit.say('enquiries.one', { number: detail.number }),
      trail: [{ label: visit.say('enquiries.title'), path: '/enquiries' }],
      ...(status !== undefined && { status }),
      values: {
        ...{ ...values, detail, works: mine && open, events: detail.events.map(toldBy(visit)) },
        handsOn: open && (mine || detail.assignee === undefined),
        colleagues: mine ? colleagues.filter((one) => one.id !== viewer.id) : [],
        offices: [undefined, ...sumus].filter((sumu) => sumu !== detail.sumu).map(officeOf),
      },
    };
  }

  function deed(action: (form: Form) => EnquiryAction): Route {
    return async (visit) => {
      const parsed = form.parse(visit.form);
      const { version, text } = parsed;
      const doing = action(parsed);
      const outcome = await within((desk) =>
        desk.act(viewerOf(visit), idOf(visit), version, doing, visit.at),
      );
      switch (outcome.kind) {
        case 'done':
          return {
            kind: 'go',
            // Handed on to another office it may not be there for this viewer any more.
            to: staysHere.has(doing.kind) ? `/enquiries/${visit.param('id')}` : '/enquiries',
            notice: visit.say(`enquiries.done.${doing.kind}`),
          };
        case 'not-found':
          return { kind: 'not-found' };
        case 'taken':
        case 'changed':
        case 'refused':
          return page(visit, { status: 409, typed: text, fault: faultOf(visit, outcome) });
      }
    };
  }

  return {
    routes: {
      'GET /enquiries': list,
      'GET /enquiries/:id': (visit) => page(visit),
      'POST /enquiries/:id/take': deed(() => ({ kind: 'take' })),
      'POST /enquiries/:id/answer': deed(({ text }) => ({ kind: 'answer', text })),
      'POST /enquiries/:id/close': deed(() => ({ kind: 'close' })),
      'POST /enquiries/:id/transfer': deed(({ to }) => ({ kind: 'transfer', ...sumuOf(to) })),
      'POST /enquiries/:id/assign': deed(({ to }) => ({
        ...{ kind: 'assign', to: /^\d{1,9}$/.test(to) ? Number.parseInt(to, 10) : -1 },
      })),
    },
  };
}

const staysHere: ReadonlySet<EnquiryAction['kind']> = new Set(['take', 'answer', 'assign']);

function officeOf(sumu: string | undefined) {
  return { value: sumu === undefined ? bannerOffice : `sumu-office:${sumu}`, sumu };
}

const bannerOffice = 'banner-office';

/** What is no office is refused by the desk, as one that does not exist. */
function sumuOf(value: string): { readonly sumu?: string } {
  return value === bannerOffice ? {} : { sumu: value.replace(/^sumu-office:/, '') };
}

function toldBy({ say }: Visit) {
  return (one: EnquiryDetail['events'][number]) => {
    const key = `enquiries.event.${one.kind}`;
    const told = one.kind === 'transferred' && one.note === '' ? say('queue.banner-office') : one.note;
    return { ...one, words: say(hasWords(key) ? key : 'event.other'), note: told };
  };
}

function idOf(visit: Visit): number {
  return /^\d{1,9}$/.test(visit.param('id')) ? Number.parseInt(visit.param('id'), 10) : 0;
}

function faultOf(
  { say, language }: Visit,
  outcome: Exclude<EnquiryOutcome, { kind: 'done' | 'not-found' }>,
): string {
  switch (outcome.kind) {
    case 'taken':
      return say('complaint.taken', { name: outcome.by });
    case 'changed':
      return say('enquiries.changed', { name: outcome.by, when: dateParts(outcome.at, language).text });
    case 'refused':
      return outcome.why === 'closed'
        ? say('complaint.refused.wrong-state')
        : say(`complaint.refused.${outcome.why}`);
  }
}
