/** Which households are in an audience: the one place that says it, for counting and for writing recipients. */
import type { AudienceQuestion } from '../outreach/repository.ts';
import type { Audience, AudienceStanding } from '../outreach/audience.ts';
import { Prisma } from './generated/client.ts';

/** What the form asks of the records. */
export type HouseholdQuestion = Pick<AudienceQuestion, 'audience' | 'year' | 'today'>;

/** Only households of these ids: a chunk. */
export interface HouseholdRange {
  readonly above: number;
  readonly through: number;
}

/** Not enrolled: no line for the year counts as unpaid; lapsed and withdrawn do not (enrolment/decide.ts). */
const unpaid = Prisma.sql`(e."state" IS NULL OR e."state" = 'unpaid')`;
const enrolled = Prisma.sql`e."state" IN ('active', 'paid_pending')`;
/** Civil affairs pays for them (III.2.1): the certificate is only shown. */
const holder = Prisma.sql`(m."category" <> 'ordinary' OR e."payer" = 'civil_affairs')`;

const standingHolds: Readonly<Record<AudienceStanding, Prisma.Sql>> = {
  'any-unpaid': Prisma.sql`count(*) FILTER (WHERE ${unpaid}) > 0`,
  'none-enrolled': Prisma.sql`count(*) FILTER (WHERE ${unpaid}) > 0 AND count(*) FILTER (WHERE ${enrolled}) = 0`,
  'partly-enrolled': Prisma.sql`count(*) FILTER (WHERE ${unpaid}) > 0 AND count(*) FILTER (WHERE ${enrolled}) > 0`,
  certificate: Prisma.sql`count(*) FILTER (WHERE ${unpaid} AND ${holder}) > 0`,
};

/** Members of a household who count: neither moved away, died nor split off by today. */
export const present = (member: Prisma.Sql, { today }: Pick<HouseholdQuestion, 'today'>): Prisma.Sql =>
  Prisma.sql`(${member}."leftOn" IS NULL OR ${member}."leftOn" > ${today}::date)`;

/** Contacts that may be told: of the audience's language. */
export const spoken = (contact: Prisma.Sql, { language }: Audience): Prisma.Sql =>
  language === 'any' ? Prisma.sql`true` : Prisma.sql`${contact}."language" = ${language}`;

export const within = (column: Prisma.Sql, range: HouseholdRange | undefined): Prisma.Sql =>
  range ? Prisma.sql`${column} > ${range.above} AND ${column} <= ${range.through}` : Prisma.sql`true`;

/**
 * A SELECT of the households: "id", how many members are "unpaid", how many of these are certificate "holders", and
 * whether somebody is "bound" (only if that is asked for: it takes a join more).
 */
export function householdsOf(
  question: HouseholdQuestion,
  { range, withBound = false }: { readonly range?: HouseholdRange; readonly withBound?: boolean } = {},
): Prisma.Sql {
  const { audience, year } = question;
  const asksBound = withBound || audience.bound !== 'any' || audience.language !== 'any';
  const m = Prisma.sql`m`;
  return Prisma.sql`
    SELECT m."householdId" AS "id", count(*) FILTER (WHERE ${unpaid})::int AS "unpaid",
      count(*) FILTER (WHERE ${unpaid} AND ${holder})::int AS "holders",
      ${asksBound ? Prisma.sql`bool_or(live."memberId" IS NOT NULL)` : Prisma.sql`NULL::boolean`} AS "bound"
    FROM "Member" m
      LEFT JOIN "Enrolment" e ON e."memberId" = m."id" AND e."year" = ${year}::int
      ${asksBound ? liveBindings(audience) : Prisma.empty}
      ${placed(audience)}
    WHERE ${present(m, question)} AND ${within(Prisma.sql`m."householdId"`, range)} AND ${formerly(audience)}
    GROUP BY m."householdId"
    HAVING ${standingHolds[audience.standing]} AND ${boundHolds(audience)}`;
}

function liveBindings(audience: Audience): Prisma.Sql {
  const language =
    audience.language === 'any'
      ? Prisma.empty
      : Prisma.sql`JOIN "Contact" c ON c."id" = b."contactId" AND ${spoken(Prisma.sql`c`, audience)}`;
  return Prisma.sql`LEFT JOIN (
    SELECT DISTINCT b."memberId" FROM "Binding" b ${language} WHERE b."endedAt" IS NULL
  ) live ON live."memberId" = m."id"`;
}

/** With one language only those that are bound in it; so "not bound" and one language together are nobody. */
function boundHolds({ bound, language }: Audience): Prisma.Sql {
  const isBound = Prisma.sql`bool_or(live."memberId" IS NOT NULL)`;
  if (bound === 'not-bound') return language === 'any' ? Prisma.sql`NOT ${isBound}` : Prisma.sql`false`;
  return bound === 'bound' || language !== 'any' ? isBound : Prisma.sql`true`;
}

/** A sumu is meant whole, unless some of its gacha are chosen. */
function placed({ sumus, gachas }: Audience): Prisma.Sql {
  if (sumus.length === 0 && gachas.length === 0) return Prisma.empty;
  const narrowed = gachas.map(({ sumu }) => sumu);
  const whole = sumus.filter((sumu) => !narrowed.includes(sumu));
  return Prisma.sql`JOIN "Household" h ON h."id" = m."householdId" AND (h."sumu" = ANY(${whole}::text[])
    OR (h."sumu", h."gacha") IN (
      SELECT p."sumu", p."gacha" FROM jsonb_to_recordset(${JSON.stringify(gachas)}::jsonb) AS p("sumu" text, "gacha" text)))`;
}

function formerly({ former }: Audience): Prisma.Sql {
  if (!former) return Prisma.sql`true`;
  const reached = Prisma.sql`EXISTS (
    SELECT 1 FROM (
      SELECT unnest(r."householdIds") AS "id" FROM "CampaignRecipient" r
      WHERE r."campaignId" = ${former.campaignId}::int AND r."state" IN ('accepted', 'delivered')
    ) reached WHERE reached."id" = m."householdId")`;
  return former.outcome === 'reached' ? reached : Prisma.sql`NOT ${reached}`;
}
