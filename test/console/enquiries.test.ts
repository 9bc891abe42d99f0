/** 人工 at the console: who sees which, and an enquiry read, taken, answered, handed on, closed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeNumber } from '../../src/kernel/identifiers.ts';
import { addColleagues, addComplainant, doOn, versionOn } from './complaint-people.ts';
import { openTestDesk, type TestDesk } from './desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
  await addColleagues(desk);
});
afterAll(async () => {
  expect(desk.faults).toEqual([]);
  await desk.close();
});

let sequence = 0;
/** Somebody who waits for a person; the path of their enquiry. */
async function ask(
  asked: { readonly sumu?: string; readonly text?: string; readonly language?: string } = {},
) {
  const { sumu = null, text = '想找人问问', language = 'zh-CN' } = asked;
  const from = `person ${String((sequence += 1))}`;
  const contactId = await addComplainant(desk, from);
  await desk.database.client.contact.update({ where: { id: contactId }, data: { language } });
  const number = makeNumber('enquiry', 2026, sequence);
  const { id } = await desk.database.client.enquiry.create({
    data: { number, contactId, text, reason: 'asked-for-person', openedAt: desk.now(), sumu },
  });
  return { id, number, from, path: `/enquiries/${String(id)}` };
}
const stored = (id: number) => desk.database.client.enquiry.findUniqueOrThrow({ where: { id } });
const staffId = async (login: string) =>
  String((await desk.database.client.staffMember.findUniqueOrThrow({ where: { login } })).id);
const sentTo = async (externalId: string) =>
  (await desk.database.client.outboxMessage.findMany({ where: { externalId } })).map(({ reply }) =>
    JSON.stringify(reply),
  );

describe('who sees an enquiry', () => {
  const deeds = ['take', 'answer', 'close', 'transfer', 'assign'];

  it('is the banner office, and the sumu office it was handed on to; for others it is not there', async () => {
    const [banner, lindong] = [await ask(), await ask({ sumu: '林东镇' })];
    const seeing = [
      ['banner', [true, true]],
      ['supervisor', [true, true]],
      ['handler', [false, true]],
      ['elsewhere', [false, false]],
    ] as const;
    for (const [login, sees] of seeing) {
      const visitor = await desk.logIn(login);
      const list = await visitor.get('/enquiries');
      for (const [turn, one] of [banner, lindong].entries()) {
        const mine = sees[turn] === true;
        expect([login, list.text.includes(one.number)]).toEqual([login, mine]);
        expect([login, (await visitor.get(one.path)).status]).toEqual([login, mine ? 200 : 404]);
        if (mine) continue;
        for (const deed of deeds) {
          const form = { version: '0', text: '试', to: 'sumu-office:隆昌镇' };
          expect([login, deed, (await visitor.post(`${one.path}/${deed}`, form)).status]).toEqual([
            ...[login, deed, 404],
          ]);
        }
        expect((await stored(one.id)).version).toBe(0);
      }
    }
    for (const login of ['committee', 'outreach', 'admin'])
      expect((await (await desk.logIn(login)).get(banner.path)).status).toBe(403);
  });

  it.each(['0', '1e9', '-1', "1' OR '1'='1", '999999999999'])(
    'is nobody for the forged id %s',
    async (id) => {
      const visitor = await desk.logIn('supervisor');

      expect((await visitor.get(`/enquiries/${encodeURIComponent(id)}`)).status).toBe(404);
    },
  );
});

