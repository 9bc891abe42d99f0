/** Two replicas on one database: one leads, and when it is gone, however it went, the other does. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditRepository } from '../../src/database/audit.ts';
import { leadershipOf } from '../../src/database/leadership.ts';
import type { Database } from '../../src/database/open.ts';
import { onPostgres, openTestDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';

let database: Database;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

describe.runIf(onPostgres)('of two replicas', () => {
  const both = () => [leadershipOf(database), leadershipOf(database)] as const;

  it('one leads, asked as often as you like, and at the same time', async () => {
    const [one, other] = both();

    const asked = await Promise.all([one.leads(), other.leads(), one.leads(), other.leads()]);
    const again = [await one.leads(), await other.leads()];
    await Promise.all([one.resign(), other.resign()]);

    expect(asked.filter(Boolean)).toHaveLength(2);
    expect(asked.slice(0, 2)).toEqual(asked.slice(2));
    expect(again).toEqual(asked.slice(0, 2));
  });

  it('the other leads once the first has resigned, and that one never again', async () => {
    const [one, other] = both();
    await one.leads();
    await one.resign();

    expect(await other.leads()).toBe(true);
    expect(await one.leads()).toBe(false);
    await other.resign();
  });

  it('a leader whose connection is cut knows it at the next question, and may stand again', async () => {
    const [one, other] = both();
    await one.leads();
    await database.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = 72707372
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    await until(() => other.leads(), 'that the other leads');

    expect(await one.leads()).toBe(false);
    expect(await one.leads()).toBe(false);
    await other.resign();
    await until(() => one.leads(), 'that the first leads again');
    await one.resign();
  });

  it('whoever leads keeps nobody from the audit chain', async () => {
    const leadership = leadershipOf(database);
    expect(await leadership.leads()).toBe(true);

    await database.transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL lock_timeout = '2s'`;
      await auditRepository(tx).append({
        at: new Date(0),
        actor: 'system',
        action: 'looked',
        subject: 'chain',
      });
    });
    await leadership.resign();

    expect(await database.client.auditEntry.count()).toBe(1);
  });
});

it.runIf(!onPostgres)('whoever has the embedded database leads', async () => {
  const leadership = leadershipOf(database);

  expect(await leadership.leads()).toBe(true);
  await leadership.resign();
});
