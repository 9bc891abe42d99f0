/** The running service: the scheme's desk behind the channels, and what a dead process left worked off. */
import { createWebChannel } from '../bots/web/router.ts';
import { createApplication } from './application.ts';
import { chance, type Channels, openChannels, reservedMs } from './channels.ts';
import { guardByClock } from './clock-guard.ts';
import type { Config } from './config.ts';
import { lateConsole } from './console-late.ts';
import { developmentSecret } from './database/development-secret.ts';
import { startFileWork } from './file-work.ts';
import { leadershipOf } from './database/leadership.ts';
import { migrationsLook } from './database/migrations-missing.ts';
import { readRecipients, readStanding } from './database/standing.ts';
import { addGauges } from './gauges.ts';
import type { Door } from './http.ts';
import { keepBetweenStarts } from './kept.ts';
import { keptReading } from './kept-reading.ts';
import type { Clock } from './kernel/clock.ts';
import { dayOf, yearOf } from './kernel/day.ts';
import { startNews } from './jobs/news.ts';
import { repeatedly } from './jobs/repeatedly.ts';
import { faultTold } from './kernel/fault-told.ts';
import { createLog, type Log } from './log.ts';
import { handBackMemory, settleMemory } from './memory.ts';
import { openScheme, type OpenScheme } from './main.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { createReadiness } from './readiness.ts';
import { readScheme } from './policy/load.ts';
import type { Scheme } from './policy/types.ts';
import { refusalsForProduction } from './policy/years.ts';
import { sampleSchemeFile } from './scheme-files.ts';
import { composeBroadcasts, startOutreach } from './outreach-work.ts';
import { createLearning } from './learning-work.ts';
import { startTimedWork } from './timed-work.ts';
import { OperatorFault } from './commands/operator-fault.ts';

const recoverEveryMs = 5_000;
/** Figures of the whole service are read so long at the most: shorter than the patience of whoever scrapes. */
const readWithinMs = 2_000;
/** By then the first answers are out and the embedded database has compiled itself. */
const settledAfterMs = 4_000;
/** A tenth of a second's work each time. */
const handBackEveryMs = 600_000;

export interface Service {
  readonly demo: boolean;
  /** Says at /readyz that it stops, and takes up nothing by itself any more; what comes in is still answered. */
  stopTaking(): void;
  /** Resolves when what was begun is finished, and what was leased is settled or given back. */
  close(): Promise<void>;
}

export async function runService(
  config: Config,
  clock: Clock,
  door: Door,
  tell: (doing: string) => void,
): Promise<Service> {
  const log = createLog(config.logLevel);
  const metrics = createMetrics();
  const today = dayOf(clock());
  const rules = readScheme(config.schemeFile ?? sampleSchemeFile, today);
  refuseBeforehand(config, rules, yearOf(today));
  let repliesWait: () => void = () => undefined;
  const scheme = await openScheme({
    scheme: rules,
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    ...{ hashKey: config.hashKey, sealKey: config.sealKey },
    languageModel: config.languageModel,
    ...{ clock, shared: true },
    log,
    metrics,
    keep: keepBetweenStarts(),
    tell,
    onReplies: () => {
      repliesWait();
    },
    reservedMs: reservedMs(config),
  });
  try {
    const channels = await openChannels({ config, scheme, metrics, log });
    repliesWait = () => {
      channels.nudge();
    };
    return await serve(config, scheme, channels, metrics, door, log);
  } catch (fault) {
    await scheme.close();
    throw fault;
  }
}

