/** What the clock asks for is done by the replica that leads, and by no other. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { assembleConversation } from '../../src/conversation-parts.ts';
import { recordedHeads } from '../../src/database/audit-head.ts';
import { keepCalendar } from '../../src/database/calendar.ts';
import { leadershipOf } from '../../src/database/leadership.ts';
import type { Database } from '../../src/database/open.ts';
import { keepBetweenStarts } from '../../src/kept.ts';
import { readScheme } from '../../src/policy/load.ts';
import { sampleSchemeFile } from '../../src/scheme-files.ts';
import { startTimedWork } from '../../src/timed-work.ts';
import { openTestDatabase } from '../support/database.ts';

let database: Database;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

it('a replica that does not lead records no head of the audit chain; the leader does, once', async () => {
  const scheme = readScheme(sampleSchemeFile, '2026-11-16');
  const said: unknown[] = [];
  const log = {
    info: (what: unknown) => void said.push(what),
    warn: () => undefined,
    error: () => undefined,
  };
  const { wording } = assembleConversation(scheme, keepBetweenStarts());
  const calendar = await keepCalendar(database.client);
  const parts = { database, scheme, wording, calendar, clock: () => new Date('2026-11-16T02:00:00Z') };
  const replica = (leads: () => Promise<boolean>) => startTimedWork(parts, leads, log, () => undefined);
  const heads = () => recordedHeads(database);

  await replica(() => Promise.resolve(false)).stop();
  const before = [await heads(), said.length];
  const leadership = leadershipOf(database);
  await replica(leadership.leads).stop();
  await replica(leadership.leads).stop();
  await leadership.resign();

  expect(before).toEqual([[], 0]);
  expect(await heads()).toHaveLength(1);
  expect(said).toHaveLength(1);
});
