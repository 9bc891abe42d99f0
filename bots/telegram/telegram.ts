/** Telegram as one of the channels: how it is put together, started and stopped. */
import type { Router } from 'express';
import { Api } from 'grammy';
import type { Desk } from '../../src/delivery/desk.ts';
import type { FileSource } from '../../src/delivery/files.ts';
import type { OutgoingChannel, Pace } from '../../src/delivery/outbox.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import type { Log } from '../../src/log.ts';
import { registerCommands } from './commands.ts';
import { telegramFiles } from './files.ts';
import { createIntake } from './intake.ts';
import { allowedUpdates, callMs, connections, pollSeconds } from './limits.ts';
import { telegramOutgoing } from './outbound.ts';
import { persist } from './persist.ts';
import { poll } from './polling.ts';
import { createWebhook } from './webhook.ts';
import { within } from './within.ts';

export interface TelegramParts {
  readonly settings: {
    readonly token: string;
    readonly apiRoot: string;
    /** Absent: long polling. */
    readonly webhook?: { readonly secret: string; readonly url: string };
  };
  readonly desk: Desk<unknown>;
  readonly clock: Clock;
  readonly log: Log;
  /** 0 ≤ chance < 1, for the jitter of the pauses. */
  readonly chance: () => number;
  /** Counts what came in, by kind and by what was done with it. */
  readonly brought?: (kind: string, result: string) => void;
  readonly pace?: Pace;
  readonly atOnce?: number;
  /** How long a file may take. */
  readonly downloadMs?: number;
}

export interface TelegramChannel {
  readonly webhook?: Router;
  readonly outgoing: OutgoingChannel;
  readonly files: FileSource;
  /** Tells Telegram where we are, or begins to ask it. Does not wait: what fails is tried again. */
  start(): Promise<void>;
  /** Takes nothing in any more; resolves when what was begun is done. */
  stop(): Promise<void>;
}

export function createTelegramChannel(parts: TelegramParts): TelegramChannel {
  const { desk, clock, log, chance, settings } = parts;
  const { token, webhook, apiRoot } = settings;
  const brought = parts.brought ?? (() => undefined);
  // grammY's own client keeps its connections alive; its errors never name the address, which has the token in it.
  const api = new Api(token, { apiRoot, timeoutSeconds: pollSeconds * 2, sensitiveLogs: false });
  // A token begins with the bot's id: https://core.telegram.org/bots/api#authorizing-your-bot
  const id = Number.parseInt(token, 10);
  let username: string | undefined;
  const self = () => ({ id, ...(username !== undefined && { username }) });
  const intake = createIntake({ desk, api, self, log, brought });
  const stopping = new AbortController();
  const patience = { chance, log, signal: stopping.signal };
  let running: Promise<unknown> = Promise.resolve();

  async function introduce(): Promise<void> {
    await persist(
      "asking for the bot's name",
      async () => {
        ({ username } = await api.getMe(within(callMs, stopping.signal)));
      },
      patience,
    );
    await persist('setting the menu', () => registerCommands(api, stopping.signal), patience);
  }

  async function receive(): Promise<void> {
    if (!webhook) return poll(api, intake, patience);
    await persist(
      'setting the webhook',
      () =>
        api.setWebhook(
          webhook.url,
          {
            secret_token: webhook.secret,
            allowed_updates: allowedUpdates,
            max_connections: connections,
            drop_pending_updates: false,
          },
          within(callMs, stopping.signal),
        ),
      patience,
    );
    if (!stopping.signal.aborted) log.info('Telegram: the webhook is set');
  }

  return {
    ...(webhook && { webhook: createWebhook({ secret: webhook.secret, intake, clock, log, brought }) }),
    outgoing: telegramOutgoing({ api, pace: parts.pace, atOnce: parts.atOnce }),
    files: telegramFiles({ api, token, apiRoot, withinMs: parts.downloadMs }),
    start() {
      running = Promise.all([receive(), introduce()]);
      return Promise.resolve();
    },
    async stop() {
      stopping.abort();
      await running;
      await intake.settled();
    },
  };
}
