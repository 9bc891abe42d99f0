/** From the refusal of a platform to the next visit: nothing is lost, nothing is tried for ever. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outboxStore } from '../../src/database/outbox.ts';
import { openTestDatabase } from '../support/database.ts';
import type { Database } from '../../src/database/open.ts';
import { settle } from '../../src/delivery/settle.ts';
import type { SendOutcome } from '../../src/delivery/outbox.ts';
import type { Inbound } from '../../src/kernel/message.ts';
import { echoDesk, hour, key } from './echo-desk.ts';

let database: Database;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

const gone: SendOutcome = { kind: 'refused', refusal: 'unreachable', reason: '403 blocked by the user' };
const full: SendOutcome = { kind: 'refused', refusal: 'window-closed', reason: '45047 out of quota' };

async function write(messageId: string, more: Partial<Inbound> = {}): Promise<void> {
  const desk = echoDesk(database);
  await desk.receive({ ...key('a'), messageId, text: messageId, ...more });
  await desk.work(key('a'));
}

/** One try of everything that is due, as a sender makes it. */
async function send(outcome: SendOutcome, at = hour): Promise<readonly string[]> {
  const store = outboxStore(database);
  const leased = await store.claim(
    { channel: 'web', limit: 10, leaseMs: 30_000, perConversationMs: 0, windowed: false },
    at,
  );
  await store.settle(
    leased.map((one) => settle(one, outcome, 0, at, 0)),
    at,
  );
  return leased.map(({ reply }) => reply.text);
}

const rows = async () =>
  (await database.client.outboxMessage.findMany({ orderBy: { id: 'asc' } })).map(({ state, inboxId }) =>
    inboxId === null ? `${state} again` : state,
  );
const unreachableAt = async () =>
  (await database.client.contact.findFirstOrThrow({ where: { externalId: 'a' } })).unreachableAt;

describe('an answer for somebody who has gone', () => {
  it('is held, not tried again, and the contact counts as unreachable', async () => {
    await write('m1');

    expect(await send(gone)).toEqual(['m1: m1']);

    expect(await rows()).toEqual(['held']);
    expect(await unreachableAt()).toEqual(hour);
    expect(await send(gone, new Date(hour.getTime() + 3_600_000))).toEqual([]);
  });

  it('is told behind the answer of the next visit, which makes the contact reachable again', async () => {
    await write('m1');
    await send(gone);

    await write('m2');

    expect(await unreachableAt()).toBeNull();
    expect(await rows()).toEqual(['passed_on', 'queued', 'queued again']);
    expect(await send({ kind: 'accepted' })).toEqual(['m2: m1,m2']);
    expect(await send({ kind: 'accepted' })).toEqual(['m1: m1']);
    expect(await rows()).toEqual(['passed_on', 'accepted', 'accepted again']);
  });

  it('waits on while the only news of them is that they left', async () => {
    await write('m1');
    await send(gone);

    await write('m2', { occasion: 'left' });

    expect((await rows())[0]).toBe('held');
  });

  it('whose answer is taken after all is reachable', async () => {
    await write('m1');
    await database.client.contact.updateMany({ data: { unreachableAt: hour } });

    await send({ kind: 'accepted' });

    expect(await unreachableAt()).toBeNull();
  });
});

describe('an answer that the platform’s quota keeps back', () => {
  it('is held, but the contact is not unreachable', async () => {
    await write('m1');

    await send(full);

    expect(await rows()).toEqual(['held']);
    expect(await unreachableAt()).toBeNull();
  });
});
