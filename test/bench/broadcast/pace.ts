/**
 * A broadcast through a Telegram that enforces its limits, while people write and are answered in the same chats: how
 * much of the permitted rate is reached, how often it refuses, and what a turn takes meanwhile. PostgreSQL, every commit
 * on the disk; heyi in one process, the platform in another.
 */
import { spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { createTelegramChannel } from '../../../bots/telegram/telegram.ts';
import { broadcastStore } from '../../../src/database/broadcast.ts';
import { startBroadcaster } from '../../../src/delivery/broadcaster.ts';
import { startSender } from '../../../src/delivery/sender.ts';
import { systemClock as clock } from '../../../src/kernel/clock.ts';
import { dayOf } from '../../../src/kernel/day.ts';
import { keepNothing } from '../../../src/kernel/keep.ts';
import { createLog } from '../../../src/log.ts';
import { openScheme } from '../../../src/main.ts';
import { readScheme } from '../../../src/policy/load.ts';
import { sampleSchemeFile } from '../../../src/scheme-files.ts';
import { realLimits } from '../../fakes/telegram/limits.ts';
import { addCampaign, addRecipients, composeSame } from '../../support/broadcast.ts';
import { startCluster } from '../../support/cluster.ts';
import { ms, percentile, residentMb, type Row, root } from '../measure.ts';

const token = '1:bench-token-for-a-fake-platform';
const firstName = 500_000_000;
const recipients = 2_000;
const idleMs = 16_000;
const sendingMs = 32_000;
/** Somebody writes so often: six of the thirty sends a second are answers. */
const everyMs = 160;
const said = ['起付线是多少', '旗医院住院花了三千能报多少', '菜单', '最后一天是哪天'];

interface Counts {
  readonly sent: number;
  readonly refused: number;
}

export async function benchPace(): Promise<Row[]> {
  const cluster = await startCluster(true);
  const platform = await startPlatform();
  const service = await startHeyi(cluster.url, platform.apiRoot);
  try {
    const { database } = service.scheme;
    await talk(service, 3_000);
    const idle = [...(await talk(service, idleMs))];
    const campaignId = await addCampaign(database, clock());
    await addRecipients(database, campaignId, recipients, clock(), { firstName });
    service.campaigns.push(campaignId);
    service.broadcaster.nudge();
    await pause(1_000);
    const before = await platform.counts();
    const memory = residentMb(process.pid);
    const began = performance.now();
    const sending = await talk(service, sendingMs);
    const seconds = (performance.now() - began) / 1_000;
    const after = await platform.counts();
    service.campaigns.pop();
    await pause(1_000);
    idle.push(...(await talk(service, idleMs)));
    const told = await database.client.campaignRecipient.count({ where: { state: 'accepted' } });
    const rate = (after.sent - before.sent) / seconds;
    const share = (100 * rate) / realLimits.overallPerSecond;
    const [p99, idleP99] = [percentile(sending, 0.99), percentile(idle, 0.99)];
    const memoryAfter = `resident memory ${String(memory)} → ${String(residentMb(process.pid))} MB`;
    return [
      {
        what: `a fake Telegram's rate, ${String(sending.length)} answers among them`,
        figure: `${rate.toFixed(2)}/s`,
        bar: `bar ≥ 95 % of 30/s: ${share.toFixed(1)} %; ${String(told)} told; ${memoryAfter}`,
      },
      { what: '429', figure: String((await platform.counts()).refused), bar: 'bar 0' },
      {
        what: 'a turn while sending, 99th percentile',
        figure: ms(p99),
        bar: `bar ≤ 2 × idle: ${(p99 / idleP99).toFixed(2)} ×; median ${ms(percentile(sending, 0.5))}`,
      },
      { what: 'idle, 99th percentile', figure: ms(idleP99), bar: `median ${ms(percentile(idle, 0.5))}` },
    ];
  } finally {
    await service.stop();
    await platform.stop();
    await cluster.stop();
  }
}

async function startPlatform() {
  const chats = [firstName, firstName + recipients].map(String);
  const child = spawn(process.execPath, [`${root}test/bench/broadcast/telegram.ts`, token, ...chats], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const next = () => new Promise<string>((resolve) => lines.once('line', resolve));
  const apiRoot = await next();
  return {
    apiRoot,
    async counts(): Promise<Counts> {
      const line = next();
      child.stdin.write('?\n');
      return JSON.parse(await line) as Counts;
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGKILL');
      await ended;
    },
  };
}

type Service = Awaited<ReturnType<typeof startHeyi>>;

async function startHeyi(databaseUrl: string, apiRoot: string) {
  const log = createLog('error');
  const chance = () => randomInt(1_000) / 1_000;
  let nudge: () => void = () => undefined;
  const scheme = await openScheme({
    scheme: readScheme(sampleSchemeFile, dayOf(clock())),
    ...{ databaseUrl, hashKey: randomBytes(32), sealKey: randomBytes(32), clock, log, keep: keepNothing },
    onReplies: () => {
      nudge();
    },
  });
  const { outgoing } = createTelegramChannel({
    settings: { token, apiRoot },
    ...{ desk: scheme.desk, clock, log, chance },
  });
  const campaigns: number[] = [];
  const onFault = (_channel: string, fault: unknown) => {
    console.error(fault);
  };
  const sender = startSender({ store: scheme.outbox, channels: [outgoing], clock, chance, onFault });
  const broadcaster = startBroadcaster({
    store: broadcastStore(scheme.database),
    outbox: scheme.outbox,
    channels: [outgoing],
    sendable: async () => campaigns,
    compose: composeSame,
    ...{ clock, chance, onFault },
  });
  nudge = () => {
    sender.nudge();
  };
  return {
    ...{ scheme, campaigns, broadcaster },
    async stop() {
      await broadcaster.stop();
      await sender.stop();
      await scheme.close();
    },
  };
}

let messages = 0;
/** What each turn took, for so long: whoever writes is one of the recipients, or will be. */
async function talk({ scheme }: Service, forMs: number): Promise<readonly number[]> {
  const until = performance.now() + forMs;
  const turns: Promise<number>[] = [];
  for (let next = performance.now(); next < until; next += everyMs) {
    await pause(Math.max(0, next - performance.now()));
    turns.push(turn(scheme));
  }
  return Promise.all(turns);
}

async function turn({ desk }: Service['scheme']): Promise<number> {
  messages += 1;
  const key = { channel: 'telegram', from: String(firstName + randomInt(recipients)) } as const;
  const began = performance.now();
  await desk.receive({
    ...key,
    messageId: String(messages),
    text: said[messages % said.length] ?? '菜单',
  });
  await desk.work(key);
  return performance.now() - began;
}
