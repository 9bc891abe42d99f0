/** Holds at the complaint desk: who may, whatever the door lets in; and only one at a time. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeHold } from '../../src/database/legal-hold.ts';
import type { Database } from '../../src/database/open.ts';
import { openTestDatabase } from '../support/database.ts';
import { now, openDesk, type Person, type TestDesk } from '../support/desk.ts';

let database: Database;
let desk: TestDesk;
beforeAll(async () => {
  database = await openTestDatabase();
  desk = await openDesk(database);
});
afterAll(() => database.close());

const hold = (person: Person, id: number) =>
  desk.within((at) => at.hold(desk.staff[person], id, '纪检来函', now));
const numberOf = async (id: number) =>
  (await database.client.complaint.findUniqueOrThrow({ where: { id } })).number;

describe('a hold at the desk', () => {
  it.each<[Person, string]>([
    ['lindong', 'not-your-role'],
    ['lindong2', 'not-your-role'],
    ['longchang', 'not-found'],
    ['banner', 'not-found'],
    ['committee', 'not-found'],
    ['outreach', 'not-found'],
    ['admin', 'not-found'],
    ['supervisor', 'done'],
  ])('of %s on what a sumu works: %s', async (person, expected) => {
    const id = await desk.file({}, 'sumu-office');
    const outcome = await hold(person, id);

    expect(outcome.kind === 'refused' ? outcome.why : outcome.kind).toBe(expected);
    expect(await database.client.legalHold.count({ where: { number: await numberOf(id) } })).toBe(
      expected === 'done' ? 1 : 0,
    );
  });

  it('is not for the handler who works on it, nor to be lifted by them', async () => {
    const id = await desk.file({}, 'sumu-office');
    await desk.act('lindong', id, { kind: 'take' });
    const refused = { kind: 'refused', why: 'not-your-role' };

    expect(await hold('lindong', id)).toEqual(refused);
    await hold('supervisor', id);
    const [placed] = await database.client.legalHold.findMany({ where: { number: await numberOf(id) } });
    const lifting = desk.within((at) => at.liftHold(desk.staff.lindong, id, placed?.id ?? 0, now));
    expect(await lifting).toEqual(refused);
  });

  it('is placed once, by the desk and by command alike, when several press at the same moment', async () => {
    const id = await desk.file({}, 'banner-office');
    const number = await numberOf(id);
    const byCommand = () =>
      database.transaction((tx) =>
        placeHold(tx, { kind: 'complaint', number, reason: '证据', actor: 'operator', at: now }),
      );
    await Promise.all([hold('supervisor', id), byCommand(), hold('supervisor', id), byCommand()]);

    expect(await database.client.legalHold.count({ where: { number } })).toBe(1);
  });
});
