import type { ConversationRepository } from '../conversation/ports.ts';
import type { Tx } from './open.ts';

/** The state of conversations within one transaction. */
export function conversationRepository(tx: Tx): ConversationRepository {
  return {
    async load(contactId) {
      const row = await tx.conversation.findUnique({ where: { contactId } });
      return row ? { state: row.state, updatedAt: row.updatedAt } : undefined;
    },
    async save(contactId, state, at) {
      await tx.$executeRaw`
        INSERT INTO "Conversation" ("contactId", "state", "updatedAt")
        VALUES (${contactId}, ${JSON.stringify(state)}::jsonb, ${at})
        ON CONFLICT ("contactId") DO UPDATE SET "state" = EXCLUDED."state", "updatedAt" = EXCLUDED."updatedAt"`;
    },
  };
}
