/** The running service learns: it follows the lessons in force, trains anew in a thread of its own, and measures them. */
import { type Job, repeatedly } from './jobs/repeatedly.ts';
import {
  type LearningReport,
  type LearningThread,
  startLearningThread,
  takeOver,
} from './learning-thread.ts';
import type { LessonSource } from './learning/repository.ts';
import type { LessonsHeld } from './lessons-held.ts';
import { faultTold } from './kernel/fault-told.ts';
import type { Log } from './log.ts';

const lookEveryMs = 2_000;
/** Ten minutes: what made the thread fail, such as want of memory, may have passed by then. */
export const looksOfRest = 300;

export interface LearningWork {
  /** A lesson was taught or taken back in this process: it does not wait for the next look. */
  look(): Promise<void>;
  /** Looks every two seconds from now on. */
  follow(): void;
  stop(): Promise<void>;
}

export interface LearningWorkParts {
  readonly source: LessonSource;
  readonly lessons: LessonsHeld;
  readonly log: Pick<Log, 'info' | 'error'>;
  readonly startThread?: typeof startLearningThread;
}

export function createLearning(parts: LearningWorkParts): LearningWork {
  const { source, lessons, log, startThread = startLearningThread } = parts;
  let job: Job | undefined;
  let thread: LearningThread | undefined;
  let stopped = false;
  /** Words like those taught are still to be learnt; at the start, of lessons taught before it. */
  let untrained = lessons.inForce().length > 0;
  let unmeasured = true;
  let resting = 0;
  let looking = Promise.resolve();
  const fault = (why: unknown) => {
    log.error({ fault: faultTold(why) }, 'learning failed');
  };

  const start = (train: boolean, toMeasure: readonly number[]) => {
    const inForce = lessons.inForce();
    const { institutions, clauses } = lessons.sources;
    const take = async (report: LearningReport) => {
      if (report.kind === 'measured') return source.saveFigures(report.lessonId, report.figures);
      const trained = await takeOver(lessons.sources, inForce, report);
      if (thread !== began) return;
      lessons.takeUp(trained, inForce);
      untrained = false;
      log.info({ lessons: inForce.length }, 'learnt what staff taught');
    };
    const began = startThread(
      { scheme: { institutions, clauses }, lessons: inForce, train, unmeasured: toMeasure },
      (report) => {
        // What a thread that was stopped says is of lessons that are in force no more.
        if (thread === began) take(report).catch(fault);
      },
    );
    thread = began;
    void began.ended
      .catch((why: unknown) => {
        fault(why);
        if (thread === began) resting = looksOfRest;
      })
      .finally(() => {
        if (thread === began) thread = undefined;
      });
  };

  const halt = async () => {
    const running = thread;
    thread = undefined;
    await running?.stop();
  };

  const lookOnce = async () => {
    if (stopped) return;
    const moved = await lessons.refresh();
    if (moved) {
      await halt();
      untrained = lessons.inForce().length > 0;
      unmeasured = untrained;
      resting = 0;
    }
    if (thread || (!untrained && !unmeasured)) return;
    if (resting > 0) {
      resting -= 1;
      return;
    }
    const held = new Set(lessons.inForce().map(({ id }) => id));
    const toMeasure = (await source.unmeasured()).filter((id) => held.has(id));
    unmeasured = toMeasure.length > 0;
    if (untrained || unmeasured) start(untrained, toMeasure);
  };
  const look = () => {
    const looked = looking.then(lookOnce);
    looking = looked.catch(() => undefined);
    return looked;
  };
  return {
    look,
    follow() {
      job = repeatedly(lookEveryMs, look, fault);
    },
    async stop() {
      stopped = true;
      await job?.stop();
      await looking;
      await halt();
    },
  };
}
