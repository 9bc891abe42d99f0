/** A flood over a platform: as much of it is stored as a person could have sent, and all of it acknowledged. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { createApplication } from '../../src/application.ts';
import { openChannels } from '../../src/channels.ts';
import { readConfig } from '../../src/config.ts';
import { replySchema } from '../../src/database/reply-column.ts';
import { takenAMinute } from '../../src/delivery/sender-limit.ts';
import { keepBetweenStarts } from '../../src/kept.ts';
import { clockStartingAt } from '../../src/kernel/clock.ts';
import { dayOf } from '../../src/kernel/day.ts';
import { createLog } from '../../src/log.ts';
import { openScheme } from '../../src/main.ts';
import { createMetrics } from '../../src/metrics.ts';
import { readScheme } from '../../src/policy/load.ts';
import { sampleSchemeFile } from '../../src/scheme-files.ts';
import { message } from '../bots/telegram/payloads.ts';
import { usualHour } from '../support/talk.ts';

const secret = 'secret-of-the-flooded-office';

it('from one sender over Telegram', async () => {
  const clock = clockStartingAt(usualHour);
  const config = readConfig({
    ...{ DATA_DIR: 'memory', LOG_LEVEL: 'silent', PUBLIC_URL: 'https://heyi.example.org' },
    ...{
      TELEGRAM_BOT_TOKEN: '7000000001:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw4',
      TELEGRAM_WEBHOOK_SECRET: secret,
      // Nothing listens there.
      TELEGRAM_API_ROOT: 'http://127.0.0.1:1',
    },
  });
  const [log, metrics] = [createLog(config.logLevel), createMetrics()];
  const scheme = await openScheme({
    ...{ scheme: readScheme(sampleSchemeFile, dayOf(clock())), dataDir: config.dataDir, clock, log },
    ...{ hashKey: config.hashKey, sealKey: config.sealKey, keep: keepBetweenStarts() },
  });
  let stored = 0;
  const desk: typeof scheme.desk = {
    ...scheme.desk,
    // Stored before, so nothing of it is worked off here.
    receive: async () => {
      stored += 1;
      return false;
    },
  };
  const channels = await openChannels({ config, scheme: { ...scheme, desk }, metrics, log });
  const server = createServer(
    createApplication({
      ...{ metrics, ready: async () => 'ready' as const, tryPage: undefined, consolePages: undefined },
      ...{ webhooks: channels.webhooks, behindProxy: false, onFault: () => undefined },
    }),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const statuses: number[] = [];
  for (let place = 0; place < takenAMinute + 10; place += 1) {
    const answer = await fetch(`http://127.0.0.1:${String(port)}/webhooks/telegram`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
      body: JSON.stringify(message({ text: '你好' }, 900_200_000 + place)),
    });
    statuses.push(answer.status);
  }
  const told = await metrics.text();
  const queued = await scheme.database.client.outboxMessage.findMany({ select: { reply: true } });
  await new Promise((resolve) => server.close(resolve));
  await channels.stop();
  await scheme.close();

  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(stored).toBe(takenAMinute);
  expect(queued.map(({ reply }) => replySchema.parse(reply).text)).toEqual([
    expect.stringContaining('后面发的我没有收下'),
  ]);
  expect(told).toMatch(/^heyi_updates_total\{.*result="too-often".*\} 10$/m);
});
