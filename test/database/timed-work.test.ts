/** What the clock asks for is done by the replica that leads, and by no other. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { guardByClock } from '../../src/clock-guard.ts';
import { assembleConversation } from '../../src/conversation-parts.ts';
import { recordedHeads } from '../../src/database/audit-head.ts';
import { keepCalendar } from '../../src/database/calendar.ts';
import { leadershipOf } from '../../src/database/leadership.ts';
import type { Database } from '../../src/database/open.ts';
import { confirmClockDay } from '../../src/database/retention-clock.ts';
import { keepBetweenStarts } from '../../src/kept.ts';
import { readScheme } from '../../src/policy/load.ts';
import { retentionSchema } from '../../src/policy/retention.ts';
import { sampleSchemeFile } from '../../src/scheme-files.ts';
import { startTimedWork } from '../../src/timed-work.ts';
import { openTestDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';

let database: Database;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

const read = readScheme(sampleSchemeFile, '2026-11-16');
const { wording } = assembleConversation(read, keepBetweenStarts());

it('a replica that does not lead records no head of the audit chain; the leader does, once', async () => {
  const mayDelete = () => Promise.resolve(true);
  const said: unknown[] = [];
  const log = {
    info: (what: unknown) => void said.push(what),
    warn: () => undefined,
    error: () => undefined,
  };
  const calendar = await keepCalendar(database.client);
  const clock = () => new Date('2026-11-16T02:00:00Z');
  const parts = { database, scheme: read, wording, calendar, clock, mayDelete };
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

it('a clock set to 2036 deletes nothing; the right one, or an operator who confirms that day, does', async () => {
  const retention = retentionSchema.parse({ daily: true });
  const scheme = { ...read, profile: { ...read.profile, retention } };
  const calendar = await keepCalendar(database.client);
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const guard = guardByClock(database, silent);
  let looks = 0;
  const mayDelete = (at: Date) => guard(at).finally(() => (looks += 1));
  const leads = () => Promise.resolve(true);
  const { client } = database;
  const [old, now] = [new Date('2026-10-01T02:00:00Z'), new Date('2026-11-27T02:00:00Z')];
  const account = { channel: 'web', externalId: 'a', state: 'processed' } as const;
  const message = (receivedAt: Date) => ({
    ...{ ...account, messageId: receivedAt.toISOString(), text: '我的话', receivedAt },
  });
  await client.inboxMessage.createMany({ data: [old, now].map(message) });
  await client.importDraft.create({
    data: {
      ...{ kind: 'households', source: 'a', fileName: 'a.csv', sha256: '', actor: 'bayar' },
      ...{ size: 1, sealed: new Uint8Array(1), asOf: now, at: now },
    },
  });
  const left = async () => ({
    words: await client.inboxMessage.count({ where: { text: { not: '' } } }),
    messages: await client.inboxMessage.count(),
    drafts: await client.importDraft.count(),
  });
  /** Until both have looked that delete by the clock, and as many words are left. */
  const workAt = async (day: string, words: number) => {
    looks = 0;
    const clock = () => new Date(`${day}T03:00:00Z`);
    const parts = { database, scheme, wording, calendar, clock, mayDelete };
    const work = startTimedWork(parts, leads, silent, () => undefined);
    await until(async () => looks === 2 && (await left()).words === words, `${String(words)} left`);
    await work.stop();
    return left();
  };

  expect(await workAt('2036-11-27', 2)).toEqual({ words: 2, messages: 2, drafts: 1 });
  expect(await workAt('2026-11-27', 1)).toEqual({ words: 1, messages: 2, drafts: 1 });
  expect(await workAt('2036-11-27', 1)).toEqual({ words: 1, messages: 2, drafts: 1 });
  await database.transaction((tx) => confirmClockDay(tx, '2036-11-27'));
  expect(await workAt('2036-11-27', 0)).toEqual({ words: 0, messages: 0, drafts: 0 });
});
