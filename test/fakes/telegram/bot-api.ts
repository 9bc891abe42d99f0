/** A Bot API to run beside the service: https://core.telegram.org/bots/api, as far as heyi uses it, on node:http. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { type ApiAnswer, createWatch, ok, refused, tooMany, type Watch } from './answer.ts';
import { type Chats, createChats, type SentMessage } from './chats.ts';
import { createLimiter, type Limits } from './limits.ts';
import { createPerson, type Person } from './person.ts';
import { createFiles, type Files } from './files.ts';
import { createUpdates, type Updates } from './updates.ts';

/** 'timeout': there is no answer for as long as anybody waits, and nothing is sent. */
export type Fault = '429' | '500' | 'reset' | 'slow' | 'timeout';

export interface FakeTelegramOptions {
  readonly token: string;
  readonly username?: string;
  /** Absent: as many as one likes. */
  readonly limits?: Limits;
  /** Asked before each sendMessage, which then does not take place (after 'slow' it does). */
  readonly fault?: () => Fault | undefined;
  /** Each update is pushed so many times at once. */
  readonly copies?: number | (() => number);
  /** Which of so many waiting updates is pushed next; absent: the oldest. */
  readonly next?: (waiting: number) => number;
}

export interface ApiCall {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** 0: the connection was broken. */
  readonly status: number;
}

export interface FakeTelegram extends Pick<Watch, 'until'> {
  readonly root: string;
  readonly calls: readonly ApiCall[];
  readonly sent: readonly SentMessage[];
  readonly chats: Chats;
  readonly updates: Updates;
  /** What people sent, for getFile. */
  readonly files: Files;
  person(id: number): Person;
  /** Answers the next call of a method with this instead. */
  refuseNext(method: string, status: number, description: string, parameters?: object): void;
  close(): Promise<void>;
}

const slowMs = 150;

export async function startFakeTelegram(options: FakeTelegramOptions): Promise<FakeTelegram> {
  const { token, username = 'heyi_test_bot', limits, fault } = options;
  const watch = createWatch();
  const { copies = 1, next } = options;
  const updates = createUpdates(watch, typeof copies === 'number' ? () => copies : copies, next);
  let lastMessageId = 0;
  const nextMessageId = () => (lastMessageId += 1);
  const chats = createChats(nextMessageId);
  const files = createFiles();
  const limit = limits && createLimiter(limits);
  const calls: ApiCall[] = [];
  const planned: { method: string; answer: ApiAnswer }[] = [];
  const asked = new Set<string>();

  async function send(payload: Record<string, unknown>, gone: AbortSignal): Promise<ApiAnswer | undefined> {
    switch (fault?.()) {
      case '429':
        return tooMany(1);
      case '500':
        return refused(500, 'Internal Server Error');
      case 'reset':
        return undefined;
      case 'timeout':
        await once(gone, 'abort');
        return undefined;
      case 'slow':
        await pause(slowMs);
        break;
      case undefined:
        break;
    }
    const seconds = limit?.(String(payload.chat_id), performance.now()) ?? 0;
    return seconds > 0 ? tooMany(seconds) : chats.send(payload);
  }

  /** undefined: the connection breaks. */
  async function answer(
    method: string,
    payload: Record<string, unknown>,
    gone: AbortSignal,
  ): Promise<ApiAnswer | undefined> {
    const index = planned.findIndex((one) => one.method === method);
    const [plan] = index < 0 ? [] : planned.splice(index, 1);
    if (plan) return plan.answer;
    switch (method) {
      case 'getMe':
        return ok({ id: Number.parseInt(token, 10), is_bot: true, first_name: '合医', username });
      case 'setWebhook':
        return updates.setWebhook(payload);
      case 'deleteWebhook':
        return updates.deleteWebhook();
      case 'getUpdates':
        return updates.getUpdates(payload, gone);
      case 'getFile':
        return files.getFile(payload);
      case 'setMyCommands':
        return ok(true);
      case 'sendMessage':
        return send(payload, gone);
      case 'editMessageReplyMarkup':
        return chats.edit(payload);
      case 'answerCallbackQuery':
        return asked.delete(String(payload.callback_query_id))
          ? ok(true)
          : refused(400, 'Bad Request: query is too old and response timeout expired or query ID is invalid');
      default:
        return refused(404, 'Not Found: method not found');
    }
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (await files.serve(request, response, token)) return;
    const [, given, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? [];
    const payload = Object(await json(request)) as Record<string, unknown>;
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const answered =
      given === token ? await answer(method, payload, gone.signal) : refused(401, 'Unauthorized');
    calls.push({ method, payload, status: answered?.status ?? 0 });
    if (!answered) request.socket.resetAndDestroy();
    else if (!response.destroyed)
      response
        .writeHead(answered.status, { 'content-type': 'application/json' })
        .end(JSON.stringify(answered.body));
    watch.changed();
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    root: `http://127.0.0.1:${String(port)}`,
    calls,
    sent: chats.sent,
    chats,
    updates,
    files,
    until: (met, what, ms) => watch.until(met, what, ms),
    person: (id) => createPerson({ id, chats, updates, watch, nextMessageId, asked }),
    refuseNext: (method, status, description, parameters) => {
      planned.push({ method, answer: refused(status, description, parameters) });
    },
    async close() {
      updates.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
