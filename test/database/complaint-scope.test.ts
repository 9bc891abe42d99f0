import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/open.ts';
import { now, openDesk, type TestDesk } from '../support/desk.ts';
import { jpeg } from '../support/files.ts';
import { openTestDatabase } from '../support/database.ts';

let database: Database;
let desk: TestDesk;
beforeAll(async () => {
  database = await openTestDatabase();
  desk = await openDesk(database);
});
afterAll(() => database.close());

const complaint = (id: number) => database.client.complaint.findUniqueOrThrow({ where: { id } });

describe('a complaint that is not for somebody', () => {
  it.each([
    ['longchang', {}],
    ['banner', {}],
    ['committee', {}],
    ['outreach', {}],
    ['admin', {}],
    ['supervisor', { target: 'banner-office' }],
    ['banner', { text: '旗合管办的人收了钱' }],
    ['lindong', { target: 'health-centre' }],
    ['supervisor', { target: 'unclear' }],
  ] as const)('is not there for %s, by whatever way they ask', async (person, filed) => {
    const id = await desk.file(filed);
    const { number } = await complaint(id);
    const viewer = desk.staff[person];
    await database.client.attachment.create({
      data: {
        complaintId: id,
        ...{ kind: 'photo', state: 'kept' },
        mediaType: 'image/png',
        size: 1,
        sha256: '',
        bytes: Buffer.from([1]),
        at: now,
      },
    });
    const { id: attachment } = await database.client.attachment.findFirstOrThrow({
      where: { complaintId: id },
    });

    await desk.within(async (open) => {
      expect(await open.idOf(viewer, number)).toBeUndefined();
      expect(await open.read(viewer, id, now)).toBeUndefined();
      expect(await open.attachment(viewer, id, attachment, now)).toBeUndefined();
      expect(await open.attach(viewer, id, [{ bytes: jpeg }], now)).toEqual({ kind: 'not-found' });
      expect(await open.act(viewer, id, 0, { kind: 'take' }, now)).toEqual({ kind: 'not-found' });
      expect(await open.act(viewer, id, 9, { kind: 'note', text: '想看' }, now)).toEqual({
        kind: 'not-found',
      });
      expect(await open.reveal(viewer, id, '好奇', now)).toEqual({ kind: 'not-found' });
      expect(await open.colleagues(viewer, id)).toEqual([]);
      expect(await open.saveDraft(viewer, id, { text: 'x', version: 0 }, now)).toEqual({
        kind: 'not-found',
      });
      const page = await open.page(
        viewer,
        { tab: 'open', today: '2026-06-01', soonThrough: '2026-06-08' },
        now,
      );
      expect(page.rows.map((row) => row.id)).not.toContain(id);
    });
    expect((await complaint(id)).version).toBe(0);
  });

  it('does not open a file of another complaint by its number', async () => {
    const [mine, other] = [await desk.file(), await desk.file({ sumu: '隆昌镇' })];
    const { id } = await database.client.attachment.create({
      data: {
        complaintId: other,
        ...{ kind: 'photo', state: 'kept' },
        mediaType: 'image/png',
        size: 1,
        sha256: '',
        bytes: Buffer.from([1]),
        at: now,
      },
    });

    await desk.within(async (open) => {
      expect(await open.attachment(desk.staff.lindong, mine, id, now)).toBeUndefined();
      expect(await open.attachment(desk.staff.longchang, other, id, now)).toEqual({
        mediaType: 'image/png',
        bytes: new Uint8Array([1]),
      });
    });
  });
});
