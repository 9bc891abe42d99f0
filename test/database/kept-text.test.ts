import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliveryStore } from '../../src/database/delivery.ts';
import type { Database } from '../../src/database/open.ts';
import { openTestDatabase } from '../support/database.ts';

const now = new Date('2026-11-22T02:00:00Z');
const key = { channel: 'terminal', from: 'a' } as const;

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

describe('messages stored together', () => {
  it('are each told whether they are new, the same one twice only once, however odd their names', async () => {
    const store = deliveryStore(database, () => undefined);
    const from = 'half a pair \ud800';
    const receive = (messageId: string, who = from) =>
      store.receive({ channel: 'terminal', from: who, messageId, text: 'x' }, now);

    expect(await Promise.all([receive('1'), receive('1'), receive('2'), receive('1', 'b')])).toEqual([
      true,
      false,
      true,
      true,
    ]);
    expect(await receive('2')).toBe(false);
    expect(await database.client.inboxMessage.count({ where: { channel: 'terminal' } })).toBe(3);
    await database.client.inboxMessage.deleteMany();
  });
});

describe('a message whose words are not to be kept', () => {
  it('is replaced in the inbox and in the history, in the turn that read it; others stay', async () => {
    const store = deliveryStore(database, () => undefined);
    await store.receive({ ...key, messageId: '1', text: '我家账户还剩多少' }, now);
    await store.receive({ ...key, messageId: '2', text: '150422000001 乌力吉 1234' }, now);
    const answered = { replies: [], trace: undefined };
    const read: string[] = [];

    await store.turn(key, now, () => Promise.resolve(answered));
    await store.turn(key, now, (_work, { text }) => {
      read.push(text);
      return Promise.resolve({ ...answered, keptText: '（已隐去）' });
    });

    expect(read).toEqual(['150422000001 乌力吉 1234']);
    const rows = await database.client.inboxMessage.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(({ text }) => text)).toEqual(['我家账户还剩多少', '（已隐去）']);
    expect((await store.history(key, 5)).map(({ text }) => text)).toEqual(['我家账户还剩多少', '（已隐去）']);
  });
});