describe('an enquiry', () => {
  it('is taken, answered into the chat in the person’s language, and closed', async () => {
    const [chinese, english] = [await ask({ text: '<b>急</b>' }), await ask({ language: 'en' })];
    const visitor = await desk.logIn('banner');
    const open = await visitor.get(chinese.path);
    for (const { path } of [chinese, english]) {
      await doOn(visitor, path, 'take');
      await doOn(visitor, path, 'answer', { text: '12月18日前都行' });
    }
    const unsaid = await doOn(visitor, chinese.path, 'answer', { text: ' ' });
    const closed = await doOn(visitor, chinese.path, 'close');

    expect(open.text).toContain('&lt;b&gt;急&lt;/b&gt;');
    expect(open.text).not.toContain('id="answer"');
    expect(unsaid.text).toContain('还没有写字');
    expect(await sentTo(chinese.from)).toEqual([
      expect.stringContaining(`旗合管办答复您（${chinese.number}）：\\n12月18日前都行`),
    ]);
    expect(await sentTo(english.from)).toEqual([
      expect.stringContaining(`Banner scheme office answers you (${english.number}):\\n12月18日前都行`),
    ]);
    expect(closed.to).toBe('/enquiries');
    expect((await visitor.get('/enquiries?tab=closed')).text).toContain(chinese.number);
    expect((await visitor.get('/enquiries?tab=mine')).text).toContain(english.number);
    expect((await visitor.get(chinese.path)).text).toMatch(/接手[\s\S]*答复[\s\S]*办结/);
    const recorded = await desk.recorded();
    for (const deed of ['read', 'take', 'answer', 'close'])
      expect(recorded).toContain(`staff:banner enquiry-${deed} enquiry:${chinese.number}`);
  });

  it('is handed on to another office, whose people take it, and back again', async () => {
    const { id, path, number } = await ask();
    const banner = await desk.logIn('banner');
    const there = await doOn(banner, path, 'transfer', { to: 'sumu-office:没有镇' });
    const done = await doOn(banner, path, 'transfer', { to: 'sumu-office:林东镇' });
    const handler = await desk.logIn('handler');
    const listed = await handler.get('/enquiries');
    const watched = await banner.get('/enquiries');
    await doOn(handler, path, 'take');
    await doOn(handler, path, 'transfer', { to: 'banner-office' });

    expect(there.text).toContain('没有这个办公室');
    expect(done.to).toBe('/enquiries');
    expect(listed.text).toContain(number);
    expect(watched.text).toContain('还没有人 · 林东镇');
    expect(await stored(id)).toMatchObject({ sumu: null, state: 'opened', assigneeId: null });
    expect((await handler.get(path)).status).toBe(404);
    expect((await banner.get(path)).text).toMatch(/转到另一个办公室[\s\S]*林东镇[\s\S]*旗办公室/);
  });

  it('is handed to a colleague who may see it, by whoever has it or the supervisor', async () => {
    const { id, path } = await ask();
    const banner = await desk.logIn('banner');
    const untaken = await doOn(banner, path, 'assign', { to: await staffId('supervisor') });
    await doOn(banner, path, 'take');
    const page = await banner.get(path);
    const blind = await doOn(banner, path, 'assign', { to: await staffId('handler') });
    const nobody = await doOn(banner, path, 'assign', { to: 'x' });
    const done = await doOn(banner, path, 'assign', { to: await staffId('supervisor') });

    expect(untaken.text).toContain('这件不是您在办');
    expect(page.text).toMatch(/<option value="\d+">演示主任/);
    expect(page.text).not.toMatch(/<option value="\d+">演示经办/);
    for (const refused of [blind, nobody]) expect(refused.text).toContain('这位同事不能办这件');
    expect(done.to).toBe(path);
    expect(await stored(id)).toMatchObject({
      ...{ state: 'taken', assigneeId: Number.parseInt(await staffId('supervisor'), 10) },
    });
    expect((await doOn(banner, path, 'answer', { text: '我来答' })).status).toBe(409);
  });

  it('keeps what was written when somebody was quicker, and is nobody’s twice', async () => {
    const { path } = await ask();
    const [banner, supervisor] = [await desk.logIn('banner'), await desk.logIn('supervisor')];
    await doOn(banner, path, 'take');
    const version = versionOn(await banner.get(path));
    const taken = await doOn(supervisor, path, 'take');
    await doOn(supervisor, path, 'answer', { text: '先答一句' });

    const late = await banner.post(`${path}/answer`, { version, text: '我写的' });

    expect(taken.text).toContain('已经先接手了');
    expect(late.status).toBe(409);
    expect(late.text).toContain('>我写的</textarea>');
    expect(late.text).toContain('演示主任');
  });
});
