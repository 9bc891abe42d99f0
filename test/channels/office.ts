/** One office for all channels: the sample scheme at a fixed hour, a fake Telegram and a fake WeChat before it. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createWebChannel } from '../../bots/web/router.ts';
import type { StaffAction } from '../../src/complaint/desk/actions.ts';
import { complaintPages } from '../../src/complaint-pages.ts';
import { createApplication } from '../../src/application.ts';
import { openChannels, reservedMs } from '../../src/channels.ts';
import { readConfig } from '../../src/config.ts';
import { keepBetweenStarts } from '../../src/kept.ts';
import { clockStartingAt } from '../../src/kernel/clock.ts';
import { dayOf } from '../../src/kernel/day.ts';
import type { ChannelName } from '../../src/kernel/message.ts';
import { createLog } from '../../src/log.ts';
import { openScheme, type OpenScheme } from '../../src/main.ts';
import { createMetrics } from '../../src/metrics.ts';
import { readScheme } from '../../src/policy/load.ts';
import { sampleSchemeFile } from '../../src/scheme-files.ts';
import { type FakeTelegram, startFakeTelegram } from '../fakes/telegram/bot-api.ts';
import { type FakeWechat, startFakeWechat } from '../fakes/wechat/fake-wechat.ts';
import { createPhones, type Phones } from '../fakes/wechat/phone.ts';
import { usualHour } from '../support/talk.ts';
import { until } from '../support/until.ts';

const telegram = {
  token: '7000000001:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw4',
  secret: 'secret-of-the-channel-cases',
};
const wechat = {
  appId: 'wx0123456789abcdef',
  appSecret: 'SECRET-of-the-channel-cases',
  token: 'heyiToken2026',
};
const aesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';

export interface Office {
  readonly desk: OpenScheme['desk'];
  /** http://127.0.0.1:… */
  readonly address: string;
  readonly telegram: FakeTelegram;
  readonly wechat: FakeWechat;
  readonly phones: { readonly plain: Phones; readonly safe: Phones };
  /** Resolves when so many messages of somebody are worked off and every answer is out. */
  readonly answered: (channel: ChannelName, from: string, messages: number) => Promise<void>;
  /** What the office does with a complaint, until its news is queued. */
  readonly deals: (number: string, deed: 'ask' | 'answer', words: string) => Promise<void>;
  close(): Promise<void>;
}

export async function openOffice(): Promise<Office> {
  const clock = clockStartingAt(usualHour);
  const botApi = await startFakeTelegram({ token: telegram.token });
  const account = await startFakeWechat({ ...wechat, clock });
  let listener: RequestListener = (_request, response) => response.writeHead(503).end();
  const server = createServer((request, response) => listener(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const listening = server.address();
  const address = `http://127.0.0.1:${String(typeof listening === 'object' && listening ? listening.port : 0)}`;

  const ofWechat = {
    DATA_DIR: 'memory',
    LOG_LEVEL: 'error',
    WECHAT_APP_ID: wechat.appId,
    WECHAT_APP_SECRET: wechat.appSecret,
    WECHAT_TOKEN: wechat.token,
    WECHAT_API_ROOT: account.root,
  };
  const config = readConfig({
    ...ofWechat,
    PUBLIC_URL: address,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_WEBHOOK_SECRET: telegram.secret,
    TELEGRAM_API_ROOT: botApi.root,
  });
  const log = createLog(config.logLevel);
  const metrics = createMetrics();
  let nudge: () => void = () => undefined;
  const scheme = await openScheme({
    scheme: readScheme(sampleSchemeFile, dayOf(clock())),
    dataDir: config.dataDir,
    ...{ hashKey: config.hashKey, sealKey: config.sealKey },
    clock,
    log,
    metrics,
    keep: keepBetweenStarts(),
    reservedMs: reservedMs(config),
    onReplies: () => {
      nudge();
    },
  });
  const pages = complaintPages({ ...scheme, sealKey: config.sealKey });
  const open = await openChannels({ config, scheme, metrics, log });
  const safe = await openChannels({
    config: readConfig({ ...ofWechat, WECHAT_ENCODING_AES_KEY: aesKey }),
    scheme,
    metrics,
    log,
  });
  nudge = () => {
    open.nudge();
    safe.nudge();
  };
  const { wechat: safeWebhook } = safe.webhooks;
  listener = createApplication({
    metrics,
    ready: () => Promise.resolve('ready'),
    tryPage: createWebChannel({ desk: scheme.desk, secret: 'a secret of the test', opening: scheme.opening }),
    consolePages: undefined,
    behindProxy: false,
    webhooks: { ...open.webhooks, ...(safeWebhook && { 'wechat-safe': safeWebhook }) },
    onFault: (fault) => {
      log.error({ fault: String(fault) }, 'a request failed');
    },
  });
  await Promise.all([open.start(), safe.start()]);

  // A machine busy with other tests must not lose its patience.
  const phone = { ...wechat, fake: account, clock, patienceMs: 20_000 };
  return {
    desk: scheme.desk,
    address,
    telegram: botApi,
    wechat: account,
    phones: {
      plain: createPhones({ ...phone, address: `${address}/webhooks/wechat` }),
      safe: createPhones({ ...phone, address: `${address}/webhooks/wechat-safe`, aesKey }),
    },
    answered: async (channel, externalId, messages) => {
      await until(
        async () => {
          const { inboxMessage, outboxMessage } = scheme.database.client;
          const of = { channel, externalId };
          if ((await inboxMessage.count({ where: { ...of, state: 'processed' } })) < messages) return false;
          const waiting = await outboxMessage.count({
            where: { ...of, state: { in: ['queued', 'leased'] } },
          });
          return waiting === 0;
        },
        `answers to ${String(messages)} messages over ${channel}`,
      );
    },
    async deals(number, deed, words) {
      const { id, login, name } = await scheme.database.client.staffMember.findUniqueOrThrow({
        where: { login: 'supervisor' },
      });
      const viewer = { id, login, name, role: 'supervisor' } as const;
      const act = (action: StaffAction) =>
        pages.within(async (complaints) => {
          const found = (await complaints.idOf(viewer, number)) ?? 0;
          const seen = await complaints.read(viewer, found, clock());
          return complaints.act(viewer, found, seen?.version ?? 0, action, clock());
        });
      await act({ kind: 'take' });
      await act(deed === 'ask' ? { kind: 'ask', question: words } : { kind: 'answer', text: words });
      await scheme.lookForNews();
      nudge();
    },
    async close() {
      await Promise.all([open.stop(), safe.stop()]);
      server.closeAllConnections();
      server.close();
      await scheme.close();
      await botApi.close();
      await account.close();
    },
  };
}
