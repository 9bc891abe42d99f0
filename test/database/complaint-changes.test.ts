import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/open.ts';
import { now, openDesk, type Person, type TestDesk } from '../support/desk.ts';
import { onPostgres, openTestDatabase } from '../support/database.ts';

let database: Database;
let desk: TestDesk;
beforeAll(async () => {
  database = await openTestDatabase();
  desk = await openDesk(database);
});
afterAll(() => database.close());

const days = { today: '2026-06-15', soonThrough: '2026-06-22' };
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
const open = (person: Person) =>
  desk.within((opened) => opened.page(desk.staff[person], { tab: 'open', ...days }, later(1)));
const since = (person: Person, cursor: string, at = later(2)) =>
  desk.within((opened) => opened.changedSince(desk.staff[person], cursor, at));

describe('what has happened since somebody looked', () => {
  it('is told once to whom it concerns: what arrived, and what was done', async () => {
    const old = await desk.file();
    const { cursor } = await open('lindong');
    expect(await since('lindong', cursor)).toMatchObject({ changed: [], more: false });

    const fresh = await desk.file();
    await desk.file({ sumu: '隆昌镇' });
    await desk.act('lindong2', old, { kind: 'take' });

    const told = await since('lindong', cursor);
    expect(told.changed.map(({ id, arrived }) => [id, arrived])).toEqual([
      [fresh, true],
      [old, false],
    ]);
    expect(await since('lindong', told.cursor)).toMatchObject({ changed: [] });
    // Long after, the events are settled and the cursor has passed them.
    const much = await since('lindong', told.cursor, later(600));
    expect(much).toMatchObject({ changed: [] });
    expect(much.cursor).toMatch(/^\d+:$/);
    expect((await since('outreach', cursor)).changed).toEqual([]);
    expect((await since('committee', cursor)).changed).toEqual([]);
  });

  it('shows a complaint to the office that it was moved to as arrived', async () => {
    const id = await desk.file();
    await desk.act('lindong', id, { kind: 'take' });
    const { cursor } = await open('committee');
    await desk.act('lindong', id, { kind: 'transfer', queue: 'supervision-committee', reason: '说的是旗里' });

    expect((await since('committee', cursor)).changed).toMatchObject([{ id, arrived: true }]);
    expect((await since('lindong', cursor)).changed).toEqual([]);
  });

  it('takes no cursor that it has not written', async () => {
    for (const cursor of ['', 'x', '1;2', '99999999999999:', `1:${'1,'.repeat(5)}`]) {
      expect(await since('lindong', cursor)).toMatchObject({ changed: [], more: false });
    }
  });

  it.runIf(onPostgres)('does not miss what was numbered before and comes to light after', async () => {
    const [slow, quick] = [await desk.file(), await desk.file()];
    const { cursor } = await open('lindong');
    const event = (complaintId: number) => ({
      complaintId,
      kind: 'noted',
      at: later(1),
      actor: 'staff:lindong',
      shown: false,
    });
    let seen = '';
    await database.transaction(async (tx) => {
      await tx.complaintEvent.create({ data: event(slow) });
      await database.client.complaintEvent.create({ data: event(quick) });
      const told = await since('lindong', cursor);
      expect(told.changed.map(({ id }) => id)).toEqual([quick]);
      seen = told.cursor;
    });

    expect((await since('lindong', seen)).changed.map(({ id }) => id)).toEqual([slow]);
  });
});
