/**
 * A durable turn as one would write it down: what pgbench and bare node-postgres run, from one text. It claims the
 * conversation's oldest waiting message, reads its state and writes it (only as it was read), puts the reply into the
 * outbox and the message away. Less than heyi does, which also meets whoever writes and locks the conversation.
 */
import type pg from 'pg';

/** `:who` is the conversation, `:id`, `:contact`, `:turns` and `:version` are what the statements before it found. */
const statements = {
  claim: `SELECT "id", "text" FROM "InboxMessage"
    WHERE "channel" = 'web' AND "externalId" = :who AND "state" = 'received' ORDER BY "id" LIMIT 1 FOR UPDATE`,
  read: `SELECT c."contactId" AS contact, (c."state"->>'turns')::int AS turns, c."updatedAt"::text AS version
    FROM "Conversation" c JOIN "Contact" p ON p."id" = c."contactId"
    WHERE p."channel" = 'web' AND p."externalId" = :who`,
  write: `UPDATE "Conversation" SET "state" = jsonb_build_object('turns', :turns::int + 1), "updatedAt" = clock_timestamp()
    WHERE "contactId" = :contact::int AND "updatedAt" = :version::timestamptz`,
  answer: `INSERT INTO "OutboxMessage" ("inboxId", "channel", "externalId", "reply", "nextAttemptAt", "createdAt")
    VALUES (:id::bigint, 'web', :who, '{"text":"好的","choices":[],"citations":[]}', now(), now())`,
  done: `UPDATE "InboxMessage" SET "state" = 'processed', "processedAt" = now() WHERE "id" = :id::bigint`,
} as const;

/** As a pgbench script: each client is a conversation of its own. */
export function pgbenchScript(): string {
  const { claim, read, write, answer, done } = statements;
  return ['BEGIN;', `${claim} \\gset`, `${read} \\gset`, `${write};`, `${answer};`, `${done};`, 'COMMIT;']
    .map((text) => text.replaceAll(/\n\s*/g, ' ').replaceAll(/:who\b/g, "('pgbench-' || :client_id)"))
    .join('\n');
}

type Values = Readonly<Record<string, unknown>>;

/** As named prepared statements of node-postgres, in one transaction. */
export async function bareTurn(client: pg.PoolClient, who: string): Promise<void> {
  await client.query('BEGIN');
  const [claimed] = await ask(client, 'claim', { who });
  const [read] = await ask(client, 'read', { who });
  const values = { who, ...claimed, ...read };
  await ask(client, 'write', values);
  await ask(client, 'answer', values);
  await ask(client, 'done', values);
  await client.query('COMMIT');
}

async function ask(client: pg.PoolClient, name: keyof typeof statements, given: Values): Promise<Values[]> {
  const values: unknown[] = [];
  const places = new Map<string, number>();
  const text = statements[name].replaceAll(/(?<!:):([a-z]+)/g, (_, variable: string) => {
    const place = places.get(variable) ?? values.push(given[variable]);
    places.set(variable, place);
    return `$${String(place)}`;
  });
  return (await client.query<Record<string, unknown>>({ name, text, values })).rows;
}
