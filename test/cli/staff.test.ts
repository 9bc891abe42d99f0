import { afterAll, describe, expect, it, vi } from 'vitest';
import { insideFolder } from '../support/database.ts';
import { heyi, temporaryFolder } from './heyi.ts';

// Every test starts processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 300_000 });

const folder = temporaryFolder();
const settings = { DATA_DIR: folder.path };
const staff = (words: readonly string[], input = '') => heyi(['staff', ...words], settings, input);
const password = 'grassland-2026-horse';

afterAll(() => {
  folder.remove();
});

describe('heyi staff', () => {
  it('keeps accounts from the first to the last day', async () => {
    const none = await staff(['list']);
    const weak = await staff(['add', 'wulan', '--role', 'handler'], 'short\n');
    const own = await staff(['add', 'wulan', '--role', 'handler'], 'my-name-is-wulan\n');
    const silent = await staff(['add', 'wulan', '--role', 'handler']);
    const added = await staff(['add', 'wulan', '--role', 'handler', '--sumu', '林东镇'], `${password}\n`);
    const again = await staff(['add', 'wulan', '--role', 'admin'], `${password}\n`);
    const reset = await staff(['reset-password', 'wulan'], `${password}-new\r\n`);
    const unknown = await staff(['reset-password', 'nobody'], `${password}\n`);
    const disabled = await staff(['disable', 'wulan']);
    const nobody = await staff(['disable', 'nobody']);
    const list = await staff(['list']);

    expect(none).toMatchObject({ code: 0, out: expect.stringContaining('No accounts yet') as string });
    expect(weak).toMatchObject({ code: 1, err: 'heyi: Not set: a password has at least 10 characters.\n' });
    expect(own).toMatchObject({ code: 1, err: 'heyi: Not set: a password must not contain the login.\n' });
    expect(silent).toMatchObject({ code: 1, err: 'heyi: Not set: a password has at least 10 characters.\n' });
    expect(added).toMatchObject({ code: 0, err: '' });
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('wulan exists already') as string });
    expect(reset).toMatchObject({ code: 0, err: '' });
    expect(unknown).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no account nobody') as string,
    });
    expect(disabled).toMatchObject({ code: 0, err: '' });
    expect(nobody).toMatchObject({ code: 1, err: expect.stringContaining('heyi staff list') as string });
    expect(list.out).toMatch(
      /^wulan\thandler\twulan\tsince \d{4}-\d\d-\d\d\t林东镇\tdisabled since \d{4}-\d\d-\d\d\n$/,
    );
    await expectNoPlainPassword();
  });
});

async function expectNoPlainPassword(): Promise<void> {
  await insideFolder(folder.path, async (database) => {
    const accounts = await database.client.staffMember.findMany();
    expect(accounts.map(({ passwordHash }) => passwordHash.slice(0, 10))).toEqual(['$argon2id$']);
    expect(accounts).toMatchObject([{ mustChangePassword: true, sample: false }]);
    const audited = await database.client.auditEntry.findMany({
      orderBy: { id: 'asc' },
      select: { action: true },
    });
    expect(audited.map(({ action }) => action)).toEqual([
      'staff-added',
      'staff-password-reset',
      'staff-disabled',
    ]);
  });
}
