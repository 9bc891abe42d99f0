import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from '../../src/database/folder-lock.ts';
import { DatabaseFault, openDatabase } from '../../src/database/open.ts';
import { silentLog } from '../support/database.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'heyi-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const inFolder = () => openDatabase({ dataDir: folder, log: silentLog });

describe('the embedded database', () => {
  it('keeps what was committed when it is opened again', async () => {
    const first = await inFolder();
    await first.client.setting.create({ data: { key: 'kept', value: 'yes' } });
    await first.close();
    const second = await inFolder();
    expect(await second.client.setting.findUnique({ where: { key: 'kept' } })).toMatchObject({
      value: 'yes',
    });
    await second.close();
  });

  it('refuses a second opener in one sentence naming the folder and the process', async () => {
    const first = await inFolder();
    const second = await inFolder().catch((fault: unknown) => fault);
    expect(second).toBeInstanceOf(DatabaseFault);
    expect(String(second)).toContain(
      `${folder} is already open in another heyi (process ${String(process.pid)})`,
    );
    await first.close();
  });

  it('lays a database down again when the first laying down was broken off', async () => {
    const first = await inFolder();
    await first.close();
    rmSync(path.join(folder, 'database', 'global'), { recursive: true });
    writeFileSync(path.join(folder, 'database.unfinished'), '');
    const second = await inFolder();
    await expect(second.ping()).resolves.toBeUndefined();
    await second.close();
  });

  it('loses nothing acknowledged when killed in the middle of commits', async () => {
    const child = spawn(process.execPath, [path.join(import.meta.dirname, 'commit-forever.ts'), folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let acknowledged = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged = Number.parseInt(line, 10);
      if (acknowledged === 40) child.kill('SIGKILL');
    }
    if (child.signalCode === null && child.exitCode === null) await once(child, 'exit');
    expect(child.signalCode).toBe('SIGKILL');
    const database = await inFolder();
    const rows = await database.client.setting.findMany();
    expect(acknowledged).toBeGreaterThanOrEqual(40);
    expect(rows.length).toBeGreaterThanOrEqual(acknowledged);
    expect(rows.every(({ value }) => value === 'whole')).toBe(true);
    await database.close();
  }, 60_000);
});

describe('the lock of a data folder', () => {
  const file = () => path.join(folder, 'heyi.lock');

  it('takes over from a process that no longer lives', () => {
    const lock = lockFolder(folder);
    const mine: unknown = JSON.parse(readFileSync(file(), 'utf8'));
    lock.release();
    writeFileSync(file(), JSON.stringify({ ...(mine as object), pid: 2 ** 22 + 1 }));
    const again = lockFolder(folder);
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual(mine);
    again.release();
  });

  it('takes over from a process whose number another process has now', () => {
    const lock = lockFolder(folder);
    const mine: unknown = JSON.parse(readFileSync(file(), 'utf8'));
    lock.release();
    writeFileSync(
      file(),
      JSON.stringify({ ...(mine as object), pid: process.ppid, started: 'another boot:1' }),
    );
    expect(() => {
      lockFolder(folder).release();
    }).not.toThrow();
  });

  it('believes the heartbeat of another host', () => {
    writeFileSync(file(), JSON.stringify({ pid: 1, host: 'another-host', started: '' }));
    expect(() => lockFolder(folder)).toThrow('process 1');
  });

  it('takes over a lock that says nothing', () => {
    writeFileSync(file(), '');
    expect(() => {
      lockFolder(folder).release();
    }).not.toThrow();
  });
});
