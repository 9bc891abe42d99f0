import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/open.ts';
import { keepStaffCode, staffContactRepository, unbindStaff } from '../../src/database/staff-contact.ts';
import { openTestDatabase } from '../support/database.ts';

const hashKey = Buffer.alloc(32, 7);
const at = new Date('2026-11-26T02:00:00Z');
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
let database: Database;
let contacts: number[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  for (const login of ['wulan', 'bayar'])
    await database.client.staffMember.create({
      data: { login, name: login, role: 'handler', passwordHash: '', createdAt: at },
    });
  contacts = [];
  for (const externalId of ['a', 'b']) {
    const { id } = await database.client.contact.create({ data: { channel: 'telegram', externalId } });
    contacts.push(id);
  }
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.client.staffMember.updateMany({ data: { contactId: null, disabledAt: null } });
  await database.client.staffBindingCode.deleteMany();
});

const make = (login: string, code: string) =>
  database.transaction((tx) => keepStaffCode(tx, hashKey, { login, code, at }));
const redeem = (code: string, when = later(9), contact = contacts[0] ?? 0) =>
  database.transaction((tx) => staffContactRepository(tx, hashKey).redeem(contact, code, when));
const boundTo = async (login: string) =>
  (await database.client.staffMember.findUniqueOrThrow({ where: { login } })).contactId;

describe('a code by which a staff member binds their account', () => {
  it('binds once, and is never kept in the clear', async () => {
    await make('wulan', '123456');
    expect(JSON.stringify(await database.client.staffBindingCode.findMany())).not.toContain('123456');

    expect(await redeem('123456')).toEqual({ login: 'wulan' });
    expect(await boundTo('wulan')).toBe(contacts[0]);
    expect(await redeem('123456', later(9), contacts[1])).toBeUndefined();
  });

  it('is over after ten minutes, or when a new one is made', async () => {
    await make('wulan', '123456');
    expect(await redeem('123456', later(10))).toBeUndefined();

    await make('wulan', '654321');
    expect(await redeem('123456')).toBeUndefined();
    expect(await redeem('654321')).toEqual({ login: 'wulan' });
  });

  it('dies after five wrong ones from anywhere', async () => {
    await make('wulan', '123456');
    for (let count = 0; count < 5; count += 1)
      await database.transaction((tx) => staffContactRepository(tx, hashKey).countWrongCode());

    expect(await redeem('123456')).toBeUndefined();
  });

  it('is for accounts that exist and are not disabled', async () => {
    expect(await make('nobody', '123456')).toBe(false);
    await make('wulan', '123456');
    await database.client.staffMember.update({ where: { login: 'wulan' }, data: { disabledAt: at } });

    expect(await redeem('123456')).toBeUndefined();
    expect(await make('wulan', '123456')).toBe(false);
  });

  it('moves an account that was another’s, and unbinding ends it', async () => {
    await make('wulan', '123456');
    await redeem('123456');
    await make('bayar', '222222');

    expect(await redeem('222222')).toEqual({ login: 'bayar' });
    expect([await boundTo('wulan'), await boundTo('bayar')]).toEqual([null, contacts[0]]);
    expect(await database.transaction((tx) => unbindStaff(tx, 'bayar'))).toBe(true);
    expect(await boundTo('bayar')).toBeNull();
    expect(await database.transaction((tx) => unbindStaff(tx, 'nobody'))).toBe(false);
  });
});
