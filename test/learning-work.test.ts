/** From a message that was not understood to the same message answered rightly, and back, in one running process. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditRepository } from '../src/database/audit.ts';
import { learningRepository } from '../src/database/learning.ts';
import { clockStartingAt } from '../src/kernel/clock.ts';
import { dayOf } from '../src/kernel/day.ts';
import { keepBetweenStarts } from '../src/kept.ts';
import { createLearning, type LearningWork, looksOfRest } from '../src/learning-work.ts';
import { type LearningDesk, learningDesk } from '../src/learning/desk.ts';
import { meaningsKnown } from '../src/lessons-held.ts';
import { type OpenScheme, openScheme } from '../src/main.ts';
import { createLog } from '../src/log.ts';
import { readScheme } from '../src/policy/load.ts';
import { sampleSchemeFile } from '../src/scheme-files.ts';
import { until } from './support/until.ts';

const at = new Date('2026-11-22T10:00:00+08:00');
const admin = { login: 'chief', role: 'admin' } as const;
const words = '巴拉巴拉小魔仙';
/** Never said before, and with half of the words. */
const likeIt = '请问巴拉巴拉魔仙';

let scheme: OpenScheme;
let learning: LearningWork;
const told: unknown[] = [];
const faults: unknown[] = [];

beforeAll(async () => {
  scheme = await openScheme({
    scheme: readScheme(sampleSchemeFile, dayOf(at)),
    dataDir: 'memory',
    ...{ hashKey: Buffer.alloc(32, 1), sealKey: Buffer.alloc(32, 2) },
    clock: clockStartingAt(at),
    log: createLog('silent'),
    keep: keepBetweenStarts(),
  });
  learning = createLearning({
    source: scheme.lessonSource,
    lessons: scheme.lessons,
    log: {
      info: (what: unknown) => {
        told.push(what);
      },
      error: (what: unknown) => {
        faults.push(what);
      },
    },
  });
});

afterAll(async () => {
  await learning.stop();
  await scheme.close();
});

async function ask(text: string) {
  const key = { channel: 'terminal', from: randomUUID() } as const;
  await scheme.desk.receive({ ...key, messageId: randomUUID(), text });
  const trace = (await scheme.desk.work(key)).at(-1)?.trace;
  const replies = await scheme.desk.collect(key);
  return { trace, replies: replies.map(({ text: said, choices }) => ({ said, choices })) };
}

const within = <T>(work: (desk: LearningDesk) => Promise<T>): Promise<T> =>
  scheme.database.transaction((tx) =>
    work(
      learningDesk({
        records: learningRepository(tx),
        audit: auditRepository(tx),
        known: meaningsKnown(scheme.lessons.sources),
      }),
    ),
  );

const missOf = async (text: string): Promise<number> => {
  const { misses } = await within((desk) => desk.misses(admin, { page: 1, words: text }, at));
  return misses[0]?.id ?? 0;
};

const probabilities = () => scheme.lessons.hearing().understanding.understand(likeIt);

describe('a lesson', () => {
  it('is heard at once, trained for beside the service, measured, and taken back without a trace', async () => {
    const before = await ask(words);
    expect(before.trace?.intent).not.toBe('policy');
    const likeBefore = probabilities();
    const missId = await missOf(words);

    const meaning = { kind: 'clause', clause: 'III.4.2-cap' } as const;
    const taught = await within((desk) => desk.teach(admin, missId, meaning, at));
    const lessonId = taught.kind === 'taught' ? taught.lessonId : 0;
    await learning.look();

    const after = await ask(`${words}！`);
    expect(after.trace).toEqual({
      intent: 'policy',
      clauses: expect.arrayContaining(['III.4.2-cap']) as unknown,
    });
    expect(after.trace?.clauses[0]).toBe('III.4.2-cap');

    await until(() => told.length === 1, 'the words like it were learnt');
    expect(probabilities()).not.toEqual(likeBefore);
    expect(scheme.lessons.hearing().explanation.explain(likeIt)).toMatchObject({
      kind: 'answered',
      clauses: ['III.4.2-cap', expect.anything(), expect.anything()],
    });

    await until(async () => (await scheme.lessonSource.unmeasured()).length === 0, 'it was measured');
    const { lessons } = await within((desk) => desk.lessons(1));
    expect(lessons[0]?.figures?.before.messages).toBeGreaterThan(1_000);
    expect(lessons[0]?.figures?.after.intentRight).toBeGreaterThan(0.5);

    expect(await within((desk) => desk.undo(admin, lessonId, at))).toEqual({ kind: 'undone' });
    await learning.look();
    expect(await ask(words)).toEqual(before);
    expect(probabilities()).toEqual(likeBefore);
    expect(faults).toEqual([]);
  });
});

describe('a thread that fails', () => {
  it('is started again after a rest, or at once for another lesson', async () => {
    const lesson = { id: 1, text: words, language: 'zh-CN', meaning: { kind: 'topic', topic: 'x' } } as const;
    let [started, moved] = [0, false];
    const failing = createLearning({
      source: { ...scheme.lessonSource, unmeasured: () => Promise.resolve([]) },
      lessons: { ...scheme.lessons, inForce: () => [lesson], refresh: () => Promise.resolve(moved) },
      log: { info: () => undefined, error: () => undefined },
      startThread() {
        started += 1;
        return { ended: Promise.reject(new Error('out of memory')), stop: () => Promise.resolve() };
      },
    });
    const look = async (times: number) => {
      for (let looked = 0; looked < times; looked += 1) await failing.look();
      return started;
    };

    expect([await look(1), await look(looksOfRest), await look(1)]).toEqual([1, 1, 2]);
    moved = true;
    expect(await look(1)).toBe(3);
    await failing.stop();
  });
});
