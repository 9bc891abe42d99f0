/** The complaint desk: who looks is checked and written down, what is done is decided, saved and written down. */
import type { ActOutcome, StaffAction, StaffActionKind } from './actions.ts';
import type { Decided } from './changes.ts';
import { decideStaffAction } from './decide-staff.ts';
import type { AttachmentFile, ComplaintDetail, Revealed } from './detail.ts';
import type {
  QueueChanges,
  QueueCounts,
  QueueCursor,
  QueueDays,
  QueueFilters,
  QueuePage,
  QueueQuestion,
} from './queue.ts';
import { goOn, type Pausing, standWhileAsking } from './pausing.ts';
import type { Colleague, DeskAudit, DeskComplaint, DeskRepository } from './repository.ts';
import type { DeskRules } from './rules.ts';
import { mayDo, mayReveal } from './transitions.ts';
import { scopeOf, sees, type Viewer } from './viewer.ts';

export interface DeskPage extends QueuePage {
  /** For `changedSince`: everything on this page is older. */
  readonly cursor: QueueCursor;
}

export interface DeskDetail extends ComplaintDetail {
  /** What this viewer may do with it now. */
  readonly may: readonly StaffActionKind[];
  readonly mayReveal: boolean;
}

/** Within one transaction of the caller's. Whatever a viewer may not see is answered as if it were not there. */
export interface ComplaintDesk {
  page(viewer: Viewer, question: QueueQuestion, at: Date): Promise<DeskPage>;
  counts(viewer: Viewer, days: QueueDays, filters?: QueueFilters): Promise<QueueCounts>;
  changedSince(viewer: Viewer, cursor: QueueCursor, at: Date): Promise<QueueChanges>;
  /** By the number that is printed: T26-0418-7. */
  idOf(viewer: Viewer, number: string): Promise<number | undefined>;
  read(viewer: Viewer, id: number, at: Date): Promise<DeskDetail | undefined>;
  attachment(
    viewer: Viewer,
    complaintId: number,
    attachmentId: number,
    at: Date,
  ): Promise<AttachmentFile | undefined>;
  /** @param seen the version that was on the page */
  act(viewer: Viewer, id: number, seen: number, action: StaffAction, at: Date): Promise<ActOutcome>;
  /** Tells who filed it, to whoever works on it or answers for the queue, and writes down that it was told and why. */
  reveal(viewer: Viewer, id: number, reason: string, at: Date): Promise<Revealed>;
  /** Who may be given it. */
  colleagues(viewer: Viewer, id: number): Promise<readonly Colleague[]>;
  /** false: not for this viewer. An empty text takes the draft away. */
  saveDraft(
    viewer: Viewer,
    id: number,
    draft: { readonly text: string; readonly version: number },
    at: Date,
  ): Promise<boolean>;
}

/** What the desk works with, bound to one transaction. */
export interface DeskParts {
  readonly records: DeskRepository;
  readonly audit: DeskAudit;
  readonly rules: DeskRules;
  readonly pausing: Pausing;
}

