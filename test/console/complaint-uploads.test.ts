/** What the office adds to a complaint at the counter, and what is refused. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileComplaint } from '../support/complaints.ts';
import { html, jpeg, pdf, svg } from '../support/files.ts';
import { addColleagues } from './complaint-people.ts';
import { openTestDesk, type TestDesk } from './desk.ts';
import { until } from '../support/until.ts';
import { hold, pour, upload } from './uploading.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
  await addColleagues(desk);
});
afterAll(async () => {
  expect(desk.faults).toEqual([]);
  await desk.close();
});

const lindong = { receivedDay: '2026-11-05', queue: 'sumu_office', sumu: '林东镇' } as const;
const file = (filed: Partial<Parameters<typeof fileComplaint>[1]> = {}) =>
  fileComplaint(desk.database, { ...lindong, ...filed });
const row = (number: string) => desk.database.client.complaint.findUniqueOrThrow({ where: { number } });

const filesOf = async (number: string) =>
  desk.database.client.attachment.findMany({ where: { complaint: { number } }, orderBy: { id: 'asc' } });

describe('a letter brought to the counter', () => {
  it('is added with what it is, who did it, and a name that leads nowhere', async () => {
    const number = await file();
    const visitor = await desk.logIn('colleague');
    await visitor.get(`/complaints/${number}`);

    const { status } = await upload(desk, visitor, number, [
      ['../../etc/\u202E信件.pdf', pdf, 'text/html'],
      ['b.jpg', jpeg],
    ]);

    expect(status).toBe(303);
    expect(await filesOf(number)).toMatchObject([
      {
        mediaType: 'application/pdf',
        kind: 'document',
        name: '信件.pdf',
        addedBy: 'staff:colleague',
        state: 'kept',
      },
      { mediaType: 'image/jpeg', kind: 'photo', name: 'b.jpg' },
    ]);
    const page = await visitor.get(`/complaints/${number}`);
    expect(page.text).toContain('放好了 2 个');
    expect(page.text).toMatch(/inside"[\s\S]*林东同事<\/strong> 放了文件/);
    expect(page.text).toContain('办公室放的');
    expect(await desk.recorded()).toContain(`staff:colleague complaint-file-added complaint:${number}`);
    expect((await row(number)).version).toBe(0);
  });

  it('is not added to a complaint of another office, nor by a role without complaints', async () => {
    const number = await file({ sumu: '隆昌镇' });
    for (const [login, expected] of [
      ['handler', 404],
      ['committee', 404],
      ['admin', 403],
      ['outreach', 403],
    ] as const) {
      const visitor = await desk.logIn(login);
      expect([login, (await upload(desk, visitor, number, [['a.jpg', jpeg]])).status]).toEqual([
        login,
        expected,
      ]);
    }
    expect(await filesOf(number)).toEqual([]);
  });

  it.each(['', 'x'.repeat(43)])(
    'with the token “%s” is refused before a file of it is taken in',
    async (token) => {
      const number = await file();
      const visitor = await desk.logIn('handler');

      const { status, text } = await upload(desk, visitor, number, [['a.jpg', jpeg]], token);

      expect([status, text.includes('这一步没有做')]).toEqual([403, true]);
      expect(await filesOf(number)).toEqual([]);
    },
  );

  it('whose token comes behind its files is refused', async () => {
    const number = await file();
    const visitor = await desk.logIn('handler');
    const form = new FormData();
    form.append('file', new File([new Uint8Array(jpeg)], 'a.jpg'));
    form.set('_csrf', visitor.token);
    const headers = { cookie: visitor.cookie };
    const address = `${desk.address}/console/complaints/${number}/files`;

    expect((await fetch(address, { method: 'POST', body: form, headers })).status).toBe(403);
    expect(await filesOf(number)).toEqual([]);
  });

  it('from another site, or from nobody who is logged in, is refused', async () => {
    const number = await file();
    const visitor = await desk.logIn('handler');
    const form = new FormData();
    form.set('_csrf', visitor.token);
    form.append('file', new File([new Uint8Array(jpeg)], 'a.jpg'));
    const address = `${desk.address}/console/complaints/${number}/files`;
    const post = async (headers: Record<string, string>) =>
      (await fetch(address, { method: 'POST', redirect: 'manual', body: form, headers })).status;

    expect(await post({ cookie: visitor.cookie, 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await post({})).toBe(403);
    expect(await filesOf(number)).toEqual([]);
  });

  it.each([
    ['a drawing that can hold scripts', 'photo.png', svg],
    ['a page', 'photo.png', html],
    ['a page behind a blank', 'photo.jpg', Buffer.concat([Buffer.from('\n'), jpeg])],
    ['nothing', 'photo.jpg', Buffer.alloc(0)],
  ])('that is %s in truth is refused, whatever it is called', async (_what, name, bytes) => {
    const number = await file();
    const visitor = await desk.logIn('handler');

    const { status, text } = await upload(desk, visitor, number, [
      ['good.jpg', jpeg],
      [name, bytes],
    ]);

    expect([status, text.includes('没有放进去：只能放照片')]).toEqual([422, true]);
    expect(await filesOf(number)).toEqual([]);
  });

  it('that nobody chose is asked for', async () => {
    const number = await file();
    const visitor = await desk.logIn('handler');

    const { status, text } = await upload(desk, visitor, number, [
      ['', Buffer.alloc(0), 'application/octet-stream'],
    ]);

    expect([status, text.includes('还没有选文件')]).toEqual([422, true]);
  });

  it('beyond what may be added at once, or to one complaint, is refused', async () => {
    const number = await file();
    const visitor = await desk.logIn('handler');
    const several = (count: number) => Array.from({ length: count }, () => ['a.jpg', jpeg] as const);

    const five = await upload(desk, visitor, number, several(5));
    for (let times = 0; times < 5; times += 1)
      expect((await upload(desk, visitor, number, several(4))).status).toBe(303);
    const more = await upload(desk, visitor, number, several(1));

    expect([five.status, five.text.includes('一次最多 4 个')]).toEqual([413, true]);
    expect([more.status, more.text.includes('一件投诉最多 20 个')]).toEqual([422, true]);
    expect(await filesOf(number)).toHaveLength(20);
  });

  it('of more than 10 MB is refused in plain words', async () => {
    const number = await file();
    const visitor = await desk.logIn('handler');
    const large = Buffer.concat([jpeg, Buffer.alloc(10 * 1024 * 1024)]);

    const { status, text } = await upload(desk, visitor, number, [['a.jpg', large]]);

    expect([status, text.includes('每个最大 10 MB')]).toEqual([413, true]);
    expect(await filesOf(number)).toEqual([]);
  });

  it.each([
    ['that says so', true],
    ['that does not say so', false],
  ])('of 50 MB %s is refused long before it is all there', async (_what, announced) => {
    const number = await file();
    const visitor = await desk.logIn('handler');
    const before = process.memoryUsage().arrayBuffers;

    const answer = await pour(desk, visitor, number, announced);

    expect(answer.status).toBe(413);
    expect(answer.text).toContain('没有放进去：文件太大');
    expect(answer.poured).toBeLessThan(30 * 1024 * 1024);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(60 * 1024 * 1024);
    expect(await filesOf(number)).toEqual([]);
  });

  it('is asked to wait while too many come in, however slowly, and taken in after them', async () => {
    const number = await file();
    const visitor = await desk.logIn('handler');
    const held = await Promise.all(Array.from({ length: 8 }, () => hold(desk, visitor, number)));
    // Of what is refused anyhow nothing is left behind, however often it is tried.
    const tried = () => upload(desk, visitor, number, [['a.jpg', svg]]);
    let text = '';
    await until(async () => {
      const one = await tried();
      text = one.text;
      return one.status === 503;
    }, 'the eight have all begun');
    for (const one of held) one.destroy();

    expect(text).toContain('同时传文件的人太多');
    await until(async () => (await tried()).status === 422, 'the eight are gone');
  });

  it('in a form that is broken off or has no boundary leaves nothing behind', async () => {
    const number = await file();
    const visitor = await desk.logIn('handler');
    const address = `${desk.address}/console/complaints/${number}/files`;
    const headers = { cookie: visitor.cookie, 'content-type': 'multipart/form-data' };

    const bare = await fetch(address, { method: 'POST', headers, body: 'nothing' });
    const half = await fetch(address, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'multipart/form-data; boundary=b' },
      body: `--b\r\ncontent-disposition: form-data; name="_csrf"\r\n\r\n${visitor.token}\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nhalf`,
    });

    expect([bare.status, half.status]).toEqual([400, 400]);
    expect(await filesOf(number)).toEqual([]);
  });
});
