/** Columns as raw queries hand them over: money as text, enum names with underscores, null for absent. */
import { z } from 'zod';
import { parseYuan } from '../kernel/money.ts';

/** "43.20" (a Decimal(12,2) cast to text) → 4320 fen. */
export const yuanColumn = z.string().transform((text, context) => {
  const amount = parseYuan(text);
  if (amount !== undefined) return amount;
  context.addIssue({ code: 'custom', message: 'is no amount with two decimals' });
  return z.NEVER;
});

/** A date cast to text: "2026-12-18". */
export const dayColumn = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** An enum whose members the database writes with underscores: "paid_pending" → "paid-pending". */
export function enumColumn<const Members extends readonly [string, ...string[]]>(members: Members) {
  return z
    .string()
    .transform((text) => text.replaceAll('_', '-'))
    .pipe(z.enum(members));
}

type WithoutNulls<Row> = { [Key in keyof Row as null extends Row[Key] ? never : Key]: Row[Key] } & {
  [Key in keyof Row as null extends Row[Key] ? Key : never]?: Exclude<Row[Key], null>;
};

/** A row whose null columns are absent, as optional properties want it. */
export function withoutNulls<Row extends object>(row: Row): WithoutNulls<Row> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as WithoutNulls<Row>;
}
