/**
 * Turns on PostgreSQL (and its embedded sibling): how they begin and how they end, of several conversations in one
 * round trip each and one commit.
 */
import { z } from 'zod';
import type { ConversationKey, StoredMessage } from '../delivery/delivery.ts';
import { dayOf } from '../kernel/day.ts';
import { enclosureKinds, occasions, type Reply } from '../kernel/message.ts';
import { appending } from './audit.ts';
import { withoutNulls } from './columns.ts';
import { waitsForComplainant } from './complaint.ts';
import type { TurnState } from './conversation.ts';
import { Prisma } from './generated/client.ts';
import type { HotStatements } from './open.ts';

const openedRow = z
  .object({
    place: z.coerce.number(),
    more: z.boolean(),
    met: z.unknown(),
    state: z.unknown(),
    stateAt: z.date().nullable(),
    asked: z.boolean(),
    id: z.coerce.bigint(),
    messageId: z.string(),
    text: z.string(),
    receivedAt: z.date(),
    attempts: z.int(),
    enclosure: z
      .object({
        kind: z.enum(enclosureKinds),
        reference: z.string().nullable().default(null),
        size: z.int().nullable().default(null),
        album: z.string().nullable().default(null),
      })
      .transform(withoutNulls)
      .nullable(),
    occasion: z.enum(occasions).nullable(),
    code: z.string().nullable(),
  })
  .transform(({ place, more, met, state, stateAt, asked, id, ...message }) => ({
    ...{ place, more, met, state, stateAt, asked },
    message: { inboxId: id, ...withoutNulls(message) },
  }));

export interface OpenedTurn {
  readonly message: StoredMessage;
  /** Another message of the conversation was waiting behind it. */
  readonly more: boolean;
  readonly turn: TurnState;
}

export interface Begun {
  readonly key: ConversationKey;
  readonly at: Date;
}

/**
 * The oldest unprocessed message of each conversation; undefined where nothing waits.
 * @param shared other processes work on the same database: one turn of a conversation at a time, whoever works it
 */
export async function openTurns(
  hot: HotStatements,
  begun: readonly Begun[],
  shared: boolean,
): Promise<readonly (OpenedTurn | undefined)[]> {
  const channels = begun.map(({ key }) => key.channel);
  const whos = begun.map(({ key }) => key.from);
  const ats = begun.map(({ at }) => at.toISOString());
  const todays = begun.map(({ at }) => dayOf(at));
  const rows = await hot.ask(Prisma.sql`
    SELECT t.*, EXISTS (
      SELECT 1 FROM "Complaint" c WHERE c."contactId" = (t."met"->>'id')::int AND ${waitsForComplainant}) AS "asked"
    FROM open_turns(${channels}::"Channel"[], ${whos}::text[], ${ats}::timestamptz[], ${todays}::date[],
      ${shared}::boolean) t`);
  const opened = new Map(
    z
      .array(openedRow)
      .parse(rows)
      .map((row) => [row.place, row]),
  );
  return begun.map(({ key }, index) => {
    const row = opened.get(index + 1);
    if (!row) return undefined;
    const { message, more, met, state, stateAt, asked } = row;
    return {
      more,
      message: { ...key, ...message },
      turn: { met, asked, audited: [], ...(stateAt && { found: { state, updatedAt: stateAt } }) },
    };
  });
}

/** How one turn ended. */
export interface Closing {
  readonly message: Pick<StoredMessage, 'inboxId' | 'channel' | 'from'>;
  readonly replies: readonly Reply[];
  readonly at: Date;
  readonly state: 'processed' | 'failed';
  readonly keptText?: string | undefined;
  readonly sendFrom: Date;
  /** The person is there to be told what could not be told before. */
  readonly present: boolean;
  readonly turn?: TurnState;
}

/**
 * The conversations' states, replies into the outbox, behind them what could not be told before (held), the inbox
 * rows done; last of all what goes into the audit chain.
 */
export function closeTurns(hot: HotStatements, closings: readonly Closing[]): void {
  const rows = closings.map(({ message: { inboxId, channel, from }, turn, ...rest }, place) => ({
    ...{ place, channel, from, ...rest },
    inboxId: String(inboxId),
    ...(turn?.saved && {
      contactId: turn.saved.contactId,
      conversation: turn.saved.state,
      savedAt: turn.saved.at,
    }),
  }));
  hot.last(Prisma.sql`
    WITH closed AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS c("place" int, "channel" text, "from" text,
        "inboxId" bigint, "replies" jsonb, "at" timestamptz, "state" text, "keptText" text, "sendFrom" timestamptz,
        "present" boolean, "contactId" int, "conversation" jsonb, "savedAt" timestamptz)
      LIMIT ${rows.length}
    ), kept AS (
      INSERT INTO "Conversation" ("contactId", "state", "updatedAt")
      SELECT "contactId", "conversation", "savedAt" FROM closed WHERE "contactId" IS NOT NULL
      ON CONFLICT ("contactId") DO UPDATE SET "state" = EXCLUDED."state", "updatedAt" = EXCLUDED."updatedAt"
    ), held AS (
      UPDATE "OutboxMessage" o SET "state" = 'passed_on' FROM closed c
      WHERE o."channel" = c."channel"::"Channel" AND o."externalId" = c."from" AND o."state" = 'held' AND c."present"
      RETURNING c."place", o."id", o."reply", o."partsSent"
    ), answered AS (
      INSERT INTO "OutboxMessage"
        ("inboxId", "channel", "externalId", "reply", "partsSent", "nextAttemptAt", "createdAt")
      SELECT told."inboxId", c."channel"::"Channel", c."from", told."reply", told."out", c."sendFrom", c."at"
      FROM closed c JOIN (
        SELECT a."place", a."inboxId", said."reply", 0 AS "out", said."part", 0::bigint AS "id"
        FROM closed a, jsonb_array_elements(a."replies") WITH ORDINALITY AS said("reply", "part")
        UNION ALL SELECT "place", NULL, "reply", "partsSent", 9223372036854775807, "id" FROM held
      ) AS told ON told."place" = c."place"
      ORDER BY c."place", told."part", told."id"
    )
    UPDATE "InboxMessage" i SET "state" = c."state"::"InboxState", "processedAt" = c."at",
      "text" = coalesce(c."keptText", i."text")
    FROM closed c WHERE i."id" = c."inboxId"`);
  const audited = closings.flatMap(({ turn }) => turn?.audited ?? []);
  for (const statement of audited.flatMap(appending)) hot.last(statement);
}