async function serve(
  config: Config,
  scheme: OpenScheme,
  channels: Channels,
  metrics: Metrics,
  door: Door,
  log: Log,
): Promise<Service> {
  await refuseSampleStaff(config, scheme);
  const { pool } = scheme.database;
  const { demo } = scheme.scheme.profile;
  const secret = config.sessionSecret ?? (await developmentSecret(scheme.database));
  const sayFault = (what: string) => (fault: unknown) => {
    log.error({ fault: faultTold(fault) }, what);
  };
  const { publicUrl } = config;
  const learning = createLearning({ source: scheme.lessonSource, lessons: scheme.lessons, log });
  const desk = lateConsole({
    ...{
      database: scheme.database,
      scheme: scheme.scheme,
      wording: scheme.wording,
      calendar: scheme.calendar,
    },
    material: scheme.lessons.sources.material,
    // What is not noticed now is noticed at its next look.
    onTaught: () => learning.look().catch(sayFault('learning failed')),
    ...{ secret, publicUrl, demo, clock: scheme.clock },
    ...{ sealKey: config.sealKey, hashKey: config.hashKey },
    platforms: channels.files.map(({ name }) => name),
    broadcasts: {
      ...{ channels: channels.broadcasting.map(({ name }) => name), production: config.production },
      onReplies: () => {
        channels.nudge();
      },
    },
    onFault: sayFault('a page of the console failed'),
  });
  addGauges(metrics, {
    standing: keptReading(() => readStanding(pool, readWithinMs), 5_000, scheme.clock),
    recipients: keptReading(() => readRecipients(pool, readWithinMs), 60_000, scheme.clock),
    ...{ pool, calendar: () => scheme.calendar.current(), clock: scheme.clock },
  });
  const readiness = createReadiness(migrationsLook(pool));
  door.handOver(
    createApplication({
      metrics,
      ready: () => readiness.look(),
      tryPage: demo ? createWebChannel({ desk: scheme.desk, secret, opening: scheme.opening }) : undefined,
      webhooks: channels.webhooks,
      consolePages: desk.pages,
      behindProxy: publicUrl?.startsWith('https:') ?? false,
      onFault: sayFault('a request failed'),
      onServed: (served) => {
        const level = served.status >= 400 || served.route.startsWith('/console') ? 'info' : 'debug';
        log[level](served, 'a request was answered');
      },
    }),
  );
  const mayDelete = guardByClock(scheme.database, log);
  // Before anything comes in: the newest record is still one from before the start.
  await mayDelete(scheme.clock());
  await channels.start();
  learning.follow();
  setTimeout(settleMemory, settledAfterMs).unref();
  // A rush leaves pages that are nearly empty, which Node would keep for ever.
  setInterval(handBackMemory, handBackEveryMs).unref();
  // Messages whose process died between storing and answering are worked off by whoever is alive.
  const recovery = repeatedly(
    recoverEveryMs,
    async () => {
      await scheme.desk.recover();
    },
    sayFault('recovery failed'),
  );
  const news = startNews({
    look: scheme.lookForNews,
    onNews: () => {
      channels.nudge();
    },
    onFault: sayFault('looking for news failed'),
  });
  const leadership = leadershipOf(scheme.database);
  const timed = startTimedWork({ ...scheme, mayDelete }, leadership.leads, log, () => {
    channels.nudge();
  });
  const fetching = startFileWork(
    { ...scheme, mayDelete, sealKey: config.sealKey },
    channels.files,
    log,
    () => {
      channels.nudge();
    },
  );
  const outreach = startOutreach(
    {
      ...scheme,
      ...{ channels: channels.broadcasting, production: config.production, chance },
      compose: composeBroadcasts(scheme),
      onOutcome: (channel, outcome) => {
        metrics.sent(channel, outcome);
      },
    },
    log,
  );
  const ownWork = [outreach, fetching, timed, learning, news, recovery];
  return {
    demo,
    stopTaking() {
      readiness.stop();
      for (const job of ownWork) void job.stop();
    },
    async close() {
      readiness.stop();
      await Promise.all(ownWork.map((job) => job.stop()));
      await leadership.resign();
      await channels.stop();
      await desk.close();
      await scheme.close();
    },
  };
}

/** What can be refused without the database is refused before the sample could be laid out in it. */
function refuseBeforehand(config: Config, scheme: Scheme, year: number): void {
  const refusals = config.production ? refusalsForProduction(scheme, year) : [];
  if (refusals.length > 0) throw new OperatorFault(refusals.join(' '));
  if (!config.loopback && scheme.profile.demo)
    throw new OperatorFault(
      `The sample scheme has accounts with a published password, so it is not served on ${config.host}: use HOST=127.0.0.1, or set SCHEME_FILE to the scheme of a real office.`,
    );
}

/** Sample accounts have a published password: never in production, never where others reach the host. */
async function refuseSampleStaff(config: Config, { database }: OpenScheme): Promise<void> {
  if (!config.production && config.loopback) return;
  const samples = await database.client.staffMember.count({ where: { sample: true, disabledAt: null } });
  if (samples > 0)
    throw new OperatorFault(
      `${String(samples)} sample accounts with a published password exist in this database: disable them (heyi staff disable <login>), use a database without the sample scheme, or use HOST=127.0.0.1 outside production.`,
    );
}
