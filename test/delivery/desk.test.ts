import { describe, expect, it } from 'vitest';
import type { DeliveryStore, StoredMessage, TurnOutcome } from '../../src/delivery/delivery.ts';
import { createDesk } from '../../src/delivery/desk.ts';
import type { Inbound, Reply } from '../../src/kernel/message.ts';
import { until } from '../support/until.ts';

const at = new Date('2026-11-22T02:00:00Z');
const key = { channel: 'web', from: 'a' } as const;
const reply = (text: string): Reply => ({ text, choices: [], citations: [] });
const inbound = (messageId: string, text = messageId): Inbound => ({ ...key, messageId, text });

/** A store that keeps everything in lists, and what was asked of it. */
function listStore(waiting: StoredMessage[] = []) {
  const received: Inbound[] = [];
  const failed: { inboxId: bigint; reason: string; last: readonly Reply[] | undefined }[] = [];
  const store: DeliveryStore<null> = {
    receive(message) {
      received.push(message);
      return Promise.resolve(true);
    },
    async turn(_key, _at, answer) {
      const message = waiting[0];
      if (!message) return { kind: 'nothing-waits' };
      try {
        const result = await answer(null, message);
        if ('putOff' in result) return { kind: 'put-off', message, ready: result.putOff };
        waiting.shift();
        return { kind: 'worked', message, trace: result.trace, more: waiting.length > 0 };
      } catch (fault) {
        return { kind: 'faulted', message, fault };
      }
    },
    fail(inboxId, reason, _at, last) {
      failed.push({ inboxId, reason, last });
      const [message] = waiting;
      if (last) waiting.shift();
      else if (message) waiting[0] = { ...message, attempts: message.attempts + 1 };
      return Promise.resolve();
    },
    pending: () => Promise.resolve([key, { channel: 'web', from: 'b' }]),
    history: () => Promise.resolve([]),
  };
  return { store, received, failed };
}

function stored(messageId: string, attempts = 0): StoredMessage {
  return { ...inbound(messageId), inboxId: BigInt(messageId.slice(1)), receivedAt: at, attempts };
}

function deskOver(
  store: DeliveryStore<null>,
  answer: (message: StoredMessage) => string = ({ text }) => text,
) {
  const told: boolean[] = [];
  const desk = createDesk<null, string>({
    store,
    pickup: { collect: () => Promise.resolve([]) },
    answer: (_work, message) => Promise.resolve().then(() => ({ replies: [], trace: answer(message) })),
    clock: () => at,
    apology: ({ messageId }) => reply(`sorry for ${messageId}`),
    onFault: (_message, _fault, givenUp) => told.push(givenUp),
  });
  return { desk, told };
}

/** @param times the first message wants to be put off so often */
function patientDesk(waiting: StoredMessage[], times = 1) {
  const patient: string[] = [];
  const come = Promise.withResolvers<undefined>();
  const over = Promise.withResolvers<undefined>();
  const [first] = waiting;
  let putOff = 0;
  const desk = createDesk<null, string>({
    store: listStore(waiting).store,
    pickup: { collect: () => Promise.resolve([]) },
    patience: () => over.promise,
    async answer(_work, message, _at, mayWait) {
      patient.push(`${message.messageId} ${mayWait ? 'may wait' : 'may not wait'}`);
      if (message.messageId !== first?.messageId)
        return { replies: [], trace: `${message.messageId} after 0` };
      if (!mayWait || putOff === times)
        return { replies: [], trace: `${message.messageId} after ${String(putOff)}` };
      putOff += 1;
      return { putOff: come.promise };
    },
    clock: () => at,
    apology: ({ messageId }) => reply(`sorry for ${messageId}`),
    onFault: () => undefined,
  });
  return {
    ...{ desk, patient },
    ready: () => {
      come.resolve(undefined);
    },
    lose: () => {
      over.resolve(undefined);
    },
  };
}

const fails = (text: string) => (message: StoredMessage) => {
  if (message.text === text) throw new Error(`no ${text}`);
  return message.text;
};

