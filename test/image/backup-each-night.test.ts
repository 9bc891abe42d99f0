/** Which backups are kept and which go; a backup that failed takes none with it. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../src/image/backup-each-night', import.meta.url));
let workshop: string;
let backups: string;
beforeEach(() => {
  workshop = mkdtempSync(join(tmpdir(), 'heyi-nights-'));
  backups = join(workshop, 'backups');
  for (const night of ['2026-11-20-023000', '2026-11-21-023000', '2026-11-22-023000']) finished(night);
});
afterEach(() => {
  rmSync(workshop, { recursive: true, force: true });
});

function finished(night: string): void {
  mkdirSync(join(backups, night), { recursive: true });
  writeFileSync(join(backups, night, 'manifest.json'), '{}');
}

/** In place of heyi: `backup` makes a finished folder, `verify` ends as it is told. */
function run(verified: 0 | 1) {
  const bin = join(workshop, 'bin');
  mkdirSync(bin);
  const lines = [
    '#!/bin/sh',
    `[ "$2" = verify ] && exit ${String(verified)}`,
    '[ "$1" = erasures ] && { echo "{\\"of\\":\\"a hash\\"}"; exit; }',
    'mkdir -p "$2" && echo {} > "$2/manifest.json"',
  ];
  writeFileSync(join(bin, 'heyi'), `${lines.join('\n')}\n`);
  chmodSync(join(bin, 'heyi'), 0o755);
  const { PATH = '' } = process.env;
  return spawnSync('sh', [script, backups, '3', '--once'], {
    env: { PATH: `${bin}:${PATH}` },
    encoding: 'utf8',
  });
}

describe('each night', () => {
  it('the newest are kept, the oldest goes, and so does what was never finished', () => {
    mkdirSync(join(backups, '2026-11-23-023000'));
    const { status, stderr } = run(0);
    const left = readdirSync(backups)
      .filter((name) => name !== 'erasures.jsonl')
      .sort();

    expect([status, stderr]).toEqual([0, '']);
    expect(left).toHaveLength(3);
    expect(left.slice(0, 2)).toEqual(['2026-11-21-023000', '2026-11-22-023000']);
  });

  it('the one just made stays, also by a clock that was set back', () => {
    for (const night of ['2036-01-01-023000', '2036-01-02-023000', '2036-01-03-023000']) finished(night);

    expect(run(0).status).toBe(0);
    const left = readdirSync(backups).filter((name) => name !== 'erasures.jsonl');

    expect(left).toHaveLength(3);
    expect(left.filter((name) => !name.startsWith('2036'))).toHaveLength(1);
    expect(left).not.toContain('2026-11-22-023000');
  });

  it('who had themselves erased is written beside them, and nobody is forgotten', () => {
    const list = join(backups, 'erasures.jsonl');
    writeFileSync(list, '{"of":"another hash"}\n{"of":"a hash"}\n');

    expect(run(0).status).toBe(0);
    expect(readFileSync(list, 'utf8').trim().split('\n').sort()).toEqual([
      '{"of":"a hash"}',
      '{"of":"another hash"}',
    ]);
  });

  it('a backup that is not as it was written takes no older one with it, and says so', () => {
    const { status, stderr } = run(1);

    expect(status).toBe(1);
    expect(stderr).toContain('the older ones are kept');
    expect(readdirSync(backups)).toEqual(
      expect.arrayContaining(['2026-11-20-023000', '2026-11-21-023000', '2026-11-22-023000']),
    );
  });

  it('what is not a backup in that folder stays', () => {
    mkdirSync(join(backups, 'lost+found'));
    run(0);

    expect(readdirSync(backups)).toContain('lost+found');
  });
});
