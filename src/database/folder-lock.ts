import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { DatabaseFault } from './fault.ts';

const lockFile = z.object({
  pid: z.number().int(),
  host: z.string(),
  started: z.string(), // boot and start tick of the process, so that a pid used again is not taken for it
});
type Holder = z.infer<typeof lockFile>;

const heartbeatMs = 10_000;
const silenceMs = 45_000;
const heldHere = new Set<string>();

export interface FolderLock {
  release: () => void;
}

/**
 * PGlite does not lock its folder, and two processes in one folder destroy it. The lock is a file naming its
 * holder; one left by a dead process is recognised and taken over. Throws DatabaseFault while the holder lives.
 */
export function lockFolder(folder: string): FolderLock {
  const file = path.resolve(folder, 'heyi.lock');
  if (heldHere.has(file)) throw inUse(folder, process.pid);
  const mine: Holder = { pid: process.pid, host: hostname(), started: startOf(process.pid) ?? '' };
  const draft = `${file}.${String(process.pid)}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    for (let attempt = 0; !placed(draft, file); attempt += 1) {
      const found = readHolder(file);
      if (found && (attempt > 20 || isAlive(found, file))) throw inUse(folder, found.pid);
      clearStale(file, found);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  heldHere.add(file);
  const heartbeat = setInterval(() => {
    touch(file);
  }, heartbeatMs).unref();
  return {
    release: () => {
      clearInterval(heartbeat);
      if (heldHere.delete(file)) rmSync(file, { force: true });
    },
  };
}

function inUse(folder: string, pid: number): DatabaseFault {
  return new DatabaseFault(
    `The data folder ${path.resolve(folder)} is already open in another heyi (process ${String(pid)}): stop that one first, or set DATA_DIR to another folder.`,
  );
}

/** link() is atomic and refuses to overwrite: the file appears whole or not at all. */
function placed(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (fault) {
    if (isCode(fault, 'EEXIST')) return false;
    throw fault;
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    const parsed = lockFile.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(holder: Holder, file: string): boolean {
  if (holder.host !== hostname()) return isTouched(file);
  if (holder.pid === process.pid) return false; // a container's pid 1, come again after a kill
  try {
    process.kill(holder.pid, 0);
  } catch (fault) {
    return isCode(fault, 'EPERM');
  }
  const started = startOf(holder.pid);
  return started === undefined || started === holder.started;
}

/** Another host's processes cannot be seen from here; its heartbeat on the file can. */
function isTouched(file: string): boolean {
  const mark = `${file}.clock`;
  writeFileSync(mark, '', { mode: 0o600 });
  try {
    return statSync(mark).mtimeMs - statSync(file).mtimeMs < silenceMs;
  } catch {
    return true;
  } finally {
    rmSync(mark, { force: true });
  }
}

function clearStale(file: string, stale: Holder | undefined): void {
  const aside = `${file}.stale.${String(process.pid)}`;
  try {
    renameSync(file, aside);
  } catch (fault) {
    if (isCode(fault, 'ENOENT')) return;
    throw fault;
  }
  // Between reading and renaming somebody else may have taken it over: then it is theirs again.
  const moved = readHolder(aside);
  if (moved && (moved.pid !== stale?.pid || moved.started !== stale.started)) placed(aside, file);
  rmSync(aside, { force: true });
}

function touch(file: string): void {
  const now = performance.timeOrigin + performance.now();
  try {
    utimesSync(file, now / 1000, now / 1000);
  } catch {
    // The folder is gone; the database will say so.
  }
}

/** The boot and tick in which a process started, where the system tells (Linux). */
function startOf(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    const tick = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${boot}:${tick ?? ''}`;
  } catch {
    return undefined;
  }
}

function isCode(fault: unknown, code: string): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === code;
}
