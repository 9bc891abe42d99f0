/** What the door sends for each kind of answer, and what it refuses to open at all. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import session from 'express-session';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/console/answer.ts';
import { createConsole } from '../../src/console/app.ts';
import type { ConsoleParts } from '../../src/console/parts.ts';
import { createRenderer } from '../../src/console/render.ts';
import { createReply } from '../../src/console/reply.ts';
import type { ConsoleSection } from '../../src/console/visit.ts';
import { createStaffService } from '../../src/staff/service.ts';
import type { StaffAccount } from '../../src/staff/staff.ts';

const now = new Date('2026-11-23T01:00:00Z');
const account: StaffAccount = {
  ...{ id: 1, login: 'handler', name: '演示经办', role: 'handler', sumu: '林东镇' },
  ...{
    passwordHash: '',
    failedAttempts: 0,
    epoch: 0,
    mustChangePassword: false,
    sample: true,
    createdAt: now,
  },
};

let answer: Answer;
let server: Server;
let address: string;
beforeAll(async () => {
  const renderer = createRenderer({
    ...{ mountedAt: '/console', demo: true, asset: (name: string) => `/${name}` },
    registered: () => true,
  });
  const reply = createReply(renderer, '/console');
  const application = express();
  application.use(session({ secret: 'for a test', resave: false, saveUninitialized: true }));
  application.get('/', (request, response) => {
    reply.send(request, response, answer, account);
  });
  server = createServer(application).listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function sent(given: Answer, headers: Readonly<Record<string, string>> = {}) {
  answer = given;
  const response = await fetch(address, { redirect: 'manual', headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

describe('an answer', () => {
  it('that is a file keeps its name out of the header’s grammar, and is never run as a page of ours', async () => {
    const name = 'x"; filename=evil.html\r\n照片.html';

    const { headers, text } = await sent({
      kind: 'file',
      name,
      type: 'text/html',
      content: '<script>1</script>',
    });

    expect(headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    );
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(text).toBe('<script>1</script>');
  });

  it('that is a picture may be shown in the page', async () => {
    const file = { kind: 'file', name: 'a.jpg', type: 'image/jpeg', content: Buffer.from([1, 2]) } as const;

    const { headers } = await sent({ ...file, inline: true });

    expect(headers.get('content-disposition')).toBe("inline; filename*=UTF-8''a.jpg");
    expect(headers.get('content-type')).toBe('image/jpeg');
  });

  it('that is part of a page comes without the frame', async () => {
    const { status, text } = await sent({
      ...{ kind: 'fragment', view: 'told', values: { sentence: '存好了' }, status: 422 },
    });

    expect(status).toBe(422);
    expect(text.trim()).toBe('<p class="told">存好了</p>');
  });

  it('that refuses or finds nothing is a page in plain words, for a script only the words', async () => {
    const refused = await sent({ kind: 'refused', sentence: '这件归旗办公室办。' });
    const told = await sent({ kind: 'refused', sentence: '这件归旗办公室办。' }, { 'hx-request': 'true' });
    const nothing = await sent({ kind: 'not-found' });

    expect(refused.status).toBe(403);
    expect(refused.text).toContain('<p class="large">这件归旗办公室办。</p>');
    expect([told.status, told.text]).toEqual([403, '这件归旗办公室办。']);
    expect([nothing.status, nothing.text.includes('没有这一页')]).toEqual([404, true]);
  });

  it('that leads on does so beneath /console', async () => {
    const { status, headers } = await sent({ kind: 'go', to: '/complaints', notice: '好了' });

    expect([status, headers.get('location')]).toEqual([303, '/console/complaints']);
  });

  it('shows every section to whoever may open it, and asks for charts only where they are wanted', async () => {
    const page = { kind: 'page', view: 'keys', title: '快捷键' } as const;

    const plain = await sent(page);
    const charted = await sent({ ...page, scripts: ['echarts.js'] });

    expect(plain.text).not.toContain('echarts.js');
    expect(charted.text).toContain('<script src="/echarts.js" defer></script>');
  });
});

describe('the console', () => {
  const nothing = { open: async () => [], seen: async () => [], markSeen: async () => false };
  const parts = (sections: readonly ConsoleSection[]): ConsoleParts => ({
    staff: createStaffService(
      () => Promise.reject(new Error('no database')),
      () => now,
    ),
    accounts: { byId: async () => account },
    notices: nothing,
    audit: async () => undefined,
    session: { store: new session.MemoryStore(), secret: 'for a test', https: false },
    ...{ publicUrl: undefined, samples: undefined, clock: () => now, onFault: () => undefined, sections },
  });
  const leaf = () => ({ kind: 'not-found' }) as const;

  it('does not open with a route that stands in no row', () => {
    const stray: ConsoleSection = { routes: Object.fromEntries([['GET /stray', leaf]]) };

    expect(() => createConsole(parts([stray]))).toThrow('GET /stray stands in no row');
  });

  it('does not open with two sections for one route', () => {
    expect(() => createConsole(parts([{ routes: { 'GET /keys': leaf } }]))).toThrow(
      'two sections claim GET /keys',
    );
  });
});
