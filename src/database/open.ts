import { PrismaPg } from '@prisma/adapter-pg';
import { Socket } from 'node:net';
import pg from 'pg';
import { DatabaseFault } from './fault.ts';
import { PrismaClient } from './generated/client.ts';
import { type HotStatements, lendingPool } from './lent-connection.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './migrations.ts';
import { readMigrations } from './migrations.ts';
import { statementNames } from './statement-names.ts';
import { readTemplate, writeTemplate } from './template.ts';
import type { TransactionOptions, Tx } from './transaction.ts';
import { runTransaction } from './transaction.ts';
import { watchedSocket } from './watched-socket.ts';

export type { HotStatements } from './lent-connection.ts';
export type { TransactionOptions, Tx } from './transaction.ts';
export { DatabaseFault } from './fault.ts';

/** Where the start says what it is doing; pino's loggers fit. */
export interface DatabaseLog {
  info: (message: string) => void;
  warn: (message: string) => void;
}

export interface OpenOptions {
  /** A PostgreSQL address; absent, the embedded database is opened. */
  url?: string | undefined;
  /** The embedded database's folder, or 'memory' for one that is gone when closed. */
  dataDir?: string | undefined;
  log: DatabaseLog;
  /** A connection to a PostgreSQL that is silent so long is broken, in milliseconds; absent: it is waited for. */
  silentMs?: number;
  /** To a PostgreSQL, at the most; ten unless told. */
  connections?: number;
  /** A transaction is begun again. */
  onRetry?: () => void;
}

export interface Database {
  /** Prisma outside any transaction. On the embedded database never use it inside one: there is one connection. */
  client: PrismaClient;
  /** node-postgres beneath Prisma, for what Prisma cannot say. */
  pool: pg.Pool;
  kind: 'embedded' | 'postgres';
  /** Runs `work` in one transaction, READ COMMITTED unless told; begins again after a serialization failure. */
  transaction: <T>(
    work: (tx: Tx, hot: HotStatements) => Promise<T>,
    options?: TransactionOptions,
  ) => Promise<T>;
  /** Resolves when the database answers, rejects when it does not. */
  ping: () => Promise<void>;
  close: () => Promise<void>;
}

/** Opens the scheme's database and brings it to the newest migration. Throws DatabaseFault in one plain sentence. */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const migrations = readMigrations();
  if (options.url) return openPostgres(options.url, migrations, options);
  const template = () => templateOrMake(migrations, options.log);
  const folder = options.dataDir ?? 'data';
  // Weighs on no replica that has a PostgreSQL.
  const { openInFolder, openInMemory } = await import('./embedded.ts');
  const embedded =
    folder === 'memory' ? await openInMemory(await template()) : await openInFolder(folder, template);
  return opened('embedded', embedded.pool, embedded.close, migrations, options);
}

async function templateOrMake(migrations: readonly Migration[], log: DatabaseLog): Promise<Blob> {
  const ready = readTemplate(migrations);
  if (ready) return ready;
  log.info('Making an empty database for the first time; this takes about five seconds …');
  await writeTemplate(migrations);
  const made = readTemplate(migrations);
  if (!made) throw new Error('the database template vanished while it was being made');
  return made;
}

async function openPostgres(
  url: string,
  migrations: readonly Migration[],
  options: OpenOptions,
): Promise<Database> {
  const { log, silentMs, connections = 10 } = options;
  // A migration may take its time.
  let migrated = false;
  const pool = new pg.Pool({
    ...{ connectionString: url, max: connections, connectionTimeoutMillis: 10_000, pipeline: true },
    ...(silentMs !== undefined && { stream: () => (migrated ? watchedSocket(silentMs) : new Socket()) }),
  });
  pool.on('error', (fault) => {
    log.warn(`The database dropped an idle connection: ${fault.message}`);
  });
  // The pool listens only to idle ones; a connection lost in the middle of its work must not end the process.
  pool.on('connect', (client) => {
    client.on('error', (fault) => {
      log.warn(`The database dropped a connection at work: ${fault.message}`);
    });
  });
  const database = await opened('postgres', pool, () => pool.end(), migrations, options);
  migrated = true;
  return database;
}

async function opened(
  kind: Database['kind'],
  pool: pg.Pool,
  closePool: () => Promise<void>,
  migrations: readonly Migration[],
  { log, onRetry }: OpenOptions,
): Promise<Database> {
  try {
    await bringUp(kind, pool, migrations, log);
  } catch (fault) {
    await closePool();
    throw fault;
  }
  const statementNameGenerator = statementNames();
  const client = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator }),
    errorFormat: 'minimal',
  });
  const lending = lendingPool(pool, statementNameGenerator);
  return {
    client,
    pool,
    kind,
    transaction: (work, options) => runTransaction(client, lending, work, options, onRetry),
    ping: async () => {
      await pool.query('select 1');
    },
    close: async () => {
      await client.$disconnect();
      await closePool();
    },
  };
}

async function bringUp(
  kind: Database['kind'],
  pool: pg.Pool,
  migrations: readonly Migration[],
  log: DatabaseLog,
): Promise<void> {
  const connection = await pool.connect().catch((fault: unknown) => {
    throw unreachable(pool, fault);
  });
  try {
    const applied = await migrate(connection, migrations);
    if (applied.length > 0) log.info(`Database brought up to date: ${applied.join(', ')}`);
  } finally {
    // The next one is a connection like all the others.
    connection.release(kind === 'postgres');
  }
}

function unreachable(pool: pg.Pool, fault: unknown): DatabaseFault {
  const { host, port, database } = new pg.Client({ connectionString: pool.options.connectionString });
  const why =
    fault instanceof Error
      ? fault.message || ('code' in fault ? String(fault.code) : fault.name)
      : String(fault);
  return new DatabaseFault(
    `The PostgreSQL at ${host}:${String(port)} (database ${String(database)}) cannot be used: ${why}. Check DATABASE_URL and that the server is running.`,
    { cause: fault },
  );
}
