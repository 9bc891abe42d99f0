import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exceptions, objections } from '../../src/image/licence-rules.ts';
import { lockSchema } from '../../src/image/lock.ts';

const text = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8');
const lock = lockSchema.parse(JSON.parse(text));
const integrity = 'sha512-AAAA';
const lockOf = (entry: object) => lockSchema.parse({ packages: { '': {}, 'node_modules/one': entry } });

describe('the packages that come along', () => {
  it('are all under an allowed licence or an exception, and vouched for by a digest', () => {
    expect(Object.keys(lock.packages).length).toBeGreaterThan(500);
    expect(objections(lock)).toEqual([]);
  });

  it('come from whatever registry the operator has: the lock names none', () => {
    expect(text).not.toContain('"resolved"');
  });

  it('need every exception that there is', () => {
    const unused = exceptions.filter(
      ({ name, version }) =>
        !Object.entries(lock.packages).some(
          ([folder, entry]) => folder.endsWith(`node_modules/${name}`) && entry.version === version,
        ),
    );

    expect(unused).toEqual([]);
  });
});

describe('a licence', () => {
  it.each(['GPL-3.0-only', 'AGPL-3.0', 'MPL-2.0', 'SSPL-1.0', 'MIT AND GPL-2.0', 'UNLICENSED', ''])(
    '%s is refused in production',
    (license) => {
      expect(objections(lockOf({ version: '1.0.0', license, integrity }))).toHaveLength(1);
    },
  );

  it.each(['MIT', '(MIT OR GPL-3.0)', 'Apache-2.0 AND MIT', '(MIT AND Zlib)'])('%s is fine', (license) => {
    expect(objections(lockOf({ version: '1.0.0', license, integrity }))).toEqual([]);
  });

  it('MPL-2.0 is fine for a tool', () => {
    expect(objections(lockOf({ version: '1.0.0', license: 'MPL-2.0', integrity, dev: true }))).toEqual([]);
  });

  it('an exception is for one version', () => {
    const [one] = exceptions;
    const entry = { version: '99.0.0', license: one?.says, integrity };
    const other = lockSchema.parse({ packages: { [`node_modules/${one?.name ?? ''}`]: entry } });

    expect(objections(other)).toHaveLength(1);
  });

  it('does not help a package without a digest', () => {
    expect(objections(lockOf({ version: '1.0.0', license: 'MIT' }))[0]).toContain('digest');
  });
});
