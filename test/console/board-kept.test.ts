/** 看板 over the database: what the pages reckon by, and what is written down. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missRepository } from '../../src/database/miss.ts';
import type { NewMiss } from '../../src/learning/miss.ts';
import { openTestDesk, type TestDesk } from './desk.ts';
import type { Visitor } from './visitor.ts';

let desk: TestDesk;
let chief: Visitor;
beforeAll(async () => {
  desk = await openTestDesk({ learning: 'kept' });
  chief = await desk.logIn('supervisor');
});
afterAll(async () => {
  expect(desk.faults).toEqual([]);
  await desk.close();
});

/** @returns its page */
async function said(text: string, miss: Partial<NewMiss> = {}): Promise<string> {
  const note: NewMiss = {
    ...{ kind: 'unclear', text, language: 'zh-CN', taken: 'clarify', clauses: [], day: '2026-11-20' },
    ...miss,
  };
  await desk.database.transaction((tx) => missRepository(tx).note(note, true));
  const { kind, language } = note;
  const key = { kind_language_text: { kind, language, text } };
  const { id } = await desk.database.client.miss.findUniqueOrThrow({ where: key });
  return `/board/misses/${String(id)}`;
}
const rowsOf = (text: string) => text.match(/data-item/g)?.length ?? 0;
const meaning = 'clause:III.4.2-cap';

describe('the board over the database', () => {
  it('teaches the same words of every kind at once, counts them, and writes down who did it, never the words', async () => {
    const [unclear, unhelpful] = [await said('到顶多少'), await said('到顶多少', { kind: 'unhelpful' })];
    await said('到顶多少');
    const before = await chief.get('/board/misses');
    await chief.post(`${unclear}/teach`, { meaning });
    const again = await chief.post(`${unhelpful}/teach`, { meaning });
    const otherwise = await chief.post(`${unhelpful}/teach`, { meaning: 'topic:injury' });
    const left = [
      (await chief.get('/board/misses')).text,
      (await chief.get('/board/misses?tab=unhelpful')).text,
    ];
    const lessons = await chief.get('/board/lessons');
    const { id } = await desk.database.client.lesson.findFirstOrThrow();
    const undone = await chief.post(`/board/lessons/${String(id)}/undo`);
    const back = await chief.get('/board/misses?tab=unhelpful');

    expect(before.text).toMatch(/到顶多少<\/a>[\s\S]*2 次/);
    expect([again.status, otherwise.status, undone.status]).toEqual([303, 409, 303]);
    expect(left.map(rowsOf)).toEqual([0, 0]);
    expect(rowsOf(lessons.text)).toBe(1);
    expect(rowsOf(back.text)).toBe(1);
    const recorded = await desk.recorded();
    const deeds = recorded.filter((deed) => / (miss|lesson)-/.test(deed));
    expect(deeds).toEqual([
      `staff:supervisor miss-taught lesson:${String(id)}`,
      `staff:supervisor lesson-undone lesson:${String(id)}`,
    ]);
    expect(recorded).toContain(`staff:supervisor page-viewed page:/board/misses`);
    expect(recorded.join()).not.toContain('到顶');
    const audit = await (await desk.logIn('admin')).get('/system/audit');
    expect(audit.text).toMatch(/教了一句<\/td><td[^>]*>教过的 \d+</);
    expect(audit.text).toMatch(/撤回教过的一句</);
  });

  it('turns its pages where the database does', async () => {
    for (let count = 1; count <= 23; count += 1)
      await said(`第${String(count)}句`, {
        kind: 'corrected',
        day: `2026-10-${String(count).padStart(2, '0')}`,
      });
    const first = (await chief.get('/board/misses?tab=corrected')).text;
    const second = (await chief.get('/board/misses?tab=corrected&page=2')).text;
    const words = [...(first + second).matchAll(/>(第\d+句)<\/a>/g)].map(([, text]) => text);

    expect([rowsOf(first), rowsOf(second)]).toEqual([20, 3]);
    expect(words).toEqual(Array.from({ length: 23 }, (_, place) => `第${String(23 - place)}句`));
    expect(second).not.toContain('rel="next"');
    const found = (await chief.get(`/board/misses?tab=corrected&q=${encodeURIComponent('第2')}`)).text;
    expect(rowsOf(found)).toBe(5);
    expect((await (await desk.logIn('admin')).get('/')).text).toMatch(/id="count-misses"[^>]*>25</);
  });

  it('puts aside and takes up again, once, and knows none that is not there', async () => {
    const path = await said('嘿嘿');
    for (const deed of ['set-aside', 'set-aside', 'take-up', 'take-up'])
      expect((await chief.post(`${path}/${deed}`)).status).toBe(303);
    for (const path of ['/board/misses/9999', '/board/misses/9999/sure?meaning=intent:claim'])
      expect((await chief.get(path)).status).toBe(404);
    for (const deed of ['misses/9999/teach', 'misses/9999/set-aside', 'lessons/9999/undo'])
      expect((await chief.post(`/board/${deed}`, { meaning })).status).toBe(404);

    const recorded = (await desk.recorded()).filter(
      (deed) => deed.includes('miss-') && !deed.includes('taught'),
    );
    expect(recorded.map((deed) => deed.split(' ')[1])).toEqual(['miss-set-aside', 'miss-taken-up']);
  });
});
