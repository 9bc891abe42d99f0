/** Words of a file in columns that take certain words only, and that are not among them: the office says what they mean. */
import type { OfficeWords, ValueWords } from '../../records/records.ts';
import type { Places } from './columns.ts';
import type { Kind } from './kind.ts';
import type { TableRow } from './read-table.ts';

/** More of them, and the column is hardly the right one: names, say. */
const wordsAtMost = 30;
const longest = 20;

/** A number of a person is no word, and is not kept as one. */
export function isWord(cell: string): boolean {
  return cell !== '' && cell.length <= longest && !/\d{6}/.test(cell);
}

export function officeWords(
  { words = {} }: Pick<Kind, 'words'>,
  header: readonly string[],
  places: Places,
  chosen: ValueWords = {},
) {
  const columns = Object.entries(words).flatMap(([column, { read }]) => {
    const at = places.get(column);
    return at === undefined ? [] : [{ column, at, read, counts: new Map<string, number>() }];
  });
  return {
    count(rows: readonly TableRow[]): void {
      for (const { at, read, counts } of columns)
        for (const { cells } of rows) {
          const cell = cells[at] ?? '';
          const before = counts.get(cell);
          if (before !== undefined) counts.set(cell, before + 1);
          else if (counts.size <= wordsAtMost && isWord(cell) && read(cell) === undefined)
            counts.set(cell, 1);
        }
    },
    found(): readonly OfficeWords[] {
      return columns.flatMap(({ column, at, counts }) => {
        const meanings = new Map(Object.entries(chosen[column] ?? {}));
        const tooMany = counts.size > wordsAtMost;
        const listed = tooMany ? [] : [...counts].sort(([, one], [, other]) => other - one);
        const found = listed.map(([word, rows]) => {
          const meaning = meanings.get(word);
          return { word, rows, ...(meaning !== undefined && { meaning }) };
        });
        return counts.size === 0 ? [] : [{ column, heading: header[at] ?? '', words: found, tooMany }];
      });
    },
  };
}
