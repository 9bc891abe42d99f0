-- As before, and besides: of each member bound whether that person wants no reminders, and the broadcast this contact was
-- told last, if that is no more than fourteen days ago. Whoever was told none pays for one look into an index, also
-- while a campaign of hundreds of thousands is being written and the planner still believes the table to be small.
CREATE OR REPLACE FUNCTION "meet_contact"("theChannel" "Channel", "who" TEXT, "at" TIMESTAMPTZ, "today" DATE)
RETURNS JSONB
LANGUAGE plpgsql SET enable_seqscan = off AS $$
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
            'verifiedAt', b."verifiedAt", 'optedOutAt', m."optedOutAt") ORDER BY b."verifiedAt", b."id"), '[]')
        FROM "Binding" b
            JOIN "Member" m ON m."id" = b."memberId"
            JOIN "Household" h ON h."id" = m."householdId"
        WHERE b."contactId" = "met"."id" AND b."endedAt" IS NULL
            AND (m."leftOn" IS NULL OR m."leftOn" > "today")),
    'broadcast', (
        SELECT jsonb_build_object(
            'campaignId', r."campaignId", 'recipientId', r."id"::text, 'at', r."settledAt", 'way', r."way",
            'state', r."state", 'householdIds', r."householdIds", 'year', c."year")
        FROM "CampaignRecipient" r JOIN "Campaign" c ON c."id" = r."campaignId"
        WHERE r."contactId" = "met"."id" AND r."settledAt" > "at" - INTERVAL '14 days'
            AND r."state" IN ('accepted', 'delivered')
        ORDER BY r."settledAt" DESC LIMIT 1));
END
$$;
