/** How the people of an audience would be told just now: each once, by the one way of the one contact. */
import { z } from 'zod';
import type { Way } from '../outreach/recipient.ts';
import type { Reach, ReachRules } from '../outreach/repository.ts';
import type { HouseholdQuestion } from './audience-households.ts';
import { peopleOf } from './audience-people.ts';
import { Prisma } from './generated/client.ts';
import type { Tx } from './open.ts';
import { sentTo } from './window.ts';

export interface ReachTerms {
  /** Of the consent text as it stands (identity/consent.ts). */
  readonly consentVersion: string;
  /** WeChat's window after a message of the person (bots/wechat/limits.ts). */
  readonly wechat: { readonly count: number; readonly withinMs: number };
}

const ways = ['telegram', 'wechat-now', 'wechat-notice', 'wechat-mass', 'web'] as const satisfies Way[];
const reachRow = z.object({ way: z.enum(ways).nullable(), reason: z.string().nullable(), count: z.int() });

export async function reachOf(
  tx: Tx,
  question: HouseholdQuestion,
  terms: ReachTerms & { readonly rules: ReachRules },
  at: Date,
): Promise<Reach> {
  const { rules, consentVersion, wechat } = terms;
  const people = peopleOf({ question, terms: { consentVersion, channels: rules } });
  const since = new Date(at.getTime() - wechat.withinMs);
  const rows = z.array(reachRow).parse(
    await tx.$queryRaw`
      WITH ${people}, person AS (
        SELECT "contactId", "channel", "why" FROM alone UNION ALL SELECT "contactId", "channel", "why" FROM together
      )
      SELECT told."way", told."reason", count(*)::int AS "count"
      FROM (
        SELECT CASE WHEN p."why" IS NOT NULL THEN NULL
            WHEN p."channel" <> 'wechat' THEN p."channel"::text
            WHEN ${windowOpen(since, wechat.count)} THEN 'wechat-now'
            WHEN ${rules.notice}::boolean THEN 'wechat-notice'
            WHEN c."language" = ANY(${[...rules.mass]}::text[]) THEN 'wechat-mass' END AS "way",
          p."why" AS "reason"
        FROM person p LEFT JOIN "Contact" c ON c."id" = p."contactId" AND p."channel" = 'wechat' AND p."why" IS NULL
        UNION ALL
        SELECT NULL, 'not-bound' FROM chosen
        WHERE NOT EXISTS (SELECT 1 FROM linked WHERE linked."householdId" = chosen."id")
      ) told
      GROUP BY told."way", told."reason"`,
  );
  return {
    ways: Object.fromEntries(rows.flatMap(({ way, count }) => (way === null ? [] : [[way, count]]))),
    skipped: Object.fromEntries(
      rows.flatMap(({ way, reason, count }) => (way === null ? [[reason ?? 'window-closed', count]] : [])),
    ),
  };
}

/** The person's last message is no older than the window, was words rather than an event, and leaves a message over. */
function windowOpen(since: Date, messages: number): Prisma.Sql {
  return Prisma.sql`CASE WHEN c."lastInboundAt" IS NULL OR c."lastInboundAt" <= ${since} THEN false ELSE coalesce((
    SELECT said."occasion" IS NULL AND ${messages}::int > ${sentTo(Prisma.sql`c`)}
    FROM "InboxMessage" said
    WHERE said."channel" = c."channel" AND said."externalId" = c."externalId"
    ORDER BY said."id" DESC LIMIT 1), false) END`;
}
