/** News nobody has just asked for: the shapes, and the port over the records that it comes from. */
import type { Claim, ClaimState } from '../../claim/claim.ts';
import type { ComplaintState } from '../../complaint/complaint.ts';
import type { ViewedMember } from '../../identity/decide.ts';
import type { Contact } from '../../identity/identity.ts';
import type { Day } from '../../kernel/day.ts';
import type { ChannelName, Reply } from '../../kernel/message.ts';

export interface Listener extends Pick<
  Contact,
  'id' | 'channel' | 'externalId' | 'language' | 'consent' | 'newsAgreedAt' | 'newsRefusedAt'
> {
  /** Has blocked or unfollowed us and not written since. */
  readonly unreachableAt?: Date;
}

/** A contact bound, by live bindings, to these members of the claim's household. */
export interface BoundListener extends Listener {
  readonly memberIds: readonly number[];
}

export interface ClaimNews {
  readonly claim: Claim;
  /** The state that was looked at before; absent: the claim is new here. */
  readonly formerState?: ClaimState;
  readonly sumu: string;
  readonly household: readonly ViewedMember[];
  readonly listeners: readonly BoundListener[];
}

export interface ComplaintStep {
  /** received, accepted, …, deadline-recomputed: as the event is kept. */
  readonly kind: string;
  readonly note: string;
  readonly byComplainant: boolean;
}

/** What has happened to one complaint since it was last looked at, oldest first; only what its complainant may see. */
export interface ComplaintNews {
  readonly number: string;
  readonly state: ComplaintState;
  readonly dueDay: Day;
  readonly provisional: boolean;
  readonly answer?: string;
  readonly answeredAt?: Date;
  readonly closedAt?: Date;
  readonly satisfaction?: number;
  readonly ratingAskedAt?: Date;
  /** Absent: filed without a contact, or cut off from it by deletion. */
  readonly listener?: Listener;
  readonly steps: readonly ComplaintStep[];
}

export interface Letter {
  readonly channel: ChannelName;
  readonly from: string;
  readonly reply: Reply;
  /** Cannot be pushed now: told at the next visit, and on the list of those to be telephoned. */
  readonly held: boolean;
}

/** Within one transaction. What is handed out is locked, so that two processes never look at the same. */
export interface NewsRepository {
  /**
   * Up to `limit` claims whose state has changed since it was looked at. `news` are those of households in which
   * somebody has agreed to be told; `seen` are all of them.
   */
  changedClaims(
    limit: number,
    today: Day,
  ): Promise<{ readonly seen: readonly number[]; readonly news: readonly ClaimNews[] }>;
  /** Up to `limit` steps, by complaint; `seen` are the steps. */
  complaintSteps(
    limit: number,
  ): Promise<{ readonly seen: readonly number[]; readonly news: readonly ComplaintNews[] }>;
  /** Their states, and these steps, have been looked at. */
  lookedAt(
    seen: { readonly claims: readonly number[]; readonly steps: readonly number[] },
    at: Date,
  ): Promise<void>;
  /** In these letters the answer was asked to be rated; that is done once. */
  ratingsAsked(numbers: readonly string[], at: Date): Promise<void>;
  queue(letters: readonly Letter[], at: Date): Promise<void>;
}
