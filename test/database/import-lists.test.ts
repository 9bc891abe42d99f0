/** The lists of a file: pressed as they come, and read again some at a time. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { changesIn, listsIn, pressed } from '../../src/database/import/lists.ts';

const change = (record: string) => ({ record, who: '王*', field: 'name', before: '甲\n"', after: '乙' });
const lists = {
  errors: [{ line: 2, column: '状态', fault: 'one-of', about: '参合, active' }],
  words: [{ column: 'state', heading: '状态', tooMany: false, words: [{ word: '在保', rows: 2 }] }],
} as const;
const all = async (bytes: Uint8Array) => {
  const found = [];
  for await (const some of changesIn(bytes)) found.push(...some);
  return found;
};

describe('the lists of a file', () => {
  it('come back as they went in, whatever is in their texts', async () => {
    const bytes = await pressed(lists, [[change('1'), change('2')], [], [change('3')]]);

    expect(await listsIn(bytes)).toEqual(lists);
    expect(await all(bytes)).toEqual([change('1'), change('2'), change('3')]);
  });

  it('are read of a file that was gone through before an update, too', async () => {
    const before = gzipSync(JSON.stringify({ errors: lists.errors, changes: [change('1')] }));

    expect(await listsIn(before)).toEqual({ errors: lists.errors, words: [] });
    expect(await all(before)).toEqual([change('1')]);
  });

  it('may be as many as the rows of a large file', async () => {
    let made = 0;
    function* many() {
      for (; made < 200; made += 1) yield Array.from({ length: 500 }, () => change(String(made)));
    }
    let read = 0;

    for await (const some of changesIn(await pressed({ errors: [], words: [] }, many()))) read += some.length;

    expect([made, read]).toEqual([200, 100_000]);
  });
});
