/** The data key is changed while the service runs: with both keys everything is read, then everything is under the new one. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKept, attachmentOf } from '../../src/database/attachment-bytes.ts';
import { complaintRepository } from '../../src/database/complaint.ts';
import { identityRepository } from '../../src/database/identity.ts';
import { createDraft, keepPreview, listsOf, openFile } from '../../src/database/import/drafts.ts';
import { importOnce } from '../../src/database/import/import-once.ts';
import { leftUnderOtherKeys, resealAll } from '../../src/database/key-rotation.ts';
import type { Database, Tx } from '../../src/database/open.ts';
import { sealedPlaces } from '../../src/database/sealed-places.ts';
import { queryCodeHash } from '../../src/kernel/keyed-hash.ts';
import { type Keys, nameOf } from '../../src/kernel/keys.ts';
import { sealed, sealedAlike, unsealed } from '../../src/kernel/seal.ts';
import { listsIn } from '../../src/database/import/lists.ts';
import { unreadable } from '../../src/database/import/preview.ts';
import type { ImportKind } from '../../src/records/records.ts';
import { openTestDatabase } from '../support/database.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { jpeg, pdf } from '../support/files.ts';

const old = Buffer.alloc(32, 1);
const fresh = Buffer.alloc(32, 2);
const both = { current: fresh, previous: old };
const now = new Date('2026-11-22T02:00:00Z');
const certificate = '150422100001';
const credentials = { certificate, name: '乌力吉', idLast4: '002X' };
const lists = { errors: [], words: [] };

let database: Database;
let complaintId: number;
let draftId: number;
let anonymous: string;
const households = (telephone: string) =>
  `证号,苏木,嘎查,联系电话\n${certificate},林东镇,东城嘎查,${telephone}\n`;
const members = `成员编号,证号,姓名,与户主关系,身份证号\nm1,${certificate},乌力吉,户主,11010519491231002X\n`;

beforeAll(async () => {
  database = await openTestDatabase();
  await bring('households', households('19900000001'), old);
  await bring('households', households('19900000002'), old);
  await bring('members', members, old);
  const desk = await openDesk(database);
  complaintId = await desk.file();
  anonymous = await fileAnonymously(desk);
  await database.transaction(async (tx) => {
    await addKept(tx, complaintId, [file(jpeg)], { actor: 'staff:wulan', at: now }, old);
    await addKept(tx, complaintId, [file(pdf)], { actor: 'staff:wulan', at: now }, old);
    await addKept(tx, complaintId, [file(jpeg)], { actor: 'staff:wulan', at: now }, old);
  });
  const [, plain] = await filesKept();
  // As files were kept before they were sealed.
  await database.client.attachment.update({
    where: { id: plain ?? 0 },
    data: { bytes: new Uint8Array(pdf) },
  });
  draftId = await database.transaction((tx) =>
    createDraft(
      tx,
      { kind: 'members', source: 'test', asOf: now, fileName: 'members.csv', bytes: Buffer.from(members) },
      { actor: 'staff:wulan', at: now },
      old,
    ),
  );
  await keepPreview(database.client, draftId, await unreadable('empty'), old);
  await database.client.platformToken.createMany({
    data: [
      { name: 'wechat:app', sealed: sealed('T1', old, randomBytes(12)), expiresAt: now },
      { name: 'wechat:app:lock', sealed: 'a process', expiresAt: now },
    ],
  });
});
afterAll(() => database.close());

const file = (bytes: Uint8Array) => ({ kind: 'photo' as const, mediaType: 'image/jpeg' as const, bytes });
const filesKept = async () =>
  (await database.client.attachment.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id);

async function bring(kind: ImportKind, text: string, key: Keys) {
  const outcome = await importOnce(
    database,
    {
      ...{ kind, bytes: Buffer.from(text), fileName: `${kind}.csv`, source: 'test', asOf: now, now },
      ...{ actor: 'test', hashKey: key, sealKey: key, allowOddIds: false },
    },
    false,
  );
  if (outcome.kind !== 'saved') throw new Error(JSON.stringify(outcome));
  return outcome;
}

async function fileAnonymously(desk: TestDesk): Promise<string> {
  const id = await desk.file({ anonymous: true });
  const { number } = await database.client.complaint.findUniqueOrThrow({ where: { id } });
  // The one that gave a name has a code too, which belongs to another test.
  await database.client.complaint.updateMany({ data: { queryCodeHash: null } });
  await database.client.complaint.update({
    where: { id },
    data: { queryCodeHash: queryCodeHash(old, number, '135790') },
  });
  return number;
}

/** What the service reads, with these keys. */
async function everythingRead(keys: Keys) {
  const household = await database.client.household.findFirstOrThrow();
  const changes = await database.client.$queryRaw<{ telephone: string }[]>`
    select before->>'telephone' as telephone from "ImportChange" where before ? 'telephone'`;
  const files = await database.transaction(async (tx) => {
    const found = [];
    for (const id of await filesKeptIn(tx)) found.push(await attachmentOf(tx, complaintId, id, keys));
    return found;
  });
  const pressedLists = await listsOf(database.client, draftId, keys);
  const token = await database.client.platformToken.findUniqueOrThrow({ where: { name: 'wechat:app' } });
  return {
    telephone: unsealed(household.telephone ?? '', keys),
    before: changes.map(({ telephone }) => unsealed(telephone, keys)),
    files: files.map((one) => one && Buffer.from(one.bytes)),
    draft: (await openFile(database.client, draftId, keys))?.bytes.toString(),
    lists: pressedLists && (await listsIn(pressedLists)),
    token: unsealed(token.sealed, keys),
  };
}
const filesKeptIn = async (tx: Tx) =>
  (await tx.attachment.findMany({ orderBy: { id: 'asc' }, select: { id: true } })).map(({ id }) => id);

