/** Files in the database: taken in with a turn, leased, kept, given up, taken over by a complaint, erased. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { attachmentRepository } from '../../src/database/attachment.ts';
import { fetchQueue } from '../../src/database/attachment-fetch.ts';
import { erasureRepository } from '../../src/database/erasure.ts';
import { identityRepository } from '../../src/database/identity.ts';
import type { Database } from '../../src/database/open.ts';
import { pauseMs } from '../../src/delivery/settle.ts';
import { fetchSome, leaseMs } from '../../src/jobs/files.ts';
import { fileComplaint, forgetComplaints } from '../support/complaints.ts';
import { openTestDatabase } from '../support/database.ts';
import { hashKey } from '../support/desk.ts';
import { html, jpeg } from '../support/files.ts';

const at = new Date('2026-11-26T02:00:00Z');
const later = (ms: number) => new Date(at.getTime() + ms);
const dayMs = 24 * 3_600_000;
const draft = { kind: 'draft' } as const;
const sealKey = Buffer.alloc(32, 5);

let database: Database;
let contactId: number;
let other: number;
beforeAll(async () => {
  database = await openTestDatabase();
  const contact = (from: string) =>
    database.transaction((tx) => identityRepository(tx, hashKey).contact('telegram', from, at));
  contactId = (await contact('one')).contact.id;
  other = (await contact('two')).contact.id;
});
beforeEach(async () => {
  await database.client.attachment.deleteMany();
  await forgetComplaints(database);
});
afterAll(() => database.close());

const files = <T>(work: (files: ReturnType<typeof attachmentRepository>) => Promise<T>) =>
  database.transaction((tx) => work(attachmentRepository(tx)));
const queue = <T>(work: (queue: ReturnType<typeof fetchQueue>) => Promise<T>) =>
  database.transaction((tx) => work(fetchQueue(tx, sealKey)));
const send = (
  reference: string,
  more: { size?: number; kind?: 'photo' | 'voice' } = {},
  when = at,
  by = contactId,
) => files((all) => all.add(by, draft, { channel: 'telegram', kind: 'photo', reference, ...more }, when));
const rows = () => database.client.attachment.findMany({ orderBy: { id: 'asc' } });
const complaint = () => fileComplaint(database, { receivedDay: '2026-11-26', contactId });
async function fileIt(): Promise<void> {
  const number = await complaint();
  await files((all) => all.fileDraft(contactId, number));
}
const claim = (when = at, limit = 10) =>
  queue((waiting) => waiting.claim(['telegram'], limit, leaseMs, when));

describe('what a contact has sent', () => {
  it('is counted by the complaint and by the day, lost files only by the day', async () => {
    await send('old', { size: 5 }, later(-dayMs));
    await send('a', { size: 10 });
    await send('b', { kind: 'voice' });
    await send('of somebody else', {}, at, other);
    await queue(async (waiting) => {
      const [first] = await waiting.claim(['telegram'], 1, leaseMs, at);
      if (first) await waiting.settle(first, { kind: 'lost', loss: 'gone' });
    });

    expect(await files((all) => all.soFar(contactId, draft, at))).toEqual({
      files: 2,
      bytes: 10,
      voices: 1,
      today: 2,
    });
  });

  it('is taken over by the complaint that is filed, and dropped with one that is not', async () => {
    await send('a');
    const number = await complaint();
    await files((all) => all.fileDraft(contactId, number));
    await send('b');
    await send('c', {}, at, other);

    await files((all) => all.dropDraft(contactId));

    expect((await rows()).map(({ reference }) => reference)).toEqual(['a', 'c']);
    expect(await files((all) => all.counts(contactId))).toEqual({ [number]: 1 });
    expect(await files((all) => all.soFar(contactId, { kind: 'complaint', number }, at))).toMatchObject({
      files: 1,
    });
  });

  it('to a complaint that was filed before belongs to it at once', async () => {
    const number = await complaint();
    await files((all) =>
      all.add(
        contactId,
        { kind: 'complaint', number },
        { channel: 'telegram', kind: 'photo', reference: 'a' },
        at,
      ),
    );

    expect((await claim())[0]).toMatchObject({ number });
  });

  it('and nobody filed is dropped after a while; what was filed stays', async () => {
    await send('a', {}, later(-3 * dayMs));
    await fileIt();
    await send('b', {}, later(-3 * dayMs));
    await send('c');

    await queue((waiting) => waiting.dropUnfiled(later(-2 * dayMs)));

    expect((await rows()).map(({ reference }) => reference)).toEqual(['a', 'c']);
  });
});

describe('a file that waits', () => {
  it('is leased to one process; a lease that ran out is given anew, and its former holder changes nothing', async () => {
    await send('a');
    const [first] = await claim();
    expect(await claim()).toEqual([]);
    const [second] = await claim(later(leaseMs));

    expect([first?.attempt, second?.attempt]).toEqual([1, 2]);
    if (!first || !second) throw new Error('no lease');
    expect(await queue((waiting) => waiting.settle(first, { kind: 'lost', loss: 'gone' }))).toBe(false);
    expect(
      await queue((waiting) =>
        waiting.settle(second, { kind: 'kept', mediaType: 'image/jpeg', bytes: jpeg }),
      ),
    ).toBe(true);
    expect(await rows()).toMatchObject([
      {
        ...{
          state: 'kept',
          mediaType: 'image/jpeg',
          size: jpeg.length,
          reference: null,
          nextAttemptAt: null,
        },
        sha256: createHash('sha256').update(jpeg).digest('hex'),
      },
    ]);
    expect(await claim(later(dayMs))).toEqual([]);
  });

  it('on a channel that is not on here is left to others', async () => {
    await send('a');

    expect(await queue((waiting) => waiting.claim(['wechat'], 10, leaseMs, at))).toEqual([]);
  });

  it('is tried again when its time comes; patience that was asked for is no try', async () => {
    await send('a');
    const [first] = await claim();
    if (!first) throw new Error('no lease');
    await queue((waiting) =>
      waiting.settle(first, { kind: 'waiting', nextAttemptAt: later(5_000), counts: false }),
    );

    expect(await claim(later(4_999))).toEqual([]);
    expect((await claim(later(5_000)))[0]?.attempt).toBe(1);
  });

  it('is told how much room its complaint has left', async () => {
    await send('a');
    const [first] = await claim();
    if (!first) throw new Error('no lease');
    await queue((waiting) => waiting.settle(first, { kind: 'kept', mediaType: 'image/jpeg', bytes: jpeg }));
    await send('b');
    await send('c', {}, at, other);

    expect((await claim()).map(({ reference, besides }) => [reference, besides])).toEqual([
      ['b', jpeg.length],
      ['c', 0],
    ]);
  });

  it('goes from the platform into the complaint: bad hours outlived, what cannot be kept told', async () => {
    await send('good');
    await send('page');
    await fileIt();
    const told: object[] = [];
    let tries = 0;
    let now = at;
    const parts = {
      sources: [
        {
          name: 'telegram' as const,
          fetch: (reference: string) => {
            if (reference === 'page') return Promise.resolve({ kind: 'fetched' as const, bytes: html });
            tries += 1;
            return Promise.resolve(
              tries < 3
                ? { kind: 'again' as const, reason: 'HTTP 500' }
                : { kind: 'fetched' as const, bytes: jpeg },
            );
          },
        },
      ],
      transaction: <T>(
        work: (within: {
          queue: ReturnType<typeof fetchQueue>;
          tell: (lost: object) => Promise<void>;
        }) => Promise<T>,
      ) =>
        database.transaction((tx) =>
          work({ queue: fetchQueue(tx, sealKey), tell: async (lost) => void told.push(lost) }),
        ),
      clock: () => now,
      mayDelete: () => Promise.resolve(true),
      chance: () => 0,
      ...{ onMissed: () => undefined, onTold: () => undefined, onFault: () => undefined },
    };

    for (let look = 1; look <= 4; look += 1) {
      await fetchSome(parts, new AbortController().signal);
      now = new Date(now.getTime() + pauseMs(look, 1));
    }

    expect(await rows()).toMatchObject([
      { state: 'kept', mediaType: 'image/jpeg' },
      { state: 'failed', failure: 'wrong-type', bytes: null, reference: null },
    ]);
    expect(told).toMatchObject([{ contactId, loss: 'wrong-type', kinds: ['photo'] }]);
  });
});

describe('erasing', () => {
  it('drops what is not filed, fetches nothing more, and cuts what is kept off from who sent it', async () => {
    await send('kept');
    await send('waiting');
    const [first] = await claim(at, 1);
    if (!first) throw new Error('no lease');
    await queue((waiting) => waiting.settle(first, { kind: 'kept', mediaType: 'image/jpeg', bytes: jpeg }));
    await fileIt();
    await send('draft');
    await send('of somebody else', {}, at, other);

    await database.transaction((tx) => erasureRepository(tx, hashKey).eraseContact(contactId, at));

    expect(await rows()).toMatchObject([
      { contactId: null, state: 'kept' },
      { contactId: null, state: 'failed', failure: 'erased', reference: null, nextAttemptAt: null },
      { contactId: other, reference: 'of somebody else' },
    ]);
    expect((await claim()).map(({ reference }) => reference)).toEqual(['of somebody else']);
  });
});
