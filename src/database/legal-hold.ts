/** What must not be deleted while it may be evidence. retention-rules.ts keeps to it. */
import type { Database, Tx } from './open.ts';

export interface HoldOn {
  readonly kind: 'complaint' | 'household';
  /** Of the complaint, or the household's certificate. */
  readonly number: string;
}

interface By {
  readonly actor: string;
  readonly at: Date;
}

/** The hold's own number. */
export async function placeHold(
  tx: Tx,
  { kind, number, reason, actor, at }: HoldOn & By & { readonly reason: string },
): Promise<number | 'no-such' | 'held-already'> {
  const there =
    kind === 'complaint'
      ? await tx.complaint.count({ where: { number } })
      : await tx.household.count({ where: { certificate: number } });
  if (there === 0) return 'no-such';
  if ((await tx.legalHold.count({ where: { kind, number, liftedAt: null } })) > 0) return 'held-already';
  const { id } = await tx.legalHold.create({
    data: { kind, number, reason, placedBy: actor, placedAt: at },
    select: { id: true },
  });
  return id;
}

/** undefined: it was not held. */
export async function liftHold(
  tx: Tx,
  { kind, number, actor, at }: HoldOn & By,
): Promise<number | undefined> {
  const held = await tx.legalHold.findFirst({ where: { kind, number, liftedAt: null } });
  if (!held) return undefined;
  await tx.legalHold.update({ where: { id: held.id }, data: { liftedAt: at, liftedBy: actor } });
  return held.id;
}

export function holds(client: Database['client']) {
  return client.legalHold.findMany({ where: { liftedAt: null }, orderBy: { id: 'asc' } });
}
