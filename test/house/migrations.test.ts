/**
 * While replicas are replaced one by one, the version before still works on the new schema: a migration takes nothing
 * away that it uses. What is no longer used goes one release later, in a migration that says since when.
 */
import { describe, expect, it } from 'vitest';
import { readMigrations } from '../../src/database/migrations.ts';

/** Before the first release there was no version before. */
const boundFrom = '20261127120000';
const saysSince = /^-- Contracts: not used since \d+\.\d+\.\d+\.$/m;

const takings: readonly (readonly [RegExp, string])[] = [
  [/\bDROP\s+(TABLE|COLUMN|TYPE|VIEW|FUNCTION)\b/i, 'drops what the version before may use'],
  [/\bRENAME\b/i, 'renames what the version before may use'],
  [/\bSET\s+NOT\s+NULL\b/i, 'demands what the version before may leave out'],
  [
    /\bADD\s+COLUMN\b(?![^,;]*\bDEFAULT\b)[^,;]*\bNOT\s+NULL\b/i,
    'demands what the version before leaves out',
  ],
  [/\bALTER\s+COLUMN\b[^,;]*\bTYPE\b/i, 'makes another type of what the version before may use'],
];

/** What stands in comments, bodies of functions, literals and brackets is no statement of the migration's own. */
function statementsOf(sql: string): string {
  const bare = sql
    .replaceAll(/\$\$[\s\S]*?\$\$/g, '')
    .replaceAll(/--.*$/gm, '')
    .replaceAll(/'[^']*'/g, "''");
  const withoutBrackets = bare.replaceAll(/\([^()]*\)/g, '');
  return withoutBrackets === bare ? bare : statementsOf(withoutBrackets);
}

function faultsOf(sql: string): readonly string[] {
  if (saysSince.test(sql)) return [];
  const statements = statementsOf(sql);
  return takings.flatMap(([taking, fault]) => (taking.test(statements) ? [fault] : []));
}

describe('a migration', () => {
  it.each(readMigrations().filter(({ name }) => name >= boundFrom))(
    '$name leaves the version before at work',
    ({ sql }) => {
      expect(faultsOf(sql)).toEqual([]);
    },
  );

  it.each([
    ['ALTER TABLE "Claim" DROP COLUMN "paid";', 1],
    ['DROP FUNCTION "open_turns"("Channel"[], TEXT[]);', 1],
    ['ALTER TABLE "Claim" RENAME COLUMN "paid" TO "settled";', 1],
    ['ALTER TABLE "Claim" ALTER COLUMN "paid" SET NOT NULL, ALTER COLUMN "rate" SET DATA TYPE TEXT;', 2],
    ['ALTER TABLE "Claim" ADD COLUMN "share" DECIMAL(12,2) NOT NULL,\nADD COLUMN "b" INTEGER DEFAULT 0;', 1],
    ['ALTER TABLE "Claim" ADD COLUMN "share" DECIMAL(12,2) NOT NULL DEFAULT 0, ADD COLUMN "b" INTEGER;', 0],
    ['CREATE TABLE "Note" ("id" SERIAL NOT NULL, "text" TEXT NOT NULL); DROP INDEX "Claim_old";', 0],
    ['CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ ALTER TABLE x RENAME TO y $$; -- RENAME', 0],
    ['-- Contracts: not used since 0.3.0.\nALTER TABLE "Claim" DROP COLUMN "paid";', 0],
  ])('%s: %i to complain about', (sql, faults) => {
    expect(faultsOf(sql)).toHaveLength(faults);
  });
});
