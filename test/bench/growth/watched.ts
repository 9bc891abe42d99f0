/** The product's own statements, sent by bare node-postgres: timed, and shown as the database goes about them. */
import type pg from 'pg';
import { z } from 'zod';
import type { Prisma } from '../../../src/database/generated/client.ts';
import type { Database, HotStatements } from '../../../src/database/open.ts';
import { statementNames } from '../../../src/database/statement-names.ts';
import { standInDatabase } from '../../support/stand-in-database.ts';

const namesOf = statementNames();

/** What Prisma would send, under the names it would send it. Only raw statements: those are the hot ones. */
export function watchedDatabase(client: pg.Client): Database {
  const send = ({ text, values }: Prisma.Sql) =>
    client.query<Record<string, unknown>>({ name: namesOf({ sql: text }), text, values });
  return standInDatabase(
    async (statement) => (await send(statement)).rows,
    async (statement) => (await send(statement)).rowCount,
  );
}

/** The same for a turn's own statements; what would travel with COMMIT is kept, to be sent when its time comes. */
export function watchedHot(client: pg.Client): HotStatements & { readonly rest: () => Promise<void> } {
  const kept: Prisma.Sql[] = [];
  const ask = async ({ text, values }: Prisma.Sql) =>
    (await client.query<Record<string, unknown>>({ name: namesOf({ sql: text }), text, values })).rows;
  return {
    ask,
    last: (statement) => kept.push(statement),
    rest: async () => {
      for (const statement of kept.splice(0)) await ask(statement);
    },
  };
}

export interface Plan {
  /** 8 kB pages looked at, in memory or on disk: what the statement costs whatever else the machine does. */
  readonly pages: number;
  readonly indexes: ReadonlySet<string>;
  /** Tables read from end to end that are not small. */
  readonly whole: ReadonlySet<string>;
}

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string | undefined;
  readonly 'Index Name'?: string | undefined;
  readonly 'Shared Hit Blocks'?: number | undefined;
  readonly 'Shared Read Blocks'?: number | undefined;
  readonly 'Actual Rows'?: number | undefined;
  readonly 'Rows Removed by Filter'?: number | undefined;
  readonly Plans?: readonly Node[] | undefined;
}
const node: z.ZodType<Node> = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Index Name': z.string().optional(),
  'Shared Hit Blocks': z.number().optional(),
  'Shared Read Blocks': z.number().optional(),
  'Actual Rows': z.number().optional(),
  'Rows Removed by Filter': z.number().optional(),
  get Plans() {
    return z.array(node).optional();
  },
});
const explained = z.object({ Plan: node });

/** Rows that may be read in a row without anybody minding. */
const few = 200;

/** The plans of all that `work` makes the database do, down into its functions and triggers. */
export async function planOf(client: pg.Client, work: () => Promise<unknown>): Promise<Plan> {
  const plans: Node[] = [];
  const note = ({ message = '' }: { message?: string | undefined }): void => {
    const json = message.indexOf('{');
    if (message.includes('plan:') && json > 0)
      plans.push(explained.parse(JSON.parse(message.slice(json))).Plan);
  };
  await client.query(`LOAD 'auto_explain'; SET auto_explain.log_min_duration = 0; SET auto_explain.log_format = json;
    SET auto_explain.log_nested_statements = on; SET auto_explain.log_analyze = on; SET auto_explain.log_buffers = on;
    SET auto_explain.log_timing = off; SET client_min_messages = log`);
  client.on('notice', note);
  try {
    await work();
    // Within a transaction a statement is only done with when the next one comes.
    await client.query('SELECT 1');
  } finally {
    client.off('notice', note);
    await client.query('SET auto_explain.log_min_duration = -1; RESET client_min_messages');
  }
  const indexes = new Set<string>();
  const whole = new Set<string>();
  let pages = 0;
  const look = (found: Node): void => {
    const { 'Relation Name': table, 'Index Name': index } = found;
    if (index !== undefined) indexes.add(index);
    const read = (found['Actual Rows'] ?? 0) + (found['Rows Removed by Filter'] ?? 0);
    if (found['Node Type'] === 'Seq Scan' && table !== undefined && read > few) whole.add(table);
    found.Plans?.forEach(look);
  };
  for (const plan of plans) {
    look(plan);
    // What a function does inside is counted in the statement that calls it; the largest stands for all of it.
    pages = Math.max(pages, (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0));
  }
  return { pages, indexes, whole };
}
