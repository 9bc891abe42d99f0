/** Where sealed values stand, and how they are put under another key: what is sealed anywhere else is not found. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { currentOf, type Keys } from '../kernel/keys.ts';
import { isSealed, sealed, sealedAlike, sealedBytes, sealHead, sealPrefix } from '../kernel/seal.ts';
import { unsealed, unsealedBytes } from '../kernel/seal.ts';
import { lockImports } from './import/import-records.ts';
import type { Tx } from './open.ts';

/** Row keys of a place in their order: a second one where one is not enough. */
export type RowKey = readonly [number, number];

export interface Batch {
  readonly resealed: number;
  /** Neither key opens them. */
  readonly unopened: number;
  /** Absent: nothing comes after it. */
  readonly last?: RowKey;
}

export interface SealedPlace {
  /** As personal-data.ts names it. */
  readonly name: string;
  /** Of the values after that row that are not under the current key, the next few; each only if nobody changed it meanwhile. */
  reseal(tx: Tx, keys: Keys, after: RowKey): Promise<Batch>;
  /** How many are not under the current key. */
  left(tx: Tx, keys: Keys): Promise<number>;
}

const counted = z.tuple([z.object({ count: z.int() })]);
const textsAtOnce = 500;
/** Each may be 20 MB. */
const bytesAtOnce = 4;

interface TextPlace {
  readonly name: string;
  readonly from: string;
  readonly key: readonly [string, string];
  readonly value: string;
  readonly about: string;
  /** From v: a, b, was, now. */
  readonly put: string;
  /** Imports change such rows in bulk: neither may wait in the middle of the other. */
  readonly besideImports: boolean;
  readonly seal: (text: string, keys: Keys, about: string) => string;
}

const telephone = (text: string, keys: Keys, certificate: string) =>
  sealedAlike(text, keys, `telephone ${certificate}`);

const texts: readonly TextPlace[] = [
  {
    ...{ name: 'Household.telephone', from: '"Household" t', key: ['t.id', '0'], value: 't.telephone' },
    ...{ about: 't.certificate', besideImports: true, seal: telephone },
    put: `update "Household" t set telephone = v.now from v where t.id = v.a and t.telephone = v.was`,
  },
  {
    ...{ name: 'ImportChange.before', from: '"ImportChange" t', key: ['t."runId"', 't."rowId"'] },
    ...{ value: `t.before->>'telephone'`, about: `t.before->>'certificate'`, besideImports: true },
    seal: telephone,
    put: `update "ImportChange" t set before = jsonb_set(t.before, '{telephone}', to_jsonb(v.now)) from v
          where t."runId" = v.a and t."rowId" = v.b and t.before->>'telephone' = v.was`,
  },
];

const textRow = z.object({ a: z.int(), b: z.int(), about: z.string(), value: z.string() });

function textPlace({ name, from, key, value, about, put, besideImports, seal }: TextPlace): SealedPlace {
  const stale = `left(${value}, $1::int) <> $2`;
  const head = (keys: Keys) => {
    const prefix = sealPrefix(currentOf(keys));
    return [prefix.length, prefix] as const;
  };
  return {
    name,
    async reseal(tx, keys, [a, b]) {
      if (besideImports) await lockImports(tx);
      const rows = z.array(textRow).parse(
        await tx.$queryRawUnsafe(
          `select ${key[0]} as a, ${key[1]} as b, ${about} as about, ${value} as value from ${from}
           where ${stale} and (${key.join(', ')}) > ($3::int, $4::int) order by 1, 2 limit ${String(textsAtOnce)}`,
          ...[...head(keys), a, b],
        ),
      );
      const opened = rows.flatMap((row) => {
        const text = unsealed(row.value, keys);
        return text === undefined ? [] : [{ ...row, now: seal(text, keys, row.about) }];
      });
      const resealed = await tx.$executeRawUnsafe(
        `with v as (select * from unnest($1::int[], $2::int[], $3::text[], $4::text[]) as v(a, b, was, now)) ${put}`,
        opened.map((row) => row.a),
        opened.map((row) => row.b),
        opened.map((row) => row.value),
        opened.map((row) => row.now),
      );
      const last = rows.length < textsAtOnce ? undefined : rows.at(-1);
      return { resealed, unopened: rows.length - opened.length, ...(last && { last: [last.a, last.b] }) };
    },
    async left(tx, keys) {
      const rows = await tx.$queryRawUnsafe(
        `select count(*)::int as count from ${from} where ${stale}`,
        ...head(keys),
      );
      return counted.parse(rows)[0].count;
    },
  };
}

