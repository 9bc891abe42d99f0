/** `heyi hold add|list|remove`: what may be evidence is not deleted by any retention rule. */
import { z } from 'zod';
import { auditRepository } from '../database/audit.ts';
import { holds, liftHold, placeHold } from '../database/legal-hold.ts';
import { systemClock } from '../kernel/clock.ts';
import { dayOf } from '../kernel/day.ts';
import { withDatabase } from './operator-database.ts';
import { OperatorFault } from './operator-fault.ts';

const kindSchema = z.enum(['complaint', 'household']);
const reasonSchema = z.object({ reason: z.string().trim().min(2) });
const actor = 'operator';

function kindOf(given: string): z.infer<typeof kindSchema> {
  const kind = kindSchema.safeParse(given);
  if (!kind.success)
    throw new OperatorFault(`A hold is on a complaint or a household, not on ${given}.`, true);
  return kind.data;
}

export async function addHold(given: string, number: string, options: unknown): Promise<void> {
  const kind = kindOf(given);
  const written = reasonSchema.safeParse(options);
  if (!written.success)
    throw new OperatorFault('Write why it is on hold, in two characters at least: --reason "…".', true);
  const { reason } = written.data;
  const at = systemClock();
  await withDatabase((database) =>
    database.transaction(async (tx) => {
      const placed = await placeHold(tx, { kind, number, reason, actor, at });
      if (placed === 'no-such') throw new OperatorFault(`There is no ${kind} ${number}.`);
      if (placed === 'held-already') throw new OperatorFault(`The ${kind} ${number} is on hold already.`);
      await auditRepository(tx).append({
        at,
        actor,
        action: 'hold-placed',
        subject: `hold:${String(placed)}`,
      });
    }),
  );
  console.log(`On hold: ${kind} ${number}. No retention rule touches it or anything about it.`);
}

export async function removeHold(given: string, number: string): Promise<void> {
  const kind = kindOf(given);
  const at = systemClock();
  await withDatabase((database) =>
    database.transaction(async (tx) => {
      const lifted = await liftHold(tx, { kind, number, actor, at });
      if (lifted === undefined) throw new OperatorFault(`The ${kind} ${number} is not on hold.`);
      await auditRepository(tx).append({
        at,
        actor,
        action: 'hold-lifted',
        subject: `hold:${String(lifted)}`,
      });
    }),
  );
  console.log(`Not on hold any more: ${kind} ${number}.`);
}

export async function listHolds(): Promise<void> {
  const found = await withDatabase(({ client }) => holds(client));
  if (found.length === 0) console.log('Nothing is on hold.');
  for (const { kind, number, reason, placedBy, placedAt } of found)
    console.log(`${kind} ${number}: ${reason} (${placedBy}, ${dayOf(placedAt)})`);
}
