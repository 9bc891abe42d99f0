/** What gets into the image, and what never does. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lockSchema, neededFrom } from '../../src/image/lock.ts';
import { dropped, thinned } from '../../src/image/pruned.ts';
import { readDockerfile, readDockerignore, type Stage } from '../support/dockerfile.ts';

const root = new URL('../../', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, root), 'utf8');
const stages = readDockerfile(read('Dockerfile'));
const taken = readDockerignore(read('.dockerignore'));
const settingsOf = (stage: Stage | undefined) =>
  Object.fromEntries(stage?.steps.flatMap((s) => (s.kind === 'setting' ? [[s.name, s.value]] : [])) ?? []);
const runs = (stage: Stage | undefined) =>
  stage?.steps.flatMap((step) => (step.kind === 'run' ? [step.command] : [])) ?? [];
const last = stages.at(-1);

describe('the Dockerfile', () => {
  it('ends with the service on the slim Node 24, not as root, told to stop by SIGTERM, its health looked at', () => {
    expect(last?.from).toBe('node:24-slim');
    expect(settingsOf(last)).toMatchObject({ USER: 'node', STOPSIGNAL: 'SIGTERM', CMD: '["heyi", "start"]' });
    expect(settingsOf(last).HEALTHCHECK).toContain('/healthz');
    expect(stages.every((stage) => stage === stages[0] || settingsOf(stage).USER !== undefined)).toBe(true);
  });

  it('stops the backup service by SIGTERM as well: its base says SIGINT, which the shell there does not heed', () => {
    expect(settingsOf(stages.find(({ name }) => name === 'backup'))).toMatchObject({ STOPSIGNAL: 'SIGTERM' });
  });

  it('compiles beforehand as the account that will run: Node asks for what another one compiled never', () => {
    const steps = last?.steps ?? [];
    const warming = steps.findIndex((step) => step.kind === 'run' && step.command.endsWith('image/warm.ts'));
    const user = steps.findLast(
      (step, place) => place < warming && step.kind === 'setting' && step.name === 'USER',
    );

    expect(user).toEqual({ kind: 'setting', name: 'USER', value: 'node' });
    expect(runs(last).join('\n')).toMatch(/^install -d -o node .* \/app\/node_modules\/\.cache\/compiled$/m);
  });

  it('installs by the lock alone: no development dependency, no script of any package', () => {
    const installing = stages.flatMap(runs).filter((command) => /npm|yarn|pnpm/.test(command));

    expect(installing).toEqual(['npm ci --omit=dev --ignore-scripts']);
  });

  it('gives nobody a secret to keep in a layer', () => {
    const set = stages.flatMap(({ steps }) =>
      steps.flatMap((step) => (step.kind === 'env' ? [...step.set.keys()] : [])),
    );

    expect(read('Dockerfile')).not.toMatch(/^\s*(ARG|ADD)\b|--mount=type=secret/m);
    expect(set).toEqual([
      ...['NODE_ENV', 'HOST', 'PORT', 'DATA_DIR'],
      ...['MALLOC_MMAP_THRESHOLD_', 'MALLOC_TRIM_THRESHOLD_', 'MALLOC_ARENA_MAX', 'NODE_COMPILE_CACHE'],
    ]);
  });

  it('copies what is there, and what .dockerignore lets it have', () => {
    const copied = stages.flatMap(({ steps }) =>
      steps.flatMap((step) => (step.kind === 'copy' && step.from === undefined ? step.what : [])),
    );

    const missing = copied.filter(
      (name) => !existsSync(new URL(name, root)) || (name !== '.' && !taken(name)),
    );
    expect([missing, copied.length > 5]).toEqual([[], true]);
  });

  it('starts Node itself: no shell stays in between to swallow the signal', () => {
    const lines = read('src/image/heyi').trim().split('\n');

    expect(lines.at(-1)).toMatch(/^exec node .*\/app\/src\/cli\.ts "\$@"$/);
  });
});

describe('.dockerignore', () => {
  it.each([
    ...[
      '.env',
      '.env.production',
      'prisma/.env',
      'src/.env.local',
      '.git/config',
      '.ci/run',
      'data/database/PG_VERSION',
    ],
    ...[
      'backups/2026-11-26/database.dump',
      'prisma/old.dump',
      'site.pem',
      'src/image/site.key',
      'heads.jsonl',
      'scheme.yaml',
    ],
    ...[
      'test/support/talk.ts',
      'docs/operations.md',
      'node_modules/zod/package.json',
      'src/database/generated/client.ts',
    ],
    ...['households.xlsx', 'secrets/data-key', 'SECURITY.md', 'compose.yaml'],
  ])('keeps %s out', (file) => {
    expect(taken(file)).toBe(false);
  });

  it.each([
    ...[
      'src/cli.ts',
      'src/policy/bairin-left-banner/clauses.zh-CN.md',
      'bots/web/router.ts',
      'prompts/zh-CN/turn.ftl',
    ],
    ...[
      'prisma/schema.prisma',
      'prisma/sample/scheme.yaml',
      'package-lock.json',
      'LICENSE',
      'src/image/heyi',
    ],
  ])('lets %s in', (file) => {
    expect(taken(file)).toBe(true);
  });
});

describe('what the image does without', () => {
  const lock = lockSchema.parse(JSON.parse(read('package-lock.json')));
  const names = dropped.map(({ name }) => name);
  const needed = neededFrom(lock, names);

  it('is in the lock, and needed by nobody but who is said not to miss it', () => {
    for (const { name, notMissedBy } of dropped) {
      const missedBy = [...needed].filter((folder) => {
        const { dependencies, optionalDependencies } = lock.packages[folder] ?? {};
        return name in { ...dependencies, ...optionalDependencies };
      });

      expect(lock.packages[`node_modules/${name}`]?.version, name).toBeDefined();
      expect(
        missedBy.filter((folder) => !notMissedBy.includes(folder.slice('node_modules/'.length))),
      ).toEqual([]);
    }
  });

  it('is nothing that the code imports', () => {
    expect(names.filter((name) => needed.has(`node_modules/${name}`))).toEqual([]);
    for (const name of ['zod', 'pg', '@prisma/client', 'express', 'wechaty', '@langchain/openai', 'grammy'])
      expect(needed.has(`node_modules/${name}`), name).toBe(true);
  });

  it('leaves of each package it thins what is named', () => {
    expect(thinned.map(({ keep }) => keep.length).every((count) => count > 0)).toBe(true);
    expect(read('src/console/assets.ts')).toContain('echarts/dist/echarts.simple.min.js');
    expect(read('src/console/assets.ts')).toContain('@tabler/core/dist/css/tabler.min.css');
  });
});
