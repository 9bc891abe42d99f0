/** The complaint desk: who looks is checked and written down, what is done is decided, saved and written down. */
import { dayOf } from '../../kernel/day.ts';
import type { ActOutcome, StaffAction, StaffActionKind } from './actions.ts';
import { withoutTraces } from '../attachments/traces.ts';
import { attach, type AttachOutcome, type UploadedFile } from './attach.ts';
import type { Decided } from './changes.ts';
import { decideStaffAction } from './decide-staff.ts';
import type { AttachmentFile, ComplaintDetail, DraftOutcome, HouseholdContext, Revealed } from './detail.ts';
import type {
  Looked,
  QueueChanges,
  QueueCounts,
  QueueCursor,
  QueueDays,
  QueueFilters,
  QueuePage,
  QueueQuestion,
  Since,
} from './queue.ts';
import { goOn, type Pausing, standWhileAsking } from './pausing.ts';
import type { Colleague, DeskAudit, DeskComplaint, DeskRepository } from './repository.ts';
import type { DeskRules } from './rules.ts';
import { extensionOpen } from './extending.ts';
import { householdPartsFor } from './household.ts';
import { type RarerDeeds, rarerDeeds, type RarerParts } from './rarer-deeds.ts';
import { detailsOf, listedAs } from './audit-details.ts';
import { whatBecame } from './since.ts';
import { mayDo, mayReveal } from './transitions.ts';
import { actorOf, answersFor, scopeOf, sees, type Viewer } from './viewer.ts';
import { withVisible } from './merged.ts';

export interface DeskPage extends QueuePage {
  /** For `changedSince`: everything on this page is older. */
  readonly cursor: QueueCursor;
}

export interface DeskDetail extends ComplaintDetail {
  /** What this viewer may do with it now. */
  readonly may: readonly StaffActionKind[];
  readonly mayReveal: boolean;
  /** Works on it or answers for the queue. */
  readonly answersFor: boolean;
  /** Its 20 working days could be extended now, by this viewer. */
  readonly mayExtend: boolean;
  /** Of a named, verified complainant, for whoever needs it: see household.ts. */
  readonly household?: HouseholdContext;
}

/** Within one transaction of the caller's. Whatever a viewer may not see is answered as if it were not there. */
export interface ComplaintDesk extends RarerDeeds {
  page(viewer: Viewer, question: QueueQuestion, at: Date): Promise<DeskPage>;
  counts(viewer: Viewer, days: QueueDays, filters?: QueueFilters): Promise<QueueCounts>;
  changedSince(viewer: Viewer, cursor: QueueCursor, at: Date): Promise<QueueChanges>;
  /** Of those somebody has on the screen: what is not as it was. Names nobody but staff. */
  since(viewer: Viewer, looked: readonly Looked[]): Promise<readonly Since[]>;
  /** By the number that is printed: T26-0418-7. */
  idOf(viewer: Viewer, number: string): Promise<number | undefined>;
  read(viewer: Viewer, id: number, at: Date): Promise<DeskDetail | undefined>;
  attachment(
    viewer: Viewer,
    complaintId: number,
    attachmentId: number,
    at: Date,
  ): Promise<AttachmentFile | undefined>;
  attach(viewer: Viewer, id: number, files: readonly UploadedFile[], at: Date): Promise<AttachOutcome>;
  /** @param seen the version that was on the page */
  act(viewer: Viewer, id: number, seen: number, action: StaffAction, at: Date): Promise<ActOutcome>;
  /** Tells who filed it, to whoever works on it or answers for the queue, and writes down that it was told and why. */
  reveal(viewer: Viewer, id: number, reason: string, at: Date): Promise<Revealed>;
  /** Who may be given it. */
  colleagues(viewer: Viewer, id: number): Promise<readonly Colleague[]>;
  /**
   * An empty text takes the draft away.
   * @param over when the draft was saved that this one goes on from, null: there was none; absent: whatever there is
   */
  saveDraft(
    viewer: Viewer,
    id: number,
    draft: { readonly text: string; readonly version: number; readonly over?: Date | null },
    at: Date,
  ): Promise<DraftOutcome>;
}

