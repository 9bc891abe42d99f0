import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditRepository } from '../../src/database/audit.ts';
import { learningRepository } from '../../src/database/learning.ts';
import { lessonSource } from '../../src/database/lessons.ts';
import { missRepository } from '../../src/database/miss.ts';
import type { Database } from '../../src/database/open.ts';
import { type LearningDesk, learningDesk, type LearningViewer } from '../../src/learning/desk.ts';
import type { Figures, Meaning } from '../../src/learning/lesson.ts';
import { taughtIntents } from '../../src/learning/known.ts';
import type { NewMiss } from '../../src/learning/miss.ts';
import type { MissQuestion } from '../../src/learning/repository.ts';
import { openTestDatabase } from '../support/database.ts';

const at = new Date('2026-11-22T02:00:00Z');
const admin: LearningViewer = { login: 'chief', role: 'admin' };
const handler: LearningViewer = { login: 'hand', role: 'handler' };
const known = {
  intents: taughtIntents,
  clauses: new Set(['III.4.2-cap', 'III.4.2-rates']),
  topics: new Set(['childbirth']),
};
const cap: Meaning = { kind: 'clause', clause: 'III.4.2-cap' };
const figures: Figures = {
  ...{ messages: 10, intentRight: 0.9, intentReached: 1 },
  ...{ clauseFirst: 0.5, clauseAmongThree: 0.75, silent: 1 },
};

let database: Database;
const faulty: number[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.client.lesson.deleteMany();
  await database.client.miss.deleteMany();
  faulty.length = 0;
});

const source = () => lessonSource(database.client, (id) => faulty.push(id));
const within = <T>(work: (desk: LearningDesk) => Promise<T>): Promise<T> =>
  database.transaction((tx) =>
    work(learningDesk({ records: learningRepository(tx), audit: auditRepository(tx), known })),
  );
const note = (miss: Partial<NewMiss> = {}, counts = true): Promise<void> =>
  database.transaction((tx) =>
    missRepository(tx).note(
      {
        ...{ kind: 'unclear', text: '包销到哪', language: 'zh-CN', taken: 'clarify', clauses: [] },
        day: '2026-11-22',
        ...miss,
      },
      counts,
    ),
  );
const page = (question: Partial<MissQuestion> = {}, viewer = admin) =>
  within((desk) => desk.misses(viewer, { page: 1, ...question }, at));
const first = async () => (await page()).misses[0]?.id ?? 0;
const teach = async (missId: number, meaning: Meaning = cap) => {
  const outcome = await within((desk) => desk.teach(admin, missId, meaning, at));
  return outcome.kind === 'taught' ? outcome.lessonId : outcome;
};
const audited = () =>
  database.client.auditEntry.findMany({
    orderBy: { id: 'desc' },
    select: { actor: true, action: true, subject: true },
  });

describe('a miss', () => {
  it('said again is counted, with the last that is known of it', async () => {
    await note({ day: '2026-11-20', taken: 'policy', clauses: ['a'] });
    await note({ taken: 'claim', clauses: ['III.4.2-cap', 'b'], meant: 'policy' });
    await note({ day: '2026-11-21', taken: 'claim', clauses: ['III.4.2-cap', 'b'] }, false);

    expect((await page()).misses).toEqual([
      {
        id: expect.any(Number) as unknown,
        ...{ kind: 'unclear', text: '包销到哪', language: 'zh-CN', taken: 'claim' },
        ...{ clauses: ['III.4.2-cap', 'b'], meant: 'policy', day: '2026-11-20', lastDay: '2026-11-22' },
        ...{ times: 2, setAside: false },
      },
    ]);
  });

  it('is another in another kind or language; most often first, then newest', async () => {
    await note({ text: '甲' });
    await note({ text: '乙', day: '2026-11-23' });
    await note({ text: '丙', kind: 'corrected' });
    await note({ text: '丙', kind: 'corrected' });
    await note({ text: '丙', kind: 'unhelpful', day: '2026-11-01' });

    const { misses, total, waiting } = await page();
    expect(misses.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'corrected 丙',
      'unclear 乙',
      'unclear 甲',
      'unhelpful 丙',
    ]);
    expect({ total, waiting }).toEqual({ total: 4, waiting: { unclear: 2, corrected: 1, unhelpful: 1 } });
    expect((await page({ kind: 'unclear' })).total).toBe(2);
    expect(await page({ words: '乙' })).toMatchObject({ total: 1, misses: [{ text: '乙' }] });
    expect(await page({ words: '100%' })).toMatchObject({ total: 0, misses: [] });
  });

  it('holds nothing that joins it to a message or to an hour', async () => {
    await note();
    const row = await database.client.miss.findFirstOrThrow();
    expect(Object.keys(row).sort()).toEqual([
      ...[
        'clauses',
        'day',
        'id',
        'kind',
        'language',
        'lastDay',
        'meant',
        'setAside',
        'taken',
        'text',
        'times',
      ],
    ]);
    expect(row.day).toEqual(new Date('2026-11-22T00:00:00Z'));
  });

  it('is set aside and taken up again, each written down once', async () => {
    await note();
    const id = await first();
    const before = (await audited()).length;
    const aside = (to: boolean) => within((desk) => desk.setAside(admin, id, to, at));
    expect(await aside(true)).toEqual({ kind: 'set-aside' });
    expect(await aside(true)).toEqual({ kind: 'set-aside' });
    expect(await page()).toMatchObject({ total: 0, waiting: { unclear: 0 } });
    expect(await page({ setAside: true })).toMatchObject({ total: 1 });
    expect(await aside(false)).toEqual({ kind: 'taken-up' });
    expect((await page()).total).toBe(1);
    expect((await audited()).slice(0, -before || undefined)).toEqual([
      { actor: 'staff:chief', action: 'miss-taken-up', subject: `miss:${String(id)}` },
      { actor: 'staff:chief', action: 'miss-set-aside', subject: `miss:${String(id)}` },
    ]);
  });

  it('is nobody’s but an administrator’s or a supervisor’s', async () => {
    await note();
    const id = await first();
    expect(await page({}, handler)).toMatchObject({ misses: [], total: 0 });
    expect(await within((desk) => desk.teach(handler, id, cap, at))).toEqual({ kind: 'not-found' });
    expect(await within((desk) => desk.setAside(handler, id, true, at))).toEqual({ kind: 'not-found' });
    expect(await within((desk) => desk.teach(admin, id + 1_000, cap, at))).toEqual({ kind: 'not-found' });
  });
});

