/** An audience counted, shown by examples, and how its people could be told just now. */
import { z } from 'zod';
import { maskCertificate, maskName } from '../kernel/masking.ts';
import { times } from '../kernel/money.ts';
import type { AudienceRepository } from '../outreach/repository.ts';
import { type HouseholdQuestion, householdsOf, present } from './audience-households.ts';
import { reachOf, type ReachTerms } from './audience-reach.ts';
import { Prisma } from './generated/client.ts';
import type { Tx } from './open.ts';

const countRow = z.object({
  households: z.int(),
  members: z.int(),
  holders: z.int(),
  bound: z.int(),
});

const exampleRow = z.object({
  certificate: z.string(),
  head: z.string().nullable(),
  sumu: z.string(),
  gacha: z.string(),
  unpaid: z.int(),
  holders: z.int(),
  bound: z.boolean(),
});

const placeRow = z.object({ sumu: z.string(), gachas: z.array(z.string()) });

/** @param terms what the consent text and the platform's window say just now */
export function audienceRepository(tx: Tx, terms: ReachTerms): AudienceRepository {
  return {
    async count(question) {
      await planPlainly(tx);
      const [row] = z.array(countRow).parse(
        await tx.$queryRaw`
          SELECT count(*)::int AS "households", coalesce(sum("unpaid"), 0)::int AS "members",
            coalesce(sum("holders"), 0)::int AS "holders", (count(*) FILTER (WHERE "bound"))::int AS "bound"
          FROM (${householdsOf(question, { withBound: true })}) chosen`,
      );
      if (!row) throw new Error('a count without a row');
      const { households, members, holders: certificateHolders, bound } = row;
      const amount = times(question.premium, members - certificateHolders);
      return { households, members, certificateHolders, amount, bound };
    },

    async examples(question, limit) {
      await planPlainly(tx);
      const rows = z.array(exampleRow).parse(await tx.$queryRaw(spreadOver(question, limit)));
      return rows.map(({ certificate, head, unpaid: members, holders, ...row }) => ({
        ...row,
        ...{ certificate: maskCertificate(certificate), head: maskName(head ?? '') },
        ...{ members, amount: times(question.premium, members - holders) },
      }));
    },

    async reach(question, rules, at) {
      await planPlainly(tx);
      return reachOf(tx, question, { ...terms, rules }, at);
    },

    async places() {
      return z.array(placeRow).parse(
        await tx.$queryRaw`
          SELECT "sumu", array_agg("gacha" ORDER BY "gacha") AS "gachas"
          FROM (SELECT DISTINCT "sumu", "gacha" FROM "Household") place GROUP BY "sumu" ORDER BY "sumu"`,
      );
    },
  };
}

/** Compiling these takes longer than running them. */
async function planPlainly(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT set_config('jit', 'off', true), set_config('work_mem', '48MB', true)`;
}

/** Of places in their order every n-th household, so that no place crowds out the others. */
function spreadOver(question: HouseholdQuestion, limit: number): Prisma.Sql {
  return Prisma.sql`
    SELECT h."certificate", h."sumu", h."gacha", picked."unpaid", picked."holders", picked."bound", (
        SELECT m."name" FROM "Member" m WHERE m."householdId" = h."id" AND ${present(Prisma.sql`m`, question)}
        ORDER BY m."relation" <> 'head', m."id" LIMIT 1
      ) AS "head"
    FROM (
      SELECT chosen.*, row_number() OVER (ORDER BY h."sumu", h."gacha", h."id") AS "place", count(*) OVER () AS "of"
      FROM (${householdsOf(question, { withBound: true })}) chosen JOIN "Household" h ON h."id" = chosen."id"
    ) picked JOIN "Household" h ON h."id" = picked."id"
    WHERE picked."place" = 1
      OR (picked."place" - 1) * ${limit}::int / picked."of" > (picked."place" - 2) * ${limit}::int / picked."of"
    ORDER BY picked."place" LIMIT ${limit}`;
}
