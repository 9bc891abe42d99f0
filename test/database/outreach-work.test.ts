/** A broadcast from the first word to the last recipient: the desk, the clock and the sending, as the service has them. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readWording } from '../../src/conversation/wording.ts';
import type { Database } from '../../src/database/open.ts';
import { outboxStore } from '../../src/database/outbox.ts';
import type { LeasedReply, OutgoingChannel } from '../../src/delivery/outbox.ts';
import { clockStartingAt } from '../../src/kernel/clock.ts';
import { publishedCalendar } from '../../src/kernel/working-days.ts';
import { wholeAudience } from '../../src/outreach/audience.ts';
import type { Campaign, CampaignDeed, OutreachStaff } from '../../src/outreach/campaign.ts';
import { outreachDesk } from '../../src/outreach-desk.ts';
import { composeBroadcasts, sendableNow, startOutreach } from '../../src/outreach-work.ts';
import { defaultTexts } from '../../src/outreach-words.ts';
import { readScheme } from '../../src/policy/load.ts';
import { promptsDir, sampleSchemeFile } from '../../src/scheme-files.ts';
import { forgetRecords, layRecords } from '../support/audience.ts';
import { outcomesOf, putCampaign, putRecipients } from '../support/campaigns.ts';
import { openTestDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';

let database: Database;
let writer: OutreachStaff;
let second: OutreachStaff;
const morning = new Date('2026-11-26T10:00:00+08:00');

beforeAll(async () => {
  database = await openTestDatabase();
  const hire = async (login: string): Promise<OutreachStaff> => {
    const account = { login, name: login, role: 'outreach', passwordHash: '', createdAt: morning } as const;
    const { id } = await database.client.staffMember.create({ data: account });
    return { id, login, name: login, role: 'outreach' };
  };
  writer = await hire('writer');
  second = await hire('second');
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.client.staffMember.updateMany({ data: { contactId: null } });
  await forgetRecords(database);
  await database.client.auditEntry.deleteMany();
});

const scheme = readScheme(sampleSchemeFile, '2026-11-26');
const wording = readWording(promptsDir);
const calendar = { current: () => publishedCalendar };

/** Whoever is told takes so long. */
function phones(takesMs = 0) {
  const told: LeasedReply[] = [];
  const channel: OutgoingChannel = {
    ...{ name: 'telegram', pace: { overallMs: 0, perConversationMs: 0 }, atOnce: 2, windowed: false },
    parts: ({ text }) => [{ text }],
    async send(_part, to) {
      told.push(to);
      if (takesMs > 0) await new Promise((taken) => setTimeout(taken, takesMs));
      return { kind: 'accepted' };
    },
  };
  return { told, channel };
}

function service(at: Date, channel: OutgoingChannel, changed: { readonly production?: boolean } = {}) {
  const clock = clockStartingAt(at);
  const faults: unknown[] = [];
  const parts = { database, scheme, wording, calendar, clock, production: false, ...changed };
  const desk = outreachDesk({ ...parts, channels: [channel.name], onReplies: () => undefined });
  return {
    ...{ desk, faults, clock },
    sendable: () => sendableNow(parts)(clock()),
    start: () =>
      startOutreach(
        {
          ...{
            ...parts,
            channels: [channel],
            outbox: outboxStore(database),
            compose: composeBroadcasts(parts),
          },
          ...{ chance: () => 0.5, onOutcome: () => undefined },
        },
        { error: (fault: unknown) => faults.push(fault) },
      ),
    async deed(staff: OutreachStaff, id: number, deed: Exclude<CampaignDeed, 'edit'>) {
      const seen = await desk.look(staff, id);
      return desk.deed(staff, id, seen?.campaign.version ?? 0, deed, {}, clock());
    },
  };
}

/** So many households, each with somebody who has not paid and has an account. */
async function households(count: number): Promise<void> {
  const ids = Array.from({ length: count }, (_, place) => place + 1);
  await layRecords(database, {
    households: ids.map((id) => ({ id })),
    members: ids.map((id) => ({ id, householdId: id, name: `乌力吉${String(id)}` })),
    contacts: ids.map((id) => ({ id })),
    bindings: ids.map((id) => ({ contactId: id, memberId: id })),
  });
}

const draft = {
  ...{ name: '第一次提醒', audience: wholeAudience },
  texts: defaultTexts({ wording }, '30', 2027).texts,
};

async function scheduled(office: ReturnType<typeof service>): Promise<number> {
  const made = await office.desk.create(writer, draft, office.clock());
  if (!('id' in made)) throw new Error(made.refusal);
  expect(await office.deed(second, made.id, 'approve')).toMatchObject({ kind: 'done' });
  expect(await office.deed(writer, made.id, 'schedule')).toMatchObject({ kind: 'done' });
  return made.id;
}
const stateOf = async (id: number) =>
  (await database.client.campaign.findUniqueOrThrow({ where: { id } })).state;