export function complaintDesk(parts: DeskParts): ComplaintDesk {
  const { records, audit, rules, pausing } = parts;
  const looked = (viewer: Viewer, action: string, subject: string, at: Date, details?: object) =>
    audit.append({
      at,
      actor: actorOf(viewer),
      action,
      subject,
      ...(details && { details: { ...details } }),
    });

  async function visible(viewer: Viewer, id: number): Promise<DeskComplaint | undefined> {
    const complaint = await records.peek(id);
    return complaint && sees(viewer, complaint) ? complaint : undefined;
  }

  return {
    async page(viewer, question, at) {
      const cursor = await records.cursor(at);
      const page = await records.page(scopeOf(viewer), viewer.id, question);
      const { tab, filters } = question;
      await looked(viewer, 'complaints-listed', 'complaints', at, { tab, ...filters });
      return { ...page, cursor };
    },

    counts: (viewer, days, filters = {}) => records.counts(scopeOf(viewer), viewer.id, days, filters),

    changedSince: (viewer, cursor, at) => records.changedSince(scopeOf(viewer), cursor, at),

    async idOf(viewer, number) {
      const id = await records.idOf(number);
      return id !== undefined && (await visible(viewer, id)) ? id : undefined;
    },

    async read(viewer, id, at) {
      const complaint = await visible(viewer, id);
      const detail = complaint && (await records.detail(id, viewer.id));
      if (!complaint || !detail) return undefined;
      await looked(viewer, 'complaint-read', subjectOf(complaint), at);
      return { ...detail, may: mayDo(viewer, complaint), mayReveal: mayReveal(viewer, complaint) };
    },

    async attachment(viewer, complaintId, attachmentId, at) {
      const complaint = await visible(viewer, complaintId);
      const file = complaint && (await records.attachment(complaintId, attachmentId));
      if (complaint && file) {
        await looked(viewer, 'complaint-attachment-read', subjectOf(complaint), at, { attachmentId });
      }
      return file;
    },

    async act(viewer, id, seen, action, at) {
      const complaint = await records.lock(id);
      if (!complaint || !sees(viewer, complaint)) return { kind: 'not-found' };
      // Also what it is merged into is changed: locked as well, so that it cannot end meanwhile.
      const into = action.kind === 'merge' ? await records.lock(action.into) : undefined;
      const colleague = action.kind === 'assign' ? await records.colleague(action.to) : undefined;
      const decided = decideStaffAction(viewer, seen, action, {
        complaint,
        duplicates: await records.lockDuplicates(id),
        ...(colleague && { colleague }),
        ...(into && { into }),
        rules,
        at,
      });
      if (decided.kind !== 'done') return decided;
      const by = { actor: actorOf(viewer), at };
      let version = await carryOut(parts, complaint, decided, by);
      if (action.kind === 'ask' && (await standWhileAsking(pausing, complaint, action.question, rules, by))) {
        version += 1;
      }
      if (action.kind === 'answer') await records.deleteDraft(id, viewer.id);
      await looked(viewer, `complaint-${action.kind}`, subjectOf(complaint), at, wordsOf(action));
      return { kind: 'done', state: decided.change.state ?? complaint.state, version };
    },

    async reveal(viewer, id, reason, at) {
      const complaint = await records.lock(id);
      if (!complaint || !sees(viewer, complaint)) return { kind: 'not-found' };
      if (complaint.anonymous) return { kind: 'anonymous' };
      if (!mayReveal(viewer, complaint)) return { kind: 'refused', why: 'not-yours' };
      if (reason.trim() === '') return { kind: 'refused', why: 'no-reason' };
      const told = (await records.complainant(id)) ?? { kind: 'not-found' };
      const event = { kind: 'revealed', note: reason, shown: false };
      if (told.kind === 'revealed') await records.record(id, event, actorOf(viewer), at);
      await looked(viewer, 'complainant-revealed', subjectOf(complaint), at, { reason });
      return told;
    },

    async colleagues(viewer, id) {
      const complaint = await visible(viewer, id);
      if (!complaint) return [];
      return (await records.colleagues()).filter((one) => sees(one, complaint));
    },

    async saveDraft(viewer, id, draft, at) {
      if (!(await visible(viewer, id))) return false;
      if (draft.text.trim() === '') await records.deleteDraft(id, viewer.id);
      else await records.saveDraft(id, viewer.id, draft, at);
      return true;
    },
  };
}

/** Saves what was decided, on the complaint and on whatever follows it; the complaint's new version. */
export async function carryOut(
  {
    records,
    rules,
    pausing,
  }: Pick<DeskParts, 'rules' | 'pausing'> & {
    readonly records: Pick<DeskRepository, 'save'>;
  },
  complaint: DeskComplaint,
  { change, events, also }: Extract<Decided, { kind: 'done' }>,
  by: { readonly actor: string; readonly at: Date },
): Promise<number> {
  await goOn(pausing, complaint, change.state, rules, by);
  for (const other of also) await records.save(other.id, other.change, other.events, by.actor, by.at);
  return records.save(complaint.id, change, events, by.actor, by.at);
}

/** As events and the audit chain name staff: a login alone could be 'complainant'. */
export function actorOf({ login }: Pick<Viewer, 'login'>): string {
  return `staff:${login}`;
}

export function subjectOf({ number }: Pick<DeskComplaint, 'number'>): string {
  return `complaint:${number}`;
}

/** What the audit keeps of an action besides its kind; the words stand in the events. */
function wordsOf(action: StaffAction): object | undefined {
  switch (action.kind) {
    case 'assign':
      return { to: action.to };
    case 'transfer':
      return { queue: action.queue, ...(action.sumu !== undefined && { sumu: action.sumu }) };
    case 'sort':
      return { target: action.target };
    case 'merge':
      return { into: action.into };
    case 'accept':
    case 'take':
    case 'note':
    case 'ask':
    case 'hear':
    case 'answer':
    case 'close':
    case 'separate':
      return undefined;
  }
}
