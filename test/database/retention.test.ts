/** What has been kept long enough goes, exactly as it was shown beforehand; what is on hold stays, with everything about it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sweptLines } from '../../src/commands/retention.ts';
import { addKept } from '../../src/database/attachment-bytes.ts';
import { recordedHeads } from '../../src/database/audit-head.ts';
import { verifyChain } from '../../src/database/audit-verify.ts';
import { liftHold, placeHold } from '../../src/database/legal-hold.ts';
import type { Database, Tx } from '../../src/database/open.ts';
import {
  claimRetentionDay,
  keepRetention,
  retentionDue,
  type RetentionRun,
} from '../../src/database/retention.ts';
import { goesBefore, retentionRules, retentionSchema } from '../../src/policy/retention.ts';
import { openTestDatabase } from '../support/database.ts';
import { at as filledAt, fillWith, marked, sealKey, traces } from '../support/marked-person.ts';
import { jpeg } from '../support/files.ts';

const dayMs = 24 * 3_600_000;
const now = new Date(filledAt.getTime() + 2_000 * dayMs);
const daysAgo = (days: number) => new Date(now.getTime() - days * dayMs);
const kept = retentionSchema.parse({
  rules: {
    'closed-complaints': { days: 1_500, reason: '档案' },
    'closed-complaint-files': { days: 1_000, reason: '档案' },
  },
});
const run: RetentionRun = {
  goesBefore: (rule) => goesBefore(kept, rule, now),
  at: now,
  actor: 'operator',
};
const account = { channel: 'wechat', externalId: 'somebody else' } as const;
const reply = { text: '您家还有43.20元', choices: [], citations: [] };

let database: Database;
beforeEach(async () => {
  database = await openTestDatabase();
  await database.transaction(fillWith);
  await database.transaction(others);
});
afterEach(() => database.close());

const due = () => database.transaction((tx) => retentionDue(tx, run.goesBefore));
const nonZero = (swept: Awaited<ReturnType<typeof due>>) =>
  Object.fromEntries(swept.flatMap(({ what, count }) => (count > 0 ? [[what, count]] : [])));

/** Of every kind something old, and the same one day too young. */
async function others(tx: Tx): Promise<void> {
  // The one it was filled with is no longer in force.
  await tx.legalHold.updateMany({ data: { liftedAt: filledAt } });
  const message = (days: number, at: number) => ({
    ...{ ...account, messageId: String(at), text: '我的话', receivedAt: daysAgo(days) },
    state: 'processed' as const,
  });
  await tx.inboxMessage.createMany({ data: [31, 29].map(message) });
  const notice = { kind: 'complaint', number: 'T26-0418-7', state: '答复了', day: '2026-11-22' };
  await tx.outboxMessage.createMany({
    data: [31, 29].map((days) => ({
      ...{ ...account, reply: { ...reply, notice }, state: 'accepted' as const },
      ...{ nextAttemptAt: daysAgo(days), createdAt: daysAgo(days) },
    })),
  });
  for (const [place, days] of [1_001, 999].entries()) {
    const { id } = await tx.complaint.create({
      data: {
        ...{ number: `T26-00${String(place)}0-0`, category: 'other', text: '投诉', anonymous: true },
        ...{ target: 'other', queue: 'banner_office', receivedAt: daysAgo(1_400), dueDay: now },
        ...{ calendarVersion: 'x', provisional: false, state: 'closed', closedAt: daysAgo(days) },
      },
    });
    await addKept(
      tx,
      id,
      [{ kind: 'photo', mediaType: 'image/jpeg', bytes: jpeg, name: '收据.jpg' }],
      { actor: 'staff:wulan', at: daysAgo(1_400) },
      sealKey,
    );
  }
  const wulan = await tx.staffMember.findUniqueOrThrow({ where: { login: 'wulan' } });
  await tx.staffNotice.createMany({
    data: [401, 399].map((days) => ({ staffId: wulan.id, kind: 'assigned', at: daysAgo(days) })),
  });
  await tx.staffBindingCode.create({
    data: { staffId: wulan.id, codeHash: 'x', expiresAt: daysAgo(2) },
  });
  await tx.staffMember.createMany({
    data: [366, 364].map((days) => ({
      ...{ login: `left ${String(days)}`, name: '走了的人', role: 'handler' as const, passwordHash: 'hash' },
      ...{ createdAt: filledAt, disabledAt: daysAgo(days) },
    })),
  });
  await tx.miss.createMany({
    data: [401, 399].map((days) => ({
      ...{ kind: 'unclear' as const, text: `咋整 ${String(days)}`, language: 'zh-CN', taken: 'other' },
      ...{ clauses: [], day: daysAgo(days), lastDay: daysAgo(days) },
    })),
  });
  await tx.campaign.updateMany({ data: { state: 'finished', endedAt: daysAgo(801) } });
  await tx.enquiry.updateMany({ data: { state: 'closed', closedAt: daysAgo(181) } });
  await tx.binding.updateMany({ data: { endedAt: daysAgo(401) } });
}

