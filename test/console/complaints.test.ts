import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { access } from '../../src/console/roles.ts';
import { type Filed, newsInOutbox, openDeskWithPeople, versionOn } from './complaint-people.ts';
import type { TestDesk } from './desk.ts';
import type { Seen, Visitor } from './visitor.ts';

let desk: TestDesk;
let file: (filed?: Filed) => Promise<string>;
beforeAll(async () => {
  ({ desk, file } = await openDeskWithPeople());
});
afterAll(async () => {
  expect(desk.faults).toEqual([]);
  await desk.close();
});

async function take(visitor: Visitor, number: string): Promise<Seen> {
  const version = versionOn(await visitor.get(`/complaints/${number}`));
  await visitor.post(`/complaints/${number}/take`, { version });
  return visitor.get(`/complaints/${number}`);
}
const stored = (number: string) => desk.database.client.complaint.findUniqueOrThrow({ where: { number } });

describe('who sees which complaint', () => {
  const seeing = {
    'own sumu': ['handler', 'colleague', 'supervisor'],
    'another sumu': ['elsewhere', 'supervisor'],
    banner: ['banner', 'supervisor'],
    committee: ['committee'],
    unclear: ['committee'],
  };
  const logins = ['handler', 'colleague', 'elsewhere', 'banner', 'supervisor', 'committee'];
  /** Every deed of the table of routes. */
  const deeds = Object.keys(access).flatMap(
    (name) => /^POST \/complaints\/:number\/(.+)$/.exec(name)?.[1] ?? [],
  );

  it('is the office it lies with; to all others it is as if it were not there, read or acted on', async () => {
    const numbers = {
      'own sumu': await file(),
      'another sumu': await file({ sumu: '隆昌镇' }),
      banner: await file({ queue: 'banner_office' }),
      committee: await file({ queue: 'supervision_committee' }),
      unclear: await file({ queue: 'unclear' }),
    };
    for (const login of logins) {
      const visitor = await desk.logIn(login);
      const nothing = await visitor.get('/complaints/T26-9999-0');
      expect(nothing.status).toBe(404);
      for (const place of Object.keys(numbers) as (keyof typeof numbers)[]) {
        const number = numbers[place];
        const mine = seeing[place].includes(login);
        const page = await visitor.get(`/complaints/${number}`);
        const list = await visitor.get('/complaints?tab=open');
        const found = await visitor.get(`/search?q=${number}`);

        expect([login, place, page.status]).toEqual([login, place, mine ? 200 : 404]);
        expect([login, place, list.text.includes(number)]).toEqual([login, place, mine]);
        expect([login, place, found.to]).toEqual([login, place, mine ? `/complaints/${number}` : '']);
        if (mine) continue;
        expect(mainOf(page)).toBe(mainOf(nothing));
        const merging = await visitor.get(`/complaints/${number}/merge`);
        expect([merging.status, mainOf(merging)]).toEqual([404, mainOf(nothing)]);
        for (const deed of deeds) {
          const form = {
            ...{ version: '0', text: '试一试这里', to: 'banner-office', target: 'hospital' },
            ...{ into: numbers['own sumu'], letter: '9', days: '3', law: '1' },
          };
          const refused = await visitor.post(`/complaints/${number}/${deed}`, form);
          expect([login, place, deed, refused.status]).toEqual([login, place, deed, 404]);
          expect(mainOf(refused)).toBe(mainOf(nothing));
        }
        expect((await stored(number)).version).toBe(0);
      }
    }
  });

  it.each(['T26-0001-9', '1', "T26-0001-3' OR 1=1", '%00', '..%2F..', 'T26-'])(
    'refuses the forged number %s as one that is not there',
    async (number) => {
      const visitor = await desk.logIn('handler');

      expect((await visitor.get(`/complaints/${number}`)).status).toBe(404);
      expect((await visitor.post(`/complaints/${number}/take`, { version: '0' })).status).toBe(404);
    },
  );

  it('is written down, each look', async () => {
    const number = await file();
    await (await desk.logIn('handler')).get(`/complaints/${number}`);

    const recorded = await desk.recorded();
    expect(recorded).toContain(`staff:handler complaint-read complaint:${number}`);
    expect(recorded).not.toContain(`staff:handler page-viewed page:/complaints/${number}`);
    await (await desk.logIn('elsewhere')).get(`/complaints/${number}`);
    expect(await desk.recorded()).toContain(`staff:elsewhere page-viewed page:/complaints/${number}`);
  });
});

