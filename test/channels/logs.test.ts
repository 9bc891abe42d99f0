/** The whole service at its most talkative, over both platforms and in trouble: what its logs must never hold. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../../src/kernel/clock.ts';
import { type FakeTelegram, startFakeTelegram } from '../fakes/telegram/bot-api.ts';
import { type FakeWechat, startFakeWechat } from '../fakes/wechat/fake-wechat.ts';
import { createPhones, type Phones } from '../fakes/wechat/phone.ts';
import { freePort, startService } from '../faults/service.ts';
import { Visitor } from '../console/visitor.ts';
import { seededChance } from '../support/chance.ts';
import { until } from '../support/until.ts';

const secrets = {
  TELEGRAM_BOT_TOKEN: '7000000001:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw4',
  TELEGRAM_WEBHOOK_SECRET: 'secret-of-the-talkative-service',
  WECHAT_APP_SECRET: 'SECRET-of-the-talkative-service-0123',
  WECHAT_TOKEN: 'talkativeToken2026',
  WECHAT_ENCODING_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  SESSION_SECRET: 'b1946ac92492d2347c6235b4d2611184',
  DATA_KEY: '591785b794601e212b260e25925636fd',
};
const appId = 'wx0123456789abcdef';
/** What is said, and what then shows that all of its answer has come. */
const visit = [
  ['家庭账户还剩多少', '您同意吗'],
  ['同意', '合作医疗证号'],
  ['150422000001 乌力吉 1234', '43.20元'],
  ['我的报销到哪了', '2 笔报销'],
  ['苏木卫生院大夫赵德柱乱收费三百，我要投诉', '匿名'],
  ['匿名', '署名：匿名'],
  ['对，登记', '登记好了'],
] as const;
const said = visit.map(([text]) => text);
const identity = visit[2][0];

/** Numbers, names and words of people, and where they are on the platform. */
const ofPeople = [
  '150422000001',
  '乌力吉',
  '赵德柱',
  '乱收费',
  '账户',
  '投诉',
  '匿名',
  '501234567',
  'o-somebody',
];

let telegram: FakeTelegram;
let wechat: FakeWechat;
let written = '';
beforeAll(async () => {
  telegram = await startFakeTelegram({ token: secrets.TELEGRAM_BOT_TOKEN });
  wechat = await startFakeWechat({
    appId,
    appSecret: secrets.WECHAT_APP_SECRET,
    clock: systemClock,
    chance: seededChance(3),
  });
  const port = String(await freePort());
  const address = `http://127.0.0.1:${port}`;
  const service = startService({
    ...secrets,
    LOG_LEVEL: 'trace',
    PORT: port,
    PUBLIC_URL: address,
    TELEGRAM_API_ROOT: telegram.root,
    WECHAT_APP_ID: appId,
    WECHAT_API_ROOT: wechat.root,
  });
  await service.ready;
  const phones = createPhones({
    fake: wechat,
    address: `${address}/webhooks/wechat`,
    appId,
    token: secrets.WECHAT_TOKEN,
    aesKey: secrets.WECHAT_ENCODING_AES_KEY,
    clock: systemClock,
    patienceMs: 20_000,
  });
  await Promise.all([talkOverTelegram(), talkOverWechat(phones)]);
  await comeAsStrangers(address);
  await lookForSomebody(`${address}/console`);
  service.child.kill('SIGTERM');
  const { out, err } = await service.end;
  written = out + err;
});
afterAll(async () => {
  await telegram.close();
  await wechat.close();
});

/** Every kind of refusal that repeats what it was asked, as a platform might. */
async function talkOverTelegram(): Promise<void> {
  const person = telegram.person(501_234_567);
  const words = `Bad Request: can't take "${said.join()}" for bot${secrets.TELEGRAM_BOT_TOKEN}`;
  for (const [text, answer] of visit) {
    telegram.refuseNext('sendMessage', 500, words);
    const before = person.sees().length;
    person.say(text);
    const told = () => person.sees().slice(before);
    await telegram.until(() => told().some((one) => one.text.includes(answer)), `an answer to ${text}`);
  }
  telegram.refuseNext('answerCallbackQuery', 400, words);
  telegram.refuseNext('sendMessage', 400, words);
  person.press('查投诉');
  await telegram.until(
    () => telegram.calls.some(({ method, status }) => method === 'sendMessage' && status === 400),
    'the refusal of an answer',
  );
}

async function talkOverWechat(phones: Phones): Promise<void> {
  const me = 'o-somebody';
  wechat.troubleRate = 0.2;
  for (const [text, answer] of visit) {
    const before = wechat.seen(me).length;
    wechat.invalidateTokens();
    await phones.say(me, text);
    const told = () => wechat.seen(me).slice(before);
    await until(() => told().some((one) => one.text.includes(answer)), `an answer to ${text}`);
  }
}

