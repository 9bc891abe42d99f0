/** A broadcast to whoever tries the sample: it stands on /try when the page is opened, or looks, without a word said. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { webOutgoing } from '../../../bots/web/outgoing.ts';
import { createWebChannel } from '../../../bots/web/router.ts';
import { broadcastStore } from '../../../src/database/broadcast.ts';
import type { Database } from '../../../src/database/open.ts';
import { outboxStore, queueReplies } from '../../../src/database/outbox.ts';
import type { LeasedReply } from '../../../src/delivery/outbox.ts';
import { startBroadcaster } from '../../../src/delivery/broadcaster.ts';
import { echoDesk, hour, reply } from '../../faults/echo-desk.ts';
import { addCampaign } from '../../support/broadcast.ts';
import { openTestDatabase } from '../../support/database.ts';
import { until } from '../wechat/account.ts';

let database: Database;
let server: Server;
let address: string;
let ticks: number;
const clock = () => new Date(hour.getTime() + (ticks += 1));
beforeEach(async () => {
  database = await openTestDatabase();
  ticks = 0;
  const desk = echoDesk(database, { clock });
  const application = express().use(
    '/try',
    createWebChannel({ desk, secret: 'a secret of the test', opening: reply('你好: 你好') }),
  );
  server = application.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/try`;
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await database.close();
});

/** Somebody who has said something, and so is known. */
async function visitor() {
  const page = await fetch(address);
  const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
  const talk = /data-talk="(\w+)"/.exec(await page.text())?.[1] ?? '';
  await fetch(`${address}/messages`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ talk, text: '你好啊', messageId: 'said-0001' }),
  });
  return { cookie, talk };
}

/** Tells everybody that the page knows. */
async function broadcast(text: string): Promise<void> {
  const campaignId = await addCampaign(database, hour);
  const contacts = await database.client.contact.findMany({ where: { channel: 'web' } });
  await database.client.campaignRecipient.createMany({
    data: contacts.map(({ id }) => ({
      ...{ campaignId, contactId: id, personId: id, channel: 'web' as const, householdIds: [1] },
      ...{ state: 'queued' as const, nextAttemptAt: hour },
    })),
  });
  const broadcaster = startBroadcaster({
    store: broadcastStore(database),
    outbox: outboxStore(database),
    channels: [
      webOutgoing((key, given) => database.transaction((tx) => queueReplies(tx, key, [given], clock()))),
    ],
    sendable: async () => [campaignId],
    compose: async (rows) => rows.map(() => ({ kind: 'send', reply: reply(text) })),
    ...{ clock, chance: () => 0 },
    onFault: (_channel, fault) => {
      throw fault;
    },
  });
  const { campaignRecipient } = database.client;
  await until(
    async () => (await campaignRecipient.count({ where: { campaignId, state: 'accepted', way: 'web' } })) > 0,
    'told',
  );
  await broadcaster.stop();
}

const bubbles = (html: string) => [...html.matchAll(/说：<\/span><p>([^<]+)<\/p>/g)].map(([, text]) => text);

describe('a broadcast on /try', () => {
  it('is there when the page looks', async () => {
    const { cookie, talk } = await visitor();
    await broadcast('您家还有1人没交');

    const lines = await fetch(`${address}/lines`, { headers: { cookie, 'heyi-talk': talk } });

    expect(bubbles(await lines.text()).at(-1)).toBe('您家还有1人没交');
  });

  it('is there when the page is opened or loaded anew, once however often, without scripts', async () => {
    const { cookie } = await visitor();
    await broadcast('您家还有1人没交');

    const pages = [
      await fetch(address, { headers: { cookie } }),
      await fetch(address, { headers: { cookie } }),
    ];

    for (const page of pages)
      expect(bubbles(await page.text()).filter((one) => one === '您家还有1人没交')).toHaveLength(1);
  });

  it('does not wait for somebody who has not read the one before, and is not seen by anybody else', async () => {
    const first = await visitor();
    await broadcast('第一条');
    const second = await visitor();
    await broadcast('第二条');

    const read = async ({ cookie }: typeof first) =>
      bubbles(await (await fetch(address, { headers: { cookie } })).text()).slice(-2);
    expect(await read(first)).toEqual(['第一条', '第二条']);
    expect((await read(second)).at(-1)).toBe('第二条');
    expect(await read(second)).not.toContain('第一条');
  });

  it('is tried again when it could not be put there', async () => {
    const channel = webOutgoing(() => Promise.reject(new Error('no database')));
    const [part] = channel.parts(reply('您家还有1人没交'));
    const to: LeasedReply = {
      ...{ id: 1n, channel: 'web', from: 'a', reply: reply(''), partsSent: 0, attempt: 1, answers: false },
    };

    expect(part && (await channel.send(part, to))).toMatchObject({ kind: 'again' });
  });
});
