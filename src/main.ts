/** The composition root: database → rooms → conversation → desk. Nothing is decided here. */
import type { Keys } from './kernel/keys.ts';
import { setTimeout } from 'node:timers/promises';
import { type Answered, createAnswer } from './conversation/answer.ts';
import { type Look, tellNews } from './conversation/news/tell.ts';
import { greeting } from './conversation/plain-replies.ts';
import { render } from './conversation/render.ts';
import type { Wording } from './conversation/wording.ts';
import { assembleConversation } from './conversation-parts.ts';
import { keepCalendar, type KeptCalendar } from './database/calendar.ts';
import { deliveryStore } from './database/delivery.ts';
import { lessonSource } from './database/lessons.ts';
import { newsRepository } from './database/news.ts';
import { type Database, openDatabase } from './database/open.ts';
import { outboxStore, passiveReplies, pickup } from './database/outbox.ts';
import { layOutSample } from './database/sample.ts';
import { readTime } from './database/time.ts';
import { unitOfWork } from './database/unit-of-work.ts';
import type { PassiveReplies } from './delivery/delivery.ts';
import { createDesk, type Desk } from './delivery/desk.ts';
import type { OutboxStore } from './delivery/outbox.ts';
import type { LanguageModelSettings } from './config-model.ts';
import type { Clock } from './kernel/clock.ts';
import { dayOf } from './kernel/day.ts';
import type { Keep } from './kernel/keep.ts';
import type { ChannelName, Reply } from './kernel/message.ts';
import type { LessonSource } from './learning/repository.ts';
import { holdLessons, type LessonsHeld } from './lessons-held.ts';
import { faultTold } from './kernel/fault-told.ts';
import type { Log } from './log.ts';
import { type OneClock, oneClock } from './one-clock.ts';
import type { Metrics } from './metrics.ts';
import type { Scheme } from './policy/types.ts';
import { openSecondOpinion } from './second-opinion-parts.ts';
import { createUnderWay } from './under-way.ts';

export interface SchemeOptions {
  readonly databaseUrl?: string | undefined;
  /** A folder, or 'memory'. */
  readonly dataDir?: string | undefined;
  /** A demo scheme has its sample records laid out for the clock's day. */
  readonly scheme: Scheme;
  readonly hashKey: Keys;
  readonly sealKey: Keys;
  readonly clock: Clock;
  /** Others work on the same database: its clock is everybody's, and `clock` is used with the embedded one only. */
  readonly shared?: boolean;
  readonly log: Log;
  /** What training and indexing make. */
  readonly keep: Keep;
  readonly metrics?: Metrics;
  /** Undefined: no language model is asked. */
  readonly languageModel?: LanguageModelSettings | undefined;
  /** Something waits in the outbox. */
  readonly onReplies?: () => void;
  /** For so long after a message its answer is kept for the response to the very request that brought it. */
  readonly reservedMs?: (channel: ChannelName) => number;
  /** Told what is being done, for who waits in front of it. */
  readonly tell?: (doing: string) => void;
}

/** Longer than any statement of the service: a whole transaction may take a minute. */
const silentMs = 60_000;
const timeWithinMs = 2_000;
/** A message waits no longer than this for a second opinion; WeChat wants its answer within five seconds. */
const patienceMs = 4_000;

/** What one message led to, without its replies: those go through the outbox. */
export type Trace = Omit<Answered, 'replies' | 'keptText'>;

export interface OpenScheme {
  readonly scheme: Scheme;
  readonly database: Database;
  readonly desk: Desk<Trace>;
  readonly outbox: OutboxStore;
  readonly passive: PassiveReplies;
  /** What greets whoever comes, before there is a conversation. */
  readonly opening: Reply;
  /** Looks once for what is new, and queues it for whom it concerns. */
  readonly lookForNews: () => Promise<Look>;
  readonly clock: Clock;
  readonly wording: Wording;
  /** Reckoned by at every turn; a year loaded meanwhile is taken up by refresh(). */
  readonly calendar: KeptCalendar;
  /** Heard by at every turn; those taught meanwhile are taken up by refresh(). */
  readonly lessons: LessonsHeld;
  readonly lessonSource: LessonSource;
  close(): Promise<void>;
}

