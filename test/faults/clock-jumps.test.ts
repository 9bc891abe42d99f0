/** The one clock set forward and back over midnight and New Year, between and amid the steps of messages. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { outboxStore } from '../../src/database/outbox.ts';
import type { Database } from '../../src/database/open.ts';
import { settle } from '../../src/delivery/settle.ts';
import { openTestDatabase } from '../support/database.ts';
import { echoDesk, key, outbox } from './echo-desk.ts';

const newYear = Date.parse('2027-01-01T00:00:00+08:00');
const minute = 60_000;
const hour = 60 * minute;
const jumps = [-1_000, hour, -2 * hour, 24 * hour, -24 * hour, 5, 0];
const conversations = ['a', 'b', 'c'];

let database: Database;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

it('loses nothing and sends nothing twice; what was queued by a later time waits for it', async () => {
  let now = newYear;
  const clock = () => new Date(now);
  const desk = echoDesk(database, { clock });
  const store = outboxStore(database);
  const sent: string[] = [];
  const claiming = {
    channel: 'web',
    limit: 50,
    leaseMs: 30_000,
    perConversationMs: 0,
    windowed: false,
  } as const;
  /** As a sender does it, the clock being set by so much while the platform is called. */
  async function send(setBy: number): Promise<void> {
    const leased = await store.claim(claiming, clock());
    now += setBy;
    for (const { from, reply } of leased) sent.push(`${from} ${reply.text}`);
    await store.settle(
      leased.map((one) => settle(one, { kind: 'accepted' }, 1, clock(), 0)),
      clock(),
    );
  }

  const names = jumps.map((_, place) => `m${String(place)}`);
  for (const [place, jump] of jumps.entries()) {
    now = newYear + jump;
    for (const from of conversations) {
      await desk.receive({ ...key(from), messageId: names[place] ?? '', text: names[place] ?? '' });
      now = newYear + (jumps[(place + 1) % jumps.length] ?? 0);
      await desk.work(key(from));
    }
    await send(jump);
  }
  const soon = sent.length;
  // At the latest once the time has come by which they were queued.
  now = newYear + 26 * hour;
  for (const _ of names) await send(0);

  const told = names.map((name, place) => `${name}: ${names.slice(0, place + 1).join(',')}`);
  for (const from of conversations) {
    expect(await outbox(database, from)).toEqual(told);
    expect(sent.filter((one) => one.startsWith(`${from} `))).toEqual(told.map((text) => `${from} ${text}`));
  }
  expect(soon).toBeGreaterThan(0);
  expect(await database.client.auditEntry.count()).toBe(names.length * conversations.length);
});
