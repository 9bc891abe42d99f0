/** What a platform tells of a file comes through the inbox, and limits hold when two add at once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliveryStore } from '../../src/database/delivery.ts';
import type { Database } from '../../src/database/open.ts';
import { unitOfWork } from '../../src/database/unit-of-work.ts';
import { openTestDatabase } from '../support/database.ts';
import { hashKey, openDesk } from '../support/desk.ts';
import { jpeg } from '../support/files.ts';

const at = new Date('2026-11-26T02:00:00Z');

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

describe('what a platform tells of a file', () => {
  it('comes through the inbox whole', async () => {
    const store = deliveryStore(database, (tx, turn) => unitOfWork(tx, turn, hashKey));
    const enclosure = { kind: 'photo', reference: 'a', size: 7, album: 'b' } as const;
    const key = { channel: 'telegram', from: 'three' } as const;
    await store.receive({ ...key, messageId: '1', text: '', enclosure }, at);

    const worked = await store.turn(key, at, (_work, message) =>
      Promise.resolve({ replies: [], trace: message.enclosure }),
    );

    expect(worked).toMatchObject({ kind: 'worked', trace: enclosure });
  });
});

describe('two who add to one complaint at once', () => {
  it('do not pass its limit together', async () => {
    const desk = await openDesk(database);
    const id = await desk.file();
    const four = Array.from({ length: 4 }, () => ({ bytes: jpeg }));
    const add = () => desk.within((all) => all.attach(desk.staff.lindong, id, four, at));
    for (let times = 0; times < 4; times += 1) await add();

    const outcomes = await Promise.all([add(), add()]);

    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['done', 'refused']);
    expect(await database.client.attachment.count({ where: { complaintId: id } })).toBe(20);
  });
});
