/** The desk on a real database: doubles, faults in the middle of a turn, what a dead process left. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/open.ts';
import { openTestDatabase } from '../support/database.ts';
import { echoDesk, hour, key, outbox, reply } from './echo-desk.ts';

let database: Database;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

const message = (from: string, messageId: string, text = messageId) => ({ ...key(from), messageId, text });

describe('a message under the same id', () => {
  it('is taken once, however often and however fast it comes', async () => {
    const desk = echoDesk(database);

    const taken = await Promise.all(Array.from({ length: 20 }, () => desk.receive(message('a', 'm1'))));
    await Promise.all(Array.from({ length: 5 }, () => desk.work(key('a'))));
    const later = await desk.receive(message('a', 'm1', 'other words'));

    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(later).toBe(false);
    expect(await outbox(database, 'a')).toEqual(['m1: m1']);
    expect(await database.client.auditEntry.count()).toBe(1);
  });

  it('of another person is another message', async () => {
    const desk = echoDesk(database);

    expect(await desk.receive(message('a', 'm1'))).toBe(true);
    expect(await desk.receive(message('b', 'm1'))).toBe(true);
    expect(await desk.receive({ ...message('a', 'm1'), channel: 'telegram' })).toBe(true);
  });
});

describe('order', () => {
  it('is the order of arrival, not of the ids', async () => {
    const desk = echoDesk(database);
    for (const id of ['m3', 'm1', 'm2']) await desk.receive(message('a', id));

    const worked = await desk.work(key('a'));

    expect(worked.map(({ messageId }) => messageId)).toEqual(['m3', 'm1', 'm2']);
    expect(worked.at(-1)?.trace).toEqual(['m3', 'm1', 'm2']);
    expect((await desk.collect(key('a'))).map(({ text }) => text)).toEqual([
      'm3: m3',
      'm1: m3,m1',
      'm2: m3,m1,m2',
    ]);
    expect(await desk.collect(key('a'))).toEqual([]);
  });

  it('of a message that comes while another is being answered is after it', async () => {
    let whileAnswering: Promise<unknown> = Promise.resolve();
    const desk = echoDesk(database, {
      before: ({ messageId }) => {
        if (messageId === 'm1') whileAnswering = desk.receive(message('a', 'm2'));
      },
    });
    await desk.receive(message('a', 'm1'));

    await desk.work(key('a'));
    await whileAnswering;
    await desk.work(key('a'));

    expect(await outbox(database, 'a')).toEqual(['m1: m1', 'm2: m1,m2']);
  });
});

describe('a turn that fails', () => {
  it('is undone, tried three times, then answered with an apology; what follows is answered', async () => {
    const told: { fault: unknown; givenUp: boolean }[] = [];
    const desk = echoDesk(database, {
      told,
      async before({ text }, work) {
        if (text !== 'bad') return;
        await work.identity.contact('web', 'made in a failed turn', hour);
        throw new Error('no luck');
      },
    });
    for (const id of ['good', 'bad', 'next']) await desk.receive(message('a', id));

    await desk.work(key('a'));

    expect(await outbox(database, 'a')).toEqual(['good: good', 'sorry', 'next: good,next']);
    expect(told.map(({ givenUp }) => givenUp)).toEqual([false, false, true]);
    expect(await database.client.contact.count({ where: { externalId: 'made in a failed turn' } })).toBe(0);
    const rows = await database.client.inboxMessage.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(({ state, attempts, failure }) => [state, attempts, failure])).toEqual([
      ['processed', 0, null],
      ['failed', 3, 'no luck'],
      ['processed', 0, null],
    ]);
  });

  it('keeps the words while it may still be answered; given up, only the reason', async () => {
    const kept: string[] = [];
    const desk = echoDesk(database, {
      before({ text }) {
        kept.push(text);
        throw new Error('no luck');
      },
    });
    const words = '150422000001 乌力吉 1234';
    await desk.receive(message('a', 'm1', words));

    await desk.work(key('a'));
    await desk.collect(key('a'));

    expect(kept).toEqual([words, words, words]);
    const [row] = await database.client.inboxMessage.findMany();
    expect(row).toMatchObject({ state: 'failed', attempts: 3, failure: 'no luck', text: '' });
    expect((await desk.history(key('a'), 5)).map(({ text }) => text)).toEqual(['', 'sorry']);
  });

  it('once or twice is answered all the same, once', async () => {
    let faults = 2;
    const desk = echoDesk(database, {
      before: () => {
        if (faults-- > 0) throw new Error('not yet');
      },
    });
    await desk.receive(message('a', 'm1'));

    await desk.work(key('a'));

    expect(await outbox(database, 'a')).toEqual(['m1: m1']);
  });

  it('because the database refuses what it wrote is counted as well and holds up nobody', async () => {
    const desk = echoDesk(database, {
      // A year beyond the database's integers: the statement fails, and with it the whole transaction.
      before: async ({ text }, work) => {
        if (text === 'bad') await work.complaints.nextSequence(2 ** 40);
      },
    });
    for (const id of ['bad', 'next']) await desk.receive(message('a', id));

    await desk.work(key('a'));

    expect(await outbox(database, 'a')).toEqual(['sorry', 'next: next']);
  });
});

describe('what a dead process left', () => {
  it('is worked off in order by whoever recovers, every conversation of it', async () => {
    const dead = echoDesk(database);
    for (const from of ['a', 'b']) for (const id of ['m1', 'm2']) await dead.receive(message(from, id));

    const recovered = await echoDesk(database).recover();

    expect(recovered).toBe(2);
    expect(await outbox(database, 'a')).toEqual(['m1: m1', 'm2: m1,m2']);
    expect(await outbox(database, 'b')).toEqual(['m1: m1', 'm2: m1,m2']);
    expect(await echoDesk(database).recover()).toBe(0);
  });
});

describe('hostile texts', () => {
  it.each([
    'a\0b',
    '\ud800',
    '\udc00x',
    '\u2028',
    '😀'.repeat(20_000),
    '\'; DROP TABLE "InboxMessage"; --',
    '',
  ])('are kept as far as a database can keep them: %#', async (text) => {
    const desk = echoDesk(database);

    expect(await desk.receive(message('a', 'm1', text))).toBe(true);
    await desk.work(key('a'));

    expect(await desk.collect(key('a'))).toHaveLength(1);
    expect((await desk.history(key('a'), 10)).map(({ side }) => side)).toEqual(['person', 'heyi']);
  });
});

describe('the history', () => {
  it('shows replies beneath what they answer, and not those nobody has been shown', async () => {
    const desk = echoDesk(database);
    for (const id of ['m1', 'm2']) await desk.receive(message('a', id));
    await desk.work(key('a'));
    await desk.collect(key('a'));
    await desk.receive(message('a', 'm3'));
    await desk.work(key('a'));

    const lines = await desk.history(key('a'), 10);

    expect(lines.map(({ side, text }) => `${side} ${text}`)).toEqual([
      'person m1',
      'heyi m1: m1',
      'person m2',
      'heyi m2: m1,m2',
      'person m3',
    ]);
    expect(lines[1]?.reply).toEqual(reply('m1: m1'));
    expect(await desk.history(key('a'), 2)).toHaveLength(2);
    expect(await desk.history(key('b'), 10)).toEqual([]);
  });
});
