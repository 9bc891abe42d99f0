/** The sample's own page as a channel that broadcasts: a message waits in the outbox until its reader comes. */
import type { OutgoingChannel } from '../delivery/outbox.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Database } from './open.ts';
import { queueReplies } from './outbox.ts';

export function webBroadcasts(database: Pick<Database, 'transaction'>, clock: Clock): OutgoingChannel {
  return {
    ...{ name: 'web', pace: { overallMs: 0, perConversationMs: 0 }, atOnce: 8, windowed: false },
    parts: ({ text }) => [{ text }],
    async send(_part, { channel, from, reply }) {
      try {
        await database.transaction((tx) => queueReplies(tx, { channel, from }, [reply], clock()));
        return { kind: 'accepted', way: 'web' };
      } catch {
        return { kind: 'again', reason: 'the database did not take it' };
      }
    },
  };
}
