/** A file read in a thread of its own comes over as it would have been read here. */
import { describe, expect, it } from 'vitest';
import { type FileToRead, recordsFile, type RecordsFile } from '../src/database/import/read-file.ts';
import { Unreadable } from '../src/database/import/read-table.ts';
import { beingRead, inThread } from '../src/import-reading.ts';

const key = Buffer.alloc(32, 8);
const file: FileToRead = {
  ...{ kind: 'households', fileName: 'x.csv', hashKey: key, allowOddIds: false },
  sealKey: { current: key, previous: Buffer.alloc(32, 9) },
  words: {},
  bytes: Buffer.from(
    ['花名册', '证号,苏木,嘎查,电话']
      .concat(
        Array.from(
          { length: 2_500 },
          (_one, at) => `C${String(at).padStart(4, '0')},林东镇,东城,19900000001`,
        ),
      )
      .concat('C1,林东镇,东城,', '合计,,,')
      .join('\n'),
  ),
};

async function everything(read: RecordsFile) {
  const columns = await read.columns();
  const seen: number[] = [];
  const survey = await read.survey((rows) => seen.push(rows));
  const { batches, ...opened } = await read.open();
  const all = [];
  for await (const batch of batches) all.push(batch);
  return { columns, survey, opened, all };
}

describe('a thread that reads', () => {
  it('hands over what would have been read here, as often as it is asked', async () => {
    const thread = inThread(file);
    try {
      const expected = await everything(recordsFile(file));
      expect(expected.all.map(({ rows }) => rows)).toEqual([1_000, 1_000, 502]);
      expect(await everything(thread)).toEqual(expected);
      expect(await everything(thread)).toEqual(expected);
    } finally {
      await thread.end();
    }
  });

  it.each([key, { current: key, previous: Buffer.alloc(32, 9) }])(
    'hashes and seals with the keys it is given, one or two',
    async (keys) => {
      for (const [kind, lines] of [
        ['households', ['证号,苏木,嘎查,电话', 'C0001,林东镇,东城,19900000001']],
        ['members', ['成员编号,证号,姓名,与户主关系,身份证号', 'A1,C0001,王,户主,11010519491231002X']],
      ] as const) {
        const small = { ...file, kind, bytes: Buffer.from(lines.join('\n')), hashKey: keys, sealKey: keys };
        const thread = inThread(small);
        try {
          const read = await everything(thread);
          expect(read).toEqual(await everything(recordsFile(small)));
          expect(read.all[0]?.records).toHaveLength(1);
        } finally {
          await thread.end();
        }
      }
    },
  );

  it('says why a file cannot be read, and answers on', async () => {
    const thread = inThread({ ...file, bytes: Buffer.from('证号,苏木,嘎查\n"1,2,3\n') });
    try {
      await expect(thread.survey(() => undefined)).rejects.toMatchObject({ why: 'quotes' });
      await expect(thread.survey(() => undefined)).rejects.toBeInstanceOf(Unreadable);
    } finally {
      await thread.end();
    }
  });

  it('that needs more memory than it may have ends alone: the file is too large', async () => {
    const thread = inThread(file, 8);
    try {
      await expect(everything(thread)).rejects.toMatchObject({ why: 'too-large-inside' });
      await expect(thread.columns()).rejects.toMatchObject({ why: 'too-large-inside' });
    } finally {
      await thread.end();
    }
  });
});

it('a small file is read here, a large one elsewhere', async () => {
  const read: FileToRead[] = [];
  const here = (one: FileToRead) => {
    read.push(one);
    return recordsFile(one);
  };
  const large = { ...file, bytes: Buffer.alloc(256 * 1024, 'x') };

  const files = [beingRead(file, here), beingRead(large, here)];

  expect(read).toEqual([file]);
  for (const one of files) await one.end();
});
