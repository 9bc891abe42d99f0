/**
 * WeChat's server side, as far as an account meets it: tokens that run out, windows and quotas, templates, media, a
 * menu; and what goes wrong on the way. It shows what each person's phone has seen, in the order it came.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { Grants } from './grants.ts';
import { MassSends } from './mass.ts';
import { takeNotice } from './notices.ts';
import type { Report } from './reports.ts';

export type Way = 'passive' | 'customer-service' | 'notice' | 'mass';

export interface SeenLine {
  readonly way: Way;
  readonly text: string;
}

/** Not done and answered so: a 500, a broken connection, "busy" (-1). */
export type Trouble = 'http-500' | 'reset' | 'busy';
const troubles: readonly Trouble[] = ['http-500', 'reset', 'busy'];

export interface FakeOptions {
  readonly appId: string;
  readonly appSecret: string;
  readonly clock: () => Date;
  /** 0 ≤ chance < 1, seeded. */
  readonly chance?: () => number;
  /** Templates by id, with their fields. */
  readonly templates?: Readonly<Record<string, readonly string[]>>;
}

export interface FakeWechat {
  readonly root: string;
  readonly grants: Grants;
  readonly massSends: MassSends;
  /** What it will say of notices and mass messages it took: Phones.report brings it to the account. */
  readonly reports: Report[];
  /** They have switched off the account's notices: taken, and not delivered. */
  readonly refusesNotices: Set<string>;
  /** The share of calls that meet trouble. */
  troubleRate: number;
  /** Every call, by path. */
  readonly calls: Map<string, number>;
  /** The menu that was set last. */
  menu: unknown;
  /** What the platform does when a call comes, e.g. taking the token away in mid-send. */
  onCall: (path: string) => void;
  /** The next calls of this path are done, and their answers lost. */
  loses: string | undefined;
  seen(openId: string): readonly SeenLine[];
  show(openId: string, line: SeenLine): void;
  /** All tokens given so far are refused from now on (40001). */
  invalidateTokens(): void;
  /** A file that somebody sent; its MediaId. */
  keepMedia(type: string, bytes: Buffer): string;
  /** What the next fetches of a file meet: an HTTP status from 500, or an error code. */
  readonly refuseMedia: number[];
  media(id: string): { readonly type: string; readonly bytes: Buffer } | undefined;
  readonly tokensGiven: string[];
  close(): Promise<void>;
}

const sendSchema = z.object({
  touser: z.string(),
  msgtype: z.literal('text'),
  text: z.object({ content: z.string() }),
});
const tokenSchema = z.object({
  grant_type: z.literal('client_credential'),
  appid: z.string(),
  secret: z.string(),
  force_refresh: z.boolean().optional(),
});
const tokenLastsMs = 7_200_000;

