import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guardByClock } from '../../src/clock-guard.ts';
import { complaintCategories } from '../../src/complaint/complaint.ts';
import type { Database } from '../../src/database/open.ts';
import { layOutSample } from '../../src/database/sample.ts';
import { withoutIdentity } from '../../src/conversation/without-identity.ts';
import { idLast4Hash } from '../../src/kernel/keyed-hash.ts';
import {
  applyRate,
  formatYuan,
  least,
  minus,
  most,
  parseRate,
  parseYuan,
  sum,
  zero,
} from '../../src/kernel/money.ts';
import { readScheme } from '../../src/policy/load.ts';
import { sampleSchemeFile } from '../../src/scheme-files.ts';
import { openTestDatabase } from '../support/database.ts';

const hashKey = Buffer.from('a key for tests only');
const sealKey = Buffer.alloc(32, 8);
const today = '2026-11-22';
const layOut = (day: string) =>
  layOutSample(database, { today: day, now: new Date(`${day}T02:00:00Z`), hashKey, sealKey });
const yuan = (amount: { toFixed: (places: number) => string } | null) =>
  parseYuan(amount?.toFixed(2) ?? '0') ?? zero;

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
  await layOut(today);
});
afterAll(async () => {
  await database.close();
});

describe('the sample', () => {
  it('of days gone by does not pass for a clock that has jumped', async () => {
    const mayDelete = guardByClock(database, { error: () => undefined });

    expect(await mayDelete(new Date(`${today}T02:00:00Z`))).toBe(true);
  });
});

async function ledger(certificate: string, year: number) {
  const entries = await database.client.familyAccountEntry.findMany({
    where: { year, household: { certificate } },
  });
  const of = (portion: string) =>
    formatYuan(sum(...entries.filter((one) => one.portion === portion).map(({ amount }) => yuan(amount))));
  return { currentYear: of('current_year'), carriedOver: of('carried_over') };
}

