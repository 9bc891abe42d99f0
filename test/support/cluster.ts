/** A PostgreSQL of our own: a cluster in a temporary folder on a free port of 127.0.0.1, gone when stopped. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The folder of `postgres`, `initdb` and `pgbench`, the newest of Debian's first, then the PATH. */
export function findPostgres(): string | undefined {
  const debian = globSync('/usr/lib/postgresql/*/bin').sort((a, b) =>
    b.localeCompare(a, 'en', { numeric: true }),
  );
  const onPath = (process.env.PATH ?? '').split(delimiter);
  return [...debian, ...onPath].find((folder) =>
    ['postgres', 'initdb'].every((name) => existsSync(join(folder, name))),
  );
}

/** PostgreSQL refuses to run as root: then it runs as the system's postgres, or as nobody. */
export function postgresAccount(): { uid: number; gid: number } | undefined {
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

export interface Cluster {
  readonly url: string;
  /** Of the server's first process; the others are its children. */
  readonly pid: number;
  /** Ends at once, as when the machine's power fails: connections break, nothing is tidied up. */
  crash(): Promise<void>;
  /** Starts again after a crash, and recovers from its log. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface ClusterOptions {
  readonly maxConnections?: number;
  /** An empty folder of its account to hold it; absent: one of its own. */
  readonly within?: string;
}

/** @param durable every commit waits for the disk, as in production; else it is quick, and lost with a crash or its folder */
export async function startCluster(
  durable = false,
  { maxConnections = 100, within }: ClusterOptions = {},
): Promise<Cluster> {
  const bin = findPostgres();
  if (bin === undefined)
    throw new Error(
      'No PostgreSQL here: install it (on Debian: apt-get install postgresql), then run this again.',
    );
  const account = postgresAccount();
  const folder = within ?? mkdtempSync(join(tmpdir(), 'heyi-postgres-'));
  if (account && within === undefined) chownSync(folder, account.uid, account.gid);
  const spawned = { ...account, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C' } };
  const cluster = join(folder, 'cluster');
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', cluster, '-U', 'heyi', '--auth=trust', '--encoding=UTF8', '--no-sync'],
    { ...spawned, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || String(made.error)}`);

  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=']
    .concat(`max_connections=${String(maxConnections)}`, 'timezone=UTC')
    .concat(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']);
  let server: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const started = spawn(
      join(bin, 'postgres'),
      ['-D', cluster, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
      { ...spawned, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    server = started;
    await ready(started);
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (server) await ended(server, signal);
    server = undefined;
  };
  const stop = async (): Promise<void> => {
    await end('SIGINT');
    rmSync(within === undefined ? folder : cluster, { recursive: true, force: true });
  };
  try {
    await start();
  } catch (fault) {
    await stop();
    throw fault;
  }
  const url = `postgresql://heyi@127.0.0.1:${String(port)}/postgres`;
  return {
    url,
    get pid() {
      return server?.pid ?? 0;
    },
    start,
    stop,
    crash: () => end('SIGQUIT'),
  };
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
export function ended(child: ChildProcess, signal?: NodeJS.Signals): Promise<number> {
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
