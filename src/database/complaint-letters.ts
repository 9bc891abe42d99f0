/** What was sent about a complaint without being asked for, and what became of it. */
import type { Letter } from '../complaint/desk/detail.ts';
import type { Tx } from './open.ts';
import { markTelephoned, undeliveredStates } from './undelivered.ts';

const lettersShown = 10;

const letterStates = {
  queued: 'waiting',
  leased: 'waiting',
  accepted: 'delivered',
  failed: 'failed',
  held: 'held',
  passed_on: 'passed-on',
  telephoned: 'telephoned',
} as const satisfies Record<string, Letter['state']>;

/** News of this complaint, found by the number it carries. */
export async function lettersTo(
  tx: Tx,
  { channel, externalId }: { readonly channel: string; readonly externalId: string },
  number: string,
): Promise<readonly Letter[]> {
  const rows = await tx.$queryRaw<{ id: bigint; at: Date; state: keyof typeof letterStates }[]>`
    SELECT "id", coalesce("acceptedAt", "createdAt") AS "at", "state"::text AS "state" FROM "OutboxMessage"
    WHERE "channel" = ${channel}::"Channel" AND "externalId" = ${externalId}
      AND "reply"->'notice'->>'kind' = 'complaint' AND "reply"->'notice'->>'number' = ${number}
    ORDER BY "id" DESC LIMIT ${lettersShown}::int`;
  return rows.map(({ id, at, state }) => ({ id, at, state: letterStates[state] }));
}

/** Those of its undelivered letters that are no newer than `through` count as told by telephone; which they were. */
export async function letterTelephoned(tx: Tx, id: number, through: bigint): Promise<readonly bigint[]> {
  const complaint = await tx.complaint.findUnique({
    where: { id },
    select: { number: true, contact: { select: { channel: true, externalId: true } } },
  });
  if (!complaint?.contact) return [];
  const { channel, externalId } = complaint.contact;
  const waiting = await tx.outboxMessage.findMany({
    where: {
      ...{ channel, externalId, id: { lte: through }, state: { in: [...undeliveredStates] } },
      AND: [
        { reply: { path: ['notice', 'kind'], equals: 'complaint' } },
        { reply: { path: ['notice', 'number'], equals: complaint.number } },
      ],
    },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  const told: bigint[] = [];
  for (const one of waiting) if (await markTelephoned(tx, one.id)) told.push(one.id);
  return told;
}
