/**
 * `npm run migration -- <name>` writes the next migration from what changed in schema.prisma;
 * `npm run migration -- --check` exits 1 when schema.prisma says something that no migration does.
 * The history is replayed into a throwaway embedded database, so no server and no engine download is needed.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { migrate } from '../src/database/migrate.ts';
import { migrationsFolder, readMigrations } from '../src/database/migrations.ts';
import { PgliteStream } from '../src/database/pglite-stream.ts';
import { systemClock } from '../src/kernel/clock.ts';

/** The part of WebAssembly that is used here; the language's own types do not have it. */
declare const WebAssembly: {
  instantiate: (
    bytes: Uint8Array,
    imports: Record<string, object>,
  ) => Promise<{ instance: { exports: { __wbindgen_start: () => void } } }>;
};

// The engine keeps the text of its panics in a global registry that its host must provide.
Object.assign(globalThis, {
  PRISMA_WASM_PANIC_REGISTRY: {
    set_message: (message: string) => {
      console.error(`The schema engine broke off: ${message}`);
    },
  },
});

const charType: number = pg.types.builtins.CHAR;
const textType: number = pg.types.builtins.TEXT;
const schemaFile = path.join(import.meta.dirname, 'schema.prisma');
const [argument] = process.argv.slice(2);
if (!argument || !/^(--check|[a-z][a-z0-9-]*)$/.test(argument)) {
  console.error('Name what the migration does in lower-case words joined by hyphens, or pass --check.');
  process.exit(2);
}

const sql = await differenceFromHistory();
if (argument === '--check') {
  if (sql)
    console.error(
      `schema.prisma and prisma/migrations differ; write a migration with "npm run migration -- <name>":\n${sql}`,
    );
  process.exit(sql ? 1 : 0);
}
if (!sql) {
  console.log('Nothing in schema.prisma is new: no migration written.');
  process.exit(0);
}
const stamp = systemClock().toISOString().replace(/\D/g, '').slice(0, 14);
const folder = path.join(migrationsFolder, `${stamp}_${argument.replaceAll('-', '_')}`);
mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, 'migration.sql'), sql);
console.log(
  `Written: ${path.relative(process.cwd(), folder)}/migration.sql. Read it, then commit it beside schema.prisma.`,
);
process.exit(0);

/** The SQL that leads from the migrations to schema.prisma; undefined when they say the same. */
async function differenceFromHistory(): Promise<string | undefined> {
  const database = await PGlite.create();
  const pool = new pg.Pool({ max: 1, idleTimeoutMillis: 0, stream: () => new PgliteStream(database) });
  const connection = await pool.connect();
  await migrate(connection, readMigrations());
  // Prisma's own bookkeeping is no part of schema.prisma.
  await connection.query('drop table if exists "_prisma_migrations"');
  connection.release();
  const files = [{ path: schemaFile, content: readFileSync(schemaFile, 'utf8') }];
  const engine = await startEngine(pool);
  const { exitCode, stdout } = await engine.diff({
    from: { tag: 'schemaDatasource', files, configDir: import.meta.dirname },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  });
  if (exitCode === 0) return undefined;
  if (!stdout) throw new Error('the schema engine saw a difference and wrote no SQL');
  return stdout;
}

/**
 * adapter-pg does not know PostgreSQL's one-byte "char", which the catalogues are full of and which the schema
 * engine asks for by that name: it is passed through as text and its name given back afterwards.
 */
function adapterKnowingChar(pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  const ask = pool.query.bind(pool);
  let chars: readonly boolean[] = [];
  Object.assign(pool, {
    query: async (question: pg.QueryConfig) => {
      const answer = await ask(question);
      chars = answer.fields.map((field) => field.dataTypeID === charType);
      for (const field of answer.fields) {
        if (field.dataTypeID === charType) field.dataTypeID = textType;
      }
      return answer;
    },
  });
  const factory = new PrismaPg(pool);
  const connect = async () => {
    const adapter = await factory.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      const columnTypes = result.columnTypes.map((type, at) => (chars[at] ? ColumnTypeEnum.Character : type));
      return { ...result, columnTypes };
    };
    return adapter;
  };
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect,
    connectToShadowDb: connect,
  };
}

async function startEngine(pool: pg.Pool): Promise<SchemaEngine> {
  const bytes = readFileSync(
    path.join(
      path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')),
      'schema_engine_bg.wasm',
    ),
  );
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': { ...glue } });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const factory = bindMigrationAwareSqlAdapterFactory(adapterKnowingChar(pool));
  return glue.SchemaEngine.new({ datamodels: undefined }, () => undefined, factory);
}
