/** From a message that was not understood to the same message answered rightly, in one process. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditRepository } from '../src/database/audit.ts';
import { learningRepository } from '../src/database/learning.ts';
import { missRepository } from '../src/database/miss.ts';
import { clockStartingAt } from '../src/kernel/clock.ts';
import { dayOf } from '../src/kernel/day.ts';
import { keepBetweenStarts } from '../src/kept.ts';
import { startLearning, type LearningWork } from '../src/learning-work.ts';
import { learningDesk } from '../src/learning/desk.ts';
import type { Meaning } from '../src/learning/lesson.ts';
import { meaningsKnown } from '../src/lessons-held.ts';
import { createLog } from '../src/log.ts';
import { openScheme, type OpenScheme } from '../src/main.ts';
import { readScheme } from '../src/policy/load.ts';
import { sampleSchemeFile } from '../src/scheme-files.ts';
import { until } from './support/until.ts';

const at = new Date('2026-11-22T10:00:00+08:00');
const admin = { login: 'chief', role: 'admin' } as const;
let scheme: OpenScheme;
let learning: LearningWork;
const blocked: number[] = [];

beforeAll(async () => {
  scheme = await openScheme({
    scheme: readScheme(sampleSchemeFile, dayOf(at)),
    dataDir: 'memory',
    hashKey: Buffer.alloc(32, 1),
    sealKey: Buffer.alloc(32, 2),
    clock: clockStartingAt(at),
    log: createLog('error'),
    keep: keepBetweenStarts(),
  });
  learning = startLearning({
    source: scheme.lessonSource,
    lessons: scheme.lessons,
    log: {
      info: (what: object) => blocked.push(Number(Object.entries(what).find(([name]) => name === 'blockedMs')?.[1])),
      error: (what: object) => {
        throw new Error(JSON.stringify(what));
      },
    } as never,
  });
}, 60_000);

afterAll(async () => {
  await learning.stop();
  await scheme.close();
});

describe('a lesson', () => {
  it('x', async () => {
    const t0 = performance.now();
    const t = (what: string) => console.log(what, Math.round(performance.now() - t0));
    await scheme.database.transaction((tx) =>
      missRepository(tx).note({ kind: 'unclear', text: '那个钱圈子画到哪儿截止', language: 'zh-CN', taken: 'clarify', clauses: [], day: "2026-11-22" }, true),
    );
    const heard = () => scheme.lessons.hearing().explanation.explain('那个钱圈子画到哪儿截止');
    console.log(scheme.lessons.hearing().understanding.understand('那个钱圈子画到哪儿截止').intent, heard());
    const meaning: Meaning = { kind: 'clause', clause: 'III.4.2-cap' };
    const taught = await scheme.database.transaction((tx) =>
      learningDesk({ records: learningRepository(tx), audit: auditRepository(tx), known: meaningsKnown(scheme.lessons.sources) }).teach(admin, 1, meaning, at),
    );
    console.log(taught);
    t('taught');
    await learning.look();
    t('looked');
    console.log(scheme.lessons.hearing().understanding.understand('那个钱圈子画到哪儿截止').intent, heard());
    await until(() => blocked.length > 0, 20_000);
    t('trained');
    console.log(blocked, scheme.lessons.hearing().understanding.understand('钱圈子画到哪截止啊').intent, scheme.lessons.hearing().explanation.explain('钱圈子画到哪截止啊'));
    await until(async () => (await scheme.lessonSource.unmeasured()).length === 0, 60_000);
    t('measured');
    console.log(await scheme.database.client.lesson.findMany());
  }, 90_000);
});
