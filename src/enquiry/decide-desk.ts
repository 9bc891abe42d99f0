/** Who of the office sees which enquiries, and what an action leads to. Pure. */
import type { Language } from '../kernel/message.ts';
import type { EnquiryAction, EnquiryOutcome, EnquiryRefusal, EnquiryViewer } from './worked.ts';

/** Which enquiries somebody sees. */
export type EnquiryScope =
  { readonly kind: 'all' } | { readonly kind: 'sumu'; readonly sumu: string } | { readonly kind: 'none' };

/** Enquiries come to the banner office; a sumu's handlers see what was handed on to them. */
export function enquiryScopeOf({ role, sumu }: Pick<EnquiryViewer, 'role' | 'sumu'>): EnquiryScope {
  if (role === 'supervisor') return { kind: 'all' };
  if (role !== 'handler') return { kind: 'none' };
  return sumu === undefined ? { kind: 'all' } : { kind: 'sumu', sumu };
}

/** What a decision needs of an enquiry. */
export interface DeskEnquiry {
  readonly id: number;
  readonly number: string;
  readonly contactId: number;
  readonly state: 'opened' | 'taken' | 'closed';
  readonly version: number;
  readonly sumu?: string;
  readonly assigneeId?: number;
  readonly assigneeName?: string;
  readonly openedAt: Date;
  /** In which the person is spoken to. */
  readonly language: Language;
  readonly lastChange?: { readonly by: string; readonly at: Date; readonly what: string };
}

export interface EnquiryChange {
  readonly state?: 'opened' | 'taken' | 'closed';
  readonly assigneeId?: number | null;
  readonly sumu?: string | null;
  readonly closedAt?: Date;
}

export type EnquiryDecided =
  | {
      readonly kind: 'done';
      readonly change: EnquiryChange;
      readonly event: { readonly kind: string; readonly note: string };
      /** Goes to the person's chat. */
      readonly reply?: string;
    }
  | Exclude<EnquiryOutcome, { kind: 'done' }>;

/** As long as an answer may be. */
const longestAnswer = 5_000;

export function seesEnquiry(viewer: EnquiryViewer, { sumu }: { readonly sumu?: string }): boolean {
  const scope = enquiryScopeOf(viewer);
  return scope.kind === 'all' || (scope.kind === 'sumu' && scope.sumu === sumu);
}

export interface EnquiryFacts {
  readonly enquiry: DeskEnquiry;
  /** Whom it is to be given to; absent: there is none of that id who works enquiries. */
  readonly colleague?: EnquiryViewer;
  readonly sumus: readonly string[];
  readonly at: Date;
}

export function decideEnquiryAction(
  viewer: EnquiryViewer,
  seen: number,
  action: EnquiryAction,
  facts: EnquiryFacts,
): EnquiryDecided {
  const { enquiry, sumus, at } = facts;
  if (!seesEnquiry(viewer, enquiry)) return { kind: 'not-found' };
  if (enquiry.state === 'closed') return refused('closed');
  if (action.kind === 'take' && enquiry.assigneeId !== undefined) {
    return enquiry.assigneeId === viewer.id
      ? refused('already-yours')
      : { kind: 'taken', by: enquiry.assigneeName ?? '' };
  }
  if (seen !== enquiry.version) {
    const { by, at: when, what } = enquiry.lastChange ?? { by: '', at: enquiry.openedAt, what: 'opened' };
    return { kind: 'changed', by, at: when, what, version: enquiry.version };
  }
  const mayWork = viewer.role === 'supervisor' || enquiry.assigneeId === viewer.id;
  switch (action.kind) {
    case 'take':
      return { kind: 'done', change: { state: 'taken', assigneeId: viewer.id }, event: event('taken') };
    case 'transfer':
      if (!mayWork && enquiry.assigneeId !== undefined) return refused('not-yours');
      return transfer(action.sumu, enquiry, sumus);
    case 'assign':
      return mayWork ? assign(facts) : refused('not-yours');
    case 'answer':
      if (!mayWork) return refused('not-yours');
      return answer(action.text);
    case 'close':
      if (!mayWork) return refused('not-yours');
      return { kind: 'done', change: { state: 'closed', closedAt: at }, event: event('closed') };
  }
}

function transfer(sumu: string | undefined, enquiry: DeskEnquiry, sumus: readonly string[]): EnquiryDecided {
  if (sumu !== undefined && !sumus.includes(sumu)) return refused('no-such-office');
  if (sumu === enquiry.sumu) return refused('already-there');
  return {
    kind: 'done',
    change: { state: 'opened', assigneeId: null, sumu: sumu ?? null },
    event: event('transferred', sumu ?? ''),
  };
}

function assign({ colleague, enquiry }: EnquiryFacts): EnquiryDecided {
  if (!colleague || !seesEnquiry(colleague, enquiry)) return refused('no-such-colleague');
  if (colleague.id === enquiry.assigneeId) return refused('already-there');
  return {
    kind: 'done',
    change: { state: 'taken', assigneeId: colleague.id },
    event: event('assigned-to', colleague.name),
  };
}

function answer(text: string): EnquiryDecided {
  if (text.trim() === '') return refused('nothing-said');
  if ([...text].length > longestAnswer) return refused('too-long');
  return { kind: 'done', change: {}, event: event('answered', text), reply: text };
}

function event(kind: string, note = ''): { readonly kind: string; readonly note: string } {
  return { kind, note };
}

function refused(why: EnquiryRefusal): { readonly kind: 'refused'; readonly why: EnquiryRefusal } {
  return { kind: 'refused', why };
}
