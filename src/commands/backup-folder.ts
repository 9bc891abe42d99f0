/** A backup's folder: the database's own files, and a manifest of what must come back. */
import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { OperatorFault } from './operator-fault.ts';

/** Written last: a backup without it was never finished. */
export const manifestName = 'manifest.json';
export const contentsOf = { postgres: 'database.dump', embedded: 'database' } as const;

const manifestSchema = z.object({
  takenAt: z.iso.datetime(),
  kind: z.enum(['postgres', 'embedded']),
  newestMigration: z.string(),
  /** SHA-256 of the files. */
  sha256: z.string(),
  tables: z.record(z.string(), z.object({ rows: z.number().int(), digest: z.string() })),
});
export type Manifest = z.infer<typeof manifestSchema>;

export function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (readdirSync(folder).length > 0)
    throw new OperatorFault(`${folder} is not empty: name a new folder for each backup.`);
}

export function readManifest(folder: string): Manifest {
  const file = path.join(folder, manifestName);
  if (!existsSync(file))
    throw new OperatorFault(`${folder} is no finished backup (it has no ${manifestName}): take another one.`);
  const parsed = manifestSchema.safeParse(parseJson(readFileSync(file, 'utf8')));
  if (!parsed.success) throw damaged(folder);
  return parsed.data;
}

/** The manifest of a backup whose files are as they were written. */
export async function readWhole(folder: string): Promise<Manifest> {
  const manifest = readManifest(folder);
  const contents = path.join(folder, contentsOf[manifest.kind]);
  if (!existsSync(contents) || (await digestOf(contents)) !== manifest.sha256) throw damaged(folder);
  return manifest;
}

export function rowsOf({ tables }: Pick<Manifest, 'tables'>): string {
  const all = Object.values(tables);
  const rows = all.reduce((sum, one) => sum + one.rows, 0);
  return `${String(all.length)} tables, ${String(rows)} rows`;
}

/** Of a file, or of all files of a folder with their names. */
export async function digestOf(place: string): Promise<string> {
  const hash = createHash('sha256');
  const files = statSync(place).isDirectory()
    ? globSync('**/*', { cwd: place, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name))
        .sort()
    : [place];
  for (const file of files) {
    hash.update(`${path.relative(place, file)}\0`);
    for await (const chunk of createReadStream(file)) hash.update(z.instanceof(Buffer).parse(chunk));
  }
  return hash.digest('hex');
}

function damaged(folder: string): OperatorFault {
  return new OperatorFault(
    `The backup in ${folder} is damaged (its files are not as they were written): use another one, and see what happened to its disk.`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
