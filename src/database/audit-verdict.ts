/** What came of looking the audit chain through last, kept where every process finds it. */
import { z } from 'zod';
import type { ChainState } from './audit-verify.ts';
import type { Database } from './open.ts';

export const verdictKey = 'audit-chain-verdict';

const verdict = z.object({
  kind: z.enum(['sound', 'broken', 'rewritten', 'cut-off']),
  at: z.iso.datetime().transform((text) => new Date(text)),
});

export const verdictColumn = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(verdict);

export async function recordVerdict(
  { client }: Pick<Database, 'client'>,
  kind: ChainState['kind'],
  at: Date,
): Promise<void> {
  const value = JSON.stringify({ kind, at });
  await client.setting.upsert({
    where: { key: verdictKey },
    create: { key: verdictKey, value },
    update: { value },
  });
}
