import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityRepository } from '../../src/database/identity.ts';
import type { Database, Tx } from '../../src/database/open.ts';
import type { IdentityRepository } from '../../src/identity/repository.ts';
import { idLast4Hash } from '../../src/kernel/keyed-hash.ts';
import { openTestDatabase } from '../support/database.ts';

const hashKey = Buffer.from('a key for tests only, 32 bytes..');
const now = new Date('2026-11-22T02:00:00Z');
const mirrored = { source: 'test', asOf: now };

let database: Database;
let wuliji: number;
let moved: number;

const within = <Result>(work: (identity: IdentityRepository, tx: Tx) => Promise<Result>) =>
  database.transaction((tx) => work(identityRepository(tx, hashKey), tx));
const met = (name: string) => within((identity) => identity.contact('terminal', name, now));

beforeAll(async () => {
  database = await openTestDatabase();
  const { id: householdId } = await database.client.household.create({
    data: { certificate: '150422000001', sumu: '林东镇', gacha: '前进嘎查', sourceId: 'H1', ...mirrored },
  });
  const person = async (sourceId: string, name: string, ending: string, leftOn: string | null = null) => {
    const { id } = await database.client.member.create({
      data: {
        householdId,
        name,
        relation: 'head',
        idHash: sourceId,
        idLast4Hash: idLast4Hash(hashKey, ending),
        bornOn: new Date('1968-03-05'),
        leftOn: leftOn === null ? null : new Date(leftOn),
        sourceId,
        ...mirrored,
      },
    });
    return id;
  };
  wuliji = await person('M1', '孛儿只斤·乌力吉', '123X');
  moved = await person('M2', '其木格', '4321', '2026-11-22');
});
afterAll(() => database.close());

describe('a contact', () => {
  it('is made when it first writes, and is the same one afterwards', async () => {
    const first = await met('a');

    expect(first).toEqual({
      contact: {
        id: first.contact.id,
        channel: 'terminal',
        externalId: 'a',
        language: 'zh-CN',
        failedAttempts: 0,
      },
      bindings: [],
    });
    expect((await met('a')).contact.id).toBe(first.contact.id);
    expect((await met('b')).contact.id).not.toBe(first.contact.id);
  });

  it('keeps consent, failures, lock, language and opt-out, and gives them up again', async () => {
    const { contact } = await met('c');
    await within(async (identity) => {
      await identity.saveConsent(contact.id, '2026-11', now);
      await identity.saveFailures(contact.id, { failedAttempts: 2, lockedUntil: now }, now);
      await identity.saveLanguage(contact.id, 'en');
      await identity.saveOptOut(contact.id, now);
    });
    expect((await met('c')).contact).toMatchObject({
      consent: { version: '2026-11', at: now },
      failedAttempts: 2,
      lastFailedAt: now,
      lockedUntil: now,
      language: 'en',
      optedOutAt: now,
    });

    await within(async (identity) => {
      await identity.saveConsent(contact.id, undefined, undefined);
      await identity.saveFailures(contact.id, { failedAttempts: 0 }, now);
      await identity.saveLanguage(contact.id, 'zh-CN');
      await identity.saveOptOut(contact.id, undefined);
    });

    expect((await met('c')).contact).toEqual({ ...contact, lastFailedAt: now });
  });
});

describe('bindings', () => {
  it('come with member and household, end together, and can be made again', async () => {
    const { contact } = await met('d');
    await within((identity) => identity.bind(contact.id, wuliji, 'self', now));
    expect((await met('d')).bindings).toEqual([
      {
        memberId: wuliji,
        memberName: '孛儿只斤·乌力吉',
        relation: 'head',
        bornOn: '1968-03-05',
        householdId: expect.any(Number) as number,
        certificate: '150422000001',
        sumu: '林东镇',
        verifiedAt: now,
      },
    ]);

    await within((identity) => identity.endBindings(contact.id, now));
    expect((await met('d')).bindings).toEqual([]);

    await within((identity) => identity.bind(contact.id, wuliji, 'self', now));
    expect((await met('d')).bindings).toHaveLength(1);
  });

  it('do not speak for a member who has left, from that day on', async () => {
    const { contact } = await met('e');
    await within((identity) => identity.bind(contact.id, moved, 'self', now));

    const dayBefore = await within((identity) =>
      identity.contact('terminal', 'e', new Date('2026-11-21T15:59:00Z')),
    );

    expect(dayBefore.bindings).toHaveLength(1);
    expect((await met('e')).bindings).toEqual([]);
  });
});

