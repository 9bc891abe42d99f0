/** Old and yet not over: what has not reached the person, and what belongs to a complaint that goes on or is on hold. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { placeHold } from '../../src/database/legal-hold.ts';
import type { Database } from '../../src/database/open.ts';
import { keepRetention, retentionDue } from '../../src/database/retention.ts';
import { goesBefore, retentionSchema } from '../../src/policy/retention.ts';
import { openTestDatabase } from '../support/database.ts';
import { at as filledAt, fillWith, marked } from '../support/marked-person.ts';

const dayMs = 24 * 3_600_000;
const now = new Date(filledAt.getTime() + 2_000 * dayMs);
const daysAgo = (days: number) => new Date(now.getTime() - days * dayMs);
const rules = retentionSchema.parse({ rules: { 'closed-complaints': { days: 1_500, reason: '档案' } } });
const goes = { goesBefore: (rule: Parameters<typeof goesBefore>[1]) => goesBefore(rules, rule, now) };
const account = { channel: 'wechat', externalId: 'somebody else' } as const;
const reply = { text: '您家还有43.20元', choices: [], citations: [] };

let database: Database;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

it('words that have not reached the person stay: they are told at the next visit, or sent again by hand', async () => {
  const unread = { ...account, reply, nextAttemptAt: daysAgo(31), createdAt: daysAgo(31) };
  await database.client.outboxMessage.createMany({
    data: (['held', 'failed', 'queued', 'accepted'] as const).map((state) => ({ ...unread, state })),
  });
  await keepRetention(database, { ...goes, at: now, actor: 'operator' });

  const left = await database.client.outboxMessage.findMany({ orderBy: { id: 'asc' } });
  expect(left.map((one) => one.reply)).toEqual([reply, reply, reply, { ...reply, text: '' }]);
});

it('a duplicate stays while the complaint that it was merged into goes on, or is on hold', async () => {
  const { client } = database;
  await database.transaction(fillWith);
  await client.legalHold.updateMany({ data: { liftedAt: filledAt } });
  const main = { number: marked.number };
  const { id: mergedIntoId } = await client.complaint.update({
    where: main,
    data: { state: 'closed', closedAt: daysAgo(1_600) },
  });
  await client.complaint.create({
    data: {
      ...{ number: 'T26-0010-0', category: 'other', text: '投诉', anonymous: true, target: 'other' },
      ...{ queue: 'banner_office', receivedAt: daysAgo(1_700), dueDay: daysAgo(1_650), calendarVersion: 'x' },
      ...{ provisional: false, state: 'closed', closedAt: daysAgo(1_600), mergedIntoId },
    },
  });
  const gone = async () => {
    const due = await database.transaction((tx) => retentionDue(tx, goes.goesBefore));
    return due.find(({ rule }) => rule === 'closed-complaints')?.count;
  };

  const over = await gone();
  await client.complaint.update({ where: main, data: { state: 'reopened' } });
  const goesOn = await gone();
  await client.complaint.update({ where: main, data: { state: 'closed' } });
  const hold = { kind: 'complaint', ...main, reason: '行政复议', actor: 'operator', at: now } as const;
  await database.transaction((tx) => placeHold(tx, hold));

  expect([over, goesOn, await gone()]).toEqual([2, 0, 0]);
});
