/**
 * Two versions run side by side while replicas are replaced one by one: a migration leaves what the version before it
 * reads and writes. What is no longer used is taken away one version later, and says so on its first line:
 * `-- unused since <version>`.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../prisma/migrations/', import.meta.url);
/** Before anybody ran two replicas. */
const firstKept = '20261126134214_attachments';
const migrations = readdirSync(folder)
  .filter((name) => /^\d{14}_/.test(name) && name >= firstKept)
  .map((name) => ({ name, sql: readFileSync(new URL(`${name}/migration.sql`, folder), 'utf8') }));

/** What of it the older version could not live with. */
function breaks(sql: string): string[] {
  if (/^-- unused since \S+/.test(sql)) return [];
  const made = [...sql.matchAll(/CREATE TABLE "(\w+)"/g)].map(([, table]) => table);
  return sql
    .replaceAll(/--.*$/gm, '')
    .split(';')
    .filter((statement) => {
      const [, table] = /ALTER TABLE (?:ONLY )?"(\w+)"/.exec(statement) ?? [];
      if (table !== undefined && made.includes(table)) return false;
      return (
        /\bDROP (TABLE|COLUMN|TYPE)\b|\bRENAME\b|\bSET NOT NULL\b|\bSET DATA TYPE\b/i.test(statement) ||
        /\bADD COLUMN\b(?=[^,]*\bNOT NULL\b)(?![^,]*\bDEFAULT\b)/i.test(statement)
      );
    })
    .map((statement) => statement.trim());
}

describe('a migration', () => {
  it('leaves the version before it working', () => {
    expect(migrations.length).toBeGreaterThan(5);
    expect(migrations.flatMap(({ name, sql }) => breaks(sql).map((what) => `${name}: ${what}`))).toEqual([]);
  });

  it.each([
    'DROP TABLE "Claim"',
    'ALTER TABLE "Claim" DROP COLUMN "paid"',
    'ALTER TABLE "Claim" RENAME COLUMN "paid" TO "paidOut"',
    'ALTER TABLE "Claim" ADD COLUMN "day" DATE NOT NULL',
    'ALTER TABLE "Claim" ALTER COLUMN "paid" SET NOT NULL',
    'ALTER TABLE "Claim" ALTER COLUMN "paid" SET DATA TYPE TEXT',
  ])('would not with %s, unless nothing has used it for a version', (statement) => {
    expect(breaks(`${statement};`)).toEqual([statement]);
    expect(breaks(`-- unused since 0.2.0\n${statement};`)).toEqual([]);
  });

  it.each([
    'ALTER TABLE "Claim" ADD COLUMN "day" DATE',
    'ALTER TABLE "Claim" ADD COLUMN "open" BOOLEAN NOT NULL DEFAULT true',
    'CREATE TABLE "Told" ("id" SERIAL NOT NULL)',
    'CREATE INDEX "told" ON "Claim"("day")',
  ])('may %s', (statement) => {
    expect(breaks(`${statement};`)).toEqual([]);
  });
});
