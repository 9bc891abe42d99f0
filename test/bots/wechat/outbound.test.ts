import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { outcomeOf } from '../../../bots/wechat/errors.ts';
import { noticeCall, type NoticeTemplate } from '../../../bots/wechat/notices.ts';
import { createOutgoing, isOpen } from '../../../bots/wechat/outbound.ts';
import { partsOf } from '../../../bots/wechat/parts.ts';
import type { LeasedReply } from '../../../src/delivery/outbox.ts';
import type { Notice, Occasion } from '../../../src/kernel/message.ts';
import { type FakeWechat, startFakeWechat } from '../../fakes/wechat/fake-wechat.ts';
import { appId, appSecret, begins, reply, testApi } from './account.ts';

const hour = 3_600_000;
let now = begins;
const clock = () => now;
let fake: FakeWechat;
beforeEach(async () => {
  now = begins;
  fake = await startFakeWechat({
    appId,
    appSecret,
    clock,
    templates: { CLAIM: ['thing1', 'character_string2', 'time3'] },
  });
});
afterEach(() => fake.close());

const api = (secret?: string) => testApi(fake, clock, secret);

const notice: Notice = {
  kind: 'claim',
  number: 'C-2026-0007',
  state: '已经批准，等着发钱到您家的账户上了',
  day: '2026-11-26',
};
const template: NoticeTemplate = {
  way: 'template',
  templateId: 'CLAIM',
  fields: { thing1: 'state', character_string2: 'number', time3: 'day' },
};

function leased(sentSince: number, agoMs = 0, occasion?: Occasion, withNotice = false): LeasedReply {
  const at = new Date(now.getTime() - agoMs);
  return {
    id: 1n,
    channel: 'wechat',
    from: 'o-a',
    reply: reply('您的报销批了', withNotice ? { notice } : {}),
    partsSent: 0,
    attempt: 1,
    answers: false,
    window: { sentSince, lastInbound: { at, ...(occasion && { occasion }) } },
  };
}

describe('the window, reckoned here', () => {
  it.each<[string, number, number, Occasion | undefined, boolean]>([
    ['just written', 0, 0, undefined, true],
    ['the fifth', 4, hour, undefined, true],
    ['the sixth', 5, hour, undefined, false],
    ['just within 48 hours', 0, 48 * hour - 1, undefined, true],
    ['after 48 hours', 0, 48 * hour, undefined, false],
    ['the third after a press', 2, 59_999, 'pressed', true],
    ['the fourth after a press', 3, 1_000, 'pressed', false],
    ['a minute after following', 0, 60_000, 'arrived', false],
    ['after leaving', 0, 0, 'left', false],
  ])('%s: open %#', (_when, sentSince, agoMs, occasion, open) => {
    expect(isOpen(leased(sentSince, agoMs, occasion).window, now)).toBe(open);
  });

  it('is closed for somebody who never wrote', () => {
    expect([isOpen(undefined, now), isOpen({ sentSince: 0 }, now)]).toEqual([false, false]);
  });
});

