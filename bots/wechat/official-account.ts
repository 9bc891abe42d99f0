/** The Official Account, put together: webhook → puppet → wechaty → bot → desk, and back by response or message. */
import type { Keys } from '../../src/kernel/keys.ts';
import './quiet.ts';
import { setTimeout as pause } from 'node:timers/promises';
import type { Router } from 'express';
import { z } from 'zod';
import { WechatyBuilder } from 'wechaty';
import type { PassiveReplies } from '../../src/delivery/delivery.ts';
import type { Desk } from '../../src/delivery/desk.ts';
import type { FileSource } from '../../src/delivery/files.ts';
import type { OutboxStore, OutgoingChannel } from '../../src/delivery/outbox.ts';
import type { DeliveryReports } from '../../src/delivery/report.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import { faultTold } from '../../src/kernel/fault-told.ts';
import type { Log } from '../../src/log.ts';
import { createAccountApi } from './account-api.ts';
import { attachBot } from './bot.ts';
import { wechatFiles } from './files.ts';
import { createIntake } from './intake.ts';
import { answeredWithinMs } from './limits.ts';
import type { NoticeTemplates } from './notices.ts';
import { OfficialAccountPuppet } from './official-account-puppet.ts';
import { createOutgoing } from './outbound.ts';
import { createRespond } from './respond.ts';
import { startWechaty } from './start-wechaty.ts';
import type { TokenStore } from './token.ts';
import { createWebhook, type WebhookParts } from './webhook.ts';

export interface AccountSettings {
  readonly appId: string;
  readonly appSecret: string;
  readonly token: string;
  readonly aesKey?: string;
  readonly apiRoot: string;
}

export interface OfficialAccountParts {
  readonly settings: AccountSettings;
  readonly sealKey: Keys;
  readonly tokenStore: TokenStore;
  readonly templates: NoticeTemplates;
  readonly massMessages: boolean;
  readonly desk: Pick<Desk<unknown>, 'receive' | 'work'>;
  readonly passive: PassiveReplies;
  readonly outbox: Pick<OutboxStore, 'settle'>;
  readonly reports: DeliveryReports;
  readonly clock: Clock;
  readonly log: Pick<Log, 'info' | 'warn' | 'error'>;
  readonly nudge: () => void;
  readonly onBrought: WebhookParts['onBrought'];
  /** Shorter in a test. */
  readonly withinMs?: number;
}

export interface OfficialAccount {
  readonly webhook: Router;
  readonly outgoing: OutgoingChannel;
  readonly files: FileSource;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const tokenLookEveryMs = 60_000;
const tokenAgainAfterMs = 5_000;

export function createOfficialAccount(parts: OfficialAccountParts): OfficialAccount {
  const { settings, desk, clock, log } = parts;
  const { api, tokens } = createAccountApi(parts);
  const outgoing = createOutgoing({ ...parts, api });
  const puppet = new OfficialAccountPuppet({
    appId: settings.appId,
    async sendText(openId, text) {
      const body = { touser: openId, msgtype: 'text', text: { content: text } };
      const answer = await api.post('/cgi-bin/message/custom/send', body, z.looseObject({}));
      if (answer.kind !== 'done') throw new Error('WeChat did not take the message.');
    },
  });
  const intake = createIntake(puppet);
  const wechaty = WechatyBuilder.build({ puppet });
  attachBot(wechaty, {
    desk,
    read: (id) => puppet.kept(id),
    onStored: intake.onStored,
    onWorked: intake.onWorked,
    onFault: intake.onFault,
  });
  const sayFault = (doing: string, fault: unknown) => {
    log.error({ channel: 'wechat', fault: faultTold(fault) }, doing);
  };
  const respond = createRespond({
    intake,
    passive: parts.passive,
    outbox: parts.outbox,
    parts: (reply) => outgoing.parts(reply),
    clock,
    withinMs: parts.withinMs ?? answeredWithinMs,
    nudge: parts.nudge,
    onCarried: ({ id, inboxId, attempt }, out) => {
      const ids = { outboxId: String(id), inboxId: String(inboxId) };
      const became = { state: out ? 'accepted' : 'queued', way: 'passive' };
      log.info({ channel: 'wechat', ...ids, attempt, ...became }, 'a reply was tried');
    },
    onFault: sayFault,
  });
  const stopping = new AbortController();

  /** Has a token ready before it is needed, and again before it runs out. */
  async function keepToken(): Promise<void> {
    let said = '';
    while (!stopping.signal.aborted) {
      let next = tokenLookEveryMs;
      try {
        await tokens.current();
        said = '';
      } catch (fault) {
        const sentence = fault instanceof Error ? fault.message : String(fault);
        // Once for each fault, not every few seconds.
        if (sentence !== said) log.warn({ channel: 'wechat' }, `No access token yet: ${sentence}`);
        said = sentence;
        next = tokenAgainAfterMs;
      }
      await pause(next, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  }

  let keeping: Promise<void> = Promise.resolve();
  return {
    webhook: createWebhook({
      ...settings,
      ...{ clock, respond, reports: parts.reports, onBrought: parts.onBrought },
    }),
    outgoing,
    files: wechatFiles(api),
    async start() {
      await startWechaty(wechaty, (fault) => {
        sayFault('wechaty reports a fault', fault);
      });
      keeping = keepToken();
    },
    async stop() {
      stopping.abort();
      await keeping;
      await wechaty.stop();
    },
  };
}
