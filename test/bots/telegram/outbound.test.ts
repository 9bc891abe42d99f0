import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTelegramChannel } from '../../../bots/telegram/telegram.ts';
import type { LeasedReply, OutgoingChannel } from '../../../src/delivery/outbox.ts';
import { systemClock } from '../../../src/kernel/clock.ts';
import type { Choice } from '../../../src/kernel/message.ts';
import { createLog } from '../../../src/log.ts';
import { type Fault, type FakeTelegram, startFakeTelegram } from '../../fakes/telegram/bot-api.ts';
import { realLimits } from '../../fakes/telegram/limits.ts';
import { token } from './bot.ts';

let api: FakeTelegram;
let fault: Fault | undefined;
beforeEach(async () => {
  fault = undefined;
  api = await startFakeTelegram({ token, fault: () => fault });
  api.chats.know('42');
  api.chats.know('-100');
});
afterEach(async () => {
  await api.close();
});

function outgoing(apiRoot = api.root, given = token): OutgoingChannel {
  return createTelegramChannel({
    settings: { token: given, apiRoot },
    desk: {
      receive: () => Promise.resolve(true),
      work: () => Promise.resolve([]),
      recover: () => Promise.resolve(0),
      collect: () => Promise.resolve([]),
      history: () => Promise.resolve([]),
    },
    clock: systemClock,
    log: createLog('silent'),
    chance: () => 0,
  }).outgoing;
}

const choice = (label: string): Choice => ({ label, send: label });

async function sendAll(channel: OutgoingChannel, text: string, choices: readonly Choice[] = [], from = '42') {
  const reply = { text, choices, citations: [] };
  const leased: LeasedReply = {
    channel: 'telegram',
    from,
    id: 1n,
    reply,
    partsSent: 0,
    attempt: 1,
    answers: true,
  };
  const outcomes = [];
  for (const part of channel.parts(reply)) outcomes.push(await channel.send(part, leased));
  return outcomes;
}

describe('a reply', () => {
  it('goes as plain text without previews, whatever signs are in it', async () => {
    const text = '*乌力吉* <b>_张_</b> [x](https://example.org) `1`';

    const outcomes = await sendAll(outgoing(), text);

    expect(outcomes).toEqual([{ kind: 'accepted', way: 'message', platformId: '1' }]);
    expect(api.sent[0]).toMatchObject({ text, payload: { link_preview_options: { is_disabled: true } } });
    expect(api.sent[0]?.payload.parse_mode).toBeUndefined();
  });

  it('that is too long goes in parts, with its choices below the last', async () => {
    const text = `${'依据：方案 三（四）2。'.repeat(700)}\n完`;

    const outcomes = await sendAll(outgoing(), text, [choice('看每一笔')]);

    expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(api.sent.map(({ keyboard }) => keyboard.length)).toEqual([0, 0, 1]);
  });

  it('with choices longer than a button can carry is taken', async () => {
    const label = '住院的钱在别的旗的医院已经交过了，想知道还能报多少';

    expect(await sendAll(outgoing(), '请选', [choice(label), choice('#1')])).toMatchObject([
      { kind: 'accepted' },
    ]);
    expect(api.sent[0]?.keyboard.flat().map(({ callback_data }) => callback_data)).toEqual(['#1', '#2']);
  });
});

it('the pace is within what Telegram allows', () => {
  const { overallMs, perConversationMs } = outgoing().pace;

  expect(1_000 / overallMs).toBeLessThanOrEqual(realLimits.overallPerSecond);
  expect(1_000 / perConversationMs).toBeLessThanOrEqual(realLimits.perChatPerSecond);
});

describe('what Telegram says against it', () => {
  it.each([
    [
      429,
      'Too Many Requests: retry after 7',
      { kind: 'wait', ms: 7_000, wholeChannel: true },
      { retry_after: 7 },
    ],
    [429, 'Too Many Requests', { kind: 'wait', ms: 5_000, wholeChannel: true }],
    [403, 'Forbidden: bot was blocked by the user', { kind: 'refused', refusal: 'unreachable' }],
    [403, 'Forbidden: user is deactivated', { kind: 'refused', refusal: 'unreachable' }],
    [400, 'Bad Request: chat not found', { kind: 'refused', refusal: 'unreachable' }],
    [400, 'Bad Request: PEER_ID_INVALID', { kind: 'refused', refusal: 'unreachable' }],
    [400, 'Bad Request: message is too long', { kind: 'refused', refusal: 'not-taken' }],
    [400, 'Bad Request: BUTTON_DATA_INVALID', { kind: 'refused', refusal: 'not-taken' }],
    [401, 'Unauthorized', { kind: 'again' }],
    [404, 'Not Found', { kind: 'again' }],
    [500, 'Internal Server Error', { kind: 'again' }],
    [502, 'Bad Gateway', { kind: 'again' }],
  ])('%i %s', async (status, description, expected, parameters?: object) => {
    api.refuseNext('sendMessage', status, description, parameters);

    const [outcome] = await sendAll(outgoing(), '您好');

    expect(outcome).toMatchObject({ ...expected, reason: `${String(status)} ${description}` });
  });

  it('a group’s own limit stops the group only', async () => {
    api.refuseNext('sendMessage', 429, 'Too Many Requests: retry after 40', { retry_after: 40 });

    expect(await sendAll(outgoing(), '您好', [], '-100')).toMatchObject([
      { kind: 'wait', ms: 40_000, wholeChannel: false },
    ]);
  });

  it('a broken connection is tried again, and its reason names no address', async () => {
    fault = 'reset';

    const [outcome] = await sendAll(outgoing(), '您好');

    expect(outcome).toMatchObject({ kind: 'again', inDoubt: true });
    expect(JSON.stringify(outcome)).not.toMatch(/http|bot7000|AAHd/);
  });

  it('so is a Telegram that cannot be reached, or a proxy that answers for it', async () => {
    const nobody = await sendAll(outgoing('http://127.0.0.1:9'), '您好');
    const unknown = await sendAll(outgoing(`${api.root}/elsewhere`), '您好');

    expect(nobody).toMatchObject([{ kind: 'again' }]);
    expect(nobody[0]).not.toHaveProperty('inDoubt');
    expect(unknown).toMatchObject([{ kind: 'again' }]);
    expect(JSON.stringify([nobody, unknown])).not.toMatch(/http|AAHd/);
  });

  it('so is a token that Telegram does not know', async () => {
    expect(await sendAll(outgoing(api.root, '1:AAHwrongwrongwrongwrongwrongwrongwro'), '您好')).toMatchObject(
      [{ kind: 'again', reason: '401 Unauthorized' }],
    );
  });
});
