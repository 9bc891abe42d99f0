/** The running service learns: it follows the lessons in force, trains anew in a thread of its own, and measures them. */
import { type Job, repeatedly } from './jobs/repeatedly.ts';
import { type LearningThread, startLearningThread, takeOver } from './learning-thread.ts';
import type { LessonSource } from './learning/repository.ts';
import type { LessonsHeld } from './lessons-held.ts';
import { faultTold, type Log } from './log.ts';

const lookEveryMs = 2_000;

export interface LearningWork extends Job {
  /** A lesson was taught or taken back in this process: it does not wait for the next look. */
  look(): Promise<void>;
}

export interface LearningWorkParts {
  readonly source: LessonSource;
  readonly lessons: LessonsHeld;
  readonly log: Pick<Log, 'info' | 'error'>;
}

export function startLearning({ source, lessons, log }: LearningWorkParts): LearningWork {
  let thread: LearningThread | undefined;
  /** Lessons were in force at the start: the words like theirs are still to be learnt. */
  let untrained = lessons.inForce().length > 0;
  let measuring = true;
  let looking = Promise.resolve();
  const fault = (why: unknown) => {
    log.error({ fault: faultTold(why) }, 'learning failed');
  };

  const learn = async (train: boolean) => {
    const unmeasured = await source.unmeasured();
    const inForce = lessons.inForce();
    const held = new Set(inForce.map(({ id }) => id));
    const toMeasure = unmeasured.filter((id) => held.has(id));
    if (!train && toMeasure.length === 0) {
      measuring = false;
      return;
    }
    await thread?.stop();
    const { institutions, clauses } = lessons.sources;
    const began = startLearningThread(
      { scheme: { institutions, clauses }, lessons: inForce, train, unmeasured: toMeasure },
      (report) => {
        // What a thread that was stopped has said before is of lessons that are in force no more.
        if (thread !== began) return;
        if (report.kind === 'measured') {
          source.saveFigures(report.lessonId, report.figures).catch(fault);
          return;
        }
        const start = performance.now();
        lessons.takeUp(takeOver(lessons.sources, inForce, report));
        untrained = false;
        const blockedMs = Math.round(performance.now() - start);
        log.info({ lessons: inForce.length, blockedMs }, 'learnt what staff taught');
      },
    );
    thread = began;
    began.ended
      .catch((why: unknown) => {
        fault(why);
        // The same would fail again: it waits for the next lesson.
        untrained = false;
        measuring = false;
      })
      .finally(() => {
        if (thread === began) thread = undefined;
      });
  };

  const lookOnce = async () => {
    const moved = await lessons.refresh();
    if (moved) measuring = true;
    if (moved || (untrained && !thread)) {
      untrained = true;
      await learn(true);
    } else if (measuring && !thread) await learn(false);
  };
  const look = () => {
    looking = looking.then(lookOnce);
    const this_ = looking;
    looking = looking.catch(() => undefined);
    return this_;
  };
  const job = repeatedly(lookEveryMs, look, fault);
  return {
    look,
    async stop() {
      await job.stop();
      await thread?.stop();
    },
  };
}
