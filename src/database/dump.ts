/** pg_dump and pg_restore, as PostgreSQL ships them. The password travels in the environment: an argument can be read by others. */
import { spawn } from 'node:child_process';
import { DatabaseFault } from './fault.ts';

export interface DumpParts {
  readonly url: string;
  /** The environment with these added. */
  readonly environment: (added: Readonly<Record<string, string>>) => NodeJS.ProcessEnv;
}

/** @param snapshot of a transaction that is still open: the dump is of that very moment, whatever is written meanwhile */
export function dumpTo(file: string, snapshot: string, parts: DumpParts): Promise<void> {
  return run(
    'pg_dump',
    ['--format=custom', '--no-owner', '--no-acl', `--snapshot=${snapshot}`, `--file=${file}`],
    parts,
  );
}

export function restoreFrom(file: string, parts: DumpParts): Promise<void> {
  const { dbname } = connection(parts.url);
  const options = ['--no-owner', '--no-acl', '--exit-on-error', '--single-transaction', `--dbname=${dbname}`];
  return run('pg_restore', [...options, file], parts);
}

function connection(url: string) {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const dbname = decodeURIComponent(pathname.slice(1)) || decodeURIComponent(username);
  const sslmode = searchParams.get('sslmode');
  return {
    dbname,
    environment: {
      ...{ PGHOST: hostname, PGPORT: port || '5432', PGDATABASE: dbname },
      ...{ PGUSER: decodeURIComponent(username), PGPASSWORD: decodeURIComponent(password) },
      ...(sslmode !== null && { PGSSLMODE: sslmode }),
    },
  };
}

async function run(program: string, args: readonly string[], { url, environment }: DumpParts): Promise<void> {
  const child = spawn(program, args, {
    env: environment(connection(url).environment),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let told = '';
  child.stderr.on('data', (chunk: Buffer) => {
    told = (told + chunk.toString()).slice(-1_000);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', (fault) => {
      const why =
        'code' in fault && fault.code === 'ENOENT'
          ? 'is not installed here: install the client programs of PostgreSQL (on Debian: apt-get install postgresql-client), of the server’s version or newer'
          : `could not be started (${fault.message})`;
      reject(new DatabaseFault(`${program} ${why}.`));
    });
    child.on('close', resolve);
  });
  if (code !== 0)
    throw new DatabaseFault(`${program} did not succeed: ${told.trim().split('\n').at(-1) ?? ''}`);
}
