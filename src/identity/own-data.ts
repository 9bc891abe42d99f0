/** What a person may ask at the counter about their own data (PIPL art. 44 to 49), and when the office may erase. Pure. */
import type { ChannelName } from '../kernel/message.ts';

/** By what it was seen that whoever asks may ask: docs/privacy/requests.md. */
export const proofs = ['id-card', 'written-power', 'guardian', 'next-of-kin'] as const;
export type Proof = (typeof proofs)[number];

export interface OwnAccount {
  readonly contactId: number;
  readonly channel: ChannelName;
  readonly lastInboundAt?: Date;
  /** Who else has been verified on it and will have to be again. */
  readonly others: number;
}

export type Held = { readonly kind: 'household' } | { readonly kind: 'complaint'; readonly number: string };

export interface ErasureOutlook {
  /** Those that speak for the person: everything said on them goes, as if they had said 删除 there. */
  readonly accounts: readonly OwnAccount[];
  /** On somebody else's telephone it goes only that they were verified there. */
  readonly ties: readonly { readonly contactId: number; readonly memberId: number }[];
  readonly enquiries: number;
  /** Named ones that the office sees. Of others not even the count is told: it would say who filed them. */
  readonly complaints: number;
  readonly held: readonly Held[];
}

/** What was on the page when somebody pressed: other accounts are not erased unseen. */
export function markOf({ accounts, ties }: Pick<ErasureOutlook, 'accounts' | 'ties'>): string {
  return [
    accounts.map(({ contactId }) => String(contactId)).join('.'),
    ties.map(({ contactId, memberId }) => `${String(contactId)}-${String(memberId)}`).join('.'),
  ].join('_');
}

export type ErasureDecision = 'nothing' | 'held' | 'changed' | 'erase';

/** @param seen the mark that was on the page */
export function decideErasure(outlook: ErasureOutlook, seen: string): ErasureDecision {
  if (outlook.accounts.length === 0 && outlook.ties.length === 0) return 'nothing';
  // The office destroys no evidence by its own hand; the person's own word by chat is another matter.
  if (outlook.held.length > 0) return 'held';
  return markOf(outlook) === seen ? 'erase' : 'changed';
}
