/** A broadcast on /try: it waits in the outbox until the page is opened, or looks, as it does every few seconds. */
import type { ConversationKey } from '../../src/delivery/delivery.ts';
import type { OutgoingChannel, Part } from '../../src/delivery/outbox.ts';
import type { Reply } from '../../src/kernel/message.ts';

interface WebPart extends Part {
  readonly reply: Reply;
}

/** Not for the sender of replies: what waits here is collected by whoever reads it. @param queue puts a reply there */
export function webOutgoing(queue: (key: ConversationKey, reply: Reply) => Promise<void>): OutgoingChannel {
  return {
    name: 'web',
    pace: { overallMs: 0, perConversationMs: 0 },
    atOnce: 8,
    windowed: false,
    parts: (reply): readonly WebPart[] => [{ text: reply.text, reply }],
    async send({ reply }: WebPart, { channel, from }) {
      try {
        await queue({ channel, from }, reply);
        return { kind: 'accepted', way: 'web' };
      } catch {
        return { kind: 'again', reason: 'The outbox could not be written.' };
      }
    },
  };
}