export async function startFakeWechat(options: FakeOptions): Promise<FakeWechat> {
  const { clock, chance = () => 1, templates = {} } = options;
  const screens = new Map<string, SeenLine[]>();
  const kept = new Map<string, { type: string; bytes: Buffer }>();
  const tokens = new Map<string, number>();
  let current: string | undefined;
  let refusedBefore = 0;

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const fake: FakeWechat = {
    root: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    grants: new Grants(),
    massSends: new MassSends(),
    reports: [],
    refusesNotices: new Set(),
    troubleRate: 0,
    calls: new Map(),
    menu: undefined,
    onCall: () => undefined,
    loses: undefined,
    seen: (openId) => screens.get(openId) ?? [],
    show(openId, line) {
      screens.set(openId, [...(screens.get(openId) ?? []), line]);
    },
    invalidateTokens() {
      refusedBefore = tokens.size;
      current = undefined;
    },
    keepMedia(type, bytes) {
      const id = `media-${String(kept.size + 1)}`;
      kept.set(id, { type, bytes });
      return id;
    },
    refuseMedia: [],
    media: (id) => kept.get(id),
    tokensGiven: [],
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', fake.root);
    const body = await bytesOf(request);
    fake.calls.set(url.pathname, (fake.calls.get(url.pathname) ?? 0) + 1);
    fake.onCall(url.pathname);
    const trouble =
      chance() < fake.troubleRate ? troubles[Math.floor(chance() * troubles.length)] : undefined;
    if (trouble === 'reset') {
      request.socket.destroy();
    } else if (trouble === 'http-500') {
      response.writeHead(500).end('oops');
    } else if (trouble === 'busy') {
      tell(response, { errcode: -1, errmsg: 'system error' });
    } else if (url.pathname === '/cgi-bin/stable_token') {
      tell(response, giveToken(body));
    } else {
      const refused = tokenFault(url.searchParams.get('access_token'));
      if (refused !== 0) tell(response, { errcode: refused, errmsg: 'invalid credential' });
      else act(url, body, response);
    }
  }

  function giveToken(body: Buffer): unknown {
    const asked = tokenSchema.safeParse(JSON.parse(body.toString()));
    if (!asked.success || asked.data.appid !== options.appId)
      return { errcode: 40013, errmsg: 'invalid appid' };
    if (asked.data.secret !== options.appSecret) return { errcode: 40125, errmsg: 'invalid appsecret' };
    const now = clock().getTime();
    const left = (tokens.get(current ?? '') ?? 0) - now;
    if (current === undefined || left < 300_000 || asked.data.force_refresh) {
      if (asked.data.force_refresh) refusedBefore = tokens.size;
      current = `FAKE-TOKEN-${String(tokens.size + 1)}-of-${options.appId}`;
      tokens.set(current, now + tokenLastsMs);
      fake.tokensGiven.push(current);
    }
    return { access_token: current, expires_in: Math.floor(((tokens.get(current) ?? now) - now) / 1_000) };
  }

  function tokenFault(token: string | null): 0 | 41001 | 40001 | 42001 {
    if (token === null) return 41001;
    const index = [...tokens.keys()].indexOf(token);
    if (index < refusedBefore) return 40001;
    return (tokens.get(token) ?? 0) > clock().getTime() ? 0 : 42001;
  }

  function act(url: URL, body: Buffer, response: ServerResponse): void {
    if (url.pathname === fake.loses) response.destroy();
    switch (url.pathname) {
      case '/cgi-bin/message/custom/send':
        tell(response, sendMessage(JSON.parse(body.toString())));
        break;
      case '/cgi-bin/message/template/send':
      case '/cgi-bin/message/subscribe/bizsend':
        tell(response, takeNotice(fake, templates, url.pathname, JSON.parse(body.toString())));
        break;
      case '/cgi-bin/message/mass/send':
        tell(response, fake.massSends.take(fake, JSON.parse(body.toString()), clock()));
        break;
      case '/cgi-bin/menu/create':
        fake.menu = JSON.parse(body.toString());
        tell(response, { errcode: 0, errmsg: 'ok' });
        break;
      case '/cgi-bin/media/get': {
        const refusal = fake.refuseMedia.shift();
        if (refusal !== undefined) {
          if (refusal >= 500 && refusal < 600) response.writeHead(refusal).end();
          else tell(response, { errcode: refusal, errmsg: 'refused' });
          break;
        }
        const media = kept.get(url.searchParams.get('media_id') ?? '');
        if (media) response.writeHead(200, { 'content-type': media.type }).end(media.bytes);
        else tell(response, { errcode: 40007, errmsg: 'invalid media_id' });
        break;
      }
      case '/cgi-bin/media/upload':
        tell(response, { type: 'image', media_id: uploaded(body), created_at: 1 });
        break;
      default:
        response.writeHead(404).end();
    }
  }

  function sendMessage(asked: unknown): unknown {
    const { touser, text } = sendSchema.parse(asked);
    if (Buffer.byteLength(text.content) > 2_048)
      return { errcode: 45002, errmsg: 'content size out of limit' };
    const code = fake.grants.take(touser, clock());
    if (code === 0) fake.show(touser, { way: 'customer-service', text: text.content });
    return { errcode: code, errmsg: code === 0 ? 'ok' : 'refused' };
  }

  /** The one file of a multipart body. */
  function uploaded(body: Buffer): string {
    const begin = body.indexOf('\r\n\r\n');
    const head = body.subarray(0, begin).toString();
    const end = body.indexOf(`\r\n${head.slice(0, head.indexOf('\r\n'))}`, begin);
    if (!head.includes('name="media"')) throw new Error('no file');
    return fake.keepMedia(/content-type: (\S+)/i.exec(head)?.[1] ?? '', body.subarray(begin + 4, end));
  }

  return fake;
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

/** '@123@' goes out as the bare number 123, which may have more digits than a JavaScript number holds. */
function tell(response: ServerResponse, answer: unknown): void {
  const body = JSON.stringify(answer).replaceAll(/"@(\d+)@"/g, '$1');
  response.writeHead(200, { 'content-type': 'application/json; encoding=utf-8' }).end(body);
}
