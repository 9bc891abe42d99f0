/** One replica as in production: on PostgreSQL, an office's own profile, until /readyz says so. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { systemClock } from '../../src/kernel/clock.ts';
import { dayOf, yearOf } from '../../src/kernel/day.ts';
import { sampleSchemeFile } from '../../src/scheme-files.ts';
import { freePort } from '../faults/service.ts';
import { type Settings, startProgram } from './image/program.ts';
import { cpuMs, residentMb } from './measure.ts';

export interface Replica {
  /** From the start of the process. */
  readonly readyMs: number;
  /** What the process has computed until then, on however many cores: a busy machine changes it less. */
  readonly computedMs: number;
  /** Resident memory now. */
  mb(): number;
  /** The text of a page; throws unless it is answered with 200. */
  get(path: string): Promise<string>;
  stop(): Promise<void>;
}

interface ReplicaOptions {
  /** The folder of the program. */
  readonly app: string;
  readonly settings: Settings;
}

export async function startReplica({ app, settings }: ReplicaOptions): Promise<Replica> {
  const port =
    settings.PORT === undefined || settings.PORT === '3000' ? String(await freePort()) : settings.PORT;
  const began = performance.now();
  const { child, end } = startProgram(app, ['start'], { ...settings, PORT: port, HOST: '127.0.0.1' });
  let over: string | undefined;
  void end.then(({ code, err }) => {
    over = `heyi start ended with ${String(code)}: ${err}`;
  });
  const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  while (
    !(await ask('/readyz').then(
      (answer) => answer.ok,
      () => false,
    ))
  ) {
    if (over !== undefined) throw new Error(over);
    await pause(5);
  }
  return {
    readyMs: performance.now() - began,
    computedMs: cpuMs(child.pid ?? process.pid),
    mb: () => residentMb(child.pid ?? process.pid),
    async get(path) {
      const answer = await ask(path);
      if (!answer.ok) throw new Error(`${path} was answered with ${String(answer.status)}`);
      return answer.text();
    },
    async stop() {
      child.kill('SIGTERM');
      const { code, err } = await end;
      if (code !== 0) throw new Error(`heyi start ended with ${String(code)}: ${err}`);
    },
  };
}

export async function createDatabase(cluster: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: cluster });
  await client.connect();
  await client.query(`CREATE DATABASE "${name}"`);
  await client.end();
  const url = new URL(cluster);
  url.pathname = `/${name}`;
  return url.href;
}

/** As an office sets it up: secrets of its own, and its profile, signed for this year. */
export function officeSettings(folder: string): Settings {
  const profile = z.looseObject({}).parse(parse(readFileSync(sampleSchemeFile, 'utf8')));
  const year = yearOf(dayOf(systemClock()));
  const signed = { year, signedOn: `${String(year - 1)}-12-01`, signedBy: '测试', source: '测试' };
  const file = join(folder, 'scheme.yaml');
  writeFileSync(file, stringify({ ...profile, demo: false, signedYears: [signed] }));
  return {
    ...{ NODE_ENV: 'production', SCHEME_FILE: file },
    ...{ SESSION_SECRET: 'b1946ac92492d2347c6235b4d2611184', DATA_KEY: '591785b794601e212b260e25925636fd' },
  };
}
