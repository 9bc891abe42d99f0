import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { parse, stringify } from 'yaml';
import { systemClock } from '../../src/kernel/clock.ts';
import { openDatabase } from '../../src/database/open.ts';
import { dayOf, yearOf } from '../../src/kernel/day.ts';
import { sampleSchemeFile } from '../../src/scheme-files.ts';
import { silentLog } from '../support/database.ts';
import { ended, heyi, spawnHeyi, type Settings, stackTrace, temporaryFolder } from './heyi.ts';

// Every test starts processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 300_000 });

const folder = temporaryFolder();
const dataDir = join(folder.path, 'data');
const secrets = {
  NODE_ENV: 'production',
  SESSION_SECRET: 'b1946ac92492d2347c6235b4d2611184',
  DATA_KEY: '591785b794601e212b260e25925636fd',
};

afterAll(() => {
  folder.remove();
});

/** Starts the service on a free port and waits until it says that it is ready. */
async function startService(settings: Settings) {
  const child = spawnHeyi(['start'], { PORT: '0', ...settings });
  const end = ended(child);
  const address = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const ready = /ready[^\n]*(http:\/\/[\d.:]+)/.exec(text)?.[1];
      if (ready !== undefined) resolve(ready);
    });
    void end.then(({ err }) => {
      reject(new Error(`it ended while starting: ${err}`));
    });
  });
  const stop = () => {
    child.kill('SIGTERM');
    return end;
  };
  return { address, stop };
}

/** The answer is read to its end: an open one would keep the service from stopping at once. */
async function statusOf(address: string): Promise<number> {
  const response = await fetch(address);
  await response.text();
  return response.status;
}

/** The sample's profile as a real office's: not a demonstration, signed for those years. */
function officeScheme(...years: readonly number[]): string {
  const profile = parse(readFileSync(sampleSchemeFile, 'utf8')) as Record<string, unknown>;
  const signedYears = years.map((year) => ({
    year,
    signedOn: `${String(year - 1)}-12-01`,
    signedBy: '测试',
    source: '测试',
  }));
  const file = join(folder.path, `office-${years.join('-')}.yaml`);
  writeFileSync(file, stringify({ ...profile, demo: false, signedYears }));
  return file;
}

describe('heyi start', () => {
  it('serves the sample, keeps its folder and port for itself, and ends when told', async () => {
    const service = await startService({ DATA_DIR: dataDir });
    const port = new URL(service.address).port;

    const pages = await Promise.all(
      ['/healthz', '/readyz', '/metrics', '/try', '/console', '/nowhere'].map((path) =>
        statusOf(service.address + path),
      ),
    );
    const second = await heyi(['migrate'], { DATA_DIR: dataDir });
    const samePort = await heyi(['start'], { DATA_DIR: join(folder.path, 'other'), PORT: port });
    const { code, out, err } = await service.stop();

    expect(pages).toEqual([200, 200, 200, 200, 200, 404]);
    expect(second).toMatchObject({ code: 1, out: '' });
    expect(second.err).toMatch(
      /^heyi: The data folder .* is already open in another heyi \(process \d+\): stop that one first, or set DATA_DIR to another folder\.\n$/,
    );
    expect(samePort).toMatchObject({
      code: 1,
      err: `heyi: Port ${port} is in use; set PORT to another one.\n`,
    });
    expect(out).toContain(`${service.address}/try`);
    expect(out).toContain(`${service.address}/console`);
    expect(out).toContain('stopping');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect((await heyi(['migrate'], { DATA_DIR: dataDir })).code).toBe(0);
    expect((await heyi(['migrate'], { DATA_DIR: dataDir })).out).toBe(
      'The database has the current schema.\n',
    );
  });

  it('ends when it is told so while it is still starting: also where nobody else would end it', async () => {
    const child = spawnHeyi(['start'], { PORT: '0' });
    const end = ended(child);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGTERM');

    // Not by the signal (null): to the first process of a container that would do nothing.
    expect((await end).code).toBe(143);
  });

  it('leaves the port to whoever had it', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';

    const { code, err } = await heyi(['start'], { PORT: port });

    other.close();
    expect({ code, err }).toEqual({
      code: 1,
      err: `heyi: Port ${port} is in use; set PORT to another one.\n`,
    });
  });

  it.each([
    { env: { HOST: '203.0.113.5' }, says: '203.0.113.5 is not an address of this machine; set HOST' },
    { env: { HOST: 'no.such.host.invalid' }, says: 'is not an address of this machine' },
    { env: { HOST: '0.0.0.0' }, says: 'The sample scheme has accounts with a published password' },
    { env: { SCHEME_FILE: '/nowhere.yaml' }, says: '/nowhere.yaml: cannot be read' },
    {
      env: { NODE_ENV: 'production' },
      says: 'SESSION_SECRET is missing (make one with: openssl rand -hex 32); DATA_KEY is missing (make one with: openssl rand -hex 32); SCHEME_FILE must name',
    },
    {
      env: { ...secrets, SESSION_SECRET: 'short', DATA_KEY: 'a'.repeat(64), SCHEME_FILE: sampleSchemeFile },
      says: 'SESSION_SECRET is too weak (at least 32 random characters); DATA_KEY is too weak',
    },
    { env: { ...secrets, SCHEME_FILE: sampleSchemeFile }, says: 'the fictional sample (demo: true)' },
    { env: { ...secrets, SCHEME_FILE: officeScheme(2019) }, says: 'is not signed for' },
  ])('refuses $env', async ({ env, says }) => {
    const { code, err } = await heyi(['start'], {
      PORT: '0',
      DATA_DIR: join(folder.path, 'untouched'),
      ...env,
    });

    expect(err).toContain(says);
    expect(err).toMatch(/^heyi: .+\n$/);
    expect(err).not.toMatch(stackTrace);
    expect(code).toBe(1);
  });

  it('has left no trace of the sample where it refused', async () => {
    const database = await openDatabase({ dataDir: join(folder.path, 'untouched'), log: silentLog });

    const samples = await database.client.staffMember.count();

    await database.close();
    expect(samples).toBe(0);
  });

  it('refuses the sample’s accounts in the database of a real office', async () => {
    const settings = { ...secrets, SCHEME_FILE: officeScheme(yearOf(dayOf(systemClock()))), PORT: '0' };

    const refused = await heyi(['start'], { ...settings, DATA_DIR: dataDir });

    expect(refused.err).toMatch(
      /^heyi: 6 sample accounts with a published password exist in this database: disable them .+\n$/,
    );
    expect(refused.code).toBe(1);
  });

  it('serves a signed scheme in production, on every address, without the page to try', async () => {
    const settings = { ...secrets, SCHEME_FILE: officeScheme(yearOf(dayOf(systemClock()))), HOST: '0.0.0.0' };

    const service = await startService({ ...settings, DATA_DIR: join(folder.path, 'office') });

    const [ready, page, office] = await Promise.all(
      ['/readyz', '/try', '/console'].map((path) => statusOf(service.address + path)),
    );
    expect([ready, page, office]).toEqual([200, 404, 200]);
    expect((await service.stop()).code).toBe(0);
  });
});