/** What the desk works with, bound to one transaction. */
export interface DeskParts {
  readonly records: DeskRepository;
  readonly audit: DeskAudit;
  readonly rules: DeskRules;
  readonly pausing: Pausing;
}

export function complaintDesk(parts: DeskParts & RarerParts): ComplaintDesk {
  const { records, audit, rules, pausing, extending } = parts;
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

  async function householdFor(viewer: Viewer, complaint: DeskComplaint, at: Date) {
    const wanted = householdPartsFor(viewer, complaint);
    const household =
      wanted.length === 0 ? undefined : await records.household(complaint.id, wanted, dayOf(at));
    if (household) await looked(viewer, 'complainant-household-read', subjectOf(complaint), at, { wanted });
    return household;
  }

  return {
    ...rarerDeeds(parts),

    async page(viewer, question, at) {
      const cursor = await records.cursor(at);
      const page = await records.page(scopeOf(viewer), viewer.id, question);
      await looked(viewer, 'complaints-listed', 'complaints', at, listedAs(question));
      return { ...page, cursor };
    },

    counts: (viewer, days, filters = {}) => records.counts(scopeOf(viewer), viewer.id, days, filters),
    changedSince: (viewer, cursor, at) => records.changedSince(scopeOf(viewer), cursor, at),
    since: (viewer, looked) => whatBecame(records, viewer, looked),

    async idOf(viewer, number) {
      const id = await records.idOf(number);
      return id !== undefined && (await visible(viewer, id)) ? id : undefined;
    },

    async read(viewer, id, at) {
      const complaint = await visible(viewer, id);
      const detail = complaint && (await records.detail(id, viewer.id));
      if (!complaint || !detail) return undefined;
      await looked(viewer, 'complaint-read', subjectOf(complaint), at);
      const household = await householdFor(viewer, complaint, at);
      return {
        ...{
          ...withVisible(viewer, detail),
          may: mayDo(viewer, complaint),
          mayReveal: mayReveal(viewer, complaint),
        },
        answersFor: answersFor(viewer, complaint),
        mayExtend: extensionOpen(viewer, complaint, extending.allowed, rules, dayOf(at)),
        ...(household && { household }),
      };
    },

    async attachment(viewer, complaintId, attachmentId, at) {
      const complaint = await visible(viewer, complaintId);
      const file = complaint && (await records.attachment(complaintId, attachmentId));
      if (complaint && file)
        await looked(viewer, 'complaint-attachment-read', subjectOf(complaint), at, { attachmentId });
      return file && complaint.anonymous ? { ...file, bytes: withoutTraces(file.bytes) } : file;
    },

    async attach(viewer, id, files, at) {
      // Locked: two who add at once must not pass the limits together.
      const complaint = await records.lock(id);
      if (!complaint || !sees(viewer, complaint)) return { kind: 'not-found' };
      const outcome = await attach(records, id, files, { actor: actorOf(viewer), at });
      if (outcome.kind === 'done')
        await looked(viewer, 'complaint-file-added', subjectOf(complaint), at, { files: outcome.files });
      return outcome;
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
      const stands = action.kind === 'ask' && action.runsOn !== true;
      if (stands && (await standWhileAsking(pausing, complaint, action.question, rules, by))) version += 1;
      if (action.kind === 'answer') await records.deleteDraft(id, viewer.id);
      await looked(viewer, `complaint-${action.kind}`, subjectOf(complaint), at, detailsOf(action));
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
      if (!(await visible(viewer, id))) return { kind: 'not-found' };
      const { text, version, over } = draft;
      const savedAt = await records.draftSavedAt(id, viewer.id);
      if (over !== undefined && savedAt && savedAt.getTime() !== over?.getTime())
        return { kind: 'elsewhere', updatedAt: savedAt };
      if (text.trim() === '') {
        await records.deleteDraft(id, viewer.id);
        return { kind: 'removed' };
      }
      await records.saveDraft(id, viewer.id, { text, version }, at);
      return { kind: 'saved', updatedAt: at };
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

export function subjectOf({ number }: Pick<DeskComplaint, 'number'>): string {
  return `complaint:${number}`;
}