describe('the desk', () => {
  it('works off everything that waits, in order, and says what each led to', async () => {
    const { desk } = deskOver(listStore([stored('m1'), stored('m2')]).store);

    expect(await desk.work(key)).toEqual([
      { messageId: 'm1', trace: 'm1' },
      { messageId: 'm2', trace: 'm2' },
    ]);
  });

  it('gives a message up at its third failed turn, with an apology, and goes on', async () => {
    const { store, failed } = listStore([stored('m1'), stored('m2')]);
    const { desk, told } = deskOver(store, fails('m1'));

    const worked = await desk.work(key);

    expect(worked).toEqual([{ messageId: 'm2', trace: 'm2' }]);
    expect(failed.map(({ reason, last }) => [reason, last])).toEqual([
      ['no m1', undefined],
      ['no m1', undefined],
      ['no m1', [reply('sorry for m1')]],
    ]);
    expect(told).toEqual([false, false, true]);
  });

  it('counts the turns that failed in another process', async () => {
    const { store, failed } = listStore([stored('m1', 2)]);

    await deskOver(store, fails('m1')).desk.work(key);

    expect(failed).toHaveLength(1);
    expect(failed[0]?.last).toEqual([reply('sorry for m1')]);
  });

  it('hands a fault of the store itself to its caller', async () => {
    const { store } = listStore();
    const gone = {
      ...store,
      turn: () => Promise.reject<TurnOutcome<string>>(new Error('the database is gone')),
    };

    await expect(deskOver(gone as DeliveryStore<null>).desk.work(key)).rejects.toThrow(
      'the database is gone',
    );
  });

  it('recovers the other conversations when one cannot be worked off', async () => {
    const { store } = listStore();
    const tried: string[] = [];
    const half: DeliveryStore<null> = {
      ...store,
      turn: ({ from }) => {
        tried.push(from);
        return from === 'a'
          ? Promise.reject(new Error('a is stuck'))
          : Promise.resolve({ kind: 'nothing-waits' });
      },
    };

    await expect(deskOver(half).desk.recover()).rejects.toThrow('1 conversations could not be worked off');

    expect(tried).toEqual(['a', 'b']);
  });

  it('answers a message that was put off anew once what it waits for has come, before what came later', async () => {
    const { desk, patient, ready } = patientDesk([stored('m1'), stored('m2')]);

    const working = desk.work(key);
    await until(() => patient.length === 1, 'the message is put off');
    ready();

    expect(await working).toEqual([
      { messageId: 'm1', trace: 'm1 after 1' },
      { messageId: 'm2', trace: 'm2 after 0' },
    ]);
    expect(patient).toEqual(['m1 may wait', 'm1 may wait', 'm2 may wait']);
  });

  it('puts a message off twice at most, then it is answered with what there is', async () => {
    const { desk, patient, ready } = patientDesk([stored('m1')], 5);

    ready();

    expect(await desk.work(key)).toEqual([{ messageId: 'm1', trace: 'm1 after 2' }]);
    expect(patient).toEqual(['m1 may wait', 'm1 may wait', 'm1 may not wait']);
  });

  it('waits no longer than its patience lasts, whatever comes later', async () => {
    const { desk, patient, lose } = patientDesk([stored('m1')], 5);

    const working = desk.work(key);
    await until(() => patient.length === 1, 'the message is put off');
    lose();

    expect(await working).toEqual([{ messageId: 'm1', trace: 'm1 after 1' }]);
    expect(patient).toEqual(['m1 may wait', 'm1 may not wait']);
  });

  it.each([
    ['a NUL', 'a\0b', 'ab'],
    ['half a surrogate pair', '\ud83d', '\ufffd'],
    ['a megabyte', 'x'.repeat(1_000_000), 'x'.repeat(20_000)],
    ['a pair at the cut', `${'x'.repeat(19_999)}😀`, `${'x'.repeat(19_999)}\ufffd`],
    ['plain words', '你好', '你好'],
  ])('stores %s as far as a database takes it', async (_what, text, kept) => {
    const { store, received } = listStore();

    await deskOver(store).desk.receive(inbound('m1', text));

    expect(received).toEqual([inbound('m1', kept)]);
  });
});
