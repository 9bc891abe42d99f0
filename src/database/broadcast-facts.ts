/** What is known just now of recipients about to be told: two statements, however many they are. */
import { z } from 'zod';
import type { BroadcastRow } from '../delivery/broadcast.ts';
import type { HouseholdEnrolment, HouseholdMember } from '../enrolment/enrolment.ts';
import type { Day } from '../kernel/day.ts';
import type { Language } from '../kernel/message.ts';
import { fen } from '../kernel/money.ts';
import { enumColumn, withoutNulls } from './columns.ts';
import { Prisma } from './generated/client.ts';
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
  readonly households: ReadonlyMap<number, HouseholdNowRecorded>;
}

export type HouseholdNowRecorded = Pick<HouseholdEnrolment, 'householdId' | 'sumu' | 'members'>;

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
/** Members side by side: in each column the first is the first member's. */
const households = z.array(
  z.tuple([
    z.int(),
    z.string(),
    z.array(z.int()),
    z.array(z.string()),
    z.array(z.string()),
    z.array(enumColumn(['ordinary', 'five-guarantee', 'special-poor'])),
    z.array(z.string().nullable()),
    z.array(z.int().nullable()),
    z.array(enumColumn(['unpaid', 'paid-pending', 'active', 'lapsed', 'withdrawn']).nullable()),
    z.array(enumColumn(['household', 'civil-affairs']).nullable()),
  ]),
);

/** Whose an account is: the person of its earliest live binding. */
const ownIdHash = (contactId: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  SELECT first."idHash" FROM "Binding" e JOIN "Member" first ON first."id" = e."memberId"
  WHERE e."contactId" = ${contactId} AND e."endedAt" IS NULL ORDER BY e."verifiedAt", e."id" LIMIT 1)`;

/** @param today whoever has left by then is bound for nobody any more */
export async function broadcastFacts(
  { client }: Pick<Database, 'client'>,
  rows: readonly BroadcastRow[],
  today: Day,
): Promise<BroadcastFacts> {
  const asked = rows.map(({ contactId, personId }, place) => ({ place, contactId, personId }));
  const pairs = rows.flatMap(({ contactId, personId, householdIds }, place) =>
    householdIds.map((householdId) => ({ place, contactId, personId, householdId })),
  );
  const campaignIds = [...new Set(rows.map(({ campaignId }) => campaignId))];
  // One value, not thousands of rows: the driver takes far longer over rows than JSON.parse over all of it.
  const [people] = await client.$queryRaw<{ campaigns: unknown; recipients: unknown }[]>`
    WITH still AS (
      SELECT p."place", json_agg(p."householdId") AS "households"
      FROM jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb)
        AS p("place" int, "contactId" int, "personId" int, "householdId" int)
        JOIN "Member" person ON person."id" = p."personId"
      -- An account that has changed hands is told nothing that was meant for its former owner.
      WHERE ${ownIdHash(Prisma.sql`p."contactId"`)} = person."idHash" AND (EXISTS (
        SELECT 1 FROM "Binding" b JOIN "Member" m ON m."id" = b."memberId"
        WHERE b."contactId" = p."contactId" AND b."endedAt" IS NULL AND m."householdId" = p."householdId"
          AND (m."leftOn" IS NULL OR m."leftOn" > ${today}::date)
      ) OR EXISTS (
        -- By another account of the same person.
        SELECT 1 FROM "Member" m JOIN "Binding" b ON b."memberId" = m."id" AND b."endedAt" IS NULL
        WHERE m."householdId" = p."householdId" AND (m."leftOn" IS NULL OR m."leftOn" > ${today}::date)
          AND ${ownIdHash(Prisma.sql`b."contactId"`)} = person."idHash"))
      GROUP BY p."place"
    )
    SELECT (
        SELECT coalesce(jsonb_agg(jsonb_build_object(
          'id', "id", 'year', "year", 'lastDay', "lastDay", 'texts', "texts")), '[]')
        FROM "Campaign" WHERE "id" = ANY(${campaignIds}::int[])
      ) AS "campaigns",
      coalesce(json_agg(CASE WHEN c."id" IS NULL THEN NULL ELSE json_build_array(c."language",
        c."optedOutAt" IS NOT NULL OR EXISTS (
          SELECT 1 FROM "Member" person JOIN "Member" alike ON alike."idHash" = person."idHash"
          WHERE person."id" = a."personId" AND alike."optedOutAt" IS NOT NULL),
        c."unreachableAt" IS NOT NULL, CASE WHEN c."consentedAt" IS NOT NULL THEN c."consentVersion" END,
        coalesce(still."households", '[]')) END ORDER BY a."place"), '[]') AS "recipients"
    FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS a("place" int, "contactId" int, "personId" int)
      LEFT JOIN "Contact" c ON c."id" = a."contactId" LEFT JOIN still ON still."place" = a."place"`;
  const told = recipients.parse(people?.recipients);
  const running = campaigns.parse(people?.campaigns);
  const ids = [...new Set(told.flatMap((one) => one?.[4] ?? []))];
  // Columns rather than members: each value of a JSON array of its own would be looked up by its type.
  const [found] = await client.$queryRaw<{ households: unknown }[]>`
    SELECT coalesce(json_agg(json_build_array(h."id", h."sumu", own."ids", own."names", own."relations",
      own."categories", own."leftOns", own."years", own."states", own."payers")), '[]') AS "households"
    FROM (
      SELECT m."householdId", array_agg(m."id") AS "ids", array_agg(m."name") AS "names",
        array_agg(m."relation") AS "relations", array_agg(m."category") AS "categories",
        array_agg(m."leftOn") AS "leftOns", array_agg(e."year") AS "years", array_agg(e."state") AS "states",
        array_agg(e."payer") AS "payers"
      FROM "Member" m LEFT JOIN "Enrolment" e
        ON e."memberId" = m."id" AND e."year" = ANY(${[...new Set(running.map(({ year }) => year))]}::int[])
      WHERE m."householdId" IN (
        SELECT asked::int FROM jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) asked)
      GROUP BY m."householdId"
    ) own JOIN "Household" h ON h."id" = own."householdId"`;
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

/** Several lines of a member, one a year, stand apart: they are put together again. */
function householdOf([householdId, sumu, ids, ...columns]: z.infer<
  typeof households
>[number]): HouseholdNowRecorded {
  const [names, relations, categories, leftOns, years, states, payers] = columns;
  const byId = new Map<number, HouseholdMember>();
  for (const [place, memberId] of ids.entries()) {
    const [year, state, payer] = [years[place], states[place], payers[place]];
    const line = year && state && payer ? [{ year, state, payer, amount: noAmount }] : [];
    byId.set(memberId, {
      ...withoutNulls({ leftOn: leftOns[place] ?? null }),
      ...{ memberId, name: names[place] ?? '', relation: relations[place] ?? '' },
      category: categories[place] ?? 'ordinary',
      years: [...(byId.get(memberId)?.years ?? []), ...line],
    });
  }
  return { householdId, sumu, members: [...byId.values()].sort(inOrder) };
}

/** The head first, as everywhere. */
function inOrder(a: HouseholdMember, b: HouseholdMember): number {
  if ((a.relation === 'head') !== (b.relation === 'head')) return a.relation === 'head' ? -1 : 1;
  return a.memberId - b.memberId;
}
