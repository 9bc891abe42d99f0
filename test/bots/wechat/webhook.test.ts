/** What comes to the door: only what the platform signed just now is read. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import express from 'express';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCipher, signatureOf } from '../../../bots/wechat/crypto.ts';
import { createWebhook } from '../../../bots/wechat/webhook.ts';
import { writeXml } from '../../../bots/wechat/xml.ts';
import type { Inbound } from '../../../src/kernel/message.ts';
import { startFakeWechat } from '../../fakes/wechat/fake-wechat.ts';
import { createPhones, type Phones } from '../../fakes/wechat/phone.ts';
import { aesKey, appId, appSecret, begins, token } from './account.ts';
import { ignored, payloads } from './payloads.ts';

const clock = () => begins;
const taken: Inbound[] = [];
const brought: string[] = [];

async function listen(key?: string): Promise<{ server: Server; address: string; phones: Phones }> {
  const webhook = createWebhook({
    appId,
    token,
    ...(key !== undefined && { aesKey: key }),
    clock,
    async respond({ response, inbound }) {
      taken.push(inbound);
      response.send('success');
      return 'stored';
    },
    reports: { note: () => Promise.resolve('unknown') },
    onBrought: (what, result) => void brought.push(`${what} ${result}`),
  });
  const server = createServer(express().use('/webhooks/wechat', webhook));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/webhooks/wechat`;
  const fake = await startFakeWechat({ appId, appSecret, clock });
  await fake.close();
  return {
    server,
    address,
    phones: createPhones({ fake, address, appId, token, clock, ...(key && { aesKey: key }) }),
  };
}

let plain: Awaited<ReturnType<typeof listen>>;
let safe: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => {
  plain = await listen();
  safe = await listen(aesKey);
});
afterAll(() => {
  plain.server.closeAllConnections();
  safe.server.closeAllConnections();
  plain.server.close();
  safe.server.close();
});
beforeEach(() => {
  taken.length = 0;
  brought.length = 0;
});

const at = (offsetMs = 0) => String((begins.getTime() + offsetMs) / 1_000);
const query = (given: Record<string, string>) => new URLSearchParams(given).toString();
const signed = (timestamp = at(), key = token) => ({
  signature: signatureOf(key, timestamp, 'n1'),
  timestamp,
  nonce: 'n1',
});
const hello = writeXml({
  ToUserName: 'g',
  FromUserName: 'o',
  CreateTime: 1,
  MsgType: 'text',
  Content: '你好',
  MsgId: '1',
});

async function post(address: string, asked: Record<string, string>, body: string, type = 'text/xml') {
  const begun = performance.now();
  const response = await fetch(`${address}?${query(asked)}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  });
  return { status: response.status, text: await response.text(), ms: performance.now() - begun };
}

describe('the handshake', () => {
  it('gives the echo back to whoever signs with the token', async () => {
    const response = await fetch(`${plain.address}?${query({ ...signed(), echostr: '5837<b>' })}`);

    expect([response.status, await response.text()]).toEqual([200, '5837<b>']);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
  });

  it.each([
    ['another token', { ...signed(at(), 'other'), echostr: 'e' }],
    ['an old signature', { ...signed(at(-601_000)), echostr: 'e' }],
    ['no echo', signed()],
    ['nothing', {}],
  ])('refuses %s', async (_what, asked) => {
    expect((await fetch(`${plain.address}?${query(asked)}`)).status).toBe(403);
  });
});

describe('a message', () => {
  it.each(payloads)('is taken in plain and in safe mode: $name', async ({ fields, told }) => {
    for (const { phones } of [plain, safe]) {
      expect(await phones.post(phones.xmlOf('o-a', fields))).toEqual({ status: 200, body: 'success' });
    }

    expect(taken).toHaveLength(2);
    for (const inbound of taken) expect(inbound).toMatchObject({ from: 'o-a', ...told });
  });

  it.each(ignored)('is acknowledged, counted and not taken: %s', async (_what, fields, what) => {
    for (const { phones } of [plain, safe])
      expect(await phones.post(phones.xmlOf('o-a', fields))).toEqual({ status: 200, body: 'success' });

    expect([taken, brought]).toEqual([[], [`${what} ignored`, `${what} ignored`]]);
  });

  it.each([
    ['at the edge of ten minutes ago', at(-600_000), 200],
    ['at the edge of ten minutes ahead', at(600_000), 200],
    ['older', at(-601_000), 403],
    ['from further ahead', at(601_000), 403],
    ['in milliseconds', String(begins.getTime()), 403],
  ])('is judged by its timestamp: %s', async (_what, timestamp, status) => {
    expect((await post(plain.address, signed(timestamp), hello)).status).toBe(status);
  });

  it.each([
    ['unsigned', {}, hello, 'text/xml', 403],
    ['signed with another token', signed(at(), 'other'), hello, 'text/xml', 403],
    ['a signature for another time', { ...signed(), timestamp: at(-1_000) }, hello, 'text/xml', 403],
    ['JSON', signed(), '{}', 'application/json', 415],
    ['without a type', signed(), hello, 'application/octet-stream', 415],
    ['no XML', signed(), 'hello', 'text/xml', 400],
    ['empty', signed(), '', 'text/xml', 400],
    [
      'a bomb',
      signed(),
      `<!DOCTYPE l [<!ENTITY a "${'a'.repeat(50_000)}">]><xml>&a;&a;</xml>`,
      'application/xml',
      400,
    ],
    ['a deep nest', signed(), `<xml>${'<a>'.repeat(12_000)}`, 'text/xml', 400],
    ['somebody without a name', signed(), hello.replace('<![CDATA[o]]>', ''), 'text/xml', 400],
    ['70 kB', signed(), hello.replace('你好', '好'.repeat(24_000)), 'text/xml', 413],
  ])('is refused and not taken: %s', async (_what, asked, body, type, status) => {
    const answers = [];
    for (let attempt = 0; attempt < 3; attempt += 1)
      answers.push(await post(plain.address, asked, body, type));

    for (const answer of answers) expect([answer.status, answer.text]).toEqual([status, '']);
    expect(taken).toEqual([]);
    // The best of three: the machine may be busy with something else.
    expect(Math.min(...answers.map(({ ms }) => ms))).toBeLessThan(50);
  });

  it.each([
    ['in the clear, with a good query', () => [signed(), hello] as const],
    ['without msg_signature', () => [signed(), writeXml({ Encrypt: 'abc' })] as const],
    [
      'with another msg_signature',
      () => [{ ...signed(), msg_signature: 'a'.repeat(40) }, writeXml({ Encrypt: 'abc' })] as const,
    ],
    [
      'well encrypted, with the msg_signature of another',
      () =>
        [
          { ...signed(), msg_signature: signatureOf(token, at(), 'n1', 'another') },
          writeXml({ Encrypt: createCipher(aesKey, appId).encrypt(hello, Buffer.alloc(16)) }),
        ] as const,
    ],
    [
      'signed, but not encrypted under the key',
      () =>
        [
          { ...signed(), msg_signature: signatureOf(token, at(), 'n1', 'abc') },
          writeXml({ Encrypt: 'abc' }),
        ] as const,
    ],
  ])('is refused in safe mode: %s', async (_what, make) => {
    const [asked, body] = make();

    expect([(await post(safe.address, asked, body)).status, taken]).toEqual([403, []]);
  });

  it.each([
    ['announced, forged', { 'content-length': '10485760' }, 403, {}],
    ['announced, signed', { 'content-length': '10485760' }, 413, signed()],
    ['in pieces without an end, signed', { 'transfer-encoding': 'chunked' }, 413, signed()],
  ])(
    'of ten megabytes is refused at once, and the connection with it: %s',
    async (_what, headers, status, asked) => {
      const { port, pathname } = new URL(plain.address);
      const socket = connect(Number.parseInt(port, 10), '127.0.0.1');
      await once(socket, 'connect');
      const begun = performance.now();
      let told = '';
      socket.on('data', (chunk: Buffer) => (told += chunk.toString()));
      socket.on('error', () => undefined);
      const lines = Object.entries(headers)
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('');
      socket.write(
        `POST ${pathname}?${query(asked)} HTTP/1.1\r\nhost: a\r\ncontent-type: text/xml\r\n${lines}\r\n`,
      );
      for (let sent = 0; sent < 9 && !socket.destroyed; sent += 1) {
        socket.write(`${(16_384).toString(16)}\r\n${'x'.repeat(16_384)}\r\n`);
        await pause(1);
      }
      if (!socket.closed) await once(socket, 'close');

      expect(told.startsWith(`HTTP/1.1 ${String(status)} `)).toBe(true);
      expect(performance.now() - begun).toBeLessThan(500);
      expect(taken).toEqual([]);
      expect((await post(plain.address, signed(), hello)).status).toBe(200);
    },
  );
});
