/** A clock that was set years ahead deletes nothing, until it is right again or an operator has said which day it is. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clockFault, guardByClock } from '../../src/clock-guard.ts';
import { auditRepository } from '../../src/database/audit.ts';
import type { Database } from '../../src/database/open.ts';
import { claimRetentionDay } from '../../src/database/retention.ts';
import { clockDay, confirmClockDay } from '../../src/database/retention-clock.ts';
import { openTestDatabase } from '../support/database.ts';

let database: Database;
const said: unknown[] = [];
beforeEach(async () => {
  said.length = 0;
  database = await openTestDatabase();
});
afterEach(() => database.close());

const noon = (day: string) => new Date(`${day}T04:00:00Z`);
const guard = () => guardByClock(database, { error: (what: unknown) => void said.push(what) });
const keptDay = () => database.transaction(clockDay);
const record = (day: string) =>
  database.transaction((tx) =>
    auditRepository(tx).append({ at: noon(day), actor: 'x', action: 'y', subject: 'z' }),
  );
const message = (day: string) =>
  database.client.inboxMessage.create({
    data: { channel: 'web', externalId: 'a', messageId: day, text: '', receivedAt: noon(day) },
  });

describe('what deletes by the clock', () => {
  it('may while it is looked at day by day, also after a holiday', async () => {
    const mayDelete = guard();
    const days = ['2026-11-26', '2026-11-27', '2026-12-12'];

    for (const day of days) expect(await mayDelete(noon(day))).toBe(true);

    expect([await keptDay(), said]).toEqual(['2026-12-12', []]);
  });

  it('may not by a clock set ten years ahead, and says so once a day', async () => {
    const mayDelete = guard();
    await mayDelete(noon('2026-11-27'));

    const jumped = ['2036-11-27', '2036-11-27', '2036-11-28', '2036-12-31'];
    for (const day of jumped) expect(await mayDelete(noon(day))).toBe(false);
    const told = said.map((what) => JSON.stringify(what));
    const since = await keptDay();
    const backAgain = await mayDelete(noon('2026-11-28'));

    expect(told).toHaveLength(3);
    expect(told[0]).toContain('"since":"2026-11-27","today":"2036-11-27"');
    expect([since, backAgain]).toEqual(['2026-11-27', true]);
  });

  it.each([
    ['entry of the trail', record],
    ['message', message],
  ])('may not at the very first look either, beside an old %s', async (_what, made) => {
    await made('2026-11-20');
    const mayDelete = guard();

    expect(await mayDelete(noon('2026-12-06'))).toBe(false);
    expect(await mayDelete(noon('2026-12-05'))).toBe(true);
  });

  it('is told with both ways out when it may not', () => {
    const fault = clockFault({ kind: 'far-ahead', since: '2026-11-27', today: '2027-03-01', days: 94 });

    expect(fault).toMatch(/2027-03-01, 94 days after 2026-11-27.*nothing is deleted/);
    expect(fault).toContain('set it right');
    expect(fault).toContain('heyi retention --confirm-clock 2027-03-01');
  });

  it('may where there is no record at all', async () => {
    expect(await guard()(noon('2036-11-27'))).toBe(true);
  });

  it('may again when a clock that had fallen back years is set right', async () => {
    const mayDelete = guard();
    const days = ['2026-11-27', '2015-01-01', '2026-11-28'];

    for (const day of days) expect(await mayDelete(noon(day))).toBe(true);
  });

  it('may again when an operator has said that it is that day', async () => {
    const mayDelete = guard();
    await mayDelete(noon('2026-11-27'));
    const before = await mayDelete(noon('2027-03-01'));
    await database.transaction((tx) => confirmClockDay(tx, '2027-03-01'));

    expect([before, await mayDelete(noon('2027-03-01'))]).toEqual([false, true]);
    expect(await mayDelete(noon('2036-03-01'))).toBe(false);
  });

  it('is not held up for years by a day that was confirmed wrongly', async () => {
    await claimRetentionDay(database.client, '2036-03-01');
    await database.transaction((tx) => confirmClockDay(tx, '2036-03-01'));
    await database.transaction((tx) => confirmClockDay(tx, '2026-11-27'));

    expect(await keptDay()).toBe('2026-11-27');
    expect(await claimRetentionDay(database.client, '2026-11-27')).toBe(true);
    await database.transaction((tx) => confirmClockDay(tx, '2026-11-27'));
    expect(await claimRetentionDay(database.client, '2026-11-27')).toBe(false);
  });
});
