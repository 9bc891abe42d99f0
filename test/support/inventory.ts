/** docs/privacy/inventory.yaml: what of a person stands where. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const column = z.tuple([
  z.string(),
  z.enum(['plain', 'sealed', 'hashed', 'masked', 'key']),
  z.enum(['gone', 'stays', 'none']),
]);
const table = z.object({
  of: z.enum(['person', 'staff', 'nobody']),
  why: z.string().default(''),
  kept: z.string().default(''),
  erased: z.string().default(''),
  columns: z.record(z.string(), column).default({}),
  rest: z.string().transform((names) => names.split(' ')),
});
const inventorySchema = z.object({ tables: z.record(z.string(), table) });

const file = new URL('../../docs/privacy/inventory.yaml', import.meta.url);

export const { tables: inventory } = inventorySchema.parse(
  parse(readFileSync(file, 'utf8'), { merge: true }),
);

/** "Table.column" of those with which erasing does that. */
export function columnsThat(erasure: z.infer<typeof column>[2]): readonly string[] {
  return Object.entries(inventory)
    .flatMap(([name, { columns }]) =>
      Object.entries(columns).flatMap(([each, [, , does]]) => (does === erasure ? [`${name}.${each}`] : [])),
    )
    .sort();
}
