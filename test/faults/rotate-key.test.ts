/**
 * The data key is changed as docs/privacy/keys.md says it, under two replicas that people write to all the while, with
 * photos and an import coming in; and `heyi rotate-key` is killed in the middle and run again.
 */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { attachmentOf, keptColumns } from '../../src/database/attachment-bytes.ts';
import { leftUnderOtherKeys } from '../../src/database/key-rotation.ts';
import type { Database } from '../../src/database/open.ts';
import { type Keys } from '../../src/kernel/keys.ts';
import { sealHead, unsealed } from '../../src/kernel/seal.ts';
import { ended, heyi, type Settings, spawnHeyi } from '../cli/heyi.ts';
import type { FakeTelegram } from '../fakes/telegram/bot-api.ts';
import { onPostgres, openTestDatabase } from '../support/database.ts';
import { jpeg } from '../support/files.ts';
import { importsOf } from '../support/imports.ts';
import { until } from '../support/until.ts';
import { type Replicas, startReplicas } from './replicas.ts';

const [old, fresh] = ['591785b794601e212b260e25925636fd', 'c09a1f3ab6b64a10a6b1dd6fe8b3a2f4'] as const;
const oldFirst = { DATA_KEY: old, DATA_KEY_PREVIOUS: fresh };
const freshFirst = { DATA_KEY: fresh, DATA_KEY_PREVIOUS: old };
const freshAlone = { DATA_KEY: fresh };
const keysOf = (settings: Settings) => {
  const { hashKey, sealKey } = readConfig(settings);
  return { hashKey, sealKey };
};
const told = '嘎查收钱不给收据，我要投诉';
const peopleAtOnce = 6;
const filesBefore = 400;
const households = Array.from({ length: 700 }, (_, place) => String(150_499_000_000 + place));

let database: Database;
let town: Replicas;
let settings: Settings;
beforeEach(async () => {
  database = await openTestDatabase();
  const url = database.pool.options.connectionString ?? '';
  settings = { DATABASE_URL: url };
  town = await startReplicas({ databaseUrls: [url, url], settings: { ...oldFirst, DRAIN_SECONDS: '1' } });
});
afterEach(async () => {
  await town.close();
  await database.close();
});

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const photo = (name: string) => Buffer.concat([jpeg, Buffer.from(name)]);
const telephone = (place: number, from: number) => String(19_900_000_000 + from + place);

function bring(keys: ReturnType<typeof keysOf>, from: number, asOf: string) {
  const rows = households.map((one, place) => `${one},林东镇,东城嘎查,${telephone(place, from)}`);
  const lines = ['证号,苏木,嘎查,联系电话', ...rows];
  return importsOf(database, keys).bring('households', lines, new Date(asOf));
}

/** Files of a complaint that is there already, as an office has them after years. */
async function filesOfYears(sealKey: Keys): Promise<readonly string[]> {
  const { id: complaintId } = await database.client.complaint.findFirstOrThrow({ select: { id: true } });
  const files = Array.from({ length: filesBefore }, (_, place) => photo(`of years ${String(place)}`));
  const at = new Date('2026-01-05T02:00:00Z');
  await database.client.attachment.createMany({
    data: files.map((bytes) => ({
      ...{ ...keptColumns('image/jpeg', bytes, sealKey), complaintId, at },
      ...({ kind: 'photo', addedBy: 'staff:wulan' } as const),
    })),
  });
  return files.map(digest);
}

/** One person after another files a complaint with a photo, until it is over; what was sent. */
async function complain(api: FakeTelegram, place: number, isOver: () => boolean): Promise<readonly string[]> {
  const sent: string[] = [];
  for (let round = 0; !isOver(); round += 1) {
    const person = api.person(600_000_000 + place * 10_000 + round);
    const hears = (words: string) =>
      api.until(() => person.sees().some(({ text }) => text.includes(words)), words, 120_000);
    const bytes = photo(`${String(place)}-${String(round)}`);
    person.say(told);
    await hears('想留姓名');
    const file = { file_id: api.files.keep(bytes), file_unique_id: digest(bytes), file_size: bytes.length };
    person.send({ photo: [file] });
    await hears('照片收到了');
    person.say('匿名');
    await hears('署名：匿名');
    person.say('对，登记');
    await hears('登记好了');
    sent.push(digest(bytes));
  }
  return sent;
}