describe('the sample scheme', () => {
  it('has the household of 乌力吉 as the contract says', async () => {
    const { members } = await database.client.household.findUniqueOrThrow({
      where: { certificate: '150422000001' },
      include: {
        members: { include: { enrolments: { where: { year: 2027 } }, claims: true }, orderBy: { id: 'asc' } },
      },
    });
    const [head] = members;
    expect(members).toHaveLength(4);
    expect(head).toMatchObject({
      name: '乌力吉',
      relation: 'head',
      idLast4Hash: idLast4Hash(hashKey, '1234'),
    });
    expect(head?.claims.map(({ state }) => state).sort()).toEqual(['paid', 'returned']);
    expect(members.filter(({ enrolments }) => enrolments[0]?.state === 'unpaid')).toHaveLength(1);
    expect(await ledger('150422000001', 2026)).toEqual({ currentYear: '32.00', carriedOver: '11.20' });
  });

  it('has 张桂兰, five-guarantee, alone, with nothing left on the account', async () => {
    const { members } = await database.client.household.findUniqueOrThrow({
      where: { certificate: '150422000002' },
      include: { members: true },
    });
    expect(members).toMatchObject([
      { name: '张桂兰', category: 'five_guarantee', idLast4Hash: idLast4Hash(hashKey, '567X') },
    ]);
    expect(await ledger('150422000002', 2026)).toEqual({ currentYear: '0.00', carriedOver: '0.00' });
  });

  it('shows every state of claims and complaints over at least six sumu and sixty households', async () => {
    const [claims, complaints, sumu] = await Promise.all([
      database.client.claim.groupBy({ by: 'state' }),
      database.client.complaint.groupBy({ by: 'state' }),
      database.client.household.groupBy({ by: 'sumu', _count: true }),
    ]);
    expect(claims).toHaveLength(7);
    expect(complaints).toHaveLength(8);
    expect(sumu.length).toBeGreaterThanOrEqual(6);
    expect(sumu.reduce((total, { _count }) => total + _count, 0)).toBeGreaterThanOrEqual(60);
    expect(await database.client.member.count({ where: { leftOn: { not: null } } })).toBeGreaterThanOrEqual(
      2,
    );
    const categories = await database.client.complaint.findMany({ select: { category: true } });
    expect(complaintCategories).toEqual(expect.arrayContaining(categories.map(({ category }) => category)));
  });

  it('gives every role of the desk something to do: overdue, due today, soon, unclear, against the office, waiting', async () => {
    const open = await database.client.complaint.findMany({
      where: { open: true },
      include: { assignee: true },
    });
    const has = (queue: string, condition: (one: (typeof open)[number]) => boolean) =>
      open.some((one) => one.queue === queue && condition(one));
    const due = (one: (typeof open)[number]) => one.dueDay.toISOString().slice(0, 10);
    // The 22nd is a Sunday: what would be due is due on Monday.
    for (const [queue, login] of [
      ['sumu_office', 'handler'],
      ['banner_office', 'banner'],
    ] as const) {
      expect(has(queue, (one) => due(one) < today && one.assignee?.login === login)).toBe(true);
      expect(has(queue, (one) => due(one) === '2026-11-23' && one.assignee?.login === login)).toBe(true);
      expect(has(queue, (one) => one.assigneeId === null && one.state === 'received')).toBe(true);
    }
    expect(has('banner_office', (one) => due(one) === '2026-11-26')).toBe(true);
    expect(has('supervision_committee', (one) => one.target === 'banner-office')).toBe(true);
    expect(has('unclear', (one) => one.state === 'received')).toBe(true);
    expect(await database.client.enquiry.count({ where: { state: 'opened' } })).toBe(3);
    expect(await database.client.enquiry.count({ where: { sumu: '林东镇' } })).toBe(1);
  });

  it('has words of every kind that were not understood, with nobody’s figure in them and clauses of the plan', async () => {
    const misses = await database.client.miss.findMany();
    const { clauses } = readScheme(sampleSchemeFile, today).ruleSet;

    expect(misses).toHaveLength(12);
    expect(new Set(misses.map(({ kind }) => kind))).toEqual(new Set(['unclear', 'corrected', 'unhelpful']));
    for (const { text, clauses: told, day, lastDay } of misses) {
      expect(withoutIdentity(text)).toBe(text);
      expect(told.filter((id) => !clauses.has(id))).toEqual([]);
      expect(day <= lastDay && lastDay < new Date(today)).toBe(true);
    }
  });

  it('computes every claim as the plan does: less the deductible, at a rate of the tier, up to 20,000 a year', async () => {
    const rules = {
      sumu: { deductible: '100.00', rates: [0.4, 0.6] },
      banner: { deductible: '200.00', rates: [0.3, 0.5] },
      above: { deductible: '400.00', rates: [0.2, 0.35] },
    } as const;
    const claims = await database.client.claim.findMany({
      where: { computed: { not: null } },
      orderBy: { dischargedOn: 'asc' },
    });
    expect(claims.length).toBeGreaterThan(30);
    for (const claim of claims) {
      const { deductible, rates } = rules[claim.tier];
      const rate = parseRate(claim.rate?.toString() ?? '');
      if (!rate) throw new Error(`${claim.sourceId} has no rate`);
      const base = most(zero, minus(yuan(claim.total), yuan(claim.ineligible), yuan(claim.deductible)));
      expect(claim.deductible?.toFixed(2)).toBe(deductible);
      expect(rate.toNumber()).toBeGreaterThanOrEqual(rates[0]);
      expect(rate.toNumber()).toBeLessThanOrEqual(rates[1]);
      expect(yuan(claim.computed)).toBe(applyRate(base, rate));
      if (claim.state === 'paid') {
        const cap = parseYuan('20000.00') ?? zero;
        expect(yuan(claim.paid)).toBe(least(yuan(claim.computed), cap, yuan(claim.total)));
        expect(claim.paidOn).not.toBeNull();
      }
    }
  });

  it('pays nobody more than the cap in a year', async () => {
    const paid = await database.client.claim.groupBy({
      by: ['memberId', 'creditedYear'],
      _sum: { paid: true },
    });
    for (const { _sum } of paid) expect(yuan(_sum.paid)).toBeLessThanOrEqual(parseYuan('20000.00') ?? 0);
  });

  it('keeps the ledgers: 8 yuan for each enrolled member, carried over in full, never below zero', async () => {
    const households = await database.client.household.findMany({
      include: { entries: true, members: { include: { enrolments: { where: { state: 'active' } } } } },
    });
    for (const { certificate, entries, members } of households) {
      let carried = zero;
      for (const year of [2024, 2025, 2026]) {
        const ofYear = entries.filter((entry) => entry.year === year);
        const total = (kind: string) =>
          sum(...ofYear.filter((one) => one.kind === kind).map(({ amount }) => yuan(amount)));
        const enrolled = members
          .flatMap(({ enrolments }) => enrolments)
          .filter((one) => one.year === year).length;
        expect([certificate, year, total('credited')]).toEqual([certificate, year, enrolled * 800]);
        expect([certificate, year, total('carried_over')]).toEqual([certificate, year, carried]);
        carried = sum(...ofYear.map(({ amount }) => yuan(amount)));
        expect(carried).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it('touches nothing on the same day and moves with the clock on another, keeping what people added', async () => {
    const contact = await database.client.contact.create({ data: { channel: 'web', externalId: 'visitor' } });
    const head = await database.client.member.findFirstOrThrow({ where: { name: '乌力吉' } });
    await database.client.binding.create({
      data: { contactId: contact.id, memberId: head.id, verifiedAt: new Date(0), verifiedBy: 'self' },
    });
    const worked = await database.client.complaint.findFirstOrThrow({ where: { state: 'received' } });
    await database.client.complaintEvent.create({
      data: { complaintId: worked.id, kind: 'accepted', at: new Date(0), actor: 'handler', shown: true },
    });

    const [aside, taught] = await database.client.miss.findMany({ orderBy: { id: 'asc' } });
    if (!aside || !taught) throw new Error('the sample has no misses');
    await database.client.miss.update({ where: { id: aside.id }, data: { setAside: true } });
    const meaning = { kind: 'intent', intent: 'estimate' };
    await database.client.lesson.create({
      data: {
        missId: taught.id,
        text: taught.text,
        language: 'zh-CN',
        meaning,
        by: 'admin',
        at: new Date(0),
      },
    });

    expect(await layOut(today)).toBe('as-it-was');
    expect(await layOut('2027-01-02')).toBe('laid-out');
    const [still, stillTaught, moved, ...others] = await database.client.miss.findMany({
      orderBy: { id: 'asc' },
    });
    expect([still, stillTaught]).toEqual([{ ...aside, setAside: true }, taught]);
    expect(moved?.lastDay.toISOString().slice(0, 10)).toBe('2026-12-29');
    expect(others).toHaveLength(9);

    expect(await database.client.binding.count({ where: { memberId: head.id } })).toBe(1);
    expect(await database.client.complaint.count()).toBe(19);
    expect(await database.client.enquiry.count()).toBe(3);
    expect(await database.client.complaint.findUnique({ where: { id: worked.id } })).toEqual(worked);
    expect(await ledger('150422000001', 2027)).toEqual({ currentYear: '32.00', carriedOver: '11.20' });
    const [returned] = await database.client.claim.findMany({
      where: { memberId: head.id, state: 'returned' },
      include: { events: true },
    });
    expect(returned?.dischargedOn.toISOString().slice(0, 10)).toBe('2026-12-13');
    expect(returned?.events).toHaveLength(2);
    expect(await database.client.staffMember.count({ where: { sample: true } })).toBe(6);
  });
});
