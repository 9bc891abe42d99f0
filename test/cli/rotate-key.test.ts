/** An operator changes the data key, as docs/privacy/keys.md says it. */
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { heyi, importHousehold, temporaryFolder } from './heyi.ts';

// Every test starts processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 300_000 });

const folder = temporaryFolder();
afterAll(() => {
  folder.remove();
});
const at = (name: string) => join(folder.path, name);
const DATA_DIR = at('data');
const before = { DATA_DIR, DATA_KEY: '591785b794601e212b260e25925636fd' };
const after = { DATA_DIR, DATA_KEY: 'c09a1f3ab6b64a10a6b1dd6fe8b3a2f4' };
const both = { ...after, DATA_KEY_PREVIOUS: before.DATA_KEY };

describe('heyi rotate-key', () => {
  it('seals everything anew, says what only an import renews, and when the key before may go', async () => {
    await importHousehold(folder.path, before);

    const withoutIt = await heyi(['rotate-key'], after);
    const checked = await heyi(['rotate-key', '--check'], both);
    const rotated = await heyi(['rotate-key'], both);
    await heyi(['import', 'members', at('members.csv')], both);
    const done = await heyi(['rotate-key'], both);

    expect(withoutIt).toMatchObject({ code: 1 });
    expect(withoutIt.err).toContain('Neither key opens 1 of Household.telephone');
    expect(checked.out).toContain('Household.telephone: 1 not under DATA_KEY');
    expect(rotated).toMatchObject({ code: 0, err: '' });
    expect(rotated.out).toContain('Household.telephone: 1 sealed anew');
    expect(rotated.out).toContain('Member.idHash: 1 not under DATA_KEY');
    expect(rotated.out).toContain('DATA_KEY_PREVIOUS must stay.');
    expect(done.out).toContain('Household.telephone: 0 sealed anew');
    expect(done.out).toContain('ImportChange.before: 1 ID numbers from before imports');
    expect(done.out).toContain('DATA_KEY_PREVIOUS may be removed once');
    expect((await heyi(['audit', 'verify'], after)).code).toBe(0);
  });
});