const bytesRow = z.object({ id: z.int(), value: z.instanceof(Uint8Array) });

/** @param plainToo what was kept before it was sealed at all */
function bytesPlace(table: string, column: string, plainToo: boolean): SealedPlace {
  const stale = `octet_length("${column}") > 0 and substring("${column}" from 1 for 8) <> $1::bytea`;
  const head = (keys: Keys) => new Uint8Array(sealHead(currentOf(keys)));
  return {
    name: `${table}.${column}`,
    async reseal(tx, keys, [after]) {
      const rows = z.array(bytesRow).parse(
        await tx.$queryRawUnsafe(
          `select id, "${column}" as value from "${table}" where ${stale} and id > $2::int
           order by id limit ${String(bytesAtOnce)}`,
          ...[head(keys), after],
        ),
      );
      const seen = { resealed: 0, unopened: 0 };
      for (const { id, value } of rows) {
        const bytes = plainToo && !isSealed(value) ? value : unsealedBytes(value, keys);
        if (bytes === undefined) {
          seen.unopened += 1;
          continue;
        }
        const now = new Uint8Array(sealedBytes(bytes, keys, randomBytes(12)));
        // Name, iv and tag are in the first 64: they are never the same for two values.
        seen.resealed += await tx.$executeRawUnsafe(
          `update "${table}" set "${column}" = $1::bytea where id = $2::int and substring("${column}" from 1 for 64) = $3::bytea`,
          ...[now, id, new Uint8Array(value.subarray(0, 64))],
        );
      }
      const last = rows.length < bytesAtOnce ? undefined : rows.at(-1)?.id;
      return { ...seen, ...(last !== undefined && { last: [last, 0] }) };
    },
    async left(tx, keys) {
      const rows = await tx.$queryRawUnsafe(
        `select count(*)::int as count from "${table}" where ${stale}`,
        head(keys),
      );
      return counted.parse(rows)[0].count;
    },
  };
}

/** A row is a token, or the lock of one, which is not sealed. A handful. */
const tokens: SealedPlace = {
  name: 'PlatformToken.sealed',
  async reseal(tx, keys) {
    const seen = { resealed: 0, unopened: 0 };
    for (const { name, sealed: value } of await staleTokens(tx, keys)) {
      const text = unsealed(value, keys);
      if (text === undefined) {
        seen.unopened += 1;
        continue;
      }
      const { count } = await tx.platformToken.updateMany({
        where: { name, sealed: value },
        data: { sealed: sealed(text, keys, randomBytes(12)) },
      });
      seen.resealed += count;
    }
    return seen;
  },
  left: async (tx, keys) => (await staleTokens(tx, keys)).length,
};

function staleTokens(tx: Tx, keys: Keys) {
  const prefix = sealPrefix(currentOf(keys));
  return tx.platformToken.findMany({
    where: { NOT: [{ name: { endsWith: ':lock' } }, { sealed: { startsWith: prefix } }] },
    orderBy: { name: 'asc' },
  });
}

export const sealedPlaces: readonly SealedPlace[] = [
  ...texts.map(textPlace),
  bytesPlace('Attachment', 'bytes', true),
  bytesPlace('ImportDraft', 'sealed', false),
  bytesPlace('ImportDraft', 'lists', false),
  tokens,
];
