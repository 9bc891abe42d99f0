/**
 * Who is told for the households of an audience, each person once, on one contact. A person is the member of a
 * contact's earliest live binding, and the same person all members with the same ID number.
 */
import type { SkipReason } from '../outreach/recipient.ts';
import type { ReachRules } from '../outreach/repository.ts';
import {
  type HouseholdQuestion,
  type HouseholdRange,
  householdsOf,
  present,
  spoken,
  within,
} from './audience-households.ts';
import { Prisma } from './generated/client.ts';

/** What makes a contact usable just now. */
export interface PeopleTerms {
  readonly channels: Pick<ReachRules, 'telegram' | 'wechat' | 'web'>;
  /** Of the consent text as it stands (identity/consent.ts). */
  readonly consentVersion: string;
}

export interface PeopleQuestion {
  readonly question: HouseholdQuestion;
  readonly terms: PeopleTerms;
  readonly range?: HouseholdRange;
}

/** Why a contact cannot be told, in the order in which it is said; null: it can. */
function whyNot(contact: Prisma.Sql, optedOut: Prisma.Sql, { channels, consentVersion }: PeopleTerms) {
  const on = (['telegram', 'wechat', 'web'] as const).filter((channel) => channels[channel]);
  const said = (reason: SkipReason) => Prisma.sql`${reason}::text`;
  return Prisma.sql`CASE
    WHEN ${optedOut} OR ${contact}."optedOutAt" IS NOT NULL THEN ${said('opted-out')}
    WHEN ${contact}."unreachableAt" IS NOT NULL THEN ${said('unreachable')}
    WHEN ${contact}."consentedAt" IS NULL OR ${contact}."consentVersion" IS DISTINCT FROM ${consentVersion}
      THEN ${said('no-consent')}
    WHEN ${contact}."channel"::text <> ALL(${on}::text[]) THEN ${said('channel-off')} END`;
}

/**
 * Common table expressions:
 *   chosen   the households
 *   linked   who is bound to them, one row a member and contact
 *   alone    people of one contact, one binding and one member row: nearly all, and nothing to be joined
 *   together everybody else, grouped
 * Both of the last have "personId", "contactId", "householdIds", "why".
 */
export function peopleOf({ question, terms, range }: PeopleQuestion): Prisma.Sql {
  const m = Prisma.sql`m`;
  const c = Prisma.sql`c`;
  return Prisma.sql`
    chosen AS MATERIALIZED (${householdsOf(question, range && { range })}),
    linked AS MATERIALIZED (
      SELECT l.*, c."channel", c."lastInboundAt", l."several" OR alike."id" IS NOT NULL AS "joined",
        ${whyNot(c, Prisma.sql`l."optedOutAt" IS NOT NULL`, terms)} AS "why"
      FROM (
        SELECT m."householdId", m."id" AS "memberId", m."idHash", m."optedOutAt", b."contactId",
          other."id" IS NOT NULL OR count(*) OVER (PARTITION BY m."id") > 1 AS "several"
        FROM chosen
          JOIN "Member" m ON m."householdId" = chosen."id" AND ${present(m, question)}
            AND ${within(Prisma.sql`m."householdId"`, range)}
          JOIN "Binding" b ON b."memberId" = m."id" AND b."endedAt" IS NULL
          LEFT JOIN "Binding" other
            ON other."contactId" = b."contactId" AND other."endedAt" IS NULL AND other."id" <> b."id"
      ) l
        LEFT JOIN "Member" alike ON alike."idHash" = l."idHash" AND alike."id" <> l."memberId"
        JOIN "Contact" c ON c."id" = l."contactId" AND ${spoken(c, question.audience)}
    ),
    alone AS (
      SELECT "memberId" AS "personId", "contactId", "channel", ARRAY["householdId"] AS "householdIds", "why"
      FROM linked WHERE NOT "joined"
    ),
    together AS (
      SELECT DISTINCT ON ("personId") "personId", "contactId", "channel", "why",
        (SELECT array_agg(DISTINCT h ORDER BY h) FROM unnest(gathered."households") h) AS "householdIds"
      FROM (
        SELECT p."personId", l."contactId", l."channel", l."lastInboundAt",
          ${whyNot(c, Prisma.sql`p."optedOut"`, terms)} AS "why",
          array_agg(l."householdId") OVER (PARTITION BY p."personId") AS "households"
        FROM linked l JOIN "Contact" c ON c."id" = l."contactId"
          CROSS JOIN LATERAL (
            SELECT min(alike."id") AS "personId", bool_or(alike."optedOutAt" IS NOT NULL) AS "optedOut"
            FROM "Member" alike WHERE alike."idHash" = (
              SELECT earliest."idHash" FROM "Binding" b JOIN "Member" earliest ON earliest."id" = b."memberId"
              WHERE b."contactId" = l."contactId" AND b."endedAt" IS NULL ORDER BY b."verifiedAt", b."id" LIMIT 1)
          ) p
        WHERE l."joined"
      ) gathered
      ORDER BY "personId", "why" IS NOT NULL, "lastInboundAt" DESC NULLS LAST, "contactId"
    )`;
}
