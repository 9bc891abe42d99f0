/** One answer to a broadcast, from the inbox to what is kept of it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAnswer } from '../../src/conversation/answer.ts';
import { deliveryStore } from '../../src/database/delivery.ts';
import type { Database } from '../../src/database/open.ts';
import { unitOfWork } from '../../src/database/unit-of-work.ts';
import { openTestDatabase } from '../support/database.ts';
import { parts, usualHour } from '../support/talk.ts';

const hashKey = Buffer.alloc(32, 7);
const key = { channel: 'wechat', from: 'a' } as const;
const minutes = (passed: number) => new Date(usualHour.getTime() + passed * 60_000);
const mirrored = { source: 'test', asOf: usualHour };

let database: Database;
let say: (text: string, at: Date) => Promise<void>;

beforeAll(async () => {
  database = await openTestDatabase();
  const store = deliveryStore(database, (tx, turn) => unitOfWork(tx, turn, hashKey));
  const answer = createAnswer({ ...parts(), queryCode: () => '271828' });
  say = async (text, at) => {
    await store.receive({ ...key, messageId: at.toISOString(), text }, at);
    await store.turn(key, at, async (work, message) => {
      const { replies } = await answer(work, message, at);
      return { replies, trace: 0 };
    });
  };
});
afterAll(() => database.close());

it('3 ends reminders for the person, confirms the broadcast, and leaves a trace without values', async () => {
  const { client } = database;
  await say('菜单', usualHour);
  const contact = await client.contact.findFirstOrThrow();
  const { id: householdId } = await client.household.create({
    data: { certificate: '150422000001', sumu: '林东镇', gacha: '前进嘎查', sourceId: '1', ...mirrored },
  });
  const words = { name: '乌力吉', relation: 'head', idHash: 'wuliji', idLast4Hash: 'x', sourceId: '1' };
  const member = await client.member.create({ data: { householdId, ...words, ...mirrored } });
  await client.binding.create({
    data: { contactId: contact.id, memberId: member.id, verifiedAt: usualHour, verifiedBy: 'self' },
  });
  const made = { createdAt: usualHour, updatedAt: usualHour, createdById: 1, editorIds: [1] };
  const campaign = await client.campaign.create({
    data: { name: '催缴', audience: {}, texts: {}, year: 2027, lastDay: new Date('2026-12-18'), ...made },
  });
  await client.campaignRecipient.create({
    data: {
      ...{ campaignId: campaign.id, contactId: contact.id, personId: member.id, channel: 'wechat' },
      ...{ householdIds: [householdId], state: 'accepted', way: 'customer-service' },
      ...{ nextAttemptAt: minutes(1), settledAt: minutes(1) },
    },
  });

  await say('3', minutes(2));

  expect((await client.contact.findFirstOrThrow()).optedOutAt).toEqual(minutes(2));
  expect((await client.member.findFirstOrThrow()).optedOutAt).toEqual(minutes(2));
  expect(await client.campaignRecipient.findFirstOrThrow()).toMatchObject({
    state: 'delivered',
    settledAt: minutes(1),
  });
  const entries = await client.auditEntry.findMany();
  expect(entries.map(({ action, subject, details }) => [action, subject, details])).toEqual([
    ['opted-out', `contact:${String(contact.id)}`, null],
  ]);
});
