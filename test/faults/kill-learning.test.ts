/**
 * Whoever learns is killed amid training, its thread alone or with the whole process: meanwhile everybody is answered as
 * before, nothing half made is taken up, and what was taught is learnt after all.
 */
import { randomInt } from 'node:crypto';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/open.ts';
import { keepBetweenStarts, keptFolder } from '../../src/kept.ts';
import { clockStartingAt } from '../../src/kernel/clock.ts';
import { createLearning } from '../../src/learning-work.ts';
import { type LearningThread, startLearningThread } from '../../src/learning-thread.ts';
import { createLog } from '../../src/log.ts';
import { openScheme } from '../../src/main.ts';
import { readScheme } from '../../src/policy/load.ts';
import { sampleSchemeFile } from '../../src/scheme-files.ts';
import { temporaryFolder } from '../cli/heyi.ts';
import { insideFolder } from '../support/database.ts';
import { until } from '../support/until.ts';
import { arrive, sayOnce } from './conversations.ts';
import { freePort, startService } from './service.ts';

const at = new Date('2026-11-22T10:00:00+08:00');
const words = '巴拉巴拉小魔仙';
/** Never said before, and with half of the words. */
const likeIt = '请问巴拉巴拉魔仙';

/** Nobody taught it before: what is learnt from it is kept nowhere yet. */
const neverTaught = () =>
  words + Array.from({ length: 4 }, () => '喵汪咩哞嘎咕叽嘀呱啾嗡咚叮咣呜哒'.charAt(randomInt(16))).join('');

async function teach({ client }: Pick<Database, 'client'>, text: string): Promise<void> {
  const said = { text, language: 'zh-CN' };
  const day = new Date('2026-11-22T00:00:00Z');
  const miss = await client.miss.create({
    data: { ...said, kind: 'unclear', taken: 'clarify', clauses: [], day, lastDay: day },
  });
  const meaning = { kind: 'clause', clause: 'III.4.2-cap' };
  await client.lesson.create({ data: { ...said, missId: miss.id, meaning, by: 'chief', at } });
}

/** Resolves when the first thing learnt of lessons has been written, or is being written: others are still to come. */
function halfTrained(): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(keptFolder, (_event, name) => {
      if (name?.startsWith('clauses-zh-taught') !== true) return;
      watcher.close();
      resolve();
    });
  });
}

describe('the thread that learns, killed amid training', () => {
  const told: unknown[] = [];
  const faults: unknown[] = [];
  const threads: LearningThread[] = [];
  let scheme: Awaited<ReturnType<typeof openScheme>>;
  let learning: ReturnType<typeof createLearning>;
  beforeAll(async () => {
    scheme = await openScheme({
      scheme: readScheme(sampleSchemeFile, '2026-11-22'),
      dataDir: 'memory',
      ...{ hashKey: Buffer.alloc(32, 1), sealKey: Buffer.alloc(32, 2) },
      ...{ clock: clockStartingAt(at), log: createLog('silent'), keep: keepBetweenStarts() },
    });
    learning = createLearning({
      ...{ source: scheme.lessonSource, lessons: scheme.lessons },
      log: {
        info: (what: unknown) => void told.push(what),
        error: (what: unknown) => void faults.push(what),
      },
      startThread(...given) {
        const thread = startLearningThread(...given);
        threads.push(thread);
        return thread;
      },
    });
  });
  afterAll(async () => {
    await learning.stop();
    await scheme.close();
  });

  it('is started again, and until then all is heard as before', async () => {
    const heard = (text: string) => scheme.lessons.hearing().understanding.understand(text);
    const before = heard(likeIt);
    await teach(scheme.database, neverTaught());

    const half = halfTrained();
    await learning.look();
    await half;
    const [first] = threads;
    await first?.stop();
    await first?.ended;

    expect([told, faults, threads.length]).toEqual([[], [], 1]);
    expect(heard(likeIt)).toEqual(before);
    await learning.look();
    await until(() => told.length === 1, 'the words like it were learnt');
    expect(threads).toHaveLength(2);
    expect(heard(likeIt)).not.toEqual(before);
    expect(faults).toEqual([]);
  }, 240_000);
});

describe('the service killed amid training', () => {
  const folder = temporaryFolder();
  afterAll(() => {
    folder.remove();
  });

  it('answers as before, and learns at its next start what it had not', async () => {
    const dataDir = join(folder.path, 'data');
    const taught = neverTaught();
    await insideFolder(dataDir, (database) => teach(database, taught));
    const port = String(await freePort());
    const address = `http://127.0.0.1:${port}`;
    const start = () => {
      const service = startService({ DATA_DIR: dataDir, PORT: port, LOG_LEVEL: 'info' });
      let log = '';
      service.child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
      return { ...service, hasLearnt: () => log.includes('learnt what staff taught') };
    };

    const half = halfTrained();
    const first = start();
    await first.ready;
    await half;
    first.child.kill('SIGKILL');
    await first.end;
    const second = start();
    await second.ready;
    const person = await arrive(address);
    const exactly = await sayOnce(address, person, 'kill-learning-1', taught);
    await until(second.hasLearnt, 'it to be learnt');
    const alike = await sayOnce(address, person, 'kill-learning-2', likeIt);
    const known = await sayOnce(address, person, 'kill-learning-3', '起付线是多少');
    second.child.kill('SIGTERM');
    const { code, err } = await second.end;

    expect(first.hasLearnt()).toBe(false);
    expect(exactly.text).toContain('封顶线');
    expect(alike.text).toContain('封顶线');
    expect(known.text).toContain('起付线');
    expect(code).toBe(0);
    expect(err).not.toContain('learning failed');
  }, 240_000);
});
