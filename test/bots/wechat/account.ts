/** An Official Account as it runs, between a fake WeChat and a real (embedded) database; only the answers may be made up. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import express from 'express';
import { createAccountApi } from '../../../bots/wechat/account-api.ts';
import type { Api } from '../../../bots/wechat/api.ts';
import type { TokenStore } from '../../../bots/wechat/token.ts';
import { createOfficialAccount } from '../../../bots/wechat/official-account.ts';
import type { NoticeTemplates } from '../../../bots/wechat/notices.ts';
import type { UnitOfWork } from '../../../src/conversation/ports.ts';
import { deliveryReports } from '../../../src/database/delivery-reports.ts';
import { deliveryStore } from '../../../src/database/delivery.ts';
import type { Database } from '../../../src/database/open.ts';
import { outboxStore, passiveReplies, pickup } from '../../../src/database/outbox.ts';
import { platformTokens } from '../../../src/database/platform-token.ts';
import { unitOfWork } from '../../../src/database/unit-of-work.ts';
import type { PassiveReplies, StoredMessage } from '../../../src/delivery/delivery.ts';
import type { OutboxStore, OutgoingChannel } from '../../../src/delivery/outbox.ts';
import { createDesk } from '../../../src/delivery/desk.ts';
import { startSender } from '../../../src/delivery/sender.ts';
import { clockStartingAt } from '../../../src/kernel/clock.ts';
import type { Reply } from '../../../src/kernel/message.ts';
import { type FakeWechat, startFakeWechat } from '../../fakes/wechat/fake-wechat.ts';
import { createPhones, type Phones } from '../../fakes/wechat/phone.ts';
import { seededChance } from '../../support/chance.ts';
import { openTestDatabase } from '../../support/database.ts';

export const appId = 'wx0123456789abcdef';
export const appSecret = 'SECRET-0f1e2d3c4b5a69788796a5b4c3d2e1f0';
export const token = 'heyiToken2026';
export const aesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
export const sealKey = Buffer.alloc(32, 5);
export const begins = new Date('2026-11-26T02:00:00Z');

export interface AccountOptions {
  readonly aesKey?: string;
  /** Within the turn's transaction; by default every message is answered with its own words. */
  readonly answer?: (message: StoredMessage) => Promise<readonly Reply[]> | readonly Reply[];
  readonly withinMs?: number;
  readonly patienceMs?: number;
  readonly templates?: NoticeTemplates;
  readonly massMessages?: boolean;
  readonly fakeTemplates?: Readonly<Record<string, readonly string[]>>;
  readonly lost?: () => boolean;
  readonly seed?: number;
  /** For so long an answer is kept for its response. */
  readonly reservedMs?: number;
  /** Stands before the passive replies of the database. */
  readonly passive?: (real: PassiveReplies) => PassiveReplies;
  /** Stands before the settling of what responses carried. */
  readonly settle?: (real: OutboxStore['settle']) => OutboxStore['settle'];
  /** The storing and working as the bot is given it. */
  readonly database?: Database;
}

export interface TestAccount {
  readonly fake: FakeWechat;
  readonly phones: Phones;
  readonly database: Database;
  readonly address: string;
  readonly clock: () => Date;
  /** Moves the clock. */
  advance(ms: number): void;
  readonly logged: string[];
  readonly brought: string[];
  readonly outbox: ReturnType<typeof outboxStore>;
  readonly outgoing: OutgoingChannel;
  nudge(): void;
  /** The desk's storing fails while this is so. */
  broken: { storing: boolean };
  close(): Promise<void>;
}

export const reply = (text: string, more: Partial<Reply> = {}): Reply => ({
  text,
  choices: [],
  citations: [],
  ...more,
});

