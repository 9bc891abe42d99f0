/** heyi as it is, but for the platform's pace: a scheme on PostgreSQL behind its Telegram webhook. Prints its port. */
import { randomBytes, randomInt } from 'node:crypto';
import { createTelegramChannel } from '../../../bots/telegram/telegram.ts';
import { createApplication } from '../../../src/application.ts';
import { startSender } from '../../../src/delivery/sender.ts';
import { openDoor } from '../../../src/http.ts';
import { systemClock } from '../../../src/kernel/clock.ts';
import { dayOf } from '../../../src/kernel/day.ts';
import { createLog } from '../../../src/log.ts';
import { openScheme } from '../../../src/main.ts';
import { createMetrics } from '../../../src/metrics.ts';
import { readScheme } from '../../../src/policy/load.ts';
import { sampleSchemeFile } from '../../../src/scheme-files.ts';
import { keepNothing } from '../../../src/kernel/keep.ts';

const [apiRoot = '', secret = '', databaseUrl = ''] = process.argv.slice(2);
const log = createLog('error');
const metrics = createMetrics();
const clock = systemClock;
const chance = () => randomInt(1_000) / 1_000;
let nudge: () => void = () => undefined;
const scheme = await openScheme({
  scheme: readScheme(sampleSchemeFile, dayOf(clock())),
  databaseUrl,
  ...{ hashKey: randomBytes(32), sealKey: randomBytes(32) },
  clock,
  log,
  metrics,
  keep: keepNothing,
  onReplies: () => {
    nudge();
  },
});
const telegram = createTelegramChannel({
  settings: {
    token: '1:bench-token-for-a-fake-platform',
    apiRoot,
    webhook: { secret, url: 'https://bench.invalid' },
  },
  desk: scheme.desk,
  clock,
  log,
  chance,
  pace: { overallMs: 0, perConversationMs: 0 },
  atOnce: 64,
});
const sender = startSender({
  store: scheme.outbox,
  channels: [telegram.outgoing],
  clock,
  chance,
  onFault: (_channel, fault) => {
    console.error(fault);
  },
});
nudge = () => {
  sender.nudge();
};
await telegram.start();
const door = await openDoor(0, '127.0.0.1');
door.handOver(
  createApplication({
    metrics,
    ready: () => Promise.resolve('ready'),
    tryPage: undefined,
    consolePages: undefined,
    behindProxy: false,
    webhooks: telegram.webhook ? { telegram: telegram.webhook } : {},
    onFault: (fault) => {
      console.error(fault);
    },
  }),
);
console.log(door.port);
