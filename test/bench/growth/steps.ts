/** What is measured: the hot statements of a turn and of the desk, each as the product sends it. */
import type pg from 'pg';
import { scopeOf, type Viewer } from '../../../src/complaint/desk/viewer.ts';
import { claimRepository } from '../../../src/database/claim.ts';
import { deskRepository } from '../../../src/database/complaint-desk.ts';
import { deliveryStore } from '../../../src/database/delivery.ts';
import { enrolmentRepository } from '../../../src/database/enrolment.ts';
import { familyAccountRepository } from '../../../src/database/family-account.ts';
import { identityRepository } from '../../../src/database/identity.ts';
import { storing } from '../../../src/database/inbox.ts';
import type { Database, Tx } from '../../../src/database/open.ts';
import { outboxStore } from '../../../src/database/outbox.ts';
import { closeTurns, openTurns } from '../../../src/database/turns.ts';
import { watchedHot } from './watched.ts';
import { at as start, certificateOf, contactOf, membersEach, soonThrough, today, year } from './fill.ts';

const hashKey = Buffer.alloc(32, 7);
const handler: Viewer = { id: 7, login: 's7', name: '经办7', role: 'handler' };
const lease = { channel: 'wechat', limit: 30, leaseMs: 60_000 } as const;
/** As an Official Account sends, which has a window; and as Telegram does, a message a second to each. */
const claimings = [
  ['windowed', { ...lease, perConversationMs: 0, windowed: true }],
  ['paced', { ...lease, perConversationMs: 1_000, windowed: false }],
] as const;
const betweenTurnsMs = 10_000;

/** Runs one measured step under its name. */
export type Measure = (name: string, work: () => Promise<unknown>) => Promise<void>;

/** A message and all that becomes of it; the contact's number is its household's. */
export async function oneTurn(
  client: pg.Client,
  database: Database,
  { contact, serial, of }: { readonly contact: number; readonly serial: number; readonly of: number },
  measure: Measure,
): Promise<void> {
  const at = new Date(start.getTime() + (of + serial) * betweenTurnsMs);
  const from = contactOf(contact);
  const key = { channel: 'wechat', from } as const;
  const hot = watchedHot(client);
  await measure('message stored', () =>
    storing(database.client)({
      message: { ...key, messageId: `bench ${of} ${serial}`, text: '家庭账户还剩多少' },
      at,
    }),
  );
  await measure('inbox: who waits', () => deliveryStore(database, () => undefined).pending(50));
  await client.query('BEGIN');
  let opened: Awaited<ReturnType<typeof openTurns>> = [];
  await measure('turn opened', async () => {
    opened = await openTurns(hot, [{ key, at }], true);
  });
  const [turn] = opened;
  if (!turn) throw new Error(`nothing waits for ${from}`);
  const reply = { text: '您家的家庭账户还剩24.00元。', choices: [], citations: ['III.4.1-family-account-8'] };
  const entry = { at, actor: `contact:${from}`, action: 'account-viewed', subject: `household:${contact}` };
  await measure('turn closed, with an audit entry', () => {
    closeTurns(hot, [
      {
        message: turn.message,
        replies: [reply],
        ...{ at, state: 'processed', sendFrom: at, present: true },
        turn: { audited: [entry], saved: { contactId: contact, state: { version: 1 }, at } },
      },
    ]);
    return hot.rest();
  });
  await client.query('COMMIT');
  const outbox = outboxStore(database);
  const [way, claiming] = claimings[serial % 2 === 0 ? 0 : 1];
  const talkative = contact === 1 ? ', the most talkative' : '';
  let leased: Awaited<ReturnType<typeof outbox.claim>> = [];
  await measure(`outbox claimed, ${way}${talkative}`, async () => {
    leased = await outbox.claim(claiming, at);
  });
  await outbox.settle(
    leased.map(({ id, attempt }) => ({
      ...{ id, attempt, state: 'accepted', partsSent: 1, nextAttemptAt: at, counts: true },
      way: 'passive',
    })),
    at,
  );
}

/** Looking up one household, and the desk's first page. */
export async function oneLookUp(tx: Tx, household: number, measure: Measure): Promise<void> {
  await measure('household by its certificate', () =>
    identityRepository(tx, hashKey).candidates({
      certificate: certificateOf(household),
      name: '王建国',
      idLast4: '1234',
    }),
  );
  await measure('enrolment of a household', () =>
    enrolmentRepository(tx).household(household, [year, year + 1]),
  );
  await measure('family account of a household', () => familyAccountRepository(tx).entries(household, year));
  const first = (household - 1) * membersEach + 1;
  await measure('claims of a person', () => claimRepository(tx).claimsOf([first]));
  await measure('complaint queue, first page', () =>
    deskRepository(tx).page(scopeOf(handler), handler.id, { tab: 'open', today, soonThrough }),
  );
}
