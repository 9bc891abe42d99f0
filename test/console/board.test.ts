/** 看板: what was not understood is assigned, taught, taken back. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { learningInMemory, type LearningInMemory } from './learning-in-memory.ts';
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

const cap = 'III.4.2-cap';
const rowsOf = (text: string) => text.match(/data-item/g)?.length ?? 0;
const inEnglish = (visitor: Visitor) => visitor.post('/language', { language: 'en', back: '/' });

describe('what was not understood', () => {
  it('stands in the tab of its kind, counted, with what it was taken for, told and meant', async () => {
    learning.add({ text: '启付线多少', clauses: [cap], meant: 'policy', taken: 'estimate', times: 7 });
    learning.add({ text: '不是这个', kind: 'corrected', day: '2026-11-20' });
    learning.add({ text: '哈哈', setAside: true });
    const unclear = await chief.get('/board/misses');
    const corrected = await chief.get('/board/misses?tab=corrected');
    const aside = await chief.get('/board/misses?tab=aside');
    const none = await chief.get('/board/misses?tab=unhelpful');

    expect(unclear.text).toMatch(
      /启付线多少<\/a>[\s\S]*7 次[\s\S]*11月2日[\s\S]*11月20日[\s\S]*算算能报多少[\s\S]*方案 三（四）2 封顶线[\s\S]*问政策规定/,
    );
    expect(unclear.text).toMatch(
      /没听准 <span class="badge count">1<[\s\S]*被纠正 <span class="badge count">1</,
    );
    expect(unclear.text).not.toContain('哈哈');
    expect(unclear.text).toContain('已经隐去');
    expect(corrected.text).toContain('不是这个');
    expect([rowsOf(unclear.text), rowsOf(corrected.text), rowsOf(aside.text)]).toEqual([1, 1, 1]);
    expect(aside.text).toMatch(/放一边 <span class="badge count">1</);
    expect(none.text).toContain('没有等着教的话');
  });

  it('is searched, and goes on to the next page after twenty', async () => {
    for (let count = 1; count <= 21; count += 1) learning.add({ text: `第${String(count)}句话` });
    learning.add({ text: '<b>启付线</b>' });
    const first = await chief.get('/board/misses');
    const second = await chief.get('/board/misses?tab=unclear&page=2');
    const found = await chief.get(`/board/misses?q=${encodeURIComponent('启付')}`);
    const lost = await chief.get(`/board/misses?q=${encodeURIComponent('没这个')}`);

    expect([rowsOf(first.text), rowsOf(second.text), rowsOf(found.text)]).toEqual([20, 2, 1]);
    expect(first.text).toContain('rel="next" href="/console/board/misses?tab=unclear&amp;page=2"');
    expect(second.text).toContain('rel="prev" href="/console/board/misses?tab=unclear"');
    expect(found.text).toContain('&lt;b&gt;启付线&lt;/b&gt;');
    expect(lost.text).toContain('没有带“没这个”的话');
    for (const odd of ['page=0', 'page=x', 'page=999999', 'tab=nothing', 'tab=aside&page=-1'])
      expect((await chief.get(`/board/misses?${odd}`)).status).toBe(200);
  });

  it('is for supervisor and administration, waits on their first page, and is where the rail leads', async () => {
    learning.add();
    for (const login of ['supervisor', 'admin']) {
      const visitor = await desk.logIn(login);
      const home = (await visitor.get('/')).text;
      expect(home).toMatch(/href="\/console\/board">看板</);
      expect(home).toMatch(/没听懂的话 <span id="count-misses" class="badge count">1</);
      expect((await visitor.get('/board')).to).toBe('/board/misses');
    }
    for (const login of ['handler', 'committee', 'outreach']) {
      const visitor = await desk.logIn(login);
      expect((await visitor.get('/')).text).not.toContain('看板');
      expect((await visitor.get('/board/misses')).status).toBe(403);
    }
  });
});

describe('one of them', () => {
  it('offers first what the person meant and the clauses told, then everything there is', async () => {
    const { id } = learning.add({ clauses: [cap, 'III.9.9-gone'], meant: 'claim' });
    const { text } = await chief.get(`/board/misses/${String(id)}`);
    const [, likely = ''] = /<fieldset class="likely">([\s\S]*?)<\/fieldset>/.exec(text) ?? [];

    expect(likely).toMatch(/value="intent:claim" checked>[\s\S]*查报销办到哪了[\s\S]*对方后来说的/);
    expect(likely).toMatch(/value="clause:III.4.2-cap">[\s\S]*方案 三（四）2 封顶线/);
    expect(likely).not.toContain('III.9.9-gone');
    expect(text).toMatch(/<optgroup label="方案 三（四）"><option[\s\S]*方案 三（四）2 起付线/);
    expect(text).toMatch(/<option value="childbirth">生孩子的补助</);
    for (const intent of ['account', 'estimate', 'human']) expect(text).toContain(`value="intent:${intent}"`);
    expect(text).not.toContain('value="intent:clarify"');
  });

  it('offers no clause that was told in vain, nor anything when nothing is known', async () => {
    const ids = [learning.add({ kind: 'unhelpful', clauses: [cap], taken: 'policy' }), learning.add()];
    for (const { id } of ids)
      expect((await chief.get(`/board/misses/${String(id)}`)).text).not.toContain('class="likely"');
  });

  it('is told what will happen, and taught only then', async () => {
    const { id } = learning.add({ text: '启付线多少' });
    const path = `/board/misses/${String(id)}`;
    const sure = await chief.get(`${path}/sure?meaning=clause&clause=${cap}&topic=`);
    const before = learning.taught.length;
    const done = await chief.post(`${path}/teach`, { meaning: `clause:${cap}` });
    const list = await chief.get(done.to);
    const lessons = await chief.get('/board/lessons');

    expect(sure.text).toContain('以后有人说“启付线多少”，会告诉他“方案 三（四）2 封顶线”');
    expect(sure.text).toMatch(/<blockquote class="words">[^<]{10}/);
    expect(sure.text).toContain('立刻生效');
    expect(sure.text).toContain(`name="meaning" value="clause:${cap}"`);
    expect([before, learning.looked()]).toEqual([0, 1]);
    expect([done.status, done.to]).toEqual([303, '/board/misses?tab=unclear']);
    expect(list.text).toContain('教给它了');
    expect(rowsOf(list.text)).toBe(0);
    expect(lessons.text).toMatch(/启付线多少[\s\S]*方案 三（四）2 封顶线[\s\S]*supervisor[\s\S]*正在测……/);
  });

  it.each([
    ['an intent', 'meaning=intent:claim&clause=&topic=', { kind: 'intent', intent: 'claim' }],
    ['a clause', `meaning=clause&clause=${cap}&topic=injury`, { kind: 'clause', clause: cap }],
    ['a clause without its dot', `clause=${cap}`, { kind: 'clause', clause: cap }],
    ['a topic', `meaning=topic&clause=${cap}&topic=injury`, { kind: 'topic', topic: 'injury' }],
    ['a topic without its dot', 'clause=&topic=injury', { kind: 'topic', topic: 'injury' }],
    ['a suggestion', `meaning=clause:${cap}`, { kind: 'clause', clause: cap }],
  ])('can be %s', async (_what, query, meaning) => {
    const { id } = learning.add();
    const path = `/board/misses/${String(id)}`;
    const { text } = await chief.get(`${path}/sure?${query}`);
    const [, chosen = ''] = /name="meaning" value="([^"]+)"/.exec(text) ?? [];
    await chief.post(`${path}/teach`, { meaning: chosen });

    expect(learning.taught).toMatchObject([{ meaning, by: 'supervisor', missId: id }]);
  });

  it.each([
    '',
    'meaning=',
    'meaning=clause&clause=',
    'meaning=intent:clarify',
    'meaning=intent:nothing',
    'meaning=clause&clause=III.9.9-none',
    'meaning=topic&topic=toString',
    'meaning=%3Cb%3E',
    'meaning=x:y',
  ])('is not taught by “%s”, and says what to do', async (query) => {
    const { id } = learning.add();
    const path = `/board/misses/${String(id)}`;
    const asked = await chief.get(`${path}/sure?${query}`);
    const done = await chief.post(`${path}/teach`, Object.fromEntries(new URLSearchParams(query)));

    for (const { status, text } of [asked, done]) {
      expect(status).toBe(422);
      expect(text).toContain('请先在下面选一样');
    }
    expect(learning.taught).toEqual([]);
  });

  it('is taught once, however often it is sent, and not as two things', async () => {
    const { id } = learning.add();
    const path = `/board/misses/${String(id)}/teach`;
    const twice = [
      await chief.post(path, { meaning: 'intent:claim' }),
      await chief.post(path, { meaning: 'intent:claim' }),
    ];
    const otherwise = await chief.post(path, { meaning: 'intent:account' });

    expect(twice.map(({ status }) => status)).toEqual([303, 303]);
    expect(learning.taught).toHaveLength(1);
    expect(otherwise.status).toBe(409);
    expect(otherwise.text).toMatch(/已经教成了别的意思[\s\S]*href="\/console\/board\/lessons"/);
  });

  it('is put aside and taken up again', async () => {
    const { id } = learning.add();
    const path = `/board/misses/${String(id)}`;
    await chief.post(`${path}/set-aside`);
    const again = await chief.post(`${path}/set-aside`);
    const aside = [
      rowsOf((await chief.get(again.to)).text),
      rowsOf((await chief.get('/board/misses?tab=aside')).text),
    ];
    const page = await chief.get(path);
    const back = await chief.post(`${path}/take-up`);

    expect(aside).toEqual([0, 1]);
    expect(page.text).toContain(`action="/console${path}/take-up"`);
    expect(rowsOf((await chief.get(back.to)).text)).toBe(1);
  });

  it('that is no longer there leads back to the others', async () => {
    const seen = [
      await chief.get('/board/misses/77'),
      await chief.get('/board/misses/x'),
      await chief.get('/board/misses/77/sure?meaning=intent:claim'),
      await chief.post('/board/misses/77/teach', { meaning: 'intent:claim' }),
      await chief.post('/board/misses/77/set-aside'),
    ];

    for (const { status, text } of seen) {
      expect(status).toBe(404);
      expect(text).toMatch(/href="\/console\/board\/misses">[\s\S]*这句话已经不在了/);
    }
  });

  it('takes no form from elsewhere', async () => {
    const { id } = learning.add();
    chief.token = 'forged';

    expect((await chief.post(`/board/misses/${String(id)}/teach`, { meaning: 'intent:claim' })).status).toBe(
      403,
    );
    expect(learning.taught).toEqual([]);
  });

  it('is read in English too, with the words as they were said', async () => {
    const { id } = learning.add({ text: '启付线多少', clauses: [cap], meant: 'claim' });
    await inEnglish(chief);
    const { text } = await chief.get(`/board/misses/${String(id)}`);
    const sure = await chief.get(`/board/misses/${String(id)}/sure?meaning=topic&topic=injury`);

    expect(text).toMatch(/lang="zh-CN">启付线多少</);
    expect(text).toContain('<optgroup label="Plan III.4">');
    expect(text).toContain('Plan III.4.2 ');
    expect(sure.text).toContain('Not in the plan: how injuries from accidents are treated');
  });
});
