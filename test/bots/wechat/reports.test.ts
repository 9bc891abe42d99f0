/** What WeChat says afterwards of the reminders it took: settled on their recipients, and nobody wrote to us by it. */
import { afterEach, describe, expect, it } from 'vitest';
import type { NoticeTemplate } from '../../../bots/wechat/notices.ts';
import { addCampaign } from '../../support/broadcast.ts';
import { aesKey, openAccount, reply, type TestAccount } from './account.ts';

const reminder: NoticeTemplate = {
  way: 'template',
  templateId: 'REMIND',
  fields: { thing1: 'state', character_string2: 'number', date3: 'day' },
};
const notice = { kind: 'reminder', number: '2027', state: '还有 1 人没交', day: '2026-12-18' } as const;

let account: TestAccount;
let campaignId: number;
afterEach(() => account.close());

async function open(way: NoticeTemplate['way'] = 'template'): Promise<TestAccount> {
  account = await openAccount({
    aesKey,
    templates: { reminder: { ...reminder, way } },
    fakeTemplates: { REMIND: ['thing1', 'character_string2', 'date3'] },
  });
  campaignId = await addCampaign(account.database, account.clock());
  return account;
}

/** Somebody who wrote long ago is reminded; their row as it stands once the send is settled. */
async function reminded(openId: string, state: 'accepted' | 'leased' = 'accepted') {
  const { client } = account.database;
  const longAgo = new Date(account.clock().getTime() - 90 * 3_600_000);
  account.fake.grants.open(openId, 'message', longAgo);
  const contact = await client.contact.create({ data: { channel: 'wechat', externalId: openId } });
  const outcome = await account.outgoing.send(
    { text: '' },
    {
      ...{ id: 1n, channel: 'wechat', from: openId, partsSent: 0, attempt: 1, answers: false },
      reply: reply('您家还没交', { notice }),
    },
  );
  if (outcome.kind !== 'accepted') throw new Error(JSON.stringify(outcome));
  return client.campaignRecipient.create({
    data: {
      ...{ campaignId, contactId: contact.id, personId: contact.id, channel: 'wechat', householdIds: [1] },
      ...{ state, nextAttemptAt: new Date(account.clock().getTime() + 20_000) },
      ...(state === 'accepted' && {
        ...{ settledAt: account.clock(), way: 'notice', platformId: outcome.platformId ?? null },
      }),
    },
  });
}

type Recipient = Awaited<ReturnType<typeof reminded>>;

const now = async ({ id }: Recipient) =>
  account.database.client.campaignRecipient.findUniqueOrThrow({
    where: { campaignId_id: { campaignId, id } },
  });

describe.each(['template', 'subscription'] as const)('what became of a reminder (%s)', (way) => {
  it('is delivered when WeChat says so, however often it says it', async () => {
    await open(way);
    const row = await reminded('o-a');
    const [said] = account.fake.reports;

    await account.phones.report();
    if (said) account.fake.reports.push(said, said);
    const again = await account.phones.report();

    expect(await now(row)).toMatchObject({ state: 'delivered', way: 'notice', reason: null });
    expect(again.map(({ status, body }) => [status, body])).toEqual(Array(2).fill([200, 'success']));
    expect(account.brought.every((one) => one.endsWith('stored'))).toBe(true);
  });

  it('has failed when the person has switched the notices off, and stays so', async () => {
    await open(way);
    account.fake.refusesNotices.add('o-a');
    const row = await reminded('o-a');
    const [{ fields, nested, ...said } = { openId: '', fields: {} }] = account.fake.reports;
    account.fake.reports.push({
      ...said,
      fields: { ...fields, ...('Status' in fields && { Status: 'success' }) },
      ...(nested !== undefined && { nested: nested.replace('43101', '0') }),
    });

    await account.phones.report();

    expect(await now(row)).toMatchObject({
      state: 'failed',
      reason: expect.stringMatching(/^unreachable: WeChat: .*(block|refuse)/) as unknown,
    });
  });
});

describe('a report', () => {
  it('is no conversation: nobody wrote, and nothing is answered', async () => {
    await open();
    await reminded('o-a');
    const before = await account.database.client.contact.findMany();

    await account.phones.report();

    const { inboxMessage, outboxMessage, contact } = account.database.client;
    expect(await contact.findMany()).toEqual(before);
    expect([await inboxMessage.count(), await outboxMessage.count()]).toEqual([0, 0]);
  });

  it('that comes before the send is settled is asked for again', async () => {
    await open();
    const row = await reminded('o-a', 'leased');
    const { MsgID } = account.fake.reports[0]?.fields ?? {};
    const [said] = account.fake.reports;

    const [early] = await account.phones.report();
    expect(early?.status).toBe(503);
    expect((await now(row)).state).toBe('leased');

    await account.database.client.campaignRecipient.updateMany({
      data: { state: 'accepted', settledAt: account.clock(), platformId: String(MsgID) },
    });
    if (said) account.fake.reports.push(said);
    await account.phones.report();
    expect((await now(row)).state).toBe('delivered');
  });

  it('to somebody else is not held up by a send that is under way', async () => {
    await open();
    await reminded('o-a', 'leased');
    await account.database.client.contact.create({ data: { channel: 'wechat', externalId: 'o-b' } });
    const [said] = account.fake.reports.splice(0);
    if (!said) throw new Error('no report');
    account.fake.reports.push({ ...said, openId: 'o-b' });

    expect((await account.phones.report()).map(({ status }) => status)).toEqual([200]);
  });

  it('of another message is acknowledged and changes nothing: news, or somebody else with that number', async () => {
    await open();
    const row = await reminded('o-a');
    await account.database.client.contact.create({ data: { channel: 'wechat', externalId: 'o-b' } });
    const [said] = account.fake.reports.splice(0);
    if (!said) throw new Error('no report');

    account.fake.reports.push(
      { ...said, openId: 'o-b' },
      { ...said, openId: 'o-nobody' },
      { ...said, fields: { ...said.fields, MsgID: '17' } },
    );
    const told = await account.phones.report();

    expect(told.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await now(row)).state).toBe('accepted');
    expect(account.brought).toEqual(Array(3).fill('templatesendjobfinish ignored'));
  });

  it('that nobody signed is not read', async () => {
    await open();
    const row = await reminded('o-a');
    const [said] = account.fake.reports;
    const xml = account.phones.xmlOf('o-a', { MsgType: 'event', ...said?.fields });

    const response = await fetch(account.address, {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body: xml,
    });

    expect(response.status).toBe(403);
    expect((await now(row)).state).toBe('accepted');
  });
});
