/** The complaint desk: who looks is checked and written down, what is done is decided, saved and written down. */
import type { WorkingCalendar } from '../../kernel/working-days.ts';
import type { ActOutcome, StaffAction, StaffActionKind } from './actions.ts';
import type { AttachmentFile, ComplaintDetail, Revealed } from './detail.ts';
import type {
  QueueChanges,
  QueueCounts,
  QueueDays,
  QueueFilters,
  QueuePage,
  QueueQuestion,
} from './queue.ts';
import type { Colleague } from './repository.ts';
import type { Viewer } from './viewer.ts';

/** What the plan and the office's switches say. */
export interface DeskRules {
  readonly calendar: WorkingCalendar;
  /** 20 (III.5.2-20-working-days). */
  readonly workingDays: number;
  /** Does the clock stand while the complainant is asked? */
  readonly askingPauses: boolean;
  /** Calendar days after an answer in which it may be reopened. */
  readonly reopenDays: number;
}

export interface DeskPage extends QueuePage {
  /** For `changedSince`: everything on this page is older. */
  readonly cursor: number;
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
  changedSince(viewer: Viewer, cursor: number, at: Date): Promise<QueueChanges>;
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
