/**
 * 200 messages a second through the Official Account's webhook for a minute, as WeChat brings them: signed and
 * encrypted, given up after five seconds and brought again. The service is the whole of `heyi start` on a PostgreSQL
 * whose every commit waits for the disk; beside it, in the same run, a bare express that answers with the same words.
 */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { loadavg } from 'node:os';
import { type FakeWechat, startFakeWechat } from '../../fakes/wechat/fake-wechat.ts';
import { createPhones, type Phones } from '../../fakes/wechat/phone.ts';
import { startCluster } from '../../support/cluster.ts';
import { ms, percentile, residentMb, type Row, root } from '../measure.ts';

const offered = 200;
const seconds = 60;
const floorSeconds = 10;
const people = 2_000;
/** Of those who write while it is measured; others warm up. */
const measured = 'o';
const account = {
  appId: 'wxfeedc0dedeadbeef',
  appSecret: 'SECRET-of-the-bench-0123456789abcdef',
  token: 'benchToken2026',
};
const aesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
const words = [
  '起付线是多少',
  '在旗医院住院花了三千二能报多少',
  '我交钱了没有',
  '怎么投诉',
  '12月20日以前要交多少钱',
  '菜单',
  '我的报销到哪一步了',
  '门诊能报吗',
];

interface Run {
  /** Until the phone had the response, in milliseconds. */
  readonly times: readonly number[];
  readonly messages: number;
  /** Brought again, since no answer came within five seconds. */
  readonly missed: number;
}

/** Open loop: what is slow does not slow down what comes next. */
async function offer(phones: Phones, group: string, forSeconds: number): Promise<Run> {
  const times: number[] = [];
  let missed = 0;
  const underWay: Promise<void>[] = [];
  const began = performance.now();
  const messages = offered * forSeconds;
  for (let sent = 0; sent < messages; sent += 1) {
    const aheadMs = (sent * 1_000) / offered - (performance.now() - began);
    if (aheadMs > 1) await pause(aheadMs);
    const started = performance.now();
    const said = phones.say(`${group}-${String(sent % people)}`, words[sent % words.length] ?? '');
    underWay.push(
      said.then((tries) => {
        times.push(performance.now() - started);
        if (tries.length > 1) missed += 1;
      }),
    );
  }
  await Promise.all(underWay);
  return { times, messages, missed };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

async function startHeyi(port: number, databaseUrl: string, apiRoot: string) {
  const child = spawn(process.execPath, [`${root}src/cli.ts`, 'start'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...{ PATH: process.env.PATH, PORT: String(port), DATABASE_URL: databaseUrl, LOG_LEVEL: 'error' },
      ...{ WECHAT_APP_ID: account.appId, WECHAT_APP_SECRET: account.appSecret, WECHAT_TOKEN: account.token },
      ...{ WECHAT_ENCODING_AES_KEY: aesKey, WECHAT_API_ROOT: apiRoot },
    },
  });
  for (let tries = 0; tries < 300; tries += 1) {
    const ready = await fetch(`http://127.0.0.1:${String(port)}/readyz`).catch(() => undefined);
    if (ready?.ok) return child;
    await pause(100);
  }
  throw new Error('the service did not become ready');
}

const phonesOf = (fake: FakeWechat, port: number, key?: string) =>
  createPhones({
    ...{ fake, appId: account.appId, token: account.token, clock: () => new Date() },
    address: `http://127.0.0.1:${String(port)}/webhooks/wechat`,
    ...(key !== undefined && { aesKey: key }),
  });

/** Messages without any answer on the phone, given a while for what came late. */
async function unanswered(fake: FakeWechat, messages: number): Promise<number> {
  let missing = messages;
  for (let tries = 0; tries < 300 && missing > 0; tries += 1) {
    await pause(100);
    missing = 0;
    for (let person = 0; person < people; person += 1) {
      const written = Math.floor(messages / people) + (person < messages % people ? 1 : 0);
      missing += Math.max(0, written - fake.seen(`${measured}-${String(person)}`).length);
    }
  }
  return missing;
}

function passively(fake: FakeWechat): number {
  let shown = 0;
  for (let person = 0; person < people; person += 1)
    shown += fake.seen(`${measured}-${String(person)}`).filter(({ way }) => way === 'passive').length;
  return shown;
}

function rowsOf(floor: Run, run: Run, missing: number, passive: number, rssMb: number): Row[] {
  const said = `${run.messages.toLocaleString('en')} messages at ${String(offered)}/s for ${String(seconds)} s`;
  const of = (share: number) => ms(percentile(run.times, share));
  const times = `99th ${of(0.99)}, longest ${of(1)}`;
  return [
    {
      what: 'floor: bare express with the same words, in the clear',
      figure: ms(percentile(floor.times, 0.5)),
      bar: `99th ${ms(percentile(floor.times, 0.99))}, longest ${ms(percentile(floor.times, 1))}`,
    },
    {
      what: 'wechat: until the response, median',
      figure: of(0.5),
      bar: `${times}; load of the machine ${loadavg()[0]?.toFixed(1) ?? '?'}`,
    },
    { what: 'wechat: not answered within 5 s', figure: String(run.missed), bar: `of ${said}; bar 0` },
    { what: 'wechat: without any answer', figure: String(missing), bar: 'bar 0' },
    { what: 'wechat: answered in the response itself', figure: String(passive), bar: '' },
    { what: 'wechat: resident memory at the end', figure: `${String(rssMb)} MB`, bar: '' },
  ];
}

export async function benchWechat(): Promise<Row[]> {
  const cluster = await startCluster(true);
  const fake = await startFakeWechat({ ...account, clock: () => new Date() });
  try {
    const echo = spawn(process.execPath, [`${root}test/bench/wechat/echo-account.ts`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const echoPort = await new Promise<string>((resolve) =>
      createInterface({ input: echo.stdout }).once('line', resolve),
    );
    const floor = await offer(phonesOf(fake, Number.parseInt(echoPort, 10)), 'echo', floorSeconds);
    echo.kill('SIGKILL');
    const port = await freePort();
    const heyi = await startHeyi(port, cluster.url, fake.root);
    try {
      const phones = phonesOf(fake, port, aesKey);
      await offer(phones, 'warm', 2);
      const run = await offer(phones, measured, seconds);
      const rssMb = residentMb(heyi.pid ?? 0);
      return rowsOf(floor, run, await unanswered(fake, run.messages), passively(fake), rssMb);
    } finally {
      const ended = new Promise((resolve) => heyi.once('close', resolve));
      heyi.kill('SIGTERM');
      await ended;
    }
  } finally {
    await fake.close();
    await cluster.stop();
  }
}
