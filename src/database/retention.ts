/** Keeps to the retention rules of the scheme profile: counts what is due, and takes it away a few rows a transaction. */
import { z } from 'zod';
import { auditRepository, eraseValuesOf } from './audit.ts';
import type { Database, Tx } from './open.ts';
import { auditValues, type Sweep, type SweepRule, sweeps } from './retention-rules.ts';

export interface Swept {
  readonly rule: SweepRule;
  readonly what: string;
  readonly count: number;
}

/** What is older than that goes; undefined: what the rule is about is kept. */
export type GoesBefore = (rule: SweepRule) => Date | undefined;

export interface RetentionRun {
  readonly goesBefore: GoesBefore;
  readonly at: Date;
  readonly actor: string;
}

const rowsAtOnce = 500;
/** The last look of a rule goes through the whole table. */
const patience = { patienceMs: 10 * 60_000 };
/** Where a rule takes nothing. */
const never = new Date(0);
const counted = z.tuple([z.object({ count: z.int() })]);
const keysFound = z.array(z.object({ key: z.string() }));

interface Due {
  readonly sweep: Sweep;
  readonly values: readonly Date[];
}

function dueSweeps(goesBefore: GoesBefore): readonly Due[] {
  return sweeps.flatMap((sweep) => {
    const before = goesBefore(sweep.rule);
    if (!before) return [];
    const other = sweep.but === undefined ? [] : [goesBefore(sweep.but) ?? never];
    return [{ sweep, values: [before, ...other] }];
  });
}

/** What a run would do at that moment. */
export async function retentionDue(tx: Tx, goesBefore: GoesBefore): Promise<readonly Swept[]> {
  const found: Swept[] = [];
  for (const { sweep, values } of dueSweeps(goesBefore)) {
    const { rule, what, table, where } = sweep;
    const rows = await tx.$queryRawUnsafe(
      `SELECT count(*)::int AS "count" FROM "${table}" t WHERE ${timed(where)}`,
      ...values,
    );
    found.push({ rule, what, count: counted.parse(rows)[0].count });
  }
  const before = goesBefore(auditValues.rule);
  if (!before) return found;
  const rows = await tx.$queryRawUnsafe(
    `SELECT count(*)::int AS "count" FROM "AuditEntry" t WHERE ${timed(auditValues.where)}`,
    before,
  );
  const { rule, what } = auditValues;
  return [...found, { rule, what, count: counted.parse(rows)[0].count }];
}

/** Does it; killed in the middle, the next run does the rest. With an entry of what it took. */
export async function keepRetention(
  database: Pick<Database, 'transaction'>,
  { goesBefore, at, actor }: RetentionRun,
  stopping?: AbortSignal,
): Promise<readonly Swept[]> {
  const done: Swept[] = [];
  for (const due of dueSweeps(goesBefore)) {
    const { rule, what } = due.sweep;
    done.push({ rule, what, count: await sweepAll(database, due, stopping) });
  }
  const before = goesBefore(auditValues.rule);
  if (before) {
    const { rule, what } = auditValues;
    done.push({ rule, what, count: await eraseOldValues(database, before, stopping) });
  }
  await database.transaction((tx) =>
    auditRepository(tx).append({
      ...{ at, actor, action: 'retention-kept', subject: 'retention' },
      details: { taken: done.filter(({ count }) => count > 0) },
    }),
  );
  return done;
}

async function sweepAll(
  { transaction }: Pick<Database, 'transaction'>,
  { sweep, values }: Due,
  stopping: AbortSignal | undefined,
): Promise<number> {
  const { table, key, keyType, where, acts = [] } = sweep;
  const [place, limit] = [`$${String(values.length + 1)}`, String(rowsAtOnce)];
  let count = 0;
  for (let after: string | undefined = keyType === 'text' ? '' : '0'; after !== undefined;) {
    if (stopping?.aborted) return count;
    const from: string = after;
    const keys = await transaction(async (tx) => {
      const found = keysFound
        .parse(
          await tx.$queryRawUnsafe(
            `SELECT t."${key}"::text AS "key" FROM "${table}" t
           WHERE ${timed(where)} AND t."${key}" > ${place}::text::${keyType} ORDER BY t."${key}" LIMIT ${limit} FOR UPDATE OF t`,
            ...[...values, from],
          ),
        )
        .map((row) => row.key);
      const deeds =
        acts.length > 0 ? acts : [`DELETE FROM "${table}" WHERE "${key}" = ANY ($1::text[]::${keyType}[])`];
      if (found.length > 0) for (const deed of deeds) await tx.$executeRawUnsafe(deed, found);
      return found;
    }, patience);
    count += keys.length;
    after = keys.length < rowsAtOnce ? undefined : keys.at(-1);
  }
  return count;
}

async function eraseOldValues(
  { transaction }: Pick<Database, 'transaction'>,
  before: Date,
  stopping: AbortSignal | undefined,
): Promise<number> {
  let count = 0;
  for (let last = rowsAtOnce; last === rowsAtOnce && !stopping?.aborted; count += last)
    last = await transaction(async (tx) => {
      const found = keysFound
        .parse(
          await tx.$queryRawUnsafe(
            `SELECT t."id"::text AS "key" FROM "AuditEntry" t WHERE ${timed(auditValues.where)} ORDER BY t."id" LIMIT ${String(rowsAtOnce)}`,
            before,
          ),
        )
        .map(({ key }) => BigInt(key));
      return eraseValuesOf(tx, { id: { in: found } });
    });
  return count;
}

function timed(where: string): string {
  return where.replaceAll(/\$[12]/g, '$&::timestamptz');
}

/** Once a day, by one of all processes. */
export async function claimRetentionDay(client: Tx | Database['client'], day: string): Promise<boolean> {
  const claimed = await client.$executeRaw`
    INSERT INTO "Setting" AS kept ("key", "value") VALUES ('retention-day', ${day})
    ON CONFLICT ("key") DO UPDATE SET "value" = EXCLUDED."value" WHERE kept."value" < EXCLUDED."value"`;
  return claimed === 1;
}
