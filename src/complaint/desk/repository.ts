/** The records beneath the desk, within one transaction; whoever asks has been checked by desk.ts. */
import type {
  ComplaintCategory,
  ComplaintClock,
  ComplaintQueue,
  ComplaintState,
  ComplaintTarget,
} from '../complaint.ts';
import type { FileKind, MediaType } from '../attachments/attachment.ts';
import type { SoFar } from '../attachments/decide.ts';
import type { Day } from '../../kernel/day.ts';
import type { AttachmentFile, ComplaintDetail, HouseholdContext, HouseholdPart, Revealed } from './detail.ts';
import type {
  Looked,
  QueueChanges,
  QueueCounts,
  QueueCursor,
  QueueDays,
  QueueFilters,
  QueuePage,
  QueueQuestion,
} from './queue.ts';
import type { DeskRole, Placed, Scope } from './viewer.ts';

/** What a decision on a complaint needs of it. */
export interface DeskComplaint extends Placed {
  readonly id: number;
  readonly number: string;
  readonly version: number;
  readonly state: ComplaintState;
  readonly category: ComplaintCategory;
  readonly target: ComplaintTarget;
  readonly text: string;
  readonly about?: string;
  readonly anonymous: boolean;
  readonly assigneeId?: number;
  readonly assigneeName?: string;
  readonly answer?: string;
  readonly answeredAt?: Date;
  readonly closedAt?: Date;
  readonly satisfaction?: number;
  readonly mergedIntoId?: number;
  readonly receivedAt: Date;
  readonly reopenedAt?: Date;
  readonly dueDay: Day;
  readonly extensionDays: number;
  readonly pausedOn?: Day;
  readonly pausedDays: number;
  /** The last thing that happened to it, for whoever comes too late. */
  readonly lastChange?: { readonly by: string; readonly at: Date; readonly what: string };
}

/** Another complaint of the same office, as far as the comparison needs it. */
export interface OtherOne extends Placed {
  readonly id: number;
  readonly number: string;
  readonly category: ComplaintCategory;
  readonly target: ComplaintTarget;
  readonly about?: string;
  readonly state: ComplaintState;
  readonly mergedIntoId?: number;
  readonly receivedAt: Date;
  readonly anonymous: boolean;
  /** The first signs of its words. */
  readonly excerpt: string;
  /** Filed from the same account. */
  readonly sameContact: boolean;
}

/** What an action changes; absent stays, null is taken away. */
export interface Change {
  readonly state?: ComplaintState;
  readonly assigneeId?: number | null;
  readonly queue?: ComplaintQueue;
  readonly sumu?: string;
  readonly target?: ComplaintTarget;
  readonly answer?: string;
  readonly answeredAt?: Date;
  readonly closedAt?: Date | null;
  readonly closeReason?: string | null;
  readonly mergedIntoId?: number | null;
  readonly satisfaction?: number | null;
  readonly reopenedAt?: Date;
  readonly clock?: ComplaintClock;
  /** Of two merged, the earlier day counts. */
  readonly dueDay?: Day;
  readonly pausedDays?: number;
  readonly extensionDays?: number;
}

export interface NewEvent {
  readonly kind: string;
  readonly note: string;
  /** May the complainant see it; shown events are what news tells. */
  readonly shown: boolean;
}

/** A file that the office adds; its type is what its first bytes say. */
export interface OfficeFile {
  readonly kind: FileKind;
  readonly mediaType: MediaType;
  readonly bytes: Uint8Array;
  readonly name?: string;
}

/** Someone who can be given a complaint. */
export interface Colleague {
  readonly id: number;
  readonly login: string;
  readonly name: string;
  readonly role: DeskRole;
  readonly sumu?: string;
}

export interface DeskRepository {
  page(scope: Scope, viewerId: number, question: QueueQuestion): Promise<QueuePage>;
  counts(scope: Scope, viewerId: number, days: QueueDays, filters: QueueFilters): Promise<QueueCounts>;
  changedSince(scope: Scope, cursor: QueueCursor, at: Date): Promise<QueueChanges>;
  /** The cursor of now: what is on the page is older. */
  cursor(at: Date): Promise<QueueCursor>;

  idOf(number: string): Promise<number | undefined>;
  /** Locked until the transaction ends. */
  lock(id: number): Promise<DeskComplaint | undefined>;
  /** Where they lie and which version they have; without those there are not. */
  versions(ids: readonly number[]): Promise<readonly (Placed & Looked)[]>;
  peek(id: number): Promise<DeskComplaint | undefined>;
  /** Locked as well, in the order of their ids. */
  lockDuplicates(id: number): Promise<readonly DeskComplaint[]>;
  /** Changes a locked complaint, raises its version and writes down what happened. */
  save(id: number, change: Change, events: readonly NewEvent[], actor: string, at: Date): Promise<number>;
  /** Writes down that something was looked at; the version stays. */
  record(id: number, event: NewEvent, actor: string, at: Date): Promise<void>;
  detail(id: number, viewerId: number): Promise<ComplaintDetail | undefined>;
  attachment(complaintId: number, id: number): Promise<AttachmentFile | undefined>;
  /** Only the parts that are wanted are read; undefined: not filed by a verified member. */
  household(id: number, parts: readonly HouseholdPart[], today: Day): Promise<HouseholdContext | undefined>;
  /** Open ones of the same queue that lie near it by account, sumu or category; a bounded number of each. */
  near(id: number): Promise<readonly OtherOne[]>;
  /** Undelivered messages about it, this one and older, now count as told by telephone; their ids. */
  telephoned(id: number, through: bigint): Promise<readonly bigint[]>;
  filesSoFar(complaintId: number): Promise<Pick<SoFar, 'files' | 'bytes'>>;
  addFiles(complaintId: number, files: readonly OfficeFile[], actor: string, at: Date): Promise<void>;
  complainant(id: number): Promise<Extract<Revealed, { kind: 'revealed' | 'anonymous' }> | undefined>;
  colleague(id: number): Promise<Colleague | undefined>;
  /** Active handlers, supervisors and committee members, by name. */
  colleagues(): Promise<readonly Colleague[]>;

  draftSavedAt(id: number, staffId: number): Promise<Date | undefined>;
  saveDraft(
    id: number,
    staffId: number,
    draft: { readonly text: string; readonly version: number },
    at: Date,
  ): Promise<void>;
  deleteDraft(id: number, staffId: number): Promise<void>;
}

/** The audit chain as the desk writes to it. */
export interface DeskAudit {
  append(entry: {
    readonly at: Date;
    readonly actor: string;
    readonly action: string;
    readonly subject: string;
    readonly details?: Readonly<Record<string, unknown>>;
  }): Promise<void>;
}
