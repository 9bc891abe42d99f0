/** The inventory of personal data names every column there is, and docs/privacy/inventory.md is written from it (-u). */
import { format, resolveConfig } from 'prettier';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/open.ts';
import { sealedPlaces } from '../../src/database/sealed-places.ts';
import { openTestDatabase } from '../support/database.ts';
import { inventory } from '../support/inventory.ts';
import { columns } from '../support/marked-person.ts';

const page = fileURLToPath(new URL('../../docs/privacy/inventory.md', import.meta.url));

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

describe('the inventory of personal data', () => {
  it('names every table and every column of the schema, and no other', async () => {
    const named = Object.entries(inventory).map(
      ([table, { columns: own, rest }]) => [table, [...Object.keys(own), ...rest].sort()] as const,
    );
    const there = Object.entries(await columns(database)).map(
      ([table, all]) => [table, [...all].sort()] as const,
    );

    expect(Object.fromEntries(named)).toEqual(Object.fromEntries(there));
  });

  it('says why, how long and how erased of every table that holds something of a person', () => {
    for (const [table, { of, why, kept, erased, columns: own }] of Object.entries(inventory))
      if (of === 'person' || Object.keys(own).length > 0)
        expect([table, why, kept, erased]).not.toContain('');
  });

  it('calls sealed what heyi rotate-key seals anew, and nothing else', () => {
    const named = Object.entries(inventory).flatMap(([table, { columns: own }]) =>
      Object.entries(own).flatMap(([column, [, form]]) => (form === 'sealed' ? [`${table}.${column}`] : [])),
    );
    const places = sealedPlaces.map(({ name }) => name);

    // A field of the row as it stood; the column itself is plain.
    expect(places.filter((name) => !named.includes(name))).toEqual(['ImportChange.before']);
    expect(named.filter((name) => !places.includes(name))).toEqual([]);
  });

  it('is written down for people', async () => {
    const written = await format(markdown(), { ...(await resolveConfig(page)), parser: 'markdown' });

    await expect(written).toMatchFileSnapshot(page);
  });
});

function markdown(): string {
  const sections = Object.entries(inventory).map(([table, { of, why, kept, erased, columns: own, rest }]) => {
    const rows = Object.entries(own).map(
      ([column, [what, form, erasure]]) => `| ${column} | ${what} | ${form} | ${erasure} |`,
    );
    const list =
      rows.length === 0 ? [] : ['| column | what | form | erasing |', '| - | - | - | - |', ...rows];
    const facts = [
      `Of: ${of}.`,
      ...(why ? [`Why: ${why}.`] : []),
      ...(kept ? [`Kept: ${kept}.`] : []),
      ...(erased ? [`Erased: ${erased}.`] : []),
    ];
    return [`## ${table}`, facts.join(' '), list.join('\n'), `Besides: ${rest.join(', ')}.`].join('\n\n');
  });
  return [
    '# What heyi keeps of a person',
    'Written from inventory.yaml by `vitest run test/database/personal-data.test.ts -u`: every table and column of the database. **Form**: plain, sealed (AES-256-GCM under `DATA_KEY`), hashed (HMAC under `DATA_KEY`), masked, key (a number that leads to the person). **Erasing**: what 我的数据 › 删除 does with it: gone, stays, none (nothing of theirs). test/database/erasure.test.ts proves that column.',
    ...sections,
  ].join('\n\n');
}
