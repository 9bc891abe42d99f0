/** The console on a database of its own, with a clock the test sets, and browsers that are only cookies. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApplication } from '../../src/application.ts';
import type { CampaignPagesParts } from '../../src/console/campaigns/parts.ts';
import type { LearningPagesParts } from '../../src/console/learning/parts.ts';
import { openConsole } from '../../src/console-parts.ts';
import type { Database } from '../../src/database/open.ts';
import { layOutStaff } from '../../src/database/sample-staff.ts';
import { readWording } from '../../src/conversation/wording.ts';
import { dayOf } from '../../src/kernel/day.ts';
import type { ChannelName } from '../../src/kernel/message.ts';
import { publishedCalendar } from '../../src/kernel/working-days.ts';
import { readScheme } from '../../src/policy/load.ts';
import type { Switches } from '../../src/policy/switches.ts';
import { loadMaterial } from '../../src/explanation/material.ts';
import { planDir, promptsDir, sampleSchemeFile } from '../../src/scheme-files.ts';
import { createMetrics } from '../../src/metrics.ts';
import { sealKey } from '../support/campaign-outcomes.ts';
import { openTestDatabase } from '../support/database.ts';
import { campaignsInMemory } from './campaigns-in-memory.ts';
import { learningInMemory } from './learning-in-memory.ts';
import { Visitor } from './visitor.ts';

export interface TestDesk {
  readonly address: string;
  readonly database: Database;
  readonly routes: readonly string[];
  /** What went wrong on our side. */
  readonly faults: readonly unknown[];
  readonly now: () => Date;
  /** Lets so much time pass. */
  readonly pass: (milliseconds: number) => void;
  readonly visitor: (headers?: Readonly<Record<string, string>>) => Visitor;
  logIn(login: string, password?: string): Promise<Visitor>;
  /** What was recorded, oldest first: "actor action subject". */
  recorded(): Promise<string[]>;
  close(): Promise<void>;
}

export const samplePassword = 'heyi-sample';
export const minuteMs = 60_000;

export interface TestDeskOptions {
  readonly publicUrl?: string;
  readonly demo?: boolean;
  /** What the office has decided otherwise than the sample. */
  readonly switches?: Partial<Switches>;
  /** 'kept': those of the database; absent: in memory. */
  readonly campaigns?: CampaignPagesParts | 'kept';
  /** 'kept': that of the database; absent: in memory. */
  readonly learning?: LearningPagesParts | 'kept';
  /** Where something is laid out that was sealed and hashed by other keys. */
  readonly keys?: { readonly sealKey: Buffer; readonly hashKey: Buffer };
  /** What broadcasts go out on. */
  readonly channels?: readonly ChannelName[];
}

export async function openTestDesk(options: TestDeskOptions = {}): Promise<TestDesk> {
  const { publicUrl, demo = true, switches = {}, channels = ['telegram', 'wechat'] } = options;
  const campaigns =
    options.campaigns === 'kept' ? undefined : (options.campaigns ?? campaignsInMemory().pages);
  const learning = options.learning === 'kept' ? undefined : (options.learning ?? learningInMemory().pages);
  const keys = options.keys ?? { sealKey, hashKey: Buffer.from('a key for tests only') };
  const database = await openTestDatabase();
  // Session rows run out by the real clock, so the test's begins there.
  let passed = 0;
  const begun = performance.timeOrigin + performance.now();
  const now = () => new Date(begun + passed);
  await database.transaction((tx) => layOutStaff(tx, now()));
  const sample = readScheme(sampleSchemeFile, dayOf(now()));
  const profile = { ...sample.profile, switches: { ...sample.profile.switches, ...switches } };
  const scheme = { ...sample, profile };
  const faults: unknown[] = [];
  const desk = openConsole({
    ...{
      database,
      publicUrl,
      demo,
      ...(campaigns && { campaigns }),
      ...(learning && { learning }),
      clock: now,
      scheme,
      wording: readWording(promptsDir),
    },
    calendar: { current: () => publishedCalendar },
    material: loadMaterial(planDir),
    onTaught: () => Promise.resolve(),
    ...{ ...keys, secret: 'a secret for the tests only' },
    broadcasts: { channels, production: false, onReplies: () => undefined },
    onFault: (fault) => faults.push(fault),
  });
  const server = createServer(
    createApplication({
      metrics: createMetrics(),
      ready: () => Promise.resolve('ready'),
      ...{ tryPage: undefined, webhooks: {}, consolePages: desk.router },
      behindProxy: publicUrl?.startsWith('https:') ?? false,
      onFault: (fault) => faults.push(fault),
    }),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const visitor = (headers: Readonly<Record<string, string>> = {}) =>
    new Visitor(`${address}/console`, headers);
  return {
    ...{ address, database, routes: desk.routes, faults, now, visitor },
    pass: (milliseconds) => {
      passed += milliseconds;
    },
    async logIn(login, password = samplePassword) {
      const one = visitor();
      const { status, text } = await one.logIn(login, password);
      if (status !== 303) throw new Error(`${login} was not let in: ${text}`);
      return one;
    },
    async recorded() {
      const entries = await database.client.auditEntry.findMany({ orderBy: { id: 'asc' } });
      return entries.map(({ actor, action, subject }) => `${actor} ${action} ${subject}`);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      desk.close();
      await database.close();
    },
  };
}
