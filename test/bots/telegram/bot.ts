/** The Telegram channel as the service runs it, over a desk of one's own, before a fake Bot API. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import express from 'express';
import { pino } from 'pino';
import { createTelegramChannel } from '../../../bots/telegram/telegram.ts';
import { outboxStore } from '../../../src/database/outbox.ts';
import type { Database } from '../../../src/database/open.ts';
import type { Desk } from '../../../src/delivery/desk.ts';
import type { Pace } from '../../../src/delivery/outbox.ts';
import { startSender } from '../../../src/delivery/sender.ts';
import { type Clock, clockStartingAt } from '../../../src/kernel/clock.ts';
import {
  type FakeTelegram,
  type FakeTelegramOptions,
  startFakeTelegram,
} from '../../fakes/telegram/bot-api.ts';
import { hour } from '../../faults/echo-desk.ts';
import { seededChance } from '../../support/chance.ts';

export const token = '7000000001:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw4';
export const secret = 'webhook-secret_0123456789';
export const asFastAsItGoes: Pace = { overallMs: 0, perConversationMs: 0 };

export interface TestBotParts {
  readonly database: Database;
  readonly desk: Desk<unknown>;
  /** Never behind the desk's own: what is queued for later is not sent. */
  readonly clock?: Clock;
  readonly polling?: boolean;
  readonly api?: Partial<FakeTelegramOptions>;
  /** Absent: as the platform allows. */
  readonly pace?: Pace;
  readonly token?: string;
}

export interface TestBot {
  readonly api: FakeTelegram;
  readonly webhook: string;
  /** Log lines as they were written. */
  readonly logged: readonly string[];
  /** kind result → how often. */
  readonly brought: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

export async function startBot(parts: TestBotParts): Promise<TestBot> {
  const api = await startFakeTelegram({ token, ...parts.api });
  const application = express();
  const server = createServer(application);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const url = `http://127.0.0.1:${String(port)}/webhooks/telegram`;
  const logged: string[] = [];
  const brought = new Map<string, number>();
  const clock = parts.clock ?? clockStartingAt(hour);
  const desk: Desk<unknown> = {
    ...parts.desk,
    async work(key) {
      const worked = await parts.desk.work(key);
      sender.nudge();
      return worked;
    },
  };
  const channel = createTelegramChannel({
    settings: {
      token: parts.token ?? token,
      apiRoot: api.root,
      ...(!parts.polling && { webhook: { secret, url } }),
    },
    desk,
    clock,
    log: pino({ level: 'debug' }, { write: (line: string) => logged.push(line) }),
    chance: seededChance(5),
    brought: (kind, result) => {
      const counted = `${kind} ${result}`;
      brought.set(counted, (brought.get(counted) ?? 0) + 1);
    },
    ...(parts.pace && { pace: parts.pace }),
  });
  const sender = startSender({
    store: outboxStore(parts.database),
    channels: [channel.outgoing],
    clock,
    chance: seededChance(6),
    onFault: (_channel, fault) => logged.push(String(fault)),
  });
  if (channel.webhook) application.use('/webhooks/telegram', channel.webhook);
  await channel.start();
  return {
    api,
    webhook: url,
    logged,
    brought,
    async stop() {
      await channel.stop();
      await sender.stop();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await api.close();
    },
  };
}