/** Files under the new key already. */
async function resealed(sealKey: Keys): Promise<number> {
  const head = new Uint8Array(sealHead(Buffer.isBuffer(sealKey) ? sealKey : sealKey.current));
  const [{ count } = { count: 0 }] = await database.client.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM "Attachment" WHERE substring("bytes" from 1 for 8) = ${head}::bytea`;
  return count;
}

async function everyFile(sealKey: Keys): Promise<readonly string[]> {
  const rows = await database.client.attachment.findMany({
    where: { state: 'kept' },
    select: { id: true, complaintId: true },
  });
  return database.transaction(async (tx) => {
    const opened: string[] = [];
    for (const { id, complaintId } of rows) {
      const file = await attachmentOf(tx, complaintId ?? 0, id, sealKey);
      opened.push(file ? digest(file.bytes) : `not opened: ${String(id)}`);
    }
    return opened;
  });
}

describe.runIf(onPostgres)('the data key, changed under two replicas at work', () => {
  it('and killed in the middle, leaves everything to be read with the new key alone', async () => {
    const { api } = town;
    await bring(keysOf(oldFirst), 0, '2026-11-01');
    const ofYears = await filesOfYears(keysOf(oldFirst).sealKey);
    let over = false;
    const isOver = () => over;
    const people = Array.from({ length: peopleAtOnce }, (_, place) => complain(api, place, isOver));

    for (const replica of town.all) {
      await replica.end('SIGTERM');
      await replica.start(freshFirst);
    }
    const before = await resealed(keysOf(freshFirst).sealKey);
    const killed = spawnHeyi(['rotate-key'], { ...settings, ...freshFirst });
    const end = ended(killed);
    await until(async () => (await resealed(keysOf(freshFirst).sealKey)) > before + 40, 'the middle');
    killed.kill('SIGKILL');
    await end;
    const middle = await database.transaction((tx) => leftUnderOtherKeys(tx, keysOf(freshFirst)));
    const rotating = heyi(['rotate-key'], { ...settings, ...freshFirst }).finally(() => (over = true));
    let imports = 0;
    while (!isOver()) await bring(keysOf(freshFirst), (imports += 1), '2026-11-02');
    const again = await rotating;
    const sent = (await Promise.all(people)).flat();
    await until(
      async () => (await database.client.attachment.count({ where: { state: 'waiting' } })) === 0,
      'every photo to be fetched',
    );
    for (const replica of town.all) await replica.end('SIGTERM');

    console.log(
      `${String(sent.length)} complaints with a photo and ${String(imports)} imports while the key was changed; at the kill ${JSON.stringify(middle.sealed)} were left`,
    );
    expect(middle.sealed['Attachment.bytes']).toBeGreaterThan(0);
    expect(again).toMatchObject({ code: 0, err: '' });
    expect((await database.transaction((tx) => leftUnderOtherKeys(tx, keysOf(freshAlone)))).sealed).toEqual(
      {},
    );
    const files = await everyFile(keysOf(freshAlone).sealKey);
    expect(files.filter((one) => one.startsWith('not'))).toEqual([]);
    expect([...ofYears, ...sent].filter((one) => !files.includes(one))).toEqual([]);
    const known = await database.client.household.findMany({
      where: { certificate: { in: households } },
      orderBy: { certificate: 'asc' },
    });
    expect(known.map((one) => unsealed(one.telephone ?? '', keysOf(freshAlone).sealKey))).toEqual(
      households.map((_, place) => telephone(place, imports)),
    );
    expect(await database.client.complaint.count({ where: { text: { contains: told } } })).toBe(sent.length);
    expect(town.all.map(({ died }) => died)).toEqual([[], []]);
  }, 300_000);
});