const whole = {
  telephone: '19900000002',
  before: ['19900000001'],
  files: [jpeg, pdf, jpeg],
  draft: members,
  lists,
  token: 'T1',
};
const verified = (keys: Keys) =>
  database.transaction(async (tx) =>
    (await identityRepository(tx, keys).candidates(credentials)).map(({ idLast4Matches }) => idLast4Matches),
  );
const opensByCode = async (keys: Keys) =>
  (await database.transaction((tx) =>
    complaintRepository(tx, keys).byNumber(anonymous, { contactId: 0, queryCode: '135790' }),
  )) !== undefined;
const left = () => database.transaction((tx) => leftUnderOtherKeys(tx, { hashKey: both, sealKey: both }));

describe('while the data key is changed', () => {
  it('everything is read with both keys, and nothing with the new one alone but what was never sealed', async () => {
    expect(await everythingRead(both)).toEqual(whole);
    expect(await everythingRead(fresh)).toEqual({
      ...{ telephone: undefined, before: [undefined], files: [undefined, pdf, undefined] },
      ...{ draft: undefined, lists: undefined, token: undefined },
    });
    expect([await verified(both), await verified(fresh)]).toEqual([[true], [false]]);
    expect((await left()).sealed).toEqual({
      ...{ 'Household.telephone': 1, 'ImportChange.before': 1, 'Attachment.bytes': 3 },
      ...{ 'ImportDraft.sealed': 1, 'ImportDraft.lists': 1, 'PlatformToken.sealed': 1 },
    });
  });

  it('a value that somebody changes meanwhile is left as they wrote it', async () => {
    const changed = sealedAlike('19900000003', old, `telephone ${certificate}`);
    const [place] = sealedPlaces;
    const batch = await database.transaction((tx) => {
      const meanwhile = new Proxy(tx, {
        get(target, name) {
          if (name !== '$executeRawUnsafe') return Reflect.get(target, name) as unknown;
          return async (sql: string, ...values: unknown[]) => {
            await target.household.updateMany({ data: { telephone: changed } });
            return target.$executeRawUnsafe(sql, ...values);
          };
        },
      });
      return place?.reseal(meanwhile, both, [0, 0]) ?? Promise.reject(new Error('no place'));
    });

    expect(batch).toEqual({ resealed: 0, unopened: 0 });
    expect((await everythingRead(both)).telephone).toBe('19900000003');
    await database.client.household.updateMany({
      data: { telephone: sealedAlike('19900000002', old, `telephone ${certificate}`) },
    });
  });

  it('a run that is killed in the middle has kept what it did, and the next one does the rest', async () => {
    const killed = resealAll(database, both, (name) => {
      if (name === 'Attachment.bytes') throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    expect(await everythingRead(both)).toEqual(whole);

    const rest = await resealAll(database, both);

    expect(Object.fromEntries(rest.map(({ name, resealed }) => [name, resealed]))).toEqual({
      ...{ 'Household.telephone': 0, 'ImportChange.before': 0, 'Attachment.bytes': 0 },
      ...{ 'ImportDraft.sealed': 1, 'ImportDraft.lists': 1, 'PlatformToken.sealed': 1 },
    });
    expect((await left()).sealed).toEqual({});
    expect(await everythingRead(fresh)).toEqual(whole);
    const lock = await database.client.platformToken.findUnique({ where: { name: 'wechat:app:lock' } });
    expect(lock?.sealed).toBe('a process');
    expect((await resealAll(database, both)).every(({ resealed }) => resealed === 0)).toBe(true);
  });

  it('an import then finds the telephones as they were, and renews the hashes of ID numbers', async () => {
    expect((await left()).idNumbers).toBe(1);
    expect(await bring('households', households('19900000002'), both)).toMatchObject({ unchanged: 1 });
    expect(await bring('members', members, both)).toMatchObject({ updated: 1 });

    expect(await left()).toMatchObject({ idNumbers: 0, idNumbersBefore: 1 });
    expect([await verified(both), await verified(fresh)]).toEqual([[true], [true]]);
  });

  it('a query code is renewed when it is said', async () => {
    expect(await left()).toMatchObject({ openQueryCodes: 1, endedQueryCodes: 0 });
    expect(await opensByCode(fresh)).toBe(false);
    expect(await opensByCode(both)).toBe(true);

    expect(await opensByCode(fresh)).toBe(true);
    expect(await left()).toMatchObject({ openQueryCodes: 0 });
  });

  it('what neither key opens is counted and left', async () => {
    const lost = sealedAlike('19900000009', Buffer.alloc(32, 3), `telephone ${certificate}`);
    await database.client.household.updateMany({ data: { telephone: lost } });

    const [telephones] = await resealAll(database, both);

    expect(telephones).toEqual({ name: 'Household.telephone', resealed: 0, unopened: 1 });
    expect((await left()).sealed).toEqual({ 'Household.telephone': 1 });
    expect((await database.client.household.findFirstOrThrow()).telephone).toBe(lost);
  });

  it('goes on past the first batch', async () => {
    const many = Array.from({ length: 1_203 }, (_, at) => `9${String(at).padStart(11, '0')}`);
    await database.client.household.createMany({
      data: many.map((one) => ({
        ...{ certificate: one, sumu: '林东镇', gacha: '东城嘎查', source: 'many', sourceId: one, asOf: now },
        telephone: sealedAlike('19900000004', old, `telephone ${one}`),
      })),
    });

    const [telephones] = await resealAll(database, both);

    expect(telephones?.resealed).toBe(many.length);
    const under = await database.client.household.count({
      where: { telephone: { startsWith: nameOf(fresh) } },
    });
    expect(under).toBe(many.length);
  });
});
