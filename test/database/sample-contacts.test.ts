import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/open.ts';
import { layOutSample } from '../../src/database/sample.ts';
import { hasConsented } from '../../src/identity/consent.ts';
import { openTestDatabase } from '../support/database.ts';

const hashKey = Buffer.from('a key for tests only');
const sealKey = Buffer.alloc(32, 8);
const today = '2026-11-22';
const layOut = (day: string) =>
  layOutSample(database, { today: day, now: new Date(`${day}T02:00:00Z`), hashKey, sealKey });

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
  await layOut(today);
});
afterAll(async () => {
  await database.close();
});

describe('the sample scheme', () => {
  it('has people to tell: some forty households bound, by one or two, on Telegram, WeChat or both', async () => {
    const { client } = database;
    const contacts = await client.contact.findMany({
      include: { bindings: { include: { member: { include: { household: true } } } } },
    });
    const bound = new Map<string, Set<number>>();
    for (const { id, bindings } of contacts)
      for (const { member } of bindings)
        bound.set(
          member.household.certificate,
          (bound.get(member.household.certificate) ?? new Set<number>()).add(id),
        );
    const told = contacts.filter(
      (one) =>
        hasConsented({ ...(one.consentVersion && { consent: { version: one.consentVersion } }) }) &&
        one.optedOutAt === null &&
        one.unreachableAt === null,
    );
    const people = Map.groupBy(told, ({ bindings }) => bindings[0]?.member.idHash);

    expect(bound.size).toBeGreaterThanOrEqual(38);
    expect(bound.size).toBeLessThanOrEqual(46);
    // The contract's own households are bound by whoever tries the sample, and by nobody before.
    expect([...bound.keys()].filter((one) => /00000[12]$/.test(one))).toEqual([]);
    expect(new Set([...bound.values()].map(({ size }) => size))).toEqual(new Set([1, 2, 3]));
    expect(new Set(told.map(({ channel }) => channel))).toEqual(new Set(['telegram', 'wechat']));
    expect(told.some(({ language }) => language === 'en')).toBe(true);
    expect([...people.values()].some((own) => new Set(own.map(({ channel }) => channel)).size === 2)).toBe(
      true,
    );
    expect(
      told.some(({ bindings }) => new Set(bindings.map(({ member }) => member.householdId)).size === 2),
    ).toBe(true);
    const owing = await client.household.findMany({
      where: { members: { some: { enrolments: { some: { year: 2027, state: 'unpaid' } } } } },
    });
    const reachable = owing.filter(({ certificate }) => bound.has(certificate)).length;
    expect(reachable).toBeGreaterThan(20);
    expect(owing.length - reachable).toBeGreaterThan(8);
    expect(contacts.some(({ optedOutAt }) => optedOutAt !== null)).toBe(true);
    expect(contacts.some(({ unreachableAt }) => unreachableAt !== null)).toBe(true);
    expect(contacts.some(({ consentedAt }) => consentedAt === null)).toBe(true);
    expect(contacts.length - told.length).toBeLessThan(10);
    // Nobody's names: Telegram's are numbers, WeChat's begin with o.
    const named = contacts.filter(({ bindings }) => bindings.length > 0);
    expect(named.every(({ externalId }) => externalId.startsWith('sample-'))).toBe(true);
    // Nobody speaks for themselves before they are of age, or after they have left.
    const members = contacts.flatMap(({ bindings }) => bindings.map(({ member }) => member));
    expect(members.every(({ bornOn, leftOn }) => bornOn && bornOn < new Date('2008-11-22') && !leftOn)).toBe(
      true,
    );
  });

  it('lets some of them have written within two days, whichever day it is laid out for', async () => {
    const recent = async (now: string) => {
      const { inboxMessage, contact } = database.client;
      const since = new Date(new Date(now).getTime() - 48 * 3_600_000);
      const name = { channel: 'wechat', externalId: { startsWith: 'sample-' } } as const;
      const said = await inboxMessage.count({ where: { ...name, receivedAt: { gt: since } } });
      expect(await contact.count({ where: { ...name, lastInboundAt: { gt: since } } })).toBe(said);
      expect(await inboxMessage.count({ where: { state: { not: 'processed' } } })).toBe(0);
      return said;
    };
    const first = await recent(`${today}T02:00:00Z`);
    expect(first).toBeGreaterThanOrEqual(5);

    await layOut('2026-12-01');

    expect(await recent('2026-12-01T02:00:00Z')).toBe(first);
    await layOut(today);
  });
});
