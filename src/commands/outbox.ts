/** `heyi outbox …`: what could not be delivered – to be sent again, or to be told by telephone. */
import { z } from 'zod';
import { auditRepository } from '../database/audit.ts';
import type { Tx } from '../database/open.ts';
import {
  markTelephoned,
  resend,
  type Undelivered,
  undelivered,
  undeliveredStates,
} from '../database/undelivered.ts';
import { systemClock } from '../kernel/clock.ts';
import { dayOf } from '../kernel/day.ts';
import { maskIdLast } from '../kernel/masking.ts';
import { withDatabase } from './operator-database.ts';
import { OperatorFault } from './operator-fault.ts';

const listSchema = z.object({
  state: z.enum(undeliveredStates).optional(),
  text: z.boolean().default(false),
});
const resendSchema = z.object({ allFailed: z.boolean().default(false) });

/** Whom it is for is masked, and what it says is left out, unless `--text` asks for it: that is audited. */
export async function listOutbox(given: unknown): Promise<void> {
  const parsed = listSchema.safeParse(given);
  if (!parsed.success) throw new OperatorFault(`--state is ${undeliveredStates.join(' or ')}.`, true);
  const { state, text } = parsed.data;
  const waiting = await withDatabase((database) =>
    database.transaction(async (tx) => {
      const found = await undelivered(tx, state ? [state] : undefined);
      if (text) for (const { id } of found) await audit(tx, 'outbox-read', id);
      return found;
    }),
  );
  if (waiting.length === 0) console.log('Everything has been delivered.');
  for (const one of waiting) {
    console.log(summary(one));
    if (text) console.log(one.reply.text.replaceAll(/^/gm, '    '));
  }
}

function summary({
  id,
  state,
  channel,
  externalId,
  reply,
  answers,
  attempts,
  createdAt,
  failure,
}: Undelivered) {
  const { notice } = reply;
  const what = notice
    ? `${notice.kind} ${notice.number}`
    : answers
      ? 'answer'
      : 'told before, not yet delivered';
  const tries = `${String(attempts)} ${attempts === 1 ? 'try' : 'tries'}`;
  const columns = [
    String(id),
    state,
    channel,
    maskIdLast(externalId),
    what,
    `since ${dayOf(createdAt)}`,
    tries,
  ];
  return [...columns, ...(failure === undefined ? [] : [failure])].join('\t');
}

export async function resendOutbox(wanted: readonly string[], given: unknown): Promise<void> {
  const { allFailed } = resendSchema.parse(given);
  if (allFailed === wanted.length > 0)
    throw new OperatorFault('Name the messages by their ids, or pass --all-failed.', true);
  const ids = wanted.map(readId);
  const at = systemClock();
  const sent = await withDatabase((database) =>
    database.transaction(async (tx) => {
      const queued = await resend(tx, allFailed ? { allIn: 'failed' } : { ids }, at);
      const missing = ids.filter((id) => !queued.includes(id));
      if (missing.length > 0) throw notWaiting(missing);
      for (const id of queued) await audit(tx, 'outbox-resent', id);
      return queued;
    }),
  );
  const messages = sent.length === 1 ? '1 message' : `${String(sent.length)} messages`;
  console.log(
    `${messages} queued again; the service sends ${sent.length === 1 ? 'it' : 'them'} when it runs.`,
  );
}

export async function telephonedOutbox(wanted: string): Promise<void> {
  const id = readId(wanted);
  await withDatabase((database) =>
    database.transaction(async (tx) => {
      if (!(await markTelephoned(tx, id))) throw notWaiting([id]);
      await audit(tx, 'outbox-telephoned', id);
    }),
  );
  console.log(`Message ${String(id)} counts as told by telephone.`);
}

function readId(text: string): bigint {
  if (!/^[1-9]\d{0,17}$/.test(text))
    throw new OperatorFault(
      `A message is named by the number in the first column of heyi outbox list, not ${text}.`,
      true,
    );
  return BigInt(text);
}

function notWaiting(ids: readonly bigint[]): OperatorFault {
  const named = ids.length === 1 ? `Message ${ids.join()} is` : `Messages ${ids.join(', ')} are`;
  return new OperatorFault(
    `${named} neither failed nor held, so nothing was changed; heyi outbox list shows those that are.`,
  );
}

async function audit(tx: Tx, action: string, id: bigint): Promise<void> {
  await auditRepository(tx).append({
    at: systemClock(),
    actor: 'operator',
    action,
    subject: `outbox:${String(id)}`,
  });
}