/** Opens a scheme ready to answer. Throws DatabaseFault or PolicyFault in one plain sentence. */
export async function openScheme(options: SchemeOptions): Promise<OpenScheme> {
  const { scheme, log, keep, tell = () => undefined } = options;
  tell('opening the database and reading the examples …');
  const opening = openDatabase({
    ...{ url: options.databaseUrl, dataDir: options.dataDir, log, silentMs },
    onRetry: () => options.metrics?.retried(),
  });
  // Reading (and training, if it was not kept) while the database opens; a fault of it is told once the database is
  // closed again.
  const assembling = Promise.resolve(scheme).then((given) => assembleConversation(given, keep));
  assembling.catch(() => undefined);
  const database = await opening;
  let time: OneClock | undefined;
  try {
    if (options.shared && database.kind === 'postgres') time = await clockOf(database, log);
    const open = await layOut({ ...options, ...time }, await assembling, database);
    return {
      ...open,
      async close() {
        await time?.stop();
        await open.close();
      },
    };
  } catch (fault) {
    await time?.stop();
    await database.close();
    throw fault;
  }
}

function clockOf({ pool }: Database, log: Log): Promise<OneClock> {
  return oneClock({
    read: () => readTime(pool, timeWithinMs),
    stopwatch: () => performance.now(),
    onFault: (fault) => {
      log.warn({ fault: faultTold(fault) }, 'the time could not be asked; it goes on by the stopwatch');
    },
  });
}

async function layOut(
  options: SchemeOptions,
  parts: ReturnType<typeof assembleConversation>,
  database: Database,
): Promise<OpenScheme> {
  const { scheme, clock, log, hashKey, sealKey } = options;
  const today = dayOf(clock());
  if (scheme.profile.demo) options.tell?.('laying out the fictional sample scheme …');
  if (scheme.profile.demo) await layOutSample(database, { today, now: clock(), hashKey, sealKey });
  const calendar = await keepCalendar(database.client);
  const passOver = (lessonId: number) => {
    log.error({ lessonId }, 'a lesson cannot be used and is passed over');
  };
  const source = lessonSource(database.client, passOver);
  const lessons = await holdLessons({
    ...{ source, untaught: parts, onFaulty: passOver },
    sources: parts.sources,
  });
  const secondOpinion = await openSecondOpinion({
    ...{ settings: options.languageModel, scheme, plain: parts.material.plain },
    ...{ log, metrics: options.metrics, deadlineMs: patienceMs },
  });
  const answerMessage = createAnswer({
    ...parts,
    secondOpinion,
    get understanding() {
      return lessons.hearing().understanding;
    },
    get explanation() {
      return lessons.hearing().explanation;
    },
    get calendar() {
      return calendar.current();
    },
  });
  const turns = createUnderWay();
  const desk = createDesk({
    store: deliveryStore(database, (tx, turn) => unitOfWork(tx, turn, hashKey), options.reservedMs),
    pickup: pickup(database),
    clock,
    ...(options.onReplies && { onReplies: options.onReplies }),
    ...(secondOpinion && { patience: () => setTimeout(patienceMs, undefined, { ref: false }) }),
    async answer(work, message, at, patient) {
      const began = performance.now();
      const answered = await answerMessage(work, message, at, patient);
      if ('putOff' in answered) return answered;
      const { replies, keptText, ...trace } = answered;
      options.metrics?.turned(message.channel, trace.intent, (performance.now() - began) / 1000);
      return { replies, trace, ...(keptText !== undefined && { keptText }) };
    },
    apology: () => ({
      text: parts.wording.say(
        { id: 'apology', args: { telephone: scheme.profile.telephones.office } },
        'zh-CN',
      ),
      choices: [],
      citations: [],
    }),
    onWorked: ({ channel, inboxId }, { intent }, ms) => {
      log.info({ channel, inboxId: String(inboxId), intent, ms: Math.round(ms) }, 'a message was answered');
    },
    onFault: ({ channel, inboxId }, fault, givenUp) => {
      options.metrics?.faulted(channel, givenUp);
      log.error({ inboxId: String(inboxId), givenUp, fault: faultTold(fault) }, 'a turn failed');
    },
  });
  const hearing = { scheme, today, contact: { language: 'zh-CN' } } as const;
  const { reply: opening } = render(greeting(), hearing, parts.wording);
  return {
    scheme,
    database,
    desk: {
      ...desk,
      work: (key) => turns.watch(desk.work(key)),
      recover: () => turns.watch(desk.recover()),
    },
    opening,
    outbox: outboxStore(database),
    passive: passiveReplies(database),
    lookForNews: () => database.transaction((tx) => tellNews(parts, newsRepository(tx), clock())),
    clock,
    wording: parts.wording,
    calendar,
    lessons,
    lessonSource: source,
    async close() {
      await turns.settled();
      await database.close();
    },
  };
}
