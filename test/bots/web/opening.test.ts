/** /try before anything is said: a page for everybody, a conversation for nobody. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWebChannel } from '../../../bots/web/router.ts';
import type { Database } from '../../../src/database/open.ts';
import { echoDesk, hour, reply } from '../../faults/echo-desk.ts';
import { openTestDatabase } from '../../support/database.ts';

/** As the echo desk answers the greeting that is said for the visitor. */
const opening = { ...reply('你好: 你好'), choices: [{ label: '查参合', send: '查参合' }] };

let database: Database;
let server: Server;
let address: string;
beforeEach(async () => {
  database = await openTestDatabase();
  let ticks = 0;
  const desk = echoDesk(database, { clock: () => new Date(hour.getTime() + (ticks += 1)) });
  const application = express().use(
    '/try',
    createWebChannel({ desk, secret: 'a secret of the test', opening }),
  );
  server = application.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/try`;
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await database.close();
});

async function rows(): Promise<number[]> {
  const { inboxMessage, outboxMessage, contact, conversation } = database.client;
  return Promise.all([inboxMessage.count(), outboxMessage.count(), contact.count(), conversation.count()]);
}

async function comeIn() {
  const page = await fetch(address);
  const html = await page.text();
  const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
  const talk = /data-talk="(\w+)"/.exec(html)?.[1] ?? '';
  return { html, cookie, talk };
}

type Visitor = Awaited<ReturnType<typeof comeIn>>;

async function say({ cookie, talk }: Visitor, text: string): Promise<string> {
  const answer = await fetch(`${address}/messages`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ talk, text, messageId: `said-${Buffer.from(text).toString('hex')}` }),
  });
  return answer.text();
}

const keys = (html: string) => [...html.matchAll(/data-key="([^"]+)"/g)].map(([, key]) => key);
const bubbles = (html: string) => [...html.matchAll(/说：<\/span><p>([^<]+)<\/p>/g)].map(([, text]) => text);

describe('/try', () => {
  it('greets a flood of visitors without cookies and keeps nothing of them', async () => {
    const pages = await Promise.all(Array.from({ length: 30 }, comeIn));

    expect(new Set(pages.map(({ talk }) => talk)).size).toBe(30);
    expect(pages.every(({ html }) => bubbles(html).join() === '你好: 你好' && html.includes('查参合'))).toBe(
      true,
    );
    expect(await rows()).toEqual([0, 0, 0, 0]);
  });

  it('keeps nothing of whoever comes back, or looks for news, without a word', async () => {
    const visitor = await comeIn();

    const again = await fetch(address, { headers: { cookie: visitor.cookie } });
    const news = await fetch(`${address}/lines`, {
      headers: { cookie: visitor.cookie, 'heyi-talk': visitor.talk },
    });

    expect(keys(await again.text())).toEqual(keys(visitor.html));
    expect(keys(await news.text())).toEqual(keys(visitor.html));
    expect(await rows()).toEqual([0, 0, 0, 0]);
  });

  it('begins the conversation with the first words, beneath the greeting that stood there', async () => {
    const visitor = await comeIn();

    const first = await say(visitor, '起付线');
    const second = await say(visitor, '封顶线');

    expect(bubbles(first)).toEqual(['你好: 你好', '起付线', '起付线: 你好,起付线']);
    expect(keys(first)[0]).toBe(keys(visitor.html)[0]);
    expect(keys(second).slice(0, 3)).toEqual(keys(first));
    expect(await rows()).toEqual([3, 3, 1, 1]);
  });

  it('never shows the greeting that nobody said, however long the conversation', async () => {
    const visitor = await comeIn();
    const pages: string[] = [];
    for (let time = 0; time < 21; time += 1) pages.push(await say(visitor, `第${String(time)}句`));

    expect(pages.flatMap(bubbles)).not.toContain('你好');
  });

  it('says of words that were given up only that they are not kept', async () => {
    const visitor = await comeIn();
    await say(visitor, '起付线');
    await database.client.inboxMessage.updateMany({ where: { text: '起付线' }, data: { text: '' } });

    const page = await fetch(address, { headers: { cookie: visitor.cookie } });

    expect(bubbles(await page.text())[1]).toBe('（原话没有留下）');
  });
});