describe('a lesson', () => {
  it('takes its words off the list, of whatever kind, and undone brings them back', async () => {
    await note();
    await note({ kind: 'unhelpful' });
    const lessonId = Number(await teach(await first()));
    expect(await page()).toMatchObject({ total: 0, waiting: { unclear: 0, unhelpful: 0 } });
    expect((await audited())[0]).toEqual({
      actor: 'staff:chief',
      action: 'miss-taught',
      subject: `lesson:${String(lessonId)}`,
    });

    expect(await within((desk) => desk.undo(admin, lessonId, at))).toEqual({ kind: 'undone' });
    expect((await page()).total).toBe(2);
    expect(await within((desk) => desk.undo(admin, lessonId, at))).toEqual({
      kind: 'refused',
      why: 'undone-already',
    });
    expect(await within((desk) => desk.lessons(1))).toMatchObject({
      total: 1,
      lessons: [{ id: lessonId, text: '包销到哪', meaning: cap, by: 'chief', undone: { by: 'chief', at } }],
    });
    expect((await audited())[0]?.action).toBe('lesson-undone');
  });

  it('of the same words that says something else is refused', async () => {
    await note();
    await note({ kind: 'unhelpful' });
    const [one, other] = (await page()).misses;
    const lessonId = await teach(one?.id ?? 0);
    expect(await teach(other?.id ?? 0)).toBe(lessonId);
    expect(await teach(other?.id ?? 0, { kind: 'intent', intent: 'claim' })).toEqual({
      kind: 'refused',
      why: 'taught-otherwise',
    });
  });

  it('two at once of the same words: one of them is refused', async () => {
    await note();
    await note({ kind: 'unhelpful' });
    const { misses } = await page();
    const [one, other] = misses.map(({ id }) => id);
    const outcomes = await Promise.all([
      teach(one ?? 0),
      teach(other ?? 0, { kind: 'topic', topic: 'childbirth' }),
    ]);
    expect(outcomes.filter((outcome) => typeof outcome === 'number')).toHaveLength(1);
    expect(await source().inForce()).toHaveLength(1);
  });

  it('moves the version, taught and taken back; what is in force is read oldest first', async () => {
    const before = await source().version();
    await note({ text: '甲' });
    await note({ text: '乙' });
    const ids: number[] = [];
    for (const { id } of (await page()).misses) ids.push(Number(await teach(id)));
    expect(await source().version()).toBe(before + 2);
    expect((await source().inForce()).map(({ id }) => id)).toEqual(ids);
    await within((desk) => desk.undo(admin, ids[0] ?? 0, at));
    expect(await source().version()).toBe(before + 3);
    expect((await source().inForce()).map(({ id }) => id)).toEqual(ids.slice(1));
  });

  it('is measured once, and not when it was taken back', async () => {
    await note({ text: '甲' });
    await note({ text: '乙' });
    const ids: number[] = [];
    for (const { id } of (await page()).misses) ids.push(Number(await teach(id)));
    expect(await source().unmeasured()).toEqual(ids);
    await source().saveFigures(ids[0] ?? 0, { before: figures, after: { ...figures, silent: 0.5 } });
    await within((desk) => desk.undo(admin, ids[1] ?? 0, at));
    expect(await source().unmeasured()).toEqual([]);
    const { lessons } = await within((desk) => desk.lessons(1));
    expect(lessons.map((one) => one.figures)).toEqual([
      undefined,
      { before: figures, after: { ...figures, silent: 0.5 } },
    ]);
  });

  it('that cannot be read is told and passed over', async () => {
    await note();
    const lessonId = Number(await teach(await first()));
    await database.client.lesson.update({ where: { id: lessonId }, data: { meaning: { kind: 'odd' } } });
    expect(await source().inForce()).toEqual([]);
    expect(faulty).toEqual([lessonId]);
  });
});
