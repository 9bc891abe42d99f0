/** What comes in, stored before it is acknowledged: messages that come together in one statement and one commit. */
import type { Inbound } from '../kernel/message.ts';
import type { Tx } from './open.ts';
import { together } from './together.ts';

export interface Arrived {
  readonly message: Inbound;
  readonly at: Date;
}

/** Messages stored in one statement and one commit; more wait for the next. */
const receivedAtOnce = 200;

/** Is the message new? Resolves when it is safely stored. */
export function storing(client: Tx): (arrived: Arrived) => Promise<boolean> {
  return together((all: readonly Arrived[]) => insertAll(client, all), { atMost: receivedAtOnce });
}

/** Which of them are new; of the same message twice only the first. */
async function insertAll(client: Tx, all: readonly Arrived[]): Promise<readonly boolean[]> {
  // Half a surrogate pair in a name: JSON would escape it, and the database refuse it together with all the others.
  const named = all.map(({ message, at }) => {
    const { from, messageId } = message;
    return { ...message, at, from: from.toWellFormed(), messageId: messageId.toWellFormed() };
  });
  const rows = JSON.stringify(named.map((message, place) => ({ ...message, place })));
  const stored = await client.$queryRaw<StoredKey[]>`
    INSERT INTO "InboxMessage"
      ("channel", "externalId", "messageId", "text", "receivedAt", "enclosure", "occasion", "code")
    SELECT "channel"::"Channel", "from", "messageId", "text", "at", "enclosure", "occasion", "code"
    FROM jsonb_to_recordset(${rows}::jsonb) AS m("channel" text, "from" text, "messageId" text, "text" text,
      "at" timestamptz, "enclosure" jsonb, "occasion" text, "code" text, "place" int)
    ORDER BY "place"
    ON CONFLICT DO NOTHING
    RETURNING "channel"::text AS "channel", "externalId", "messageId"`;
  const fresh = new Set(
    stored.map(({ channel, externalId, messageId }) => keyOf(channel, externalId, messageId)),
  );
  return named.map(({ channel, from, messageId }) => fresh.delete(keyOf(channel, from, messageId)));
}

type StoredKey = Record<'channel' | 'externalId' | 'messageId', string>;
const keyOf = (...names: readonly string[]) => JSON.stringify(names);
