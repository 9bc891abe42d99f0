-- DropIndex
DROP INDEX "InboxMessage_state_id_idx";

-- DropIndex
DROP INDEX "OutboxMessage_channel_state_nextAttemptAt_idx";

-- CreateIndex
CREATE INDEX "InboxMessage_waiting" ON "InboxMessage"("channel", "externalId", "id") WHERE (state = 'received');

-- CreateIndex
CREATE INDEX "OutboxMessage_due" ON "OutboxMessage"("channel", "nextAttemptAt", "id") WHERE (state IN ('queued', 'leased'));

-- CreateIndex
CREATE INDEX "OutboxMessage_before" ON "OutboxMessage"("channel", "externalId", "id") WHERE (state IN ('queued', 'leased'));

-- Who writes: the contact (made when it writes for the first time, reachable from now on) with its live bindings, the
-- oldest first. A member who has left the household is no longer spoken for.
CREATE FUNCTION "meet_contact"("theChannel" "Channel", "who" TEXT, "at" TIMESTAMPTZ, "today" DATE)
RETURNS JSONB
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    "met" "Contact"%ROWTYPE;
BEGIN
    INSERT INTO "Contact" ("channel", "externalId", "lastInboundAt") VALUES ("theChannel", "who", "at")
    ON CONFLICT ("channel", "externalId") DO UPDATE
        SET "lastInboundAt" = EXCLUDED."lastInboundAt", "unreachableAt" = NULL
    RETURNING * INTO "met";
    RETURN to_jsonb("met") || jsonb_build_object('bindings', (
        SELECT coalesce(jsonb_agg(jsonb_build_object(
            'memberId', m."id", 'memberName', m."name", 'relation', m."relation", 'bornOn', m."bornOn",
            'householdId', h."id", 'certificate', h."certificate", 'sumu', h."sumu",
            'verifiedAt', b."verifiedAt") ORDER BY b."verifiedAt", b."id"), '[]')
        FROM "Binding" b
            JOIN "Member" m ON m."id" = b."memberId"
            JOIN "Household" h ON h."id" = m."householdId"
        WHERE b."contactId" = "met"."id" AND b."endedAt" IS NULL
            AND (m."leftOn" IS NULL OR m."leftOn" > "today")));
END
$$;

-- How the turns of several conversations begin, in one round trip: their locks (where other processes share the
-- database), always in the same order, then of each its oldest unprocessed message with who wrote it and the
-- conversation's state. Within a function each statement sees what was committed before it began, so what the turn
-- before has saved is seen once the lock is had. Whoever left or speaks in a group is not met.
CREATE FUNCTION "open_turns"(
    "channels" "Channel"[], "whos" TEXT[], "ats" TIMESTAMPTZ[], "todays" DATE[], "shared" BOOLEAN
)
RETURNS TABLE (
    "place" BIGINT, "id" BIGINT, "messageId" TEXT, "text" TEXT, "receivedAt" TIMESTAMPTZ, "attempts" INTEGER,
    "enclosure" JSONB, "occasion" TEXT, "code" TEXT, "more" BOOLEAN, "met" JSONB, "state" JSONB, "stateAt" TIMESTAMPTZ
)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
    IF "shared" THEN
        PERFORM pg_advisory_xact_lock(k."key") FROM (
            SELECT hashtextextended(u."channel"::text || ':' || u."who", 0) AS "key"
            FROM unnest("channels", "whos") AS u("channel", "who") ORDER BY 1
        ) AS k;
    END IF;
    RETURN QUERY
        SELECT t."place", t."id", t."messageId", t."text", t."receivedAt"::timestamptz, t."attempts", t."enclosure",
            t."occasion", t."code", t."more", t."met", c."state", c."updatedAt"::timestamptz
        FROM (
            SELECT u."place", i.*,
                EXISTS (
                    SELECT 1 FROM "InboxMessage" n WHERE n."channel" = u."channel" AND n."externalId" = u."who"
                        AND n."state" = 'received' AND n."id" > i."id") AS "more",
                CASE WHEN i."occasion" IN ('left', 'group') THEN NULL
                    ELSE "meet_contact"(u."channel", u."who", u."at", u."today") END AS "met"
            FROM unnest("channels", "whos", "ats", "todays") WITH ORDINALITY
                    AS u("channel", "who", "at", "today", "place")
                CROSS JOIN LATERAL (
                    SELECT w."id", w."messageId", w."text", w."receivedAt", w."attempts", w."enclosure", w."occasion",
                        w."code"
                    FROM "InboxMessage" w
                    WHERE w."channel" = u."channel" AND w."externalId" = u."who" AND w."state" = 'received'
                    ORDER BY w."id" LIMIT 1 FOR UPDATE
                ) AS i
        ) AS t
            LEFT JOIN "Conversation" c ON c."contactId" = (t."met" ->> 'id')::int
        ORDER BY t."place";
END
$$;

DROP FUNCTION "open_turn"("Channel", TEXT, BOOLEAN);
