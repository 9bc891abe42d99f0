/**
 * `npm run test:postgres`: the database tests on a real PostgreSQL, because PGlite is one connection and
 * hides contention. Starts a cluster of its own in a temporary folder on a free port of 127.0.0.1, runs
 * the tests with TEST_DATABASE_URL set, stops what it started and leaves nothing behind.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** The tests that ask for PostgreSQL when TEST_DATABASE_URL names one. */
const folders = ['test/database', 'test/faults', 'test/delivery'];

/** The folder of `postgres` and `initdb`, the newest of Debian's first, then the PATH. */
function findPostgres(): string | undefined {
  const debian = globSync('/usr/lib/postgresql/*/bin').sort((a, b) =>
    b.localeCompare(a, 'en', { numeric: true }),
  );
  const onPath = (process.env.PATH ?? '').split(delimiter);
  return [...debian, ...onPath].find((folder) =>
    ['postgres', 'initdb'].every((name) => existsSync(join(folder, name))),
  );
}

/** PostgreSQL refuses to run as root: then it runs as the system's postgres, or as nobody. */
function owner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n');
  const fields = ['postgres', 'nobody']
    .map((name) => accounts.find((line) => line.startsWith(`${name}:`))?.split(':'))
    .find((found) => found !== undefined);
  const [, , uid = '65534', gid = '65534'] = fields ?? [];
  return { uid: Number.parseInt(uid, 10), gid: Number.parseInt(gid, 10) };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

interface Cluster {
  readonly url: string;
  stop(): Promise<void>;
}

async function startCluster(bin: string): Promise<Cluster> {
  const account = owner();
  const folder = mkdtempSync(join(tmpdir(), 'heyi-postgres-'));
  if (account) chownSync(folder, account.uid, account.gid);
  const options = { ...account, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C' } };
  const cluster = join(folder, 'cluster');
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', cluster, '-U', 'heyi', '--auth=trust', '--encoding=UTF8', '--no-sync'],
    { ...options, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || String(made.error)}`);

  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=100'].concat(
    ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'timezone=UTC'], // lost with the folder anyway
  );
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', cluster, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const stop = async (): Promise<void> => {
    await ended(server, 'SIGINT');
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await ready(server);
  } catch (fault) {
    await stop();
    throw fault;
  }
  return { url: `postgresql://heyi@127.0.0.1:${String(port)}/postgres`, stop };
}

/** Resolves when the server says that it accepts connections; rejects with its words when it ends before. */
function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let words = '';
    server.on('error', reject);
    server.on('exit', () => {
      reject(new Error(`PostgreSQL ended while starting: ${words}`));
    });
    server.stderr?.on('data', (chunk: Buffer) => {
      words = (words + chunk.toString()).slice(-4000);
      if (words.includes('ready to accept connections')) resolve();
    });
  });
}

/** Sends the signal, if any, and waits for the end; gives the exit code. */
function ended(child: ChildProcess, signal?: NodeJS.Signals): Promise<number> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve(child.exitCode ?? 1);
      return;
    }
    child.on('exit', (code) => {
      resolve(code ?? 1);
    });
    if (signal) child.kill(signal);
  });
}

const bin = findPostgres();
if (bin === undefined) {
  console.error(
    'No PostgreSQL here: install it (on Debian: apt-get install postgresql), then run this again.',
  );
  process.exit(1);
}
console.log(`Starting a PostgreSQL of our own (${bin}) in a temporary folder …`);
const cluster = await startCluster(bin);
console.log(`It listens at ${cluster.url}; the tests follow.`);
const present = folders.filter((folder) => existsSync(join(root, folder)));
const tests = spawn(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', ...present, '--passWithNoTests=false', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit', env: { ...process.env, TEST_DATABASE_URL: cluster.url } },
);
// The tests get the terminal's own signal and end; the cluster is stopped after them either way.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => tests.kill(signal));
try {
  process.exitCode = await ended(tests);
} finally {
  await cluster.stop();
  console.log('The PostgreSQL is stopped and its folder removed.');
}
