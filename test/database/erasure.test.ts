/** Erasing really erases: after 我的数据 › 删除 nothing of the person is found anywhere but where the inventory says that it stays. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnswer } from '../../src/conversation/answer.ts';
import { deliveryStore } from '../../src/database/delivery.ts';
import { eraseAgain, erasures } from '../../src/database/erasures-again.ts';
import type { Database } from '../../src/database/open.ts';
import { pickup } from '../../src/database/outbox.ts';
import { unitOfWork } from '../../src/database/unit-of-work.ts';
import { createDesk } from '../../src/delivery/desk.ts';
import { openTestDatabase } from '../support/database.ts';
import { columnsThat } from '../support/inventory.ts';
import { at, fillWith, hashKey, marked, traces } from '../support/marked-person.ts';
import { parts } from '../support/talk.ts';

const later = new Date(at.getTime() + 3_600_000);
const shared = parts(later);

let database: Database;
/** Another one, as it was before: what a backup from before the erasure brings back. */
let restored: Database;
beforeAll(async () => {
  database = await openTestDatabase();
  restored = await openTestDatabase();
  for (const one of [database, restored]) await one.transaction(fillWith);
});
afterAll(async () => {
  await database.close();
  await restored.close();
});

/** As the person does it, on the phone. */
async function says(...words: readonly string[]): Promise<void> {
  const answer = createAnswer(shared);
  const desk = createDesk({
    store: deliveryStore(database, (tx, turn) => unitOfWork(tx, turn, hashKey)),
    pickup: pickup(database),
    clock: () => later,
    async answer(work, message, when, patient) {
      const answered = await answer(work, message, when, patient);
      return 'putOff' in answered ? answered : { replies: answered.replies, trace: undefined };
    },
    apology: () => ({ text: '', choices: [], citations: [] }),
    onFault: (_message, fault) => {
      throw fault;
    },
  });
  const key = { channel: marked.channel, from: marked.account };
  for (const [place, text] of words.entries()) {
    await desk.receive({ ...key, messageId: `said ${String(place)}`, text });
    await desk.work(key);
    // Taken by the platform.
    await database.client.outboxMessage.updateMany({
      where: { externalId: marked.account, inboxId: { not: null } },
      data: { state: 'accepted' },
    });
  }
}

describe('a person who stands everywhere', () => {
  it('is found in every column that the inventory names', async () => {
    expect(await traces(database)).toEqual([...columnsThat('gone'), ...columnsThat('stays')].sort());
  });

  it('is found only where the inventory says that it stays, once they had themselves erased by chat', async () => {
    await says(`我叫${marked.name}，电话${marked.telephone}，要办啥来着`, '我的数据', '删除', '确认删除');

    expect(await traces(database)).toEqual(columnsThat('stays'));
    expect(await database.client.enquiry.count()).toBe(0);
    expect(await database.client.binding.count()).toBe(0);
  });

  it('does not come back with a backup from before: what is on the list is done again', async () => {
    const list = await erasures(database);
    expect(list).toHaveLength(1);
    expect(JSON.stringify(list)).not.toContain(marked.account);
    await restored.client.inboxMessage.create({
      data: {
        ...{ channel: marked.channel, externalId: marked.account, messageId: 'unanswered' },
        ...{ text: marked.words, receivedAt: at },
      },
    });

    const again = await eraseAgain(restored, list, hashKey);

    expect(again).toEqual({ erased: 1, known: 0, unmet: 0 });
    // The conversation of a live erasure begins anew with its farewell.
    expect(await traces(restored)).toEqual(
      columnsThat('stays').filter((column) => column !== 'Conversation.contactId'),
    );
    expect(await erasures(restored)).toEqual(list);
  });

  it('is not erased twice, and whoever came back since is left alone', async () => {
    const [one] = await erasures(database);
    await database.client.contact.updateMany({ data: { consentVersion: 'again' } });

    expect(await eraseAgain(database, one ? [one, one] : [], hashKey)).toEqual({
      ...{ erased: 0, known: 2, unmet: 0 },
    });
    expect(await database.client.contact.count({ where: { consentVersion: 'again' } })).toBe(1);
  });

  it('stays on the list of a database that has not met them', async () => {
    const stranger = { hash: '0'.repeat(64), at };
    expect(await eraseAgain(restored, [stranger], hashKey)).toEqual({ erased: 0, known: 0, unmet: 1 });
    expect(await erasures(restored)).toContainEqual(stranger);
  });
});
