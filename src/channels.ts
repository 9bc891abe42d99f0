/** The channels that push: which are on, their webhooks, and the one sender behind them. */
import { randomInt } from 'node:crypto';
import { hangsUpAfterMs } from '../bots/wechat/limits.ts';
import type { ApplicationParts } from './application.ts';
import { broadcastChannels } from './broadcast-channels.ts';
import type { Config } from './config.ts';
import { deliveryReports } from './database/delivery-reports.ts';
import { queueReplies } from './database/outbox.ts';
import { platformTokens } from './database/platform-token.ts';
import type { FileSource } from './delivery/files.ts';
import type { OutgoingChannel } from './delivery/outbox.ts';
import { withSenderLimit } from './delivery/sender-limit.ts';
import { startSender } from './delivery/sender.ts';
import type { ChannelName } from './kernel/message.ts';
import { faultTold } from './kernel/fault-told.ts';
import type { Log } from './log.ts';
import type { OpenScheme } from './main.ts';
import type { Metrics } from './metrics.ts';

/** One platform, as its folder under bots/ makes it. */
export interface Channel {
  /** Mounted at /webhooks/<name>. */
  readonly webhook?: ApplicationParts['webhooks'][string];
  readonly outgoing: OutgoingChannel;
  readonly files: FileSource;
  /** Tells the platform where we are, or begins to ask it; what fails is tried again, the service starts anyway. */
  start(): Promise<void>;
  /** Takes nothing in any more. */
  stop(): Promise<void>;
}

export interface Channels {
  readonly webhooks: ApplicationParts['webhooks'];
  /** Where files that people sent can be had. */
  readonly files: readonly FileSource[];
  /** What broadcasts go out on. */
  readonly broadcasting: readonly OutgoingChannel[];
  start(): Promise<void>;
  /** Something waits in the outbox. */
  nudge(): void;
  stop(): Promise<void>;
}

export interface ChannelParts {
  readonly config: Config;
  readonly scheme: OpenScheme;
  readonly metrics: Metrics;
  readonly log: Log;
}

/** WeChat takes the answer in its own request's response, if it is there in time. */
export function reservedMs(config: Config): (channel: ChannelName) => number {
  const passively = config.wechat !== undefined && config.wechatyPuppet === undefined;
  return (channel) => (passively && channel === 'wechat' ? hangsUpAfterMs : 0);
}

/** A platform's code is heavy: it is loaded only when the platform is on. */
export async function openChannels(parts: ChannelParts): Promise<Channels> {
  let nudge: () => void = () => undefined;
  const channels = await switchedOn(parts, () => {
    nudge();
  });
  const { outbox: store, clock } = parts.scheme;
  const sender = startSender({
    store,
    channels: channels.map(({ outgoing }) => outgoing),
    clock,
    chance,
    onOutcome: (channel, outcome) => {
      parts.metrics.sent(channel, outcome);
    },
    onTried: ({ channel, id, inboxId, attempt }, { state, way }) => {
      const ids = { outboxId: String(id), ...(inboxId !== undefined && { inboxId: String(inboxId) }) };
      const level = state === 'failed' ? 'warn' : 'info';
      parts.log[level]({ channel, ...ids, attempt, state, way }, 'a reply was tried');
    },
    onFault: (channel, fault) => {
      parts.log.error({ channel, fault: faultTold(fault) }, 'sending failed');
    },
  });
  nudge = () => {
    sender.nudge();
  };
  return {
    webhooks: Object.fromEntries(
      channels.flatMap(({ outgoing, webhook }) => (webhook ? [[outgoing.name, webhook]] : [])),
    ),
    files: channels.map(({ files }) => files),
    broadcasting: await broadcastChannels(
      parts.scheme,
      channels.map(({ outgoing }) => outgoing),
      chance,
    ),
    start: async () => {
      await Promise.all(channels.map((channel) => channel.start()));
    },
    nudge,
    stop: async () => {
      await Promise.all(channels.map((channel) => channel.stop()));
      await sender.stop();
    },
  };
}

/** @param nudge something waits in the outbox */
async function switchedOn(parts: ChannelParts, nudge: () => void): Promise<readonly Channel[]> {
  const channels = [await telegramChannel(parts, nudge), await wechatChannel(parts, nudge)];
  return channels.filter((channel) => channel !== undefined);
}

async function telegramChannel(parts: ChannelParts, nudge: () => void): Promise<Channel | undefined> {
  const { config, scheme, metrics, log } = parts;
  if (!config.telegram) return undefined;
  const { createTelegramChannel } = await import('../bots/telegram/telegram.ts');
  return createTelegramChannel({
    settings: config.telegram,
    desk: unhurried(parts, 'telegram', nudge),
    clock: scheme.clock,
    log,
    chance,
    brought: (kind, result) => {
      metrics.brought('telegram', kind, result);
    },
  });
}

/** 0 ≤ chance < 1, for the jitter of pauses. */
export function chance(): number {
  return randomInt(1_000_000) / 1_000_000;
}

/** Nobody is answered faster than anybody can read. */
function unhurried({ scheme, metrics, log }: ChannelParts, channel: ChannelName, nudge: () => void) {
  const { telephones } = scheme.scheme.profile;
  const line = { id: 'too-many-messages', args: { telephone: telephones.office } };
  const reply = { text: scheme.wording.say(line, 'zh-CN'), choices: [], citations: [] };
  return withSenderLimit(scheme.desk, {
    clock: scheme.clock,
    onRefused: () => {
      metrics.brought(channel, 'message', 'too-often');
    },
    tell: async (key, at) => {
      try {
        await scheme.database.transaction((tx) => queueReplies(tx, key, [reply], at));
        nudge();
      } catch (fault) {
        log.error({ channel, fault: faultTold(fault) }, 'whoever wrote too often could not be told');
      }
    },
  });
}

async function wechatChannel(parts: ChannelParts, nudge: () => void): Promise<Channel | undefined> {
  const { config, scheme, metrics, log } = parts;
  const { passive, outbox, clock } = scheme;
  const desk = unhurried(parts, 'wechat', nudge);
  if (config.wechatyPuppet !== undefined) {
    const { createWechatyChannel } = await import('../bots/wechat/wechaty-channel.ts');
    return createWechatyChannel({ puppet: config.wechatyPuppet, desk, log });
  }
  if (!config.wechat) return undefined;
  const { createOfficialAccount } = await import('../bots/wechat/official-account.ts');
  return createOfficialAccount({
    settings: config.wechat,
    sealKey: config.sealKey,
    tokenStore: platformTokens(scheme.database),
    templates: scheme.scheme.profile.wechat.notices,
    massMessages: scheme.scheme.profile.outreach.massMessages,
    reports: deliveryReports(scheme.database),
    desk,
    passive,
    outbox,
    clock,
    log,
    nudge,
    onBrought: (what, result) => {
      metrics.brought('wechat', what, result);
    },
  });
}
