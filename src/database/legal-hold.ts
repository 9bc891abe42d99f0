/** What must not be deleted while it may be evidence. retention-rules.ts keeps to it. */
import type { HoldActor, HoldRepository } from '../complaint/desk/holding.ts';
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
  // Locked: two who place one at once must not both find none.
  const there =
    kind === 'complaint'
      ? await tx.$queryRaw<unknown[]>`SELECT 1 FROM "Complaint" WHERE "number" = ${number} FOR UPDATE`
      : await tx.$queryRaw<unknown[]>`SELECT 1 FROM "Household" WHERE "certificate" = ${number} FOR UPDATE`;
  if (there.length === 0) return 'no-such';
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

/** The holds on complaints as the complaint desk works with them. */
export function complaintHolds(tx: Tx): HoldRepository {
  return {
    async of(numbers) {
      const rows = await tx.legalHold.findMany({
        where: { kind: 'complaint', number: { in: [...numbers] } },
        orderBy: { id: 'asc' },
      });
      const named = await actorsOf(
        tx,
        rows.flatMap(({ placedBy, liftedBy }) => [placedBy, ...(liftedBy === null ? [] : [liftedBy])]),
      );
      return rows.map(({ id, number, reason, placedBy, placedAt, liftedBy, liftedAt }) => ({
        ...{ id, number, reason, by: named(placedBy), since: placedAt },
        ...(liftedBy !== null && liftedAt !== null && { lifted: { by: named(liftedBy), at: liftedAt } }),
      }));
    },
    async place(number, reason, actor, at) {
      const placed = await placeHold(tx, { kind: 'complaint', number, reason, actor, at });
      return typeof placed === 'number' ? placed : undefined;
    },
    async lift(number, actor, at) {
      await liftHold(tx, { kind: 'complaint', number, actor, at });
    },
  };
}

const staffPrefix = 'staff:';

/** Staff by their names, who are gone too; the operator by none. */
async function actorsOf(tx: Tx, actors: readonly string[]): Promise<(actor: string) => HoldActor> {
  const logins = actors
    .filter((one) => one.startsWith(staffPrefix))
    .map((one) => one.slice(staffPrefix.length));
  const staff = await tx.staffMember.findMany({
    where: { login: { in: [...new Set(logins)] } },
    select: { login: true, name: true },
  });
  const names = new Map(staff.map(({ login, name }) => [staffPrefix + login, name]));
  return (actor) =>
    actor.startsWith(staffPrefix)
      ? { kind: 'staff', name: names.get(actor) ?? actor.slice(staffPrefix.length) }
      : { kind: 'operator' };
}
