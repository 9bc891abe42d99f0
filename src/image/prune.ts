/**
 * `node src/image/prune.ts`: takes out of a production installation what pruned.ts names, and says how much that was. For
 * the build of the image; a folder with development dependencies is refused. Throws when something is still needed.
 */
import { existsSync, globSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { dropped, files, thinned } from './pruned.ts';
import { type Lock, lockSchema, neededFrom, resolved } from './lock.ts';

const root = process.cwd();
const modules = path.join(root, 'node_modules');
const stays = ['package.json', '{LICEN[CS]E,licen[cs]e,NOTICE,notice,COPYING}*'];
const mebibyte = 1024 * 1024;

if (existsSync(path.join(modules, 'vitest'))) {
  console.error('This installation has development dependencies: prune one that was made with --omit=dev.');
  process.exit(1);
}
const lock: Lock = lockSchema.parse(JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')));
const before = weigh(modules);
dropPackages();
for (const { name, keep, why } of thinned) report(name, thin(path.join(modules, name), keep), why);
for (const { globs, why } of files) report(globs[0] ?? '', remove(filesLike(globs)), why);
removeEmpty(modules);
const after = weigh(modules);
console.log(`node_modules: ${mb(before)} before, ${mb(after)} after`);

function dropPackages(): void {
  for (const { name, notMissedBy } of dropped)
    for (const [folder, entry] of Object.entries(lock.packages)) {
      const needy = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
      if (folder === '' || entry.dev || notMissedBy.includes(needy) || isDropped(needy)) continue;
      if (name in { ...entry.dependencies, ...entry.optionalDependencies } && isNeeded(folder))
        throw new Error(`${needy} needs ${name}: it cannot be dropped (src/image/pruned.ts)`);
    }
  let needed = neededFrom(lock, []);
  for (const { name, why } of dropped) {
    const less = neededFrom(lock, [...namesBefore(name), name]);
    const gone = [...needed].filter((folder) => !less.has(folder));
    // A package may lie within another's folder that goes as well.
    report(name, remove(gone.map((folder) => path.relative('node_modules', folder))), why);
    needed = less;
  }
  const others = Object.keys(lock.packages).filter((folder) => folder !== '' && !needed.has(folder));
  report(
    'optional peers',
    remove(others.map((folder) => path.relative('node_modules', folder))),
    'npm installs what somebody could use with somebody else; nobody needs these',
  );
}

function isDropped(name: string): boolean {
  return dropped.some((other) => other.name === name);
}

function isNeeded(folder: string): boolean {
  return neededFrom(
    lock,
    dropped.map(({ name }) => name),
  ).has(folder);
}

function namesBefore(name: string): string[] {
  return dropped
    .slice(
      0,
      dropped.findIndex((other) => other.name === name),
    )
    .map((other) => other.name);
}

function thin(folder: string, keep: readonly string[]): number {
  if (resolved(lock, '', path.relative(modules, folder)) === undefined)
    throw new Error(`${folder} is not there`);
  const kept = new Set(globSync([...keep, ...stays], { cwd: folder }));
  for (const pattern of keep)
    if (globSync(pattern, { cwd: folder }).length === 0) throw new Error(`${folder} has no ${pattern}`);
  const all = globSync('**/*', { cwd: folder, exclude: (name) => name === 'node_modules' });
  const gone = all.filter((name) => !kept.has(name) && statSync(path.join(folder, name)).isFile());
  return remove(gone.map((name) => path.join(path.relative(modules, folder), name)));
}

/** Files alone: a package may be called "lodash.map". */
function filesLike(globs: readonly string[]): string[] {
  return globSync([...globs], { cwd: modules, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(modules, path.join(entry.parentPath, entry.name)));
}

/** @returns how many bytes went */
function remove(names: readonly string[]): number {
  let bytes = 0;
  for (const name of names) {
    const place = path.join(modules, name);
    bytes += weigh(place);
    rmSync(place, { recursive: true, force: true });
  }
  return bytes;
}

/** @returns whether nothing is left of it */
function removeEmpty(folder: string): boolean {
  const left = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => !entry.isDirectory() || !removeEmpty(path.join(folder, entry.name)),
  );
  if (left.length === 0) rmdirSync(folder);
  return left.length === 0;
}

function weigh(place: string): number {
  if (!existsSync(place)) return 0;
  if (statSync(place).isFile()) return statSync(place).size;
  return globSync('**/*', { cwd: place }).reduce((sum, name) => {
    const found = statSync(path.join(place, name), { throwIfNoEntry: false });
    return sum + (found?.isFile() === true ? found.size : 0);
  }, 0);
}

function report(what: string, bytes: number, why: string): void {
  console.log(`${mb(bytes).padStart(9)}  ${what}: ${why}`);
}

function mb(bytes: number): string {
  return `${(bytes / mebibyte).toFixed(1)} MB`;
}
