/** Two complaints of one matter at the console: found, compared, merged, answered as one, parted again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileComplaint } from '../support/complaints.ts';
import { addColleagues, addComplainant, doOn, newsInOutbox, versionOn } from './complaint-people.ts';
import { openTestDesk, type TestDesk } from './desk.ts';

let desk: TestDesk;
let first: number;
let second: number;
beforeAll(async () => {
  desk = await openTestDesk();
  await addColleagues(desk);
  first = await addComplainant(desk, 'the first');
  second = await addComplainant(desk, 'the second');
});
afterAll(async () => {
  expect(desk.faults).toEqual([]);
  await desk.close();
});

const lindong = { receivedDay: '2026-11-09', queue: 'sumu_office', sumu: '林东镇' } as const;
const file = (filed: Partial<Parameters<typeof fileComplaint>[1]> = {}) =>
  fileComplaint(desk.database, { ...lindong, about: '查干嘎查卫生室', contactId: second, ...filed });
const stored = (number: string) => desk.database.client.complaint.findUniqueOrThrow({ where: { number } });
/** Both of the same place; the second one's last day is the earlier one. */
async function two() {
  const main = await file({ contactId: first, text: '卫生室多收了打针钱' });
  const other = await file({ receivedDay: '2026-11-04', text: '打针多要了十块' });
  const handler = await desk.logIn('handler');
  for (const number of [main, other]) await doOn(handler, `/complaints/${number}`, 'take');
  return { main, other, handler };
}

describe('merging', () => {
  it('suggests what is alike with its words, and says what will happen before it happens', async () => {
    const { main, other, handler } = await two();
    const elsewhere = await file({ sumu: '隆昌镇', text: '别的镇的' });

    const suggested = await handler.get(`/complaints/${other}/merge`);
    const before = await handler.get(`/complaints/${other}/merge?into=${main.toLowerCase()}`);

    expect(suggested.text).toContain(`merge?into=${main}`);
    expect(suggested.text).toContain('卫生室多收了打针钱');
    expect(suggested.text).not.toContain(elsewhere);
    expect(before.text).toContain('打针多要了十块');
    expect(before.text).toContain(`${main} 接着办，写一份答复。`);
    expect(before.text).toContain('它的投诉人照样收到每一步和那份答复');
    expect(before.text).toMatch(/早的那个到期日办：12月2日/);
    expect((await stored(other)).mergedIntoId).toBeNull();
    expect(await desk.recorded()).toContain(`staff:handler complaints-compared complaint:${other}`);
  });

  it('makes one of two: linked both ways, by the earlier last day, and the answer reaches both complainants', async () => {
    const { main, other, handler } = await two();
    const merged = await doOn(handler, `/complaints/${other}`, 'merge', { into: main });
    const [going, duplicate] = [
      await handler.get(`/complaints/${main}`),
      await handler.get(`/complaints/${other}`),
    ];

    expect(merged.to).toBe(`/complaints/${main}`);
    expect(going.text).toMatch(new RegExp(`并进来一起办的.*href="/console/complaints/${other}"`));
    expect(duplicate.text).toMatch(new RegExp(`已并到.*href="/console/complaints/${main}"`));
    expect(duplicate.text).not.toMatch(/id="answer"|由 演示经办 答复/);
    expect((await stored(main)).dueDay).toEqual((await stored(other)).dueDay);

    await doOn(handler, `/complaints/${main}`, 'answer', { text: '两家的十块都退' });

    expect(await stored(other)).toMatchObject({ state: 'answered', answer: '两家的十块都退' });
    const letters = (JSON.parse(await newsInOutbox(desk)) as [string, { text: string }][]).filter(
      ([, { text }]) => text.includes('两家的十块都退'),
    );
    expect(letters.map(([to, { text }]) => [to, text.includes(main), text.includes(other)])).toEqual(
      expect.arrayContaining([
        ['the first', true, false],
        ['the second', false, true],
      ]),
    );
    expect(letters).toHaveLength(2);
  });

  it('is undone: the one parted waits for somebody again, with its own number and day', async () => {
    const { main, other, handler } = await two();
    const { dueDay } = await stored(other);
    await doOn(handler, `/complaints/${other}`, 'merge', { into: main });

    const parted = await doOn(handler, `/complaints/${other}`, 'separate');

    expect((await handler.get(parted.to)).text).toContain(`${other} 已分开，回到待分派`);
    expect(await stored(other)).toMatchObject({
      ...{ mergedIntoId: null, assigneeId: null, state: 'accepted', dueDay },
    });
    expect((await handler.get('/complaints?tab=unassigned')).text).toContain(other);
    expect((await handler.get(`/complaints/${main}`)).text).not.toContain('并进来一起办的');
  });

  it('takes no number that is not there or not for this viewer, told alike, nor the same one or an answered one', async () => {
    const { main, handler } = await two();
    const elsewhere = await file({ sumu: '隆昌镇' });
    const answered = await file({ state: 'answered', answeredDay: '2026-11-20' });
    const said = async (into: string) => {
      const looked = await handler.get(`/complaints/${main}/merge?into=${encodeURIComponent(into)}`);
      const done = await doOn(handler, `/complaints/${main}`, 'merge', { into });
      return [looked.status, done.status, /role="alert">([^<]+)/.exec(done.text)?.[1]];
    };

    const nowhere = '没有找到这个编号。请对着看一遍，再写一次。';
    for (const into of ['T26-9999-0', elsewhere, "' OR 1=1", '<b>'])
      expect(await said(into)).toEqual([422, 422, nowhere]);
    expect((await said(main))[2]).toContain('这就是它自己');
    expect((await said(answered))[2]).toContain('这两件不能并');
    expect((await stored(main)).mergedIntoId).toBeNull();
  });

  it('shows the words of both as text, never as markup', async () => {
    const evil = '<script>alert(1)</script>"><img src=x onerror=alert(2)>';
    const [main, other] = [await file({ text: evil, about: evil }), await file({ text: evil, about: evil })];
    const handler = await desk.logIn('handler');
    await doOn(handler, `/complaints/${other}`, 'take');
    for (const path of [`merge`, `merge?into=${main}`, `merge?into=${encodeURIComponent(evil)}`]) {
      const { text } = await handler.get(`/complaints/${other}/${path}`);

      expect(text).toContain('&lt;script&gt;alert(1)');
      expect(text).not.toMatch(/<script>alert|<img src=x/);
    }
  });

  it('is refused over a page that is out of date, and to whoever only looks on', async () => {
    const { main, other, handler } = await two();
    const version = versionOn(await handler.get(`/complaints/${main}`));
    await doOn(handler, `/complaints/${main}`, 'ask', { text: '哪一天的事？' });
    const late = await handler.post(`/complaints/${main}/merge`, { version, into: other });
    const colleague = await desk.logIn('colleague');
    const onlooker = await doOn(colleague, `/complaints/${main}`, 'merge', { into: other });

    expect([late.status, late.text.includes('动过这件投诉')]).toEqual([409, true]);
    expect(onlooker.status).toBe(422);
    expect((await colleague.get(`/complaints/${main}/merge`)).status).toBe(422);
  });
});
