/**
 * `node test/fakes/telegram/talk.ts`: the bot as a phone would show it, with the fictional scheme, a fake Bot API with
 * the real limits, and no account anywhere. Type words; [label] presses a button; !photo, !block and !unblock do that.
 */
import { createInterface } from 'node:readline';
import { openChannels } from '../../../src/channels.ts';
import { readConfig } from '../../../src/config.ts';
import { keepBetweenStarts } from '../../../src/kept.ts';
import { systemClock } from '../../../src/kernel/clock.ts';
import { dayOf } from '../../../src/kernel/day.ts';
import { createLog } from '../../../src/log.ts';
import { openScheme } from '../../../src/main.ts';
import { createMetrics } from '../../../src/metrics.ts';
import { readScheme } from '../../../src/policy/load.ts';
import { sampleSchemeFile } from '../../../src/scheme-files.ts';
import { startFakeTelegram } from './bot-api.ts';
import { realLimits } from './limits.ts';
import type { Person } from './person.ts';

const token = '7000000001:fake-token-of-a-fake-bot-api';
/** What is piped in waits so long for an answer before the next line is said. */
const answerMs = 10_000;

console.log('heyi: starting a fake Telegram and the sample scheme …');
const api = await startFakeTelegram({ token, limits: realLimits });
const config = readConfig({
  TELEGRAM_BOT_TOKEN: token,
  TELEGRAM_API_ROOT: api.root,
  DATA_DIR: 'memory',
  LOG_LEVEL: 'warn',
});
const log = createLog(config.logLevel);
const metrics = createMetrics();
let repliesWait: () => void = () => undefined;
const scheme = await openScheme({
  scheme: readScheme(sampleSchemeFile, dayOf(systemClock())),
  dataDir: config.dataDir,
  ...{ hashKey: config.hashKey, sealKey: config.sealKey },
  clock: systemClock,
  log,
  metrics,
  keep: keepBetweenStarts(),
  onReplies: () => {
    repliesWait();
  },
});
const channels = await openChannels({ config, scheme, metrics, log });
repliesWait = () => {
  channels.nudge();
};
await channels.start();

const person = api.person(501_234_567);
let shown = 0;
function show(): void {
  for (const { text, keyboard } of person.sees().slice(shown)) {
    shown += 1;
    const rows = keyboard.map((row) => row.map((button) => `[${button.text}]`).join(' '));
    console.log(['', text, ...rows, ''].join('\n'));
  }
}
const showing = setInterval(show, 50);
console.log('heyi: ready. Begin with /start; [label] presses a button; !photo !block !unblock; Ctrl-D ends.');

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === '') continue;
  if (!process.stdin.isTTY) console.log(`> ${line}`);
  const before = person.sees().length;
  act(person, line.trim());
  if (!process.stdin.isTTY)
    await api.until(() => person.sees().length > before, 'an answer', answerMs).catch(() => undefined);
  show();
}
await channels.stop();
await scheme.close();
clearInterval(showing);
show();
await api.close();

function act(somebody: Person, line: string): void {
  const label = /^\[(.+)\]$/.exec(line)?.[1];
  switch (line) {
    case '!photo':
      somebody.send({ photo: [{ file_id: 'AgACfake', file_unique_id: 'f', width: 90, height: 90 }] });
      return;
    case '!block':
      somebody.block();
      return;
    case '!unblock':
      somebody.unblock();
      return;
    default:
      break;
  }
  if (label === undefined) {
    somebody.say(line);
    return;
  }
  try {
    somebody.press(label);
  } catch (fault) {
    console.log(fault instanceof Error ? fault.message : fault);
  }
}
