/** Replicas of `heyi start` on a PostgreSQL, with a Telegram in front of them: each may be killed and started again. */
import { type FakeTelegram, type FakeTelegramOptions, startFakeTelegram } from '../fakes/telegram/bot-api.ts';
import type { FakeWechat } from '../fakes/wechat/fake-wechat.ts';
import type { Settings } from '../cli/heyi.ts';
import { until } from '../support/until.ts';
import { type Balancer, startBalancer } from './balancer.ts';
import { freePort, startService } from './service.ts';
import { question } from './sums.ts';

const token = '7000000001:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw4';

/** An Official Account that replicas may have besides. */
export const account = {
  appId: 'wxfeedc0dedeadbeef',
  appSecret: 'SECRET-of-the-replicas-0123456789abc',
  token: 'replicasToken2026',
};

export const wechatSettings = ({ root }: Pick<FakeWechat, 'root'>): Settings => ({
  WECHAT_APP_ID: account.appId,
  WECHAT_APP_SECRET: account.appSecret,
  WECHAT_TOKEN: account.token,
  WECHAT_API_ROOT: root,
});

export interface Replica {
  readonly address: string;
  readonly pid: number;
  readonly alive: boolean;
  /** What it said each time it ended of itself. */
  readonly died: readonly string[];
  /** @param changed settings that are others from now on */
  start(changed?: Settings): Promise<void>;
  /** Resolves when it has ended. */
  end(signal: NodeJS.Signals): Promise<{ readonly code: number | null; readonly err: string }>;
  /** What /readyz says; nothing when it does not answer. */
  says(): Promise<string>;
}

export interface Replicas {
  readonly api: FakeTelegram;
  readonly all: readonly Replica[];
  readonly balancer: Balancer | undefined;
  /** Everybody asks one sum, each in a chat of their own. */
  ask(sums: readonly number[]): void;
  /** Ends whoever still runs; what each wrote to stderr at its end. */
  close(): Promise<readonly string[]>;
}

export interface ReplicasOptions {
  /** One replica each; a single one is reached without a balancer. */
  readonly databaseUrls: readonly string[];
  readonly settings?: Settings;
  readonly telegram?: Omit<FakeTelegramOptions, 'token'>;
}

/** All started, and ready. */
export async function startReplicas(options: ReplicasOptions): Promise<Replicas> {
  const { databaseUrls, settings, telegram } = options;
  const api = await startFakeTelegram({ token, ...telegram });
  const addresses: string[] = [];
  for (const _ of databaseUrls) addresses.push(`http://127.0.0.1:${String(await freePort())}`);
  const balancer = addresses.length > 1 ? await startBalancer(addresses) : undefined;
  const all = addresses.map((address, place) =>
    replicaAt(address, {
      DATABASE_URL: databaseUrls[place] ?? '',
      PORT: new URL(address).port,
      PUBLIC_URL: balancer?.address ?? address,
      LOG_LEVEL: 'silent',
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_API_ROOT: api.root,
      TELEGRAM_WEBHOOK_SECRET: 'secret-of-the-replicas',
      ...settings,
    }),
  );
  for (const replica of all) await replica.start();
  if (balancer)
    await until(
      () => addresses.every((address) => balancer.said.get(address) === 'ready'),
      'all to be ready',
    );
  return {
    ...{ api, all, balancer },
    ask(sums) {
      for (const sum of sums) api.person(600_000_000 + sum).say(question(sum));
    },
    async close() {
      const said: string[] = [];
      for (const replica of all) if (replica.alive) said.push((await replica.end('SIGTERM')).err);
      await balancer?.close();
      await api.close();
      return said;
    },
  };
}

function replicaAt(address: string, begunWith: Settings): Replica {
  let settings = begunWith;
  let service: ReturnType<typeof startService> | undefined;
  let ending = false;
  const died: string[] = [];
  return {
    died,
    address,
    get pid() {
      return service?.child.pid ?? 0;
    },
    get alive() {
      return service?.child.exitCode === null && service.child.signalCode === null;
    },
    async start(changed = {}) {
      settings = { ...settings, ...changed };
      const started = (service = startService(settings));
      ending = false;
      void started.end.then(({ code, err }) => {
        if (!ending) died.push(`${String(code)}: ${err}`);
      });
      await started.ready;
    },
    async end(signal) {
      if (!service) return { code: null, err: '' };
      ending = true;
      service.child.kill(signal);
      return service.end;
    },
    says: () =>
      fetch(`${address}/readyz`)
        .then((response) => response.text())
        .then((text) => text.trim())
        .catch(() => ''),
  };
}
