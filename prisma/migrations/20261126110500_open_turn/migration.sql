-- How a turn begins, in one round trip: the conversation's lock (where other processes share the database), then its
-- oldest unprocessed messages with the conversation's state. Within a function each statement sees what was committed
-- before it began, so what the turn before has saved is seen once the lock is had.
CREATE FUNCTION "open_turn"("theChannel" "Channel", "who" TEXT, "shared" BOOLEAN)
RETURNS TABLE (
    "id" BIGINT, "messageId" TEXT, "text" TEXT, "receivedAt" TIMESTAMPTZ, "attempts" INTEGER,
    "enclosure" JSONB, "occasion" TEXT, "code" TEXT, "state" JSONB, "stateAt" TIMESTAMPTZ
)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
    IF "shared" THEN
        PERFORM pg_advisory_xact_lock(hashtextextended("theChannel"::text || ':' || "who", 0));
    END IF;
    RETURN QUERY
        SELECT i."id", i."messageId", i."text", i."receivedAt"::timestamptz, i."attempts",
            i."enclosure", i."occasion", i."code", c."state", c."updatedAt"::timestamptz
        FROM "InboxMessage" i
            LEFT JOIN "Contact" p ON p."channel" = i."channel" AND p."externalId" = i."externalId"
            LEFT JOIN "Conversation" c ON c."contactId" = p."id"
        WHERE i."channel" = "theChannel" AND i."externalId" = "who" AND i."state" = 'received'
        ORDER BY i."id" LIMIT 2 FOR UPDATE OF i;
END
$$;
