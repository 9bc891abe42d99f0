/** Under which licences somebody else's work may come along, and what is passed although it says something else. */
import type { Lock } from './lock.ts';

/** Free for any use beside ours, also in a closed office, as long as names and texts of licences stay with them (SPDX). */
export const allowed: readonly string[] = [
  ...['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', 'Zlib'],
  ...['Unlicense', 'CC0-1.0'],
];

/** Copyleft of a file or of the tool itself: for what only builds or tests, and is handed on to nobody. */
export const allowedForTools: readonly string[] = ['MPL-2.0', 'CC-BY-4.0'];

export interface Exception {
  readonly name: string;
  /** That version was looked at; another one is looked at again. */
  readonly version: string;
  /** As its package says, "" for nothing. */
  readonly says: string;
  readonly why: string;
}

export const exceptions: readonly Exception[] = [
  {
    ...{ name: 'elkjs', version: '0.11.1', says: 'EPL-2.0' },
    why: 'only the command line of prisma has it (a picture of tables): used unaltered while installing, and pruned from the image',
  },
  {
    ...{ name: 'dom-walk', version: '0.1.2', says: '' },
    why: 'MIT, in the old form "licenses" and its LICENCE',
  },
  {
    ...{ name: 'domutils', version: '1.5.1', says: '' },
    why: 'BSD-2-Clause, by its LICENSE',
  },
  {
    ...{ name: 'exif-parser', version: '0.1.12', says: '' },
    why: 'MIT, by its LICENSE.md',
  },
  {
    ...{ name: 'css-select', version: '1.2.0', says: 'BSD-like' },
    why: 'BSD-2-Clause, by its LICENSE',
  },
  {
    ...{ name: 'open-graph', version: '0.2.6', says: 'BSD' },
    why: 'which BSD licence it does not say; all of them are allowed',
  },
];

/** One sentence for each package that may not come along as it is, or that the lock cannot vouch for. */
export function objections({ packages }: Lock): string[] {
  return Object.entries(packages).flatMap(([folder, entry]) => {
    if (folder === '') return [];
    const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const { version = '', license: says = '', dev = false, integrity } = entry;
    const which = `${name}@${version}`;
    const found: string[] = [];
    if (integrity?.startsWith('sha512-') !== true)
      found.push(`${which} has no SHA-512 digest in package-lock.json`);
    const known = exceptions.some((one) => one.name === name && one.version === version && one.says === says);
    const fine = dev ? [...allowed, ...allowedForTools] : allowed;
    if (!known && !isAllowed(says, fine))
      found.push(`${which} is under ${says === '' ? 'no named licence' : says}`);
    return found;
  });
}

/** "A OR B" is ours to choose; of "A AND B" both must be fine. Brackets around the whole are all that occurs. */
export function isAllowed(expression: string, fine: readonly string[]): boolean {
  const bare = expression.trim().replace(/^\((.*)\)$/, '$1');
  return bare.split(/ or /i).some((choice) => choice.split(/ and /i).every((id) => fine.includes(id.trim())));
}