/** Refused at the door, with what they brought. */
async function comeAsStrangers(address: string): Promise<void> {
  const body = JSON.stringify({ update_id: 1, message: { text: identity, from: identity } });
  const unreadable = `{"message": "${identity}`;
  const secret = { 'x-telegram-bot-api-secret-token': secrets.TELEGRAM_WEBHOOK_SECRET };
  const statuses = [
    await post(`${address}/webhooks/telegram`, body, { 'x-telegram-bot-api-secret-token': 'a guess' }),
    await post(`${address}/webhooks/telegram`, unreadable, secret),
    await post(`${address}/webhooks/telegram?token=${secrets.TELEGRAM_BOT_TOKEN}`, body, {}),
    await post(
      `${address}/webhooks/wechat?signature=0&timestamp=1&nonce=${secrets.WECHAT_TOKEN}`,
      identity,
      {},
    ),
    await post(`${address}/try/messages`, unreadable, {}),
  ];
  expect(statuses.every((status) => status >= 400 && status < 500)).toBe(true);
}

/** Somebody of the office types a name where a number belongs, and a certificate as a login. */
async function lookForSomebody(console: string): Promise<void> {
  const visitor = new Visitor(console, {
    'x-request-id': identity.replaceAll(' ', '-').replace('乌力吉', ''),
  });
  await visitor.logIn('150422000001', '乌力吉');
  const { status } = await visitor.logIn('handler', 'heyi-sample');
  const found = await visitor.get(`/search?q=${encodeURIComponent(identity)}`);
  await visitor.get(`/complaints?q=${encodeURIComponent('赵德柱')}`);
  await visitor.get(`/${encodeURIComponent('乌力吉')}`);
  expect([status, found.status]).toEqual([303, 404]);
}

async function post(
  address: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  const given = { 'content-type': 'application/json', ...headers };
  const response = await fetch(address, { method: 'POST', headers: given, body });
  await response.text();
  return response.status;
}

const line = z.object({
  msg: z.string(),
  channel: z.string().optional(),
  requestId: z.string().optional(),
  inboxId: z.string().optional(),
  outboxId: z.string().optional(),
  state: z.string().optional(),
  route: z.string().optional(),
});

function linesOf(text: string): readonly z.infer<typeof line>[] {
  return text
    .split('\n')
    .filter((one) => one.startsWith('{'))
    .map((one) => line.parse(JSON.parse(one)));
}

describe('the logs of a service at LOG_LEVEL=trace', () => {
  it('say what happened', () => {
    expect(written).toContain('the webhook is set');
    expect(written).toContain('without the right secret was refused');
  });

  it('lead from a request over its turn to what was sent, by their numbers', () => {
    const lines = linesOf(written);
    const turns = lines.filter(({ msg }) => msg === 'a message was answered');
    const tries = lines.filter(({ msg }) => msg === 'a reply was tried');
    const chains = turns.map(({ channel, requestId, inboxId }) => ({
      ...{ channel, requestId, inboxId },
      tries: tries.filter((one) => one.inboxId === inboxId),
    }));

    for (const channel of ['telegram', 'wechat']) {
      const whole = chains.filter(
        (one) =>
          one.channel === channel &&
          one.requestId !== undefined &&
          one.tries.some(({ outboxId, state }) => outboxId !== undefined && state === 'accepted'),
      );
      expect(whole.length, channel).toBeGreaterThanOrEqual(visit.length);
      expect(new Set(whole.map(({ requestId }) => requestId)).size, channel).toBe(whole.length);
    }
    const served = new Set(lines.flatMap(({ route, requestId }) => (route ? [requestId] : [])));
    expect(chains.filter(({ requestId }) => requestId !== undefined && !served.has(requestId))).toEqual([]);
  });

  it('say of a page which one it was, not what was asked of it', () => {
    const routes = linesOf(written).flatMap(({ route }) => route ?? []);

    expect(routes).toContain('/console/search');
    expect(routes.filter((route) => route.includes('?') || /\d/.test(route))).toEqual([]);
  });

  it.each(Object.entries(secrets))('hold no %s', (_name, secret) => {
    expect(written).not.toContain(secret);
    expect(written).not.toContain(encodeURIComponent(secret));
  });

  it('hold none of the tokens that WeChat gave', () => {
    expect(wechat.tokensGiven.length).toBeGreaterThan(0);
    expect(wechat.tokensGiven.filter((given) => written.includes(given))).toEqual([]);
  });

  it.each(ofPeople)('hold nothing of a person: %s', (words) => {
    expect(written).not.toContain(words);
  });

  it('hold no message, said or answered', () => {
    const shown = [...telegram.sent, ...wechat.seen('o-somebody')].flatMap(({ text }) => text.split('\n'));
    const lines = [...said, ...shown.filter((line) => line.length > 3)];
    expect(shown.join('\n')).toMatch(/核对好了[\s\S]*43\.20元[\s\S]*登记好了/);
    expect(lines.filter((line) => written.includes(line))).toEqual([]);
  });
});
