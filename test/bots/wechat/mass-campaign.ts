/** A running campaign over a fake WeChat that sends mass messages, and a real database. */
import { massStore } from '../../../src/database/mass.ts';
import { broadcastStore } from '../../../src/database/broadcast.ts';
import { outboxStore } from '../../../src/database/outbox.ts';
import type { Compose, Composed } from '../../../src/delivery/broadcast.ts';
import { startBroadcaster } from '../../../src/delivery/broadcaster.ts';
import { gathering, type MassParts, sendBatch } from '../../../src/delivery/mass.ts';
import { addCampaign, addRecipients } from '../../support/broadcast.ts';
import { openAccount, reply, until } from './account.ts';

export const generic = '2027年合作医疗12月18日截止，请到苏木乡镇政府缴费。不想再收，请回“退订”。';
export const path = '/cgi-bin/message/mass/send';

/** By contact id: whoever is not named is told the same as everybody. */
export const composing =
  (others: Readonly<Record<number, Composed>> = {}): Compose =>
  async (rows) =>
    rows.map(({ contactId }) => others[contactId] ?? { kind: 'send', reply: reply('您家还没交'), generic });

export type MassCampaign = Awaited<ReturnType<typeof openMassCampaign>>;

export async function openMassCampaign() {
  const account = await openAccount({ massMessages: true });
  const { database, fake, clock, outgoing } = account;
  const { mass: massMessages } = outgoing;
  if (!massMessages) throw new Error('no mass messages');
  const channel: MassParts['channel'] = { ...outgoing, mass: massMessages };
  const campaignId = await addCampaign(database, clock());
  const rows = () =>
    database.client.campaignRecipient.findMany({ where: { campaignId }, orderBy: { id: 'asc' } });

  return {
    ...{ account, campaignId, channel, rows },
    close: () => account.close(),

    /** Followers who wrote last `agoMs` ago, as rows of the campaign; their openids. */
    async followers(count: number, agoMs: number, firstName = 1_000): Promise<readonly string[]> {
      const at = clock();
      await addRecipients(database, campaignId, count, at, { channel: 'wechat', firstName });
      const names = Array.from({ length: count }, (_, n) => String(firstName + n));
      const wrote = new Date(at.getTime() - agoMs);
      for (const name of names) fake.grants.open(name, 'message', wrote);
      await database.client.inboxMessage.createMany({
        data: names.map((externalId) => ({
          ...{ channel: 'wechat' as const, externalId, messageId: `m-${externalId}`, text: '你好' },
          ...{ receivedAt: wrote, state: 'processed' as const, processedAt: wrote },
        })),
      });
      return names;
    },

    /** The broadcaster tells whom it can, until it has tried everybody once. */
    async tellOneByOne(): Promise<void> {
      const broadcaster = startBroadcaster({
        store: broadcastStore(database),
        outbox: outboxStore(database),
        channels: [outgoing],
        sendable: async () => [campaignId],
        ...{ compose: composing(), clock, chance: () => 0 },
        whenClosed: gathering([outgoing]),
        onFault: (_channel, fault) => {
          throw fault;
        },
      });
      await until(async () => {
        const due = { campaignId, state: { in: ['queued', 'leased'] as ('queued' | 'leased')[] }, way: null };
        return (await database.client.campaignRecipient.count({ where: due })) === 0;
      }, 'everybody tried');
      await broadcaster.stop();
    },

    /** One batch; false: there was none. */
    mass: (compose = composing(), given = channel) =>
      sendBatch(
        { store: massStore(database, broadcastStore(database)), ...{ channel: given, compose, clock } },
        campaignId,
      ),

    states: async () => (await rows()).map(({ state, way, reason }) => [state, way, reason]),
    seen: (names: readonly string[]) => names.map((name) => fake.seen(name).map(({ way }) => way)),
    calls: () => fake.calls.get(path) ?? 0,
  };
}
