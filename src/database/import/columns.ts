/** Which column of a file is which: as the office chose it for this source, else by the names that are known. */
import type { ColumnMapping } from '../../records/records.ts';
import type { Kind } from './kind.ts';

/** Column → its place in the file; what the file has no column for is not in it. */
export type Places = ReadonlyMap<string, number>;

export function placeColumns(
  kind: Pick<Kind, 'columns'>,
  header: readonly string[],
  mapping: ColumnMapping = {},
): Places {
  const titles = header.map(plain);
  const places = new Map<string, number>();
  const taken = new Set<number>();
  for (const column of Object.keys(kind.columns)) {
    const heading = mapping[column];
    if (heading == null) continue;
    const at = titles.indexOf(plain(heading));
    if (at < 0 || taken.has(at)) continue;
    places.set(column, at);
    taken.add(at);
  }
  for (const [column, names] of Object.entries(kind.columns)) {
    if (places.has(column) || mapping[column] === null) continue;
    const at = names
      .map((name) => titles.findIndex((title, place) => title === name && !taken.has(place)))
      .find((found) => found >= 0);
    if (at !== undefined) places.set(column, at);
  }
  return places;
}

export function missingColumns(kind: Pick<Kind, 'required'>, places: Places): readonly string[] {
  return kind.required.filter((column) => !places.has(column));
}

/** 姓名* and 姓名（必填） are 姓名. */
export function plain(title: string): string {
  return title
    .trim()
    .replace(/[（(].*[)）]$/, '')
    .replace(/[*＊\s]/g, '')
    .toLowerCase();
}
