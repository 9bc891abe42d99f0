/** compose.yaml, .env.example and the Caddyfile beside what the program reads, and beside each other. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig, variableNames } from '../../src/config.ts';

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

const seconds = z
  .string()
  .regex(/^\d+s$/)
  .transform((text) => Number.parseInt(text, 10));
const healthcheck = z.strictObject({
  test: z.tuple([z.literal('CMD'), z.string()], z.string()),
  interval: seconds,
  timeout: seconds,
  start_period: seconds,
  start_interval: seconds.optional(),
});
const service = z.strictObject({
  image: z.string(),
  pull_policy: z.literal('never').optional(),
  build: z
    .union([z.literal('.'), z.strictObject({ context: z.literal('.'), target: z.string() })])
    .optional(),
  init: z.boolean().optional(),
  restart: z.literal('unless-stopped'),
  cap_drop: z.tuple([z.literal('ALL')]),
  cap_add: z
    .array(z.enum(['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'SETGID', 'SETUID', 'NET_BIND_SERVICE']))
    .optional(),
  security_opt: z.tuple([z.literal('no-new-privileges:true')]),
  read_only: z.boolean().optional(),
  tmpfs: z.array(z.string().regex(/^\/\w+:size=\d+m$/)).optional(),
  environment: z.record(z.string().regex(/^[A-Z_]+$/), z.union([z.string(), z.int()])),
  command: z.array(z.string()).optional(),
  ports: z.array(z.string()).optional(),
  volumes: z.array(z.string()),
  networks: z.array(z.enum(['within', 'outward'])).min(1),
  depends_on: z
    .union([
      z.array(z.string()),
      z.record(z.string(), z.strictObject({ condition: z.literal('service_healthy') })),
    ])
    .optional(),
  healthcheck: healthcheck.optional(),
  stop_grace_period: seconds,
  shm_size: z.string().optional(),
  mem_limit: z.string().regex(/^\d+[mg]$/),
  pids_limit: z.int().optional(),
  logging: z.object({ driver: z.literal('json-file'), options: z.object({ 'max-size': z.string() }) }),
});
const compose = z
  .object({
    name: z.literal('heyi'),
    services: z.strictObject({
      ...{ database: service, 'replica-1': service, 'replica-2': service, proxy: service, backup: service },
    }),
    networks: z.object({ within: z.object({ internal: z.literal(true) }), outward: z.object({}) }),
    volumes: z.record(z.string(), z.null()),
  })
  .parse(parse(read('compose.yaml'), { merge: true }));
const { services } = compose;
const replicas = [services['replica-1'], services['replica-2']];

/** As `docker compose` puts it: ${NAME}, ${NAME:-otherwise}, ${NAME:?must be there}. */
const asked = [...read('compose.yaml').matchAll(/\$\{([A-Z_]+)(?:(:[-?])([^}]*))?\}/g)].map(
  ([, name = '', how]) => ({
    name,
    must: how === ':?',
  }),
);
const example = new Map(
  [...read('.env.example').matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
);

describe('compose.yaml', () => {
  it('sets only what the program reads, and its values are usable', () => {
    const environment = Object.fromEntries(
      Object.entries(services['replica-1'].environment).map(([name, value]) => [
        name,
        String(value)
          .replaceAll(/\$\{(?:SESSION_SECRET|DATA_KEY):\?[^}]*\}/g, '591785b794601e212b260e25925636fd')
          .replaceAll(/\$\{SITE[^}]*\}/g, 'heyi.example.org')
          .replaceAll(/\$\{LOG_LEVEL[^}]*\}/g, 'info')
          .replaceAll(/\$\{POSTGRES_PASSWORD[^}]*\}/g, '0123abcd')
          .replaceAll(/\$\{[A-Z_]+:-\}/g, ''),
      ]),
    );

    expect(Object.keys(environment).filter((name) => !variableNames.includes(name))).toEqual([]);
    expect(readConfig({ ...environment, NODE_ENV: 'production' })).toMatchObject({
      ...{ production: true, drainMs: 5_000, publicUrl: 'https://heyi.example.org' },
    });
  });

  it('has two replicas that are the same, and waits for what they have begun', () => {
    const [one, other] = replicas;
    const drain = z.int().parse(one?.environment.DRAIN_SECONDS);

    const { build, ...asItRuns } = one ?? {};
    expect([build, { ...asItRuns, pull_policy: 'never' }]).toEqual(['.', other]);
    expect(one?.stop_grace_period).toBeGreaterThanOrEqual(drain + 30);
    expect(one?.healthcheck?.test.join(' ')).toContain('/readyz');
    const [, interval = '', fails = ''] =
      /health_interval (\d+)s[\s\S]*health_fails (\d+)/.exec(read('src/image/Caddyfile')) ?? [];
    expect(drain).toBeGreaterThan(Number.parseInt(interval, 10) * Number.parseInt(fails, 10));
    for (const name of ['replica-1', 'replica-2'])
      expect(read('src/image/Caddyfile')).toContain(`${name}:3000`);
  });

  it('writes down no secret: each comes from .env, and there must be one', () => {
    const secret = /SECRET|PASSWORD|KEY|TOKEN|DATABASE_URL/;
    const values = Object.values(services).flatMap(({ environment }) =>
      Object.entries(environment).filter(([name]) => secret.test(name)),
    );

    expect(values.filter(([, value]) => !/\$\{[A-Z_]+:(-\}|\?)/.test(String(value)))).toEqual([]);
    for (const name of ['POSTGRES_PASSWORD', 'SESSION_SECRET', 'DATA_KEY'])
      expect(
        asked.filter((one) => one.name === name).every(({ must }) => must),
        name,
      ).toBe(true);
    expect([...example].filter(([name, value]) => secret.test(name) && value !== '')).toEqual([]);
  });

  it('keeps what opens a backup away from it, and the database away from the world', () => {
    expect(Object.keys(services.backup.environment)).toEqual(['DATABASE_URL', 'TZ']);
    expect([services.database.networks, services.backup.networks]).toEqual([['within'], ['within']]);
    expect(Object.values(services).filter(({ ports }) => ports !== undefined)).toEqual([services.proxy]);
    for (const one of [...replicas, services.backup, services.proxy]) expect(one.read_only).toBe(true);
  });

  it('builds each image once, and fetches none of its own from anywhere', () => {
    const ours = Object.values(services).filter(({ image }) => image.startsWith('heyi'));
    const built = ours.filter(({ build }) => build !== undefined).map(({ image }) => image);

    expect(built).toEqual(['heyi', 'heyi-backup']);
    expect(ours.every(({ build, pull_policy }) => build !== undefined || pull_policy === 'never')).toBe(true);
  });

  it('names only volumes that are declared', () => {
    const named = Object.values(services).flatMap(({ volumes }) =>
      volumes.map((volume) => volume.split(':')[0] ?? '').filter((name) => /^[a-z]+$/.test(name)),
    );

    expect(new Set(named)).toEqual(new Set(Object.keys(compose.volumes)));
  });
});

describe('.env.example', () => {
  it('names what compose.yaml asks for, and nothing else', () => {
    expect(new Set(example.keys())).toEqual(new Set(asked.map(({ name }) => name)));
  });
});
