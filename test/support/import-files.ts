/** Tables as an office's files have them, read without a database. */
import { type FileToRead, recordsFile } from '../../src/database/import/read-file.ts';
import type { ImportKind } from '../../src/records/records.ts';

const key = Buffer.alloc(32, 8);
export const fileOf = (kind: ImportKind, lines: readonly string[], more: Partial<FileToRead> = {}) =>
  recordsFile({
    ...{ kind, bytes: Buffer.from(lines.join('\r\n')), fileName: 'x.csv', hashKey: key, sealKey: key },
    ...{ allowOddIds: false, ...more },
  });
export async function readAll(kind: ImportKind, lines: readonly string[], more: Partial<FileToRead> = {}) {
  const { missing, batches } = await fileOf(kind, lines, more).open();
  const all = [];
  for await (const batch of batches) all.push(batch);
  return {
    missing,
    records: all.flatMap(({ records }) => records),
    errors: all.flatMap(({ errors }) => errors),
    passedOver: all.flatMap(({ passedOver }) => passedOver),
  };
}
