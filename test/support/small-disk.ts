/**
 * A disk of a few megabytes, which can be filled: a tmpfs in a mount namespace of its own, so that it needs no rights
 * and is gone with the process that holds it. Linux only.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ended } from './cluster.ts';

export interface SmallDisk {
  /** For every process of the account. */
  readonly path: string;
  /** Takes all the space that is left. */
  readonly fill: () => void;
  /** Gives it back. */
  readonly free: () => void;
  remove(): Promise<void>;
}

const filler = 'filler';

/**
 * Throws one plain sentence where the system lets nobody mount.
 * @param account whose it is; absent: this process's
 */
export async function mountSmallDisk(
  megabytes: number,
  account?: { readonly uid: number; readonly gid: number },
): Promise<SmallDisk> {
  const point = mkdtempSync(join(tmpdir(), 'heyi-disk-'));
  const mount = `mount -t tmpfs -o size=${String(megabytes)}m heyi '${point}' && echo mounted && exec sleep infinity`;
  const holder = spawn('unshare', ['--map-root-user', '--mount', 'sh', '-c', mount], {
    ...account,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  holder.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const mounted = await Promise.race([
    once(holder.stdout, 'data').then(() => true),
    once(holder, 'error').then(([fault]) => ((words += String(fault)), false)),
    once(holder, 'close').then(() => false),
  ]);
  if (!mounted) {
    rmSync(point, { recursive: true, force: true });
    throw new Error(
      `A full disk cannot be tried here, since no tmpfs can be mounted (unshare --map-root-user --mount): ${words.trim()}. Run it on a Linux that allows user namespaces, or as root with CAP_SYS_ADMIN.`,
    );
  }
  // What is mounted over there is seen from here through the holder's own view.
  const path = `/proc/${String(holder.pid)}/root${point}`;
  return {
    path,
    fill() {
      spawnSync('sh', ['-c', `cat /dev/zero > '${join(path, filler)}'`], { ...account, stdio: 'ignore' });
    },
    free: () => {
      rmSync(join(path, filler), { force: true });
    },
    async remove() {
      await ended(holder, 'SIGKILL');
      rmSync(point, { recursive: true, force: true });
    },
  };
}
