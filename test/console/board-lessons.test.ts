/** 看板 · 教过的: the marks before and after, and the way back. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { figures, learningInMemory, type LearningInMemory } from './learning-in-memory.ts';
import { openTestDesk, type TestDesk } from './desk.ts';
import type { Visitor } from './visitor.ts';

let learning: LearningInMemory;
let desk: TestDesk;
let chief: Visitor;
beforeEach(async () => {
  learning = learningInMemory();
  desk = await openTestDesk({ learning: learning.pages });
  chief = await desk.logIn('supervisor');
});
afterEach(async () => {
  expect(desk.faults).toEqual([]);
  await desk.close();
});

const rowsOf = (text: string) => text.match(/data-item/g)?.length ?? 0;

describe('what was taught', () => {
  async function teach(text = '包销到哪了'): Promise<number> {
    const { id } = learning.add({ text });
    await chief.post(`/board/misses/${String(id)}/teach`, { meaning: 'intent:claim' });
    return learning.taught.length;
  }

  it('shows the marks before and after, and asks for itself until they are there', async () => {
    const [first, second] = [await teach('一'), await teach('二')];
    const open = await chief.get('/board/lessons');
    const [, live = ''] = /data-live[^>]*hx-get="\/console([^"]+)"/.exec(open.text) ?? [];
    const recorded = (await desk.recorded()).length;
    const nothing = await chief.get(live.replaceAll('&amp;', '&'));
    learning.measure(first, figures, { ...figures, intentRight: 0.9131, clauseFirst: 0.879 });
    const one = await chief.get(live.replaceAll('&amp;', '&'));
    learning.measure(second, figures, figures);
    const all = await chief.get(live.replaceAll('&amp;', '&'));
    const done = await chief.get('/board/lessons');

    expect(nothing.text).not.toContain('id="marks-');
    expect(nothing.text).toMatch(/id="measuring"[^>]*data-live/);
    expect(one.text).toMatch(
      /id="marks-1"[\s\S]*91\.2% → 91\.3%[\s\S]*▲ 高了 0\.1[\s\S]*88\.0% → 87\.9%[\s\S]*▼ 低了 0\.1/,
    );
    expect(one.text).not.toContain('id="marks-2"');
    expect(one.text).toMatch(/data-live[^>]*of=2"/);
    expect(all.text).not.toContain('data-live');
    expect(done.text).not.toContain('data-live');
    expect(done.text).not.toContain('正在测');
    expect(done.text).not.toContain('要不要撤回');
    expect(done.text).toContain('试题 2000 道');
    expect(await desk.recorded()).toHaveLength(recorded + 1);
  });

  it.each([
    [0.9079, false],
    [0.9074, true],
    [0.9065, true],
  ])('warns when a mark falls from 0.9124 to %f: %s', async (intentRight, warned) => {
    const id = await teach();
    learning.measure(id, figures, { ...figures, intentRight });
    const { text } = await chief.get('/board/lessons');

    expect(text.includes('别的话更容易听错，要不要撤回')).toBe(warned);
  });

  it('is undone, once, by anybody who may teach, and waits again', async () => {
    const id = await teach();
    const admin = await desk.logIn('admin');
    const open = await admin.get('/board/lessons');
    const path = `/board/lessons/${String(id)}/undo`;
    const undone = await admin.post(path);
    const list = await admin.get(undone.to);
    await admin.post(path);
    const again = await admin.get('/board/lessons');

    expect(open.text).toContain('合医不再按“查报销办到哪了”回答这句话');
    expect(list.text).toContain('可以重新教');
    expect(list.text).toMatch(/class="undone"[\s\S]*没有测[\s\S]*已撤回（admin，/);
    expect(list.text).not.toContain(path);
    expect(list.text).not.toContain('data-live');
    expect(again.text).toContain('已经撤回过了');
    expect(learning.taught).toMatchObject([{ undone: { by: 'admin' } }]);
    expect(learning.looked()).toBe(2);
    expect(rowsOf((await chief.get('/board/misses')).text)).toBe(1);
    expect((await chief.post('/board/lessons/99/undo')).status).toBe(404);
  });

  it('says what to do while there is nothing, and goes on after twenty', async () => {
    expect((await chief.get('/board/lessons')).text).toMatch(
      /还没有教过[\s\S]*href="\/console\/board\/misses"/,
    );
    for (let count = 1; count <= 21; count += 1) await teach(`第${String(count)}句`);
    const first = await chief.get('/board/lessons');
    const second = await chief.get('/board/lessons?page=2');

    expect([rowsOf(first.text), rowsOf(second.text)]).toEqual([20, 1]);
    expect(first.text).toContain('rel="next" href="/console/board/lessons?page=2"');
    expect(second.text).toContain('rel="prev"');
  });
});
