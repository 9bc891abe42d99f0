/** What drives a bot in a bench: helper processes that print their port, and updates as Telegram brings them. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { type Agent, request } from 'node:http';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { root } from '../measure.ts';

export const secret = 'bench-secret-0123456789';
/** Conversations the updates are spread over. */
const people = 400;

export interface Helper {
  readonly child: ChildProcessByStdio<Writable, Readable, null>;
  readonly lines: Interface;
  readonly port: number;
}

export async function start(file: string, ...given: readonly string[]): Promise<Helper> {
  const child = spawn(process.execPath, [`${root}test/bench/webhook/${file}`, ...given], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const port = Number.parseInt(await nextLine(lines), 10);
  return { child, lines, port };
}

function nextLine(lines: Interface): Promise<string> {
  return new Promise((resolve) => lines.once('line', resolve));
}

export async function stop({ child }: Helper): Promise<void> {
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  await ended;
}

export async function sentBy(platform: Helper): Promise<number> {
  const line = nextLine(platform.lines);
  platform.child.stdin.write('?\n');
  return Number.parseInt(await line, 10);
}

let updates = 0;
/** Resolves when it is acknowledged, with how long that took. */
export function post(port: number, agent: Agent, text = '起付线是多少'): Promise<number> {
  updates += 1;
  const chat = { id: 1_000 + (updates % people), type: 'private', first_name: 'p' };
  const body = JSON.stringify({
    update_id: updates,
    message: { message_id: updates, date: 1, chat, from: { ...chat, is_bot: false }, text },
  });
  return send(port, agent, body, performance.now());
}

function send(port: number, agent: Agent, body: string, began: number): Promise<number> {
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-telegram-bot-api-secret-token': secret,
  };
  return new Promise((resolve, reject) => {
    const options = { port, host: '127.0.0.1', path: '/webhooks/telegram', method: 'POST', agent, headers };
    const sending = request(options, (response) => {
      response.resume();
      response.once('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - began);
        else reject(new Error(`answered ${String(response.statusCode)}`));
      });
    });
    sending.once('error', (fault) => {
      // It had been idle too long and was closed just then; a platform brings the update again.
      if (sending.reusedSocket) resolve(send(port, agent, body, began));
      else reject(fault);
    });
    sending.end(body);
  });
}