describe('the retention rules', () => {
  it('take what they showed, of every kind, and nothing is left to show', async () => {
    const shown = await due();

    expect(nonZero(shown)).toEqual({
      ...{ answers: 3, messages: 1, 'answers emptied': 1, 'messages emptied': 1, conversations: 1 },
      ...{ enquiries: 1, 'complaints with everything about them': 1, 'files of complaints': 1 },
      ...{ 'ended bindings': 1, 'counts of wrong tries': 1, 'codes of staff': 1, 'notices to staff': 1 },
      ...{ 'accounts of staff emptied': 1, 'recipients cut off': 1, 'words not understood': 1 },
      'audit entries without their values': 1,
    });
    expect([...new Set(shown.map(({ rule }) => rule))].sort()).toEqual([...retentionRules].sort());
    const done = await keepRetention(database, run);

    expect(sweptLines(done)).toEqual(sweptLines(shown));
    expect(nonZero(await due())).toEqual({});
    expect(sweptLines(await due())).toEqual(['Nothing has been kept too long.']);
  });

  it('leave what is a day younger, and the notice by which an answer was announced', async () => {
    await keepRetention(database, run);
    const { client } = database;

    const said = await client.inboxMessage.findMany({ where: account, orderBy: { id: 'asc' } });
    expect(said.map(({ text }) => text)).toEqual(['', '我的话']);
    const answers = await client.outboxMessage.findMany({ where: account, orderBy: { id: 'asc' } });
    expect(answers.map((one) => one.reply)).toEqual([
      expect.objectContaining({
        text: '',
        notice: expect.objectContaining({ number: 'T26-0418-7' }) as unknown,
      }),
      expect.objectContaining({ text: reply.text }),
    ]);
    const files = await client.attachment.findMany({
      orderBy: { id: 'asc' },
      where: { complaintId: { not: null } },
    });
    expect(files.map(({ state, bytes, name }) => [state, bytes === null, name])).toEqual([
      ['failed', true, null],
      ['kept', false, '收据.jpg'],
    ]);
    expect(await client.staffMember.findMany({ where: { passwordHash: 'hash' } })).toMatchObject([
      { login: 'left 364' },
    ]);
    expect(await client.miss.findMany()).toMatchObject([{ text: '咋整 399' }]);
    // What still waits to be sent is no past.
    expect(await client.outboxMessage.count({ where: { state: 'queued' } })).toBe(1);
  });

  it('leave of an old person only what the scheme and the trail hold', async () => {
    await keepRetention(database, run);

    const left = new Set((await traces(database)).map((column) => column.split('.')[0]));
    expect([...left].sort()).toEqual([
      ...['Attachment', 'AuditEntry', 'CampaignRecipient', 'Claim', 'ClaimEvent', 'Contact', 'Enrolment'],
      ...['FamilyAccountEntry', 'Household', 'ImportChange', 'ImportDraft', 'LegalHold', 'Member'],
      'OutboxMessage',
    ]);
  });

  it('leave the audit chain whole, with an entry that says what was taken', async () => {
    await keepRetention(database, run);

    expect((await verifyChain(database, await recordedHeads(database))).kind).toBe('sound');
    const last = await database.client.auditEntry.findFirst({ orderBy: { id: 'desc' } });
    expect(last).toMatchObject({ action: 'retention-kept', actor: 'operator' });
    expect(JSON.stringify(last?.details)).toContain('"what":"enquiries"');
  });

  it.each([
    ['household', marked.certificate],
    ['complaint', marked.number],
  ] as const)(
    'touch nothing about a %s on hold, and everything again once it is lifted',
    async (kind, number) => {
      // The one it was filled with is no longer in force.
      await database.client.legalHold.updateMany({ data: { liftedAt: filledAt } });
      const before = await traces(database);
      const hold = { kind, number, actor: 'operator', at: now };
      await database.transaction((tx) => placeHold(tx, { ...hold, reason: '行政复议' }));

      const shown = await due();
      expect(sweptLines(await keepRetention(database, run))).toEqual(sweptLines(shown));
      expect(nonZero(shown)).not.toHaveProperty('enquiries');
      const gone = kind === 'complaint' ? ['CertificateLock.certificate'] : [];
      expect(await traces(database)).toEqual(before.filter((column) => !gone.includes(column)));

      await database.transaction((tx) => liftHold(tx, hold));
      expect(nonZero(await due())).toMatchObject({
        enquiries: 1,
        'complaints with everything about them': 1,
      });
    },
  );

  it('take a complaint only with its duplicates', async () => {
    const main = await database.client.complaint.findUniqueOrThrow({ where: { number: marked.number } });
    await database.client.complaint.updateMany({
      where: { number: 'T26-0010-0' },
      data: { mergedIntoId: main.id },
    });

    expect(nonZero(await due())).not.toHaveProperty('complaints with everything about them');
  });

  it('go on past the first batch, and after a run that was killed', async () => {
    await database.client.inboxMessage.createMany({
      data: Array.from({ length: 1_203 }, (_, at) => ({
        ...{ ...account, messageId: `many ${String(at)}`, text: '我的话', receivedAt: daysAgo(100) },
        state: 'processed' as const,
      })),
    });
    let transactions = 0;
    const killed: Pick<Database, 'transaction'> = {
      transaction: (work, options) => {
        transactions += 1;
        if (transactions > 5) throw new Error('killed');
        return database.transaction(work, options);
      },
    };

    await expect(keepRetention(killed, run)).rejects.toThrow('killed');
    const half = nonZero(await due())['messages emptied'];
    expect(half).toBeGreaterThan(0);
    expect(half).toBeLessThan(1_204);
    await keepRetention(database, run);
    expect(nonZero(await due())).toEqual({});
  });

  it('are kept to once a day, by whoever claims it', async () => {
    const claim = (day: string) => claimRetentionDay(database.client, day);

    expect([await claim('2026-11-26'), await claim('2026-11-26'), await claim('2026-11-27')]).toEqual([
      ...[true, false, true],
    ]);
    expect(await claim('2026-11-26')).toBe(false);
  });
});
