/** A database that knows raw statements only: what the product sends is caught on its way, or sent by other means. */
import { Prisma } from '../../src/database/generated/client.ts';
import type { Database } from '../../src/database/open.ts';

type Send = (statement: Prisma.Sql) => Promise<unknown>;

/** @param execute what gives a count of rows, not rows */
export function standInDatabase(query: Send, execute: Send = query): Database {
  const raw =
    (send: Send) =>
    (strings: TemplateStringsArray, ...values: unknown[]) =>
      send(Prisma.sql(strings, ...values));
  const client = { $queryRaw: raw(query), $executeRaw: raw(execute) };
  // It has what is sent through it and nothing more: whatever else were asked of it fails there and then.
  return { client, kind: 'postgres' } as unknown as Database;
}
