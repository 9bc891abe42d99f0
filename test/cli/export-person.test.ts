/** An operator hands a person everything held on them. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { insideFolder } from '../support/database.ts';
import { heyi, importHousehold, stackTrace, temporaryFolder } from './heyi.ts';

// Every test starts processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 300_000 });

const folder = temporaryFolder();
afterAll(() => {
  folder.remove();
});
const at = (name: string) => join(folder.path, name);
const settings = { DATA_DIR: at('data'), DATA_KEY: '591785b794601e212b260e25925636fd' };
const exported = (name: string, member: string) =>
  heyi(['export-person', at(name), '--certificate', '150422100001', '--member', member], settings);

describe('heyi export-person', () => {
  it('writes a file that only its account can read, never over another, and notes it in the trail', async () => {
    await importHousehold(folder.path, settings);

    const written = await exported('wuliji.json', '乌力吉');
    const twice = await exported('wuliji.json', '乌力吉');
    const nobody = await exported('nobody.json', '乌力');
    const unsaid = await exported('unsaid.json', ' ');

    expect(written).toMatchObject({ code: 0, err: '' });
    expect(statSync(at('wuliji.json')).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(at('wuliji.json'), 'utf8'))).toMatchObject({
      tables: { Household: [{ telephone: '19900000001' }], Member: [{ name: '乌力吉' }] },
    });
    expect([twice.code, nobody.code, unsaid.code]).toEqual([1, 1, 1]);
    expect(twice.err + nobody.err + unsaid.err).not.toMatch(stackTrace);
    const noted = await insideFolder(settings.DATA_DIR, ({ client }) =>
      client.auditEntry.findMany({ where: { action: 'person-exported' } }),
    );
    expect(noted).toMatchObject([{ actor: 'operator', details: { chat: false, committee: false } }]);
  });
});