describe('a complaint’s page', () => {
  it('shows what was written as text, never as markup', async () => {
    const evil = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'</textarea>';
    const number = await file({ text: evil, about: evil, complainantName: evil, anonymous: false });
    const visitor = await desk.logIn('handler');
    const version = versionOn(await take(visitor, number));
    await visitor.post(`/complaints/${number}/note`, { version, text: evil });
    await visitor.post(`/complaints/${number}/draft`, { version, text: evil });

    const page = await visitor.get(`/complaints/${number}`);
    const list = await visitor.get(`/complaints?tab=mine&q=${encodeURIComponent('<script>')}`);

    expect(list.text).toContain('&lt;script&gt;');
    for (const { text } of [page, list]) {
      expect(text).not.toContain('<script>alert');
      expect(text).not.toContain('<img src=x');
      expect(text).not.toMatch(/[^;]<\/textarea>"/);
    }
    expect(page.text.split('&lt;script&gt;alert(1)').length).toBeGreaterThan(4);
  });

  it('is taken by one of two who ask at once; the other is told by whom', async () => {
    const number = await file();
    const visitors = [await desk.logIn('handler'), await desk.logIn('colleague')];
    for (const visitor of visitors) await visitor.get(`/complaints/${number}`);

    const seen = await Promise.all(
      visitors.map((visitor) => visitor.post(`/complaints/${number}/take`, { version: '0' })),
    );

    expect(seen.map(({ status }) => status).sort()).toEqual([303, 409]);
    const winner = seen[0]?.status === 303 ? '演示经办' : '林东同事';
    expect(seen.find(({ status }) => status === 409)?.text).toContain(`没有接上：${winner} 已经先接手了`);
  });

  it('keeps what was written when somebody else was quicker, and says who did what', async () => {
    const number = await file();
    const handler = await desk.logIn('handler');
    const version = versionOn(await take(handler, number));
    const supervisor = await desk.logIn('supervisor');
    await supervisor.get(`/complaints/${number}`);
    await supervisor.post(`/complaints/${number}/ask`, { version, text: '收据还在吗' });

    const late = await handler.post(`/complaints/${number}/answer`, { version, text: '已查实，退还20元' });

    expect(late.status).toBe(409);
    expect(late.text).toMatch(/这一步没有做：演示主任 在 .* 动过这件投诉（请对方补充）/);
    expect(late.text).toMatch(/<textarea[^>]*id="answer"[^>]*>已查实，退还20元<\/textarea>/);
    expect((await stored(number)).answer).toBeNull();
    // Even after the page was closed; and the next try, having looked, goes through.
    const again = await handler.get(`/complaints/${number}`);
    expect(again.text).toContain('>已查实，退还20元</textarea>');
    const sent = await handler.post(`/complaints/${number}/answer`, {
      version: versionOn(late),
      text: '已查实，退还20元',
    });
    expect(sent.status).toBe(303);
    expect((await stored(number)).answer).toBe('已查实，退还20元');
  });

  it('sends the answer to the complainant and says by which way', async () => {
    const number = await file();
    const handler = await desk.logIn('handler');
    const version = versionOn(await take(handler, number));

    const sent = await handler.post(`/complaints/${number}/answer`, { version, text: '查实了，明天退给您' });
    const page = await handler.get(sent.to);

    expect(page.text).toContain('答复已发出。正发到对方的 Telegram。');
    expect(await newsInOutbox(desk)).toContain('查实了，明天退给您');
  });

  it('saves a draft for its writer only, and nothing is sent', async () => {
    const number = await file();
    const handler = await desk.logIn('handler');
    const version = versionOn(await take(handler, number));

    await handler.post(`/complaints/${number}/draft`, { version, text: '正在核实' });

    expect((await handler.get(`/complaints/${number}`)).text).toContain('>正在核实</textarea>');
    const other = await (await desk.logIn('supervisor')).get(`/complaints/${number}`);
    expect(other.text).not.toContain('正在核实');
    expect(other.text).toContain('演示经办 也在给这件写答复');
    expect((await stored(number)).answer).toBeNull();
  });

  it('tells the name only with a reason, and writes the look down', async () => {
    const number = await file({ anonymous: false, complainantName: '欧阳春天' });
    const handler = await desk.logIn('handler');
    const page = await take(handler, number);
    expect(page.text).not.toContain('欧阳春天');
    expect(page.text).toContain('欧*');

    const without = await handler.post(`/complaints/${number}/reveal`, { text: ' ' });
    const told = await handler.post(`/complaints/${number}/reveal`, { text: '要打电话核实' });

    expect([without.status, without.text.includes('欧阳春天')]).toEqual([422, false]);
    expect(told.text).toContain('欧阳春天');
    expect(await desk.recorded()).toContain(`staff:handler complainant-revealed complaint:${number}`);
    const colleague = await desk.logIn('colleague');
    const refused = await colleague.post(`/complaints/${number}/reveal`, { text: '想看看' });
    expect([refused.status, refused.text.includes('欧阳春天')]).toEqual([422, false]);
  });

  it('is handed on to another office, never to the one it is against', async () => {
    const number = await file({ text: '旗合管办的人收了我的钱不办事' });
    const handler = await desk.logIn('handler');
    const version = versionOn(await take(handler, number));
    const transfer = (to: string) =>
      handler.post(`/complaints/${number}/transfer`, { version, to, text: '不归我们管' });

    expect((await transfer('banner-office')).text).toContain('不能转给被投诉的办公室');
    expect((await transfer('sumu-office:没有的镇')).text).toContain('没有这个办公室');
    expect((await transfer('supervision-committee')).to).toBe('/complaints');
    expect((await handler.get(`/complaints/${number}`)).status).toBe(404);
  });
});

function mainOf({ text }: Seen): string {
  return /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? '';
}
