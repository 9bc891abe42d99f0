/**
 * The conversation's state within one turn. It comes with the message that opens the turn and is saved with the
 * replies that end it (delivery.ts), so that neither costs a round trip of its own.
 */
import type { ConversationRepository } from '../conversation/ports.ts';
import type { AuditEntry } from './audit.ts';

export interface TurnState {
  /** Who writes, as the opening statement met them; for the first who asks (identity.ts). */
  met?: unknown;
  /** As the turn found it; absent: none yet, or erased in this turn. */
  readonly found?: { readonly state: unknown; readonly updatedAt: Date };
  /**
   * Entries of the audit chain, written when the turns that share its transaction are done: appenders wait for each
   * other until the commit. Absent: each is written at once.
   */
  readonly audited?: AuditEntry[];
  /** Did the office wait for anything from whoever writes, when the turn began; absent: nobody has looked. */
  readonly asked?: boolean;
  /** What the turn leaves behind. */
  saved?: { readonly contactId: number; readonly state: object; readonly at: Date };
}

export function conversationRepository(turn: TurnState): ConversationRepository {
  return {
    load: () => Promise.resolve(turn.found),
    save: (contactId, state, at) => {
      turn.saved = { contactId, state, at };
      return Promise.resolve();
    },
  };
}
