/** What is known just now of recipients about to be told: two statements, however many they are. */
import { z } from 'zod';
import type { BroadcastRow } from '../delivery/broadcast.ts';
import type { HouseholdEnrolment } from '../enrolment/enrolment.ts';
import type { Day } from '../kernel/day.ts';
import type { Language } from '../kernel/message.ts';
import { fen } from '../kernel/money.ts';
import { enumColumn, withoutNulls } from './columns.ts';
import type { Database } from './open.ts';

/** A campaign as it stands; its texts are the room's to read. */
export interface CampaignFacts {
  readonly id: number;
  readonly year: number;
  readonly lastDay: Day;
  readonly texts: unknown;
}

export interface RecipientFacts {
  readonly language: Language;
  /** On this contact, or by the person anywhere. */
  readonly optedOut: boolean;
  readonly unreachable: boolean;
  readonly consentVersion?: string;
  /** Of the row's households, those the person is bound to still. */
  readonly households: readonly number[];
}

export interface BroadcastFacts {
  readonly campaigns: ReadonlyMap<number, CampaignFacts>;
  /** One a row, in their order; absent: the contact is there no more. */
  readonly recipients: readonly (RecipientFacts | undefined)[];
  /** Members who have left are in them too: enrolment judges. */
  readonly households: ReadonlyMap<number, HouseholdEnrolment>;
}

const campaigns = z.array(z.object({ id: z.int(), year: z.int(), lastDay: z.string(), texts: z.unknown() }));
const recipients = z.array(
  z
    .tuple([
      z.enum(['zh-CN', 'en']).catch('zh-CN'),
      z.boolean(),
      z.boolean(),
      z.string().nullable(),
      z.array(z.int()),
    ])
    .nullable(),
);
const member = z.tuple([
  z.int(),
  z.string(),
  z.string(),
  enumColumn(['ordinary', 'five-guarantee', 'special-poor']),
  z.string().nullable(),
  z.int().nullable(),
  enumColumn(['unpaid', 'paid-pending', 'active', 'lapsed', 'withdrawn']).nullable(),
  enumColumn(['household', 'civil-affairs']).nullable(),
]);
const households = z.array(z.tuple([z.int(), z.string(), z.string(), z.string(), z.array(member)]));