describe('a reply goes out', () => {
  const send = (to: LeasedReply, templates = {}) =>
    createOutgoing({ api: api(), templates, clock }).send({ text: to.reply.text }, to);

  it('as a customer-service message while the window is open', async () => {
    fake.grants.open('o-a', 'message', now);

    expect(await send(leased(0), { claim: template })).toEqual({ kind: 'accepted', way: 'customer-service' });
    expect(fake.seen('o-a')).toEqual([{ way: 'customer-service', text: '您的报销批了' }]);
  });

  it('as a notice when it is closed, its values cut to their fields', async () => {
    fake.grants.open('o-a', 'message', now);

    const outcome = await send(leased(5, 0, undefined, true), { claim: template });

    // All its digits: a JavaScript number would round them, and the report of it would find nobody.
    expect(outcome).toEqual({
      ...{ kind: 'accepted', way: 'notice', whole: true },
      platformId: fake.reports[0]?.fields.MsgID,
    });
    expect(fake.reports[0]?.fields.MsgID).toMatch(/^3\d{18}$/);
    expect(fake.seen('o-a').map(({ text }) => text)).toEqual([
      '已经批准，等着发钱到您家的账户上了 | C-2026-0007 | 2026-11-26',
    ]);
    expect(fake.calls.get('/cgi-bin/message/custom/send')).toBeUndefined();
  });

  it('as the reminder the office has a template for', async () => {
    fake.grants.open('o-a', 'message', now);
    const reminder: NoticeTemplate = {
      ...template,
      fields: { thing1: { text: '合作医疗缴费' }, character_string2: 'number', time3: 'day' },
    };
    const to = {
      ...leased(5),
      reply: reply('您家还没交', {
        notice: { kind: 'reminder', number: '2027', state: '还有 1 人没交', day: '2026-12-18' },
      }),
    };

    expect(await send(to, { claim: template })).toMatchObject({ kind: 'refused' });
    expect(await send(to, { reminder })).toMatchObject({ kind: 'accepted', way: 'notice', whole: true });
    expect(fake.seen('o-a').map(({ text }) => text)).toEqual(['合作医疗缴费 | 2027 | 2026-12-18']);
  });

  it('as a notice too when the platform closed the window that was open here', async () => {
    fake.grants.open('o-a', 'message', new Date(now.getTime() - 49 * hour));

    expect(await send(leased(0, 0, undefined, true), { claim: template })).toMatchObject({
      kind: 'accepted',
      way: 'notice',
    });
  });

  it.each([
    ['an answer, not news', leased(5), { claim: template }],
    ['news without a template of its kind', leased(5, 0, undefined, true), { complaint: template }],
    [
      'news that has begun as messages',
      { ...leased(5, 0, undefined, true), partsSent: 1 },
      { claim: template },
    ],
  ])('not at all when it is closed: %s', async (_what, to, templates) => {
    expect(await send(to, templates)).toMatchObject({ kind: 'refused', refusal: 'window-closed' });
    expect(fake.seen('o-a')).toEqual([]);
  });

  it('as a subscription notice by its own call', () => {
    const call = noticeCall('o-a', notice, {
      ...template,
      way: 'subscription',
      fields: { thing1: { text: '新\n农合'.repeat(9) } },
    });

    expect(call.path).toBe('/cgi-bin/message/subscribe/bizsend');
    expect(call.body).toEqual({
      touser: 'o-a',
      template_id: 'CLAIM',
      data: { thing1: { value: `${'新 农合'.repeat(4)}新 农…` } },
    });
  });

  it('not, and says why, when the secret is wrong', async () => {
    const outcome = await createOutgoing({ api: api('wrong'), templates: {}, clock }).send(
      { text: 'a' },
      leased(0),
    );

    expect(outcome).toEqual({
      kind: 'again',
      reason: expect.stringContaining('WECHAT_APP_SECRET is not valid') as unknown,
    });
    expect(JSON.stringify(outcome)).not.toContain('wrong');
  });

  it('again, in doubt, when only the answer is lost', async () => {
    fake.loses = '/cgi-bin/message/custom/send';

    const outcome = await createOutgoing({ api: api(), templates: {}, clock }).send({ text: 'a' }, leased(0));

    expect(outcome).toMatchObject({ kind: 'again', inDoubt: true });
  });

  it('again, without the address, when nobody answers', async () => {
    const gone = await startFakeWechat({ appId, appSecret, clock });
    const lost = testApi(gone, clock);
    await lost.post('/cgi-bin/menu/create', {}, z.looseObject({}));
    await gone.close();

    const outcome = await createOutgoing({ api: lost, templates: {}, clock }).send({ text: 'a' }, leased(0));

    expect(outcome).toMatchObject({
      kind: 'again',
      reason: expect.stringMatching(/^WeChat cannot be reached \([A-Z_]+\)\.$/) as unknown,
    });
  });
});

describe('an error code', () => {
  it.each([
    [45015, { kind: 'refused', refusal: 'window-closed' }],
    [45047, { kind: 'refused', refusal: 'window-closed' }],
    [43101, { kind: 'refused', refusal: 'window-closed' }],
    [43004, { kind: 'refused', refusal: 'unreachable' }],
    [40003, { kind: 'refused', refusal: 'unreachable' }],
    [45002, { kind: 'refused', refusal: 'not-taken' }],
    [48001, { kind: 'refused', refusal: 'not-taken' }],
    [99999, { kind: 'refused', refusal: 'not-taken' }],
    [45009, { kind: 'wait', wholeChannel: true }],
    [45011, { kind: 'wait', wholeChannel: true, ms: 60_000 }],
    [40164, { kind: 'wait', wholeChannel: true }],
    [40001, { kind: 'again' }],
    [42001, { kind: 'again' }],
    [-1, { kind: 'again' }],
  ])('%s means what it says', (code, outcome) => {
    expect(outcomeOf(code)).toMatchObject(outcome);
    expect(outcomeOf(code)).toMatchObject({
      reason: expect.stringMatching(new RegExp(`^WeChat ${String(code)}: .+\\.$`)) as unknown,
    });
  });
});

describe('a reply in parts', () => {
  it('numbers its choices beneath, unless the text does already', () => {
    const choices = ['没有自费', '有自费'].map((label) => ({ label, send: label }));

    expect(partsOf(reply('有自费的吗？', { choices }))).toEqual([
      { text: '有自费的吗？\n1 没有自费\n2 有自费' },
    ]);
    expect(partsOf(reply('1 没有自费  2 有自费', { choices }))).toEqual([{ text: '1 没有自费  2 有自费' }]);
  });

  it.each([
    ['lines', Array.from({ length: 50 }, (_, n) => `第${String(n)}行${'字'.repeat(20)}`).join('\n'), '\n'],
    ['sentences', Array.from({ length: 50 }, (_, n) => `第${String(n)}句${'字'.repeat(20)}。`).join(''), ''],
    ['one endless word', '字'.repeat(2_000), ''],
    ['pairs', '😀'.repeat(1_500), ''],
  ])('is cut at %s, loses nothing, and no part is too long', (_what, text, between) => {
    const parts = partsOf(reply(text)).map((part) => part.text);

    expect(parts.length).toBeGreaterThan(1);
    expect(parts.join(between)).toBe(text);
    for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(2_048);
    expect(parts.every((part) => part.isWellFormed())).toBe(true);
  });

  it('is never empty', () => {
    expect(partsOf(reply(' \n'))).toEqual([{ text: '…' }]);
  });
});
