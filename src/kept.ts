/**
 * What training and indexing made, kept in files between starts (docs/decisions/0013-kept-between-starts.md). A file
 * is used only when nothing it rests on has changed and not one byte of it is another; otherwise it is made anew.
 */
import { createHash, hash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import type { z } from 'zod';
import type { Keep } from './kernel/keep.ts';

/** Beside the database's template: npm ci clears it away with everything else that can be made again. */
export const keptFolder = fileURLToPath(new URL('../node_modules/.cache/heyi/', import.meta.url));

/** Where the code lies that training and indexing run. The packages it uses are named by the lock file. */
export const learningCode = ['conversation/understand', 'explanation', 'kernel'] as const;

const sealLength = 64;

/** Keeps between the starts of this program, as its code stands now. */
export function keepBetweenStarts(): Keep {
  return keepIn(keptFolder, fingerprintOfCode());
}

/** `code`: whatever changes with the code that makes the things. */
export function keepIn(folder: string, code: string): Keep {
  return ({ name, restsOn, shape, make }) => {
    const key = createHash('sha256')
      .update(JSON.stringify([code, name, restsOn]))
      .digest('hex');
    const file = join(folder, `${name}-${key.slice(0, 16)}.kept`);
    const kept = readKept(file, key, shape);
    if (kept !== undefined) return kept;
    const made = make();
    writeKept(file, key, made);
    clearOlder(folder, name, file);
    return made;
  };
}

/** Node itself counts: its tables of characters and its arithmetic are part of what was learnt. */
export function fingerprintOfCode(source: URL = new URL('./', import.meta.url)): string {
  const print = createHash('sha256').update(`${process.version} ${process.arch}`);
  print.update(textOf(new URL('../package-lock.json', source)));
  for (const folder of learningCode) {
    const base = new URL(`${folder}/`, source);
    const files = readdirSync(base, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    for (const name of files.sort())
      print.update(`\n${folder}/${name}\n`).update(textOf(new URL(name, base)));
  }
  return print.digest('hex');
}

function textOf(file: URL): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // An installation may come without its lock file.
    return '';
  }
}

/** The seal is over key and content: a torn, altered or misplaced file does not carry its own. */
function sealOf(key: string, content: Uint8Array): string {
  return hash('sha256', Buffer.concat([Buffer.from(key), content]));
}

function readKept<Made>(file: string, key: string, shape: z.ZodType<Made>): Made | undefined {
  try {
    const bytes = readFileSync(file);
    const content = bytes.subarray(sealLength);
    if (bytes.toString('latin1', 0, sealLength) !== sealOf(key, content)) return undefined;
    return shape.safeParse(deserialize(content)).data;
  } catch {
    return undefined;
  }
}

/** A folder that cannot be written to costs time at the next start, nothing else. */
function writeKept(file: string, key: string, made: unknown): void {
  const draft = `${file}.${String(process.pid)}.${randomBytes(4).toString('hex')}`;
  try {
    const content = serialize(made);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(draft, Buffer.concat([Buffer.from(sealOf(key, content)), content]));
    renameSync(draft, file);
  } catch {
    removeQuietly(draft);
  }
}

function clearOlder(folder: string, name: string, file: string): void {
  const older = new RegExp(`^${name}-[0-9a-f]{16}\\.kept$`, 'u');
  try {
    for (const other of readdirSync(folder))
      if (older.test(other) && other !== basename(file)) removeQuietly(join(folder, other));
  } catch {
    // Nothing was kept there.
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Somebody else's, or read-only: it does no harm where it is.
  }
}
