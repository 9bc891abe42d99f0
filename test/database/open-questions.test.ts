/** What the office waits for from whoever writes is looked for by the statement that opens the turn. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintRepository } from '../../src/database/complaint.ts';
import { deliveryStore } from '../../src/database/delivery.ts';
import type { Database, Tx } from '../../src/database/open.ts';
import { openTestDatabase } from '../support/database.ts';
import { hashKey, now, openDesk, type TestDesk } from '../support/desk.ts';

let database: Database;
let desk: TestDesk;
let messages = 0;
beforeAll(async () => {
  database = await openTestDatabase();
  desk = await openDesk(database);
});
afterAll(() => database.close());

/** The open questions as a turn of that person finds them, and how many statements that took. */
async function found(from: string) {
  const looks: { numbers: readonly string[]; statements: number }[] = [];
  const store = deliveryStore(database, (tx, turn) => {
    let statements = 0;
    const counting = new Proxy(tx, {
      get: (target, name: keyof Tx) => {
        statements += 1;
        return target[name];
      },
    });
    const complaints = complaintRepository(counting, hashKey, turn);
    return async () => {
      const questions = await complaints.openQuestions(desk.contactId);
      looks.push({ numbers: questions.map(({ number }) => number), statements });
    };
  });
  messages += 1;
  const key = { channel: 'telegram', from } as const;
  await store.receive({ ...key, messageId: String(messages), text: '在吗' }, now);
  await store.turn(key, now, async (look) => {
    await look();
    return { replies: [], trace: undefined };
  });
  return looks;
}

describe('open questions', () => {
  it('cost no statement of their own while the office waits for nothing', async () => {
    await desk.file({ text: '等了一个月', target: 'village' });

    expect(await found('complainant')).toEqual([{ numbers: [], statements: 0 }]);
  });

  it('are found once the office has asked, or a rating was asked for, until it is given', async () => {
    const id = await desk.file({ text: '票没给', target: 'village' });
    const { number } = await database.client.complaint.findUniqueOrThrow({ where: { id } });
    const questions = async () => (await found('complainant')).flatMap(({ numbers }) => numbers);

    await desk.act('lindong', id, { kind: 'take' });
    await desk.act('lindong', id, { kind: 'ask', question: '哪天？' });
    expect(await questions()).toEqual([number]);
    await desk.act('lindong', id, { kind: 'answer', text: '已补。' });
    expect(await questions()).toEqual([]);
    await database.client.complaint.update({ where: { id }, data: { ratingAskedAt: now } });
    expect(await questions()).toEqual([number]);
    await database.client.complaint.update({ where: { id }, data: { satisfaction: 4 } });
    expect(await questions()).toEqual([]);
  });

  it('of somebody else are not theirs', async () => {
    expect(await found('somebody else')).toEqual([{ numbers: [], statements: 0 }]);
  });
});