/** @param today whoever has left by then is bound for nobody any more */
export async function broadcastFacts(
  { client }: Pick<Database, 'client'>,
  rows: readonly BroadcastRow[],
  today: Day,
): Promise<BroadcastFacts> {
  const asked = JSON.stringify(
    rows.map(({ contactId, personId, householdIds }) => ({ contactId, personId, householdIds })),
  );
  const campaignIds = [...new Set(rows.map(({ campaignId }) => campaignId))];
  // One value, not thousands of rows: the driver takes far longer over rows than JSON.parse over all of it.
  const [people] = await client.$queryRaw<{ campaigns: unknown; recipients: unknown }[]>`
    SELECT (
        SELECT coalesce(jsonb_agg(jsonb_build_object(
          'id', "id", 'year', "year", 'lastDay', "lastDay", 'texts', "texts")), '[]')
        FROM "Campaign" WHERE "id" = ANY(${campaignIds}::int[])
      ) AS "campaigns",
      (
        SELECT coalesce(json_agg(CASE WHEN c."id" IS NULL THEN NULL ELSE json_build_array(c."language",
          c."optedOutAt" IS NOT NULL OR EXISTS (
            SELECT 1 FROM "Member" p JOIN "Member" alike ON alike."idHash" = p."idHash"
            WHERE p."id" = a."personId" AND alike."optedOutAt" IS NOT NULL),
          c."unreachableAt" IS NOT NULL, CASE WHEN c."consentedAt" IS NOT NULL THEN c."consentVersion" END,
          coalesce((
            SELECT json_agg(h) FROM jsonb_array_elements_text(a."householdIds") AS h_text,
              LATERAL (SELECT h_text::int AS h) one
            WHERE EXISTS (
              SELECT 1 FROM "Binding" b JOIN "Member" m ON m."id" = b."memberId"
              WHERE b."contactId" = c."id" AND b."endedAt" IS NULL AND m."householdId" = h
                AND (m."leftOn" IS NULL OR m."leftOn" > ${today}::date)
            ) OR EXISTS (
              -- By another account of the same person.
              SELECT 1 FROM "Member" m JOIN "Binding" b ON b."memberId" = m."id" AND b."endedAt" IS NULL
              WHERE m."householdId" = h AND (m."leftOn" IS NULL OR m."leftOn" > ${today}::date) AND (
                SELECT first."idHash" FROM "Binding" e JOIN "Member" first ON first."id" = e."memberId"
                WHERE e."contactId" = b."contactId" AND e."endedAt" IS NULL
                ORDER BY e."verifiedAt", e."id" LIMIT 1
              ) = (SELECT p."idHash" FROM "Member" p WHERE p."id" = a."personId"))
          ), '[]')) END ORDER BY a."place"), '[]')
        FROM (
          SELECT place, (row ->> 'contactId')::int AS "contactId", (row ->> 'personId')::int AS "personId",
            row -> 'householdIds' AS "householdIds"
          FROM jsonb_array_elements(${asked}::jsonb) WITH ORDINALITY AS asked(row, place)
        ) a LEFT JOIN "Contact" c ON c."id" = a."contactId"
      ) AS "recipients"`;
  const told = recipients.parse(people?.recipients);
  const running = campaigns.parse(people?.campaigns);
  const ids = [...new Set(told.flatMap((one) => one?.[4] ?? []))];
  const [found] = await client.$queryRaw<{ households: unknown }[]>`
    SELECT coalesce(json_agg(json_build_array(h."id", h."certificate", h."sumu", h."gacha", of_h."members")), '[]')
      AS "households"
    FROM (
      SELECT m."householdId", json_agg(json_build_array(m."id", m."name", m."relation", m."category", m."leftOn",
        e."year", e."state", e."payer") ORDER BY m."relation" <> 'head', m."id") AS "members"
      FROM "Member" m LEFT JOIN "Enrolment" e
        ON e."memberId" = m."id" AND e."year" = ANY(${[...new Set(running.map(({ year }) => year))]}::int[])
      WHERE m."householdId" = ANY(${ids}::int[]) GROUP BY m."householdId"
    ) of_h JOIN "Household" h ON h."id" = of_h."householdId"`;
  return {
    campaigns: new Map(running.map((campaign) => [campaign.id, campaign])),
    recipients: told.map((one) => one && recipientOf(one)).map((one) => one ?? undefined),
    households: new Map(
      households.parse(found?.households).map((household) => [household[0], householdOf(household)]),
    ),
  };
}

function recipientOf([language, optedOut, unreachable, consent, bound]: NonNullable<
  z.infer<typeof recipients>[number]
>): RecipientFacts {
  return {
    ...{ language, optedOut, unreachable, households: bound },
    ...(consent !== null && { consentVersion: consent }),
  };
}

const noAmount = fen(0);
const unknownTime = new Date(0);

/** Several lines of a member, one a year, come as rows of their own: they are put together again. */
function householdOf([householdId, certificate, sumu, gacha, members]: z.infer<
  typeof households
>[number]): HouseholdEnrolment {
  const byId = new Map<number, HouseholdEnrolment['members'][number]>();
  for (const [memberId, name, relation, category, leftOn, year, state, payer] of members) {
    const years = byId.get(memberId)?.years ?? [];
    const line =
      year !== null && state !== null && payer !== null ? [{ year, state, payer, amount: noAmount }] : [];
    byId.set(memberId, {
      ...withoutNulls({ leftOn }),
      ...{ memberId, name, relation, category, years: [...years, ...line] },
    });
  }
  return { householdId, certificate, sumu, gacha, members: [...byId.values()], asOf: unknownTime };
}
