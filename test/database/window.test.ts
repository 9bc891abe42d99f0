import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/open.ts';
import { outboxStore } from '../../src/database/outbox.ts';
import { openTestDatabase } from '../support/database.ts';
import { claimingOn } from '../support/outbox.ts';

const wrote = new Date('2026-11-26T02:00:00Z');
const before = new Date('2026-11-26T01:00:00Z');
const later = new Date('2026-11-26T03:00:00Z');
const claiming = { ...claimingOn('wechat'), windowed: true };

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

interface Sent {
  readonly state: 'accepted' | 'failed' | 'held' | 'passed_on' | 'queued' | 'telephoned';
  readonly partsSent: number;
  readonly createdAt?: Date;
  readonly acceptedAt?: Date;
  readonly way?: string;
}

interface Next {
  readonly answers: boolean;
  readonly begun: number;
}

/** What a person is said to have been sent since they wrote, when the next reply is about to go. */
async function sentSince(from: string, rows: readonly Sent[], next?: Next): Promise<unknown> {
  const row = { channel: 'wechat', externalId: from, nextAttemptAt: wrote, createdAt: later } as const;
  const reply = { text: 'x', choices: [], citations: [] };
  const { id: inboxId } = await database.client.inboxMessage.create({
    data: { channel: 'wechat', externalId: from, messageId: '1', text: '', receivedAt: wrote },
  });
  await database.client.outboxMessage.createMany({ data: rows.map((sent) => ({ ...row, reply, ...sent })) });
  await database.client.outboxMessage.create({
    data: { ...row, reply, partsSent: next?.begun ?? 0, inboxId: next?.answers ? inboxId : null },
  });
  const leased = await outboxStore(database).claim(claiming, later);
  return leased.find((one) => one.from === from)?.window?.sentSince;
}

describe('what a person has been sent since they last wrote', () => {
  it('is nothing of what was accepted before', async () => {
    const all = [before, before, new Date(wrote.getTime() - 1)];
    const rows = all.map((acceptedAt) => ({ state: 'accepted', partsSent: 2, acceptedAt }) as const);
    expect(await sentSince('before', rows)).toBe(0);
  });

  it('is every part of what was accepted since, but the passive one and notices', async () => {
    const accepted = { state: 'accepted', acceptedAt: wrote } as const;
    expect(
      await sentSince('since', [
        { ...accepted, partsSent: 2 },
        { ...accepted, partsSent: 0 },
        { ...accepted, partsSent: 3, way: 'passive' },
        { ...accepted, partsSent: 1, way: 'notice' },
      ]),
    ).toBe(2 + 1 + 2);
  });

  it('is also what was begun and came to nothing, or was accepted and reported lost', async () => {
    expect(
      await sentSince('begun', [
        { state: 'failed', partsSent: 1 },
        { state: 'telephoned', partsSent: 2 },
        { state: 'failed', partsSent: 4, createdAt: before, acceptedAt: wrote },
        { state: 'failed', partsSent: 8, createdAt: before },
        { state: 'failed', partsSent: 0 },
        { state: 'held', partsSent: 16 },
        { state: 'passed_on', partsSent: 32 },
      ]),
    ).toBe(1 + 2 + 4 + 16);
  });

  it('is the parts of the reply itself where it answers them; of news they may have gone before', async () => {
    expect(await sentSince('answer', [], { answers: true, begun: 2 })).toBe(2);
    expect(await sentSince('news', [], { answers: false, begun: 2 })).toBe(0);
  });
});
