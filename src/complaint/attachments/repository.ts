import type { ChannelName } from '../../kernel/message.ts';
import type { FileKind, FileOwner, Loss, MediaType } from './attachment.ts';
import type { SoFar } from './decide.ts';

/** What is known of a file that the platform still has. */
export interface OfferedFile {
  readonly channel: ChannelName;
  readonly kind: FileKind;
  readonly reference: string;
  readonly size?: number;
}

/** Files as the conversation takes them in, within the transaction of one turn. */
export interface AttachmentRepository {
  soFar(contactId: number, owner: FileOwner, at: Date): Promise<SoFar>;
  /** Written down, still to be fetched. */
  add(contactId: number, owner: FileOwner, file: OfferedFile, at: Date): Promise<void>;
  /** The complaint is filed: what was sent while it was told belongs to it. */
  fileDraft(contactId: number, number: string): Promise<void>;
  /** It was given up: so is what was sent with it. */
  dropDraft(contactId: number): Promise<void>;
  /** How many files belong to each complaint of the contact, by its number; complaints without are absent. */
  counts(contactId: number): Promise<Readonly<Record<string, number>>>;
}

/** One file, leased to this process for one try. */
export interface WaitingFile {
  readonly id: number;
  readonly channel: ChannelName;
  readonly reference: string;
  readonly kind: FileKind;
  readonly contactId: number;
  /** Of the complaint; absent while it is not filed. */
  readonly number?: string;
  /** This try's number, 1 for the first: the token by which only the lease's holder settles it. */
  readonly attempt: number;
  /** Bytes of the complaint's other files that are kept. */
  readonly besides: number;
}

/** What one try came to. */
export type FileSettlement =
  | { readonly kind: 'kept'; readonly mediaType: MediaType; readonly bytes: Uint8Array }
  | { readonly kind: 'waiting'; readonly nextAttemptAt: Date; readonly counts: boolean }
  | { readonly kind: 'lost'; readonly loss: Loss };

/** Files that wait to be fetched. */
export interface FetchQueue {
  /** Leases the files that have waited longest on these channels; a lease that ran out (a dead process) is given anew. */
  claim(
    channels: readonly ChannelName[],
    limit: number,
    leaseMs: number,
    at: Date,
  ): Promise<readonly WaitingFile[]>;
  /** false: the lease was lost, or the file is not wanted any more. */
  settle(file: WaitingFile, settlement: FileSettlement): Promise<boolean>;
  /** Files of complaints that nobody went on to file. */
  dropUnfiled(before: Date): Promise<void>;
}
