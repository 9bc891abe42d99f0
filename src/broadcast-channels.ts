/** What broadcasts go out on: the platforms that are connected; in the sample also its own page, and the rest pretended. */
import { webOutgoing } from '../bots/web/outgoing.ts';
import { pretendedOutgoing } from '../bots/web/pretended.ts';
import { queueReplies } from './database/outbox.ts';
import type { OutgoingChannel } from './delivery/outbox.ts';
import type { OpenScheme } from './main.ts';

type Parts = Pick<OpenScheme, 'scheme' | 'database' | 'clock'>;

/** @param connected the platforms that are */
export async function broadcastChannels(
  parts: Parts,
  connected: readonly OutgoingChannel[],
  chance: () => number,
): Promise<readonly OutgoingChannel[]> {
  const { scheme, database, clock } = parts;
  if (!scheme.profile.demo) return connected;
  const web = webOutgoing((key, reply) =>
    database.transaction((tx) => queueReplies(tx, key, [reply], clock())),
  );
  const pretended = [await pretendedTelegram(chance), await pretendedWechat(parts, chance)];
  const isConnected = (name: string) => connected.some((channel) => channel.name === name);
  return [...connected, web, ...pretended.filter(({ name }) => !isConnected(name))];
}

async function pretendedTelegram(chance: () => number): Promise<OutgoingChannel> {
  const { pace, sentAtOnce } = await import('../bots/telegram/limits.ts');
  return pretendedOutgoing({
    ...{ name: 'telegram', pace, atOnce: sentAtOnce, windowed: false, chance },
    isOpen: () => true,
  });
}

async function pretendedWechat({ scheme, clock }: Parts, chance: () => number): Promise<OutgoingChannel> {
  const { isOpen } = await import('../bots/wechat/outbound.ts');
  const { notices } = scheme.profile.wechat;
  return pretendedOutgoing({
    ...{ name: 'wechat', pace: { overallMs: 0, perConversationMs: 0 }, atOnce: 16, windowed: true, chance },
    isOpen: ({ window, reply }) =>
      isOpen(window, clock()) || (reply.notice !== undefined && notices[reply.notice.kind] !== undefined),
  });
}
