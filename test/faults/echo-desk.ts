/** A desk whose answers tell the order in which they were given: the conversation's state is the list so far. */
import { z } from 'zod';
import type { UnitOfWork } from '../../src/conversation/ports.ts';
import { deliveryStore } from '../../src/database/delivery.ts';
import { pickup } from '../../src/database/outbox.ts';
import type { Database } from '../../src/database/open.ts';
import { unitOfWork } from '../../src/database/unit-of-work.ts';
import type { StoredMessage, TurnResult } from '../../src/delivery/delivery.ts';
import { createDesk } from '../../src/delivery/desk.ts';
import type { ConversationKey } from '../../src/delivery/delivery.ts';
import type { Clock } from '../../src/kernel/clock.ts';

const hashKey = Buffer.alloc(32, 7);
export const hour = new Date('2026-11-22T02:00:00Z');
const listSchema = z.array(z.string());

export interface DeskFaults {
  /** Called within the turn's transaction, before the answer. */
  readonly before?: (message: StoredMessage, work: UnitOfWork) => Promise<void> | void;
  readonly told?: { fault: unknown; givenUp: boolean }[];
  /** What a message waits for before it is answered; undefined: nothing (any more). */
  readonly waitsFor?: (message: StoredMessage) => Promise<void> | undefined;
  /** Absent: it is always the same hour. */
  readonly clock?: Clock;
}

export function echoDesk(
  database: Database,
  { before, waitsFor, told, clock = () => hour }: DeskFaults = {},
) {
  return createDesk<UnitOfWork, readonly string[]>({
    store: deliveryStore(database, (tx, turn) => unitOfWork(tx, turn, hashKey)),
    pickup: pickup(database),
    clock,
    ...(waitsFor && { patience: () => new Promise<never>(() => undefined) }),
    async answer(work, message, at): Promise<TurnResult<readonly string[]>> {
      await before?.(message, work);
      const { contact } = await work.identity.contact(message.channel, message.from, at);
      const putOff = waitsFor?.(message);
      if (putOff) return { putOff };
      const stored = await work.conversations.load(contact.id);
      const said = [...listSchema.parse(stored?.state ?? []), message.text];
      await work.conversations.save(contact.id, said, at);
      await work.audit.append({ at, actor: 'test', action: 'said', subject: message.messageId });
      return { replies: [reply(`${message.text}: ${said.join(',')}`)], trace: said };
    },
    apology: () => reply('sorry'),
    onFault: (_message, fault, givenUp) => told?.push({ fault, givenUp }),
  });
}

export function reply(text: string) {
  return { text, choices: [], citations: [] };
}

export function key(from: string): ConversationKey {
  return { channel: 'web', from };
}

/** The replies of a conversation as the outbox has them, in order. */
export async function outbox(database: Database, from: string): Promise<readonly string[]> {
  const rows = await database.client.outboxMessage.findMany({
    where: { externalId: from },
    orderBy: { id: 'asc' },
  });
  return rows.map((row) => z.object({ text: z.string() }).parse(row.reply).text);
}