export async function openAccount(options: AccountOptions = {}): Promise<TestAccount> {
  const { answer = ({ text }: StoredMessage) => [reply(`您说：${text}`)], reservedMs = 5_000 } = options;
  const running = clockStartingAt(begins);
  let moved = 0;
  const clock = () => new Date(running().getTime() + moved);
  const database = options.database ?? (await openTestDatabase());
  const chance = seededChance(options.seed ?? 1);
  const fake = await startFakeWechat({
    appId,
    appSecret,
    clock,
    chance,
    templates: options.fakeTemplates ?? {},
  });
  const logged: string[] = [];
  const brought: string[] = [];
  const broken = { storing: false };
  const note = (...words: unknown[]) => void logged.push(JSON.stringify(words));
  const log = { info: () => undefined, warn: note, error: note };
  const store = deliveryStore(
    database,
    (tx, turn): UnitOfWork => unitOfWork(tx, turn, sealKey),
    () => reservedMs,
  );
  const outbox = outboxStore(database);
  let nudge: () => void = () => undefined;
  const desk = createDesk<UnitOfWork, null>({
    store: {
      ...store,
      receive: (message, at) =>
        broken.storing ? Promise.reject(new Error('no database')) : store.receive(message, at),
    },
    pickup: pickup(database),
    clock,
    answer: async (_work, message) => ({ replies: await answer(message), trace: null }),
    apology: () => reply('sorry'),
    onFault: (_message, fault) => {
      note('turn', String(fault));
    },
    onReplies: () => {
      nudge();
    },
  });
  const channel = createOfficialAccount({
    settings: {
      appId,
      appSecret,
      token,
      apiRoot: fake.root,
      ...(options.aesKey && { aesKey: options.aesKey }),
    },
    sealKey,
    tokenStore: platformTokens(database),
    templates: options.templates ?? {},
    massMessages: options.massMessages ?? false,
    reports: deliveryReports(database),
    desk,
    passive: (options.passive ?? ((real) => real))(passiveReplies(database)),
    outbox: {
      settle: (options.settle ?? ((real) => real))((settlements, at) => outbox.settle(settlements, at)),
    },
    clock,
    log: log as never,
    nudge: () => {
      nudge();
    },
    onBrought: (what, result) => void brought.push(`${what} ${result}`),
    ...(options.withinMs !== undefined && { withinMs: options.withinMs }),
  });
  const sender = startSender({
    store: outbox,
    channels: [channel.outgoing],
    clock,
    chance,
    onFault: (_channel, fault) => {
      note('sender', String(fault));
    },
  });
  nudge = () => {
    sender.nudge();
  };
  const server = createServer(express().use('/webhooks/wechat', channel.webhook));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  await channel.start();
  const address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/webhooks/wechat`;
  const phones = createPhones({
    fake,
    address,
    appId,
    token,
    clock,
    patienceMs: options.patienceMs ?? 20_000,
    ...(options.aesKey && { aesKey: options.aesKey }),
    ...(options.lost && { lost: options.lost }),
  });
  return {
    fake,
    phones,
    database,
    address,
    clock,
    advance: (ms) => {
      moved += ms;
    },
    logged,
    brought,
    outbox,
    outgoing: channel.outgoing,
    nudge: () => {
      nudge();
    },
    broken,
    async close() {
      await channel.stop();
      await sender.stop();
      server.closeAllConnections();
      server.close();
      await fake.close();
      if (!options.database) await database.close();
    },
  };
}

/** The calls of the account, its token kept in memory. */
export function testApi(fake: FakeWechat, clock: () => Date, secret = appSecret): Api {
  const rows = new Map<string, { sealed: string; expiresAt: Date }>();
  const tokenStore: TokenStore = {
    read: async (name) => rows.get(name),
    write: async (name, sealed, expiresAt) => void rows.set(name, { sealed, expiresAt }),
    lock: async () => true,
    unlock: async () => undefined,
  };
  const settings = { appId, appSecret: secret, apiRoot: fake.root };
  return createAccountApi({ settings, sealKey, tokenStore, clock }).api;
}

/** Waits, without a fixed time, until something has come about. */
export async function until(come: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let look = 0; look < 1_000; look += 1) {
    if (await come()) return;
    await pause(10);
  }
  throw new Error(`It did not come about: ${what}`);
}