describe('a broadcast', () => {
  it('written by one, approved by another, tells everybody once and is finished', async () => {
    await households(7);
    const { channel, told } = phones();
    const office = service(morning, channel);
    const id = await scheduled(office);
    const work = office.start();
    await until(async () => (await stateOf(id)) === 'finished', 'the end of the broadcast');
    await work.stop();

    expect(told.map(({ from }) => from).sort()).toEqual(['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7']);
    expect(told[0]?.reply.text).toContain('乌*');
    expect(await outcomesOf(database, id)).toEqual(Array(7).fill('accepted'));
    const events = (await office.desk.look(writer, id))?.events ?? [];
    expect(events.map(({ kind, actor }) => `${kind} ${actor}`)).toEqual([
      ...['created staff:writer', 'approved staff:second', 'scheduled staff:writer'],
      ...['started system', 'finished system'],
    ]);
    expect(events[3]?.note).toBe('7 户，7 人未参合，其中 7 户有人绑定');
    const audited = await database.client.auditEntry.findMany({ orderBy: { id: 'asc' } });
    expect(audited.map(({ action, subject, details }) => [action, subject, details])).toEqual(
      ['created', 'approved', 'scheduled', 'started', 'finished'].map((kind) => [
        ...[`campaign-${kind}`, `campaign:${String(id)}`, null],
      ]),
    );
    expect(office.faults).toEqual([]);
  });

  it('cancelled while it runs tells nobody more', async () => {
    await households(40);
    const { channel, told } = phones(50);
    const office = service(morning, channel);
    const id = await scheduled(office);
    const work = office.start();
    await until(() => told.length >= 4, 'the first few are told');
    await office.deed(second, id, 'cancel');
    const toldThen = told.length;
    await until(
      async () => !(await outcomesOf(database, id)).some((state) => /^(queued|leased)/.test(state)),
      'nobody waits any more',
    );
    await work.stop();

    // Whoever was leased at that moment was being told.
    expect(told.length - toldThen).toBeLessThanOrEqual(2);
    const outcomes = await outcomesOf(database, id);
    expect(outcomes.filter((one) => one === 'accepted')).toHaveLength(told.length);
    expect(outcomes.filter((one) => one === 'skipped cancelled')).toHaveLength(40 - told.length);
    expect(await stateOf(id)).toBe('cancelled');
  });

  it('that is paused rests, and goes on where it was', async () => {
    await households(20);
    const { channel, told } = phones(20);
    const office = service(morning, channel);
    const id = await scheduled(office);
    const work = office.start();
    await until(() => told.length >= 4, 'the first few are told');
    await office.deed(second, id, 'pause');
    await until(
      async () => !(await outcomesOf(database, id)).includes('leased'),
      'whoever was being told has been',
    );
    const before = told.length;
    expect(before).toBeLessThan(20);
    expect(await office.sendable()).toEqual([]);
    await office.deed(writer, id, 'resume');
    await until(async () => (await stateOf(id)) === 'finished', 'the end of the broadcast');
    await work.stop();

    expect(new Set(told.map(({ from }) => from)).size).toBe(20);
    expect(told).toHaveLength(20);
  });
});

describe('nothing may be sent', () => {
  const running: Partial<Campaign> = {
    ...{ state: 'running', approvedById: 2, startedAt: morning, enqueuedAt: morning },
  };
  const asked = async (at: Date, changed = {}, campaign = {}) => {
    const id = await putCampaign(database, { ...running, ...campaign });
    await putRecipients(database, id, [{ state: 'queued' }], morning);
    const may = await service(at, phones().channel, changed).sendable();
    return may.includes(id);
  };

  it.each([
    ['by day it may', '2026-11-26T10:00:00+08:00', {}, {}, true],
    ['at night', '2026-11-26T21:00:00+08:00', {}, {}, false],
    ['on a rest day', '2026-11-28T10:00:00+08:00', {}, {}, false],
    ['after the last day', '2026-12-21T10:00:00+08:00', {}, {}, false],
    ['of a year that is not signed', '2026-11-26T10:00:00+08:00', {}, { year: 2029 }, false],
    ['in production with a fictional scheme', '2026-11-26T10:00:00+08:00', { production: true }, {}, false],
    ['before all recipients are written', '2026-11-26T10:00:00+08:00', {}, { enqueuedAt: undefined }, false],
    ['while it is paused', '2026-11-26T10:00:00+08:00', {}, { state: 'paused' }, false],
  ])('%s', async (_when, at, changed, campaign, expected) => {
    expect(await asked(new Date(at), changed, campaign)).toBe(expected);
  });
});

describe('a test to oneself', () => {
  it('waits in the outbox of one’s own account, in its language', async () => {
    const { desk, clock } = service(morning, phones().channel);
    const made = await desk.create(writer, draft, clock());
    const id = 'id' in made ? made.id : 0;
    expect(await desk.sendTest(writer, id, clock())).toBe('no-own-account');

    await database.client.contact.create({
      data: { id: 900, channel: 'telegram', externalId: 'own', language: 'en' },
    });
    await database.client.staffMember.update({ where: { id: writer.id }, data: { contactId: 900 } });
    expect(await desk.sendTest(writer, id, clock())).toBe('sent');

    const [waiting] = await database.client.outboxMessage.findMany();
    expect(waiting).toMatchObject({ channel: 'telegram', externalId: 'own', state: 'queued' });
    expect(JSON.stringify(waiting?.reply)).toContain(
      (await desk.preview(draft.texts, clock())).en.personal.slice(0, 20),
    );
  });
});
