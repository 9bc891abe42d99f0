/**
 * The thread that learns: trains with the lessons in force and hands over what training made, as plain data; then holds
 * lessons against the evaluation set, with and without. Whoever waits for an answer does not wait for this.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { asSentences } from './conversation/lessons-as-examples.ts';
import { asTaught } from './conversation/taught.ts';
import { figuresAlone } from './commands/evaluation/alone.ts';
import { readEvaluationSet } from './commands/evaluation/messages.ts';
import { keepBetweenStarts } from './kept.ts';
import { keepNothing, type Keep } from './kernel/keep.ts';
import { learningTask, type LearningReport } from './learning-thread.ts';
import { learnFrom, readSources } from './learning-sources.ts';
import type { Figures } from './learning/lesson.ts';
import { evaluationDir } from './scheme-files.ts';

const task = learningTask.parse(workerData);
const between = keepBetweenStarts();
const sources = readSources(task.scheme, between);
const lessons = task.lessons;

const report = (what: LearningReport): void => {
  parentPort?.postMessage(what);
};

if (task.train) {
  const made: { name: string; value: unknown }[] = [];
  const handingOver: Keep = (thing) => {
    // Beside what is kept without lessons, lest each start find the other's.
    const value = between(lessons.length > 0 ? { ...thing, name: `${thing.name}-taught` } : thing);
    made.push({ name: thing.name, value });
    return value;
  };
  learnFrom(sources, handingOver, asSentences(lessons, sources.read));
  report({ kind: 'learnt', made });
}

measure();

/** Oldest first: what one lesson leaves is what the next begins with. */
function measure(): void {
  if (task.unmeasured.length === 0) return;
  const { messages } = readEvaluationSet(evaluationDir, new Set(task.scheme.clauses.keys()));
  const figuresWith = (ids: readonly number[]): Figures => {
    const among = new Set(ids);
    const chosen = lessons.filter(({ id }) => among.has(id));
    const keep = chosen.length === 0 ? between : keepNothing;
    const hearing = learnFrom(sources, keep, asSentences(chosen, sources.read));
    return figuresAlone(messages, asTaught(hearing, chosen, sources.material.topics));
  };
  const waiting = new Set(task.unmeasured);
  let held = lessons.map(({ id }) => id).filter((id) => !waiting.has(id));
  let before = figuresWith(held);
  for (const lessonId of task.unmeasured) {
    held = [...held, lessonId];
    const after = figuresWith(held);
    report({ kind: 'measured', lessonId, figures: { before, after } });
    before = after;
  }
}
