/** Starts the thread that learns, and takes over what it made. */
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Hearing } from './conversation/taught.ts';
import type { Keep } from './kernel/keep.ts';
import {
  explanationFrom,
  type LearningSources,
  type SchemeLearnt,
  understandingFrom,
} from './learning-sources.ts';
import type { Figures, Taught } from './learning/lesson.ts';

export type LessonHeld = Taught & { readonly id: number };

export interface LearningTask {
  readonly scheme: SchemeLearnt;
  /** In force, oldest first. */
  readonly lessons: readonly LessonHeld[];
  readonly train: boolean;
  /** To be held against the evaluation set, oldest first. */
  readonly unmeasured: readonly number[];
}

/** It comes from the other thread of this very program: what it is made of need not be looked through. */
export const learningTask = z.custom<LearningTask>((value) => typeof value === 'object' && value !== null);

export type LearningReport =
  | { readonly kind: 'learnt'; readonly made: readonly { readonly name: string; readonly value: unknown }[] }
  | {
      readonly kind: 'measured';
      readonly lessonId: number;
      readonly figures: { readonly before: Figures; readonly after: Figures };
    };

const learningReport = z.custom<LearningReport>((value) => typeof value === 'object' && value !== null);

export interface LearningThread {
  /** Rejects when the thread failed; resolves also when it was stopped. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export function startLearningThread(
  task: LearningTask,
  onReport: (report: LearningReport) => void,
): LearningThread {
  const worker = new Worker(new URL('learning-worker.ts', import.meta.url), { workerData: task });
  worker.on('message', (report: unknown) => {
    onReport(learningReport.parse(report));
  });
  const ended = new Promise<void>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('exit', () => {
      resolve();
    });
  });
  return {
    ended,
    async stop() {
      await worker.terminate();
    },
  };
}

/** Puts together what the thread trained, and trains nothing itself; in two breaths, lest anybody wait for both. */
export async function takeOver(
  sources: LearningSources,
  lessons: readonly Taught[],
  { made }: Extract<LearningReport, { kind: 'learnt' }>,
): Promise<Hearing> {
  const handed = new Map(made.map(({ name, value }) => [name, value]));
  const keep: Keep = ({ name, shape }) => shape.parse(handed.get(name));
  const explanation = explanationFrom(sources, keep, lessons);
  await setImmediate();
  return { understanding: understandingFrom(sources, explanation, keep, lessons), explanation };
}
