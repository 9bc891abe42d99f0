/** Replies leased and settled by hand, as the sender does it. */
import type { Database } from '../../src/database/open.ts';
import type { LeasedReply, OutboxStore, SendOutcome } from '../../src/delivery/outbox.ts';
import { settle } from '../../src/delivery/settle.ts';
import type { ChannelName, Reply } from '../../src/kernel/message.ts';

export const start = new Date('2026-11-26T02:00:00Z');
export const after = (ms: number) => new Date(start.getTime() + ms);
export const reply = (text: string): Reply => ({ text, choices: [], citations: [] });
export const texts = (leased: readonly LeasedReply[]) => leased.map((one) => one.reply.text);

export const claimingOn = <Channel extends ChannelName>(channel: Channel) => ({
  ...{ channel, limit: 10, leaseMs: 30_000, perConversationMs: 0, windowed: false },
});

/** @param partsSent of each, after this try */
export async function finish(
  outbox: OutboxStore,
  leased: readonly LeasedReply[],
  outcome: SendOutcome,
  { at = start, partsSent = 0 }: { readonly at?: Date; readonly partsSent?: number } = {},
): Promise<void> {
  await outbox.settle(
    leased.map((one) => settle(one, outcome, partsSent, at, 0)),
    at,
  );
}

export async function forgetMessages({ client }: Pick<Database, 'client'>): Promise<void> {
  await client.outboxMessage.deleteMany();
  await client.inboxMessage.deleteMany();
  await client.channelPace.deleteMany();
}