describe('candidates', () => {
  const candidates = (certificate: string, name: string, idLast4: string) =>
    within((identity) => identity.candidates({ certificate, name, idLast4 }));

  it('are the namesakes on the certificate, with whether the last four fit', async () => {
    expect(await candidates('150422000001', '孛儿只斤·乌力吉', '123x')).toMatchObject([
      { memberId: wuliji, idLast4Matches: true, bornOn: '1968-03-05' },
    ]);
    expect(await candidates('150422000001', '孛儿只斤•乌力吉', '9999')).toMatchObject([
      { idLast4Matches: false },
    ]);
    expect(await candidates('150422000001', '其木格', '4321')).toMatchObject([{ leftOn: '2026-11-22' }]);
  });

  it('are none for another name or certificate', async () => {
    expect(await candidates('150422000001', '张桂兰', '123X')).toEqual([]);
    expect(await candidates('999999999999', '其木格', '4321')).toEqual([]);
  });
});

describe('names in a text', () => {
  it('are those of members, whoever writes, and no others', async () => {
    const { name } = await database.client.member.findUniqueOrThrow({ where: { id: wuliji } });
    const found = await within((identity) => identity.namesAmong(['帮我', name, '医院', '医院']));
    expect(found).toEqual(new Set([name]));
    expect(await within((identity) => identity.namesAmong([]))).toEqual(new Set());
  });
});

describe('the lock of a certificate', () => {
  it('is kept, replaced and lifted', async () => {
    const certificate = '150422000007';
    const read = () => within((identity) => identity.certificateLock(certificate));
    const save = (lock: Parameters<IdentityRepository['saveCertificateLock']>[1]) =>
      within((identity) => identity.saveCertificateLock(certificate, lock));
    expect(await read()).toBeUndefined();

    await save({ failedAttempts: 4, firstFailedAt: now });
    expect(await read()).toEqual({ failedAttempts: 4, firstFailedAt: now });
    await save({ failedAttempts: 5, firstFailedAt: now, lockedUntil: now });
    expect(await read()).toEqual({ failedAttempts: 5, firstFailedAt: now, lockedUntil: now });
    await save(undefined);
    expect(await read()).toBeUndefined();
  });

  it('counts every one of five tries at once', async () => {
    const certificate = '150422000008';

    await Promise.all(
      Array.from({ length: 5 }, () =>
        within(async (identity) => {
          const before = (await identity.certificateLock(certificate))?.failedAttempts ?? 0;
          await identity.saveCertificateLock(certificate, { failedAttempts: before + 1, firstFailedAt: now });
        }),
      ),
    );

    expect(await within((identity) => identity.certificateLock(certificate))).toMatchObject({
      failedAttempts: 5,
    });
  });
});

describe('what a contact wants to be told', () => {
  it('is kept until it is said otherwise', async () => {
    const { contact } = await met('news');
    const wish = async () => {
      const { newsAgreedAt, newsRefusedAt } = (await met('news')).contact;
      return { newsAgreedAt, newsRefusedAt };
    };

    await within((identity) => identity.saveNews(contact.id, { agreedAt: now }));
    expect(await wish()).toEqual({ newsAgreedAt: now });
    await within((identity) => identity.saveNews(contact.id, { refusedAt: now }));
    expect(await wish()).toEqual({ newsRefusedAt: now });
    await within((identity) => identity.saveNews(contact.id, {}));
    expect(await wish()).toEqual({});
  });
});

describe('a contact that has left', () => {
  const unreachableAt = async (name: string) =>
    (await database.client.contact.findFirst({ where: { externalId: name } }))?.unreachableAt;

  it('is unreachable until it is met again', async () => {
    await met('left');
    await within((identity) => identity.saveLeft('terminal', 'left', now));
    expect(await unreachableAt('left')).toEqual(now);

    await met('left');
    expect(await unreachableAt('left')).toBeNull();
  });

  it('that never wrote is not made', async () => {
    await within((identity) => identity.saveLeft('terminal', 'never', now));

    expect(await unreachableAt('never')).toBeUndefined();
  });
});
