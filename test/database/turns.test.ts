import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliveryStore } from '../../src/database/delivery.ts';
import type { Database, Tx } from '../../src/database/open.ts';
import { unitOfWork } from '../../src/database/unit-of-work.ts';
import type { DeliveryStore, TurnResult } from '../../src/delivery/delivery.ts';
import { openTestDatabase } from '../support/database.ts';

const hashKey = Buffer.alloc(32, 7);
const now = new Date('2026-11-26T02:00:00Z');
const names = Array.from({ length: 12 }, (_, index) => `p${String(index)}`);
const key = (from: string) => ({ channel: 'telegram', from }) as const;

let database: Database;
let store: DeliveryStore<Tx>;
beforeEach(async () => {
  database = await openTestDatabase();
  store = deliveryStore(database, (tx) => tx);
  for (const from of names) await store.receive({ ...key(from), messageId: '1', text: `${from} 问` }, now);
});
afterEach(() => database.close());

const said = (text: string): TurnResult<string> => ({
  replies: [{ text, choices: [], citations: [] }],
  trace: text,
});
const waiting = () => database.client.inboxMessage.count({ where: { state: 'received' } });
const toldTo = async () => {
  const rows = await database.client.outboxMessage.findMany({ orderBy: { externalId: 'asc' } });
  return rows.map(({ externalId, reply }) => [externalId, (reply as { text: string }).text]);
};

describe('turns of several conversations asked for at once', () => {
  it('share a commit, and each has its own answer', async () => {
    const transactions = new Set<string>();

    const outcomes = await Promise.all(
      names.map((from) =>
        store.turn(key(from), now, async (tx, { text }) => {
          const [row] = await tx.$queryRaw<{ id: string }[]>`SELECT pg_current_xact_id()::text AS "id"`;
          transactions.add(row?.id ?? '');
          return said(`${text}：答`);
        }),
      ),
    );

    expect(outcomes.map((one) => one.kind === 'worked' && one.trace)).toEqual(
      names.map((from) => `${from} 问：答`),
    );
    expect(transactions.size).toBeLessThan(names.length / 2);
    expect(await toldTo()).toEqual([...names].sort().map((from) => [from, `${from} 问：答`]));
    expect(await waiting()).toBe(0);
  });

  it('fail alone, whether answering throws or the database refuses', async () => {
    const outcomes = await Promise.all(
      names.map((from) =>
        store.turn(key(from), now, async (tx, { text }) => {
          await tx.counter.create({ data: { kind: `of ${from}`, year: 2026, last: 1 } });
          if (from === 'p3') throw new Error('no answer');
          if (from === 'p5') await tx.$executeRaw`SELECT 1 / 0`;
          return said(text);
        }),
      ),
    );

    expect(outcomes.map(({ kind }) => kind)).toEqual(
      names.map((from) => (['p3', 'p5'].includes(from) ? 'faulted' : 'worked')),
    );
    expect((await toldTo()).map(([who]) => who)).toEqual(
      names.filter((from) => !['p3', 'p5'].includes(from)).sort(),
    );
    // What the failed ones had done is undone; what the others did was done once.
    expect(await database.client.counter.count({ where: { kind: { startsWith: 'of ' } } })).toBe(10);
    expect(await waiting()).toBe(2);
  });

  it('write their audit entries when all have their answers: nobody is kept waiting for the chain meanwhile', async () => {
    const audits = deliveryStore(database, (tx, turn) => ({
      tx,
      audit: unitOfWork(tx, turn, hashKey).audit,
    }));
    const held: bigint[] = [];

    await Promise.all(
      names.map((from) =>
        audits.turn(key(from), now, async ({ tx, audit }) => {
          await audit.append({ at: now, actor: 'contact:1', action: 'account-viewed', subject: from });
          const [row] = await tx.$queryRaw<{ locks: bigint }[]>`
            SELECT count(*) AS "locks" FROM pg_locks
            WHERE "locktype" = 'advisory' AND "objid" = 72707370 AND "pid" = pg_backend_pid()`;
          held.push(row?.locks ?? 1n);
          return said(from);
        }),
      ),
    );

    expect(held).toEqual(names.map(() => 0n));
    const entries = await database.client.auditEntry.findMany({ select: { subject: true } });
    expect(entries.map(({ subject }) => subject).sort()).toEqual([...names].sort());
  });

  it('keep the order within each conversation', async () => {
    for (const from of names)
      for (const messageId of ['2', '3'])
        await store.receive({ ...key(from), messageId, text: messageId }, now);
    const order: string[] = [];

    await Promise.all(
      names.flatMap((from) =>
        [1, 2, 3].map(() =>
          store.turn(key(from), now, (_tx, { messageId }) => {
            order.push(`${from} ${messageId}`);
            return Promise.resolve(said(messageId));
          }),
        ),
      ),
    );

    for (const from of names)
      expect(order.filter((one) => one.startsWith(`${from} `))).toEqual(
        ['1', '2', '3'].map((messageId) => `${from} ${messageId}`),
      );
    expect(await waiting()).toBe(0);
  });
});
