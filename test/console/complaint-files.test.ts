/** The files of a complaint on its page: who gets them, how they are served, what may be added and what is refused. */
import { request as httpRequest } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileComplaint } from '../support/complaints.ts';
import { amr, heic, html, jpeg, ogg, pdf, svg } from '../support/files.ts';
import { addColleagues } from './complaint-people.ts';
import { openTestDesk, type TestDesk } from './desk.ts';
import type { Visitor } from './visitor.ts';

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

interface Kept {
  readonly bytes?: Uint8Array;
  readonly mediaType?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly state?: 'waiting' | 'kept' | 'failed';
  readonly failure?: string;
}

async function keep(number: string, { bytes = jpeg, mediaType = 'image/jpeg', ...rest }: Kept = {}) {
  const { id: complaintId } = await row(number);
  const given = (rest.state ?? 'kept') === 'kept' && {
    mediaType,
    size: bytes.length,
    bytes: new Uint8Array(bytes),
  };
  const { id } = await desk.database.client.attachment.create({
    data: { complaintId, kind: 'photo', state: 'kept', at: desk.now(), ...given, ...rest },
  });
  return String(id);
}

/** As a browser sends a form with files: the token first. */
async function upload(
  visitor: Visitor,
  number: string,
  files: readonly (readonly [string, Buffer, string?])[],
  token = visitor.token,
) {
  const form = new FormData();
  form.set('_csrf', token);
  form.set('version', '0');
  for (const [name, bytes, type = 'image/png'] of files)
    form.append('file', new File([new Uint8Array(bytes)], name, { type }));
  const response = await fetch(`${desk.address}/console/complaints/${number}/files`, {
    ...{ method: 'POST', redirect: 'manual', body: form },
    headers: { cookie: visitor.cookie },
  });
  return { status: response.status, text: await response.text() };
}

const filesOf = async (number: string) =>
  desk.database.client.attachment.findMany({ where: { complaint: { number } }, orderBy: { id: 'asc' } });

describe('a file', () => {
  it('is given to whoever may read its complaint, and is written down; to all others it is not there', async () => {
    const numbers = {
      own: await file(),
      other: await file({ sumu: '隆昌镇' }),
      banner: await file({ queue: 'banner_office' }),
      committee: await file({ queue: 'supervision_committee' }),
    };
    const seeing: Readonly<Record<keyof typeof numbers, readonly string[]>> = {
      own: ['handler', 'colleague', 'supervisor'],
      other: ['elsewhere', 'supervisor'],
      banner: ['banner', 'supervisor'],
      committee: ['committee'],
    };
    const ids = new Map<string, string>();
    for (const number of Object.values(numbers)) ids.set(number, await keep(number));
    for (const login of [
      'handler',
      'colleague',
      'elsewhere',
      'banner',
      'supervisor',
      'committee',
      'admin',
      'outreach',
    ]) {
      const visitor = await desk.logIn(login);
      for (const place of Object.keys(numbers) as (keyof typeof numbers)[]) {
        const number = numbers[place];
        const { status } = await visitor.get(`/complaints/${number}/files/${ids.get(number) ?? ''}`);
        const expected = seeing[place].includes(login)
          ? 200
          : ['admin', 'outreach'].includes(login)
            ? 403
            : 404;
        expect([login, place, status]).toEqual([login, place, expected]);
        if (expected === 200)
          expect(await desk.recorded()).toContain(
            `staff:${login} complaint-attachment-read complaint:${number}`,
          );
      }
    }
  });

  it.each([
    '0',
    '-1',
    '1.5',
    '999999',
    '1%20OR%201=1',
    '..%2F..%2Fetc%2Fpasswd',
    '..%5C..',
    '1%00',
    '9999999999',
  ])('with the forged id %s is not there', async (id) => {
    const number = await file();
    await keep(number);
    expect((await (await desk.logIn('handler')).get(`/complaints/${number}/files/${id}`)).status).toBe(404);
  });

  it('is not had by the number of another complaint, nor before it is kept', async () => {
    const [one, other] = [await file(), await file()];
    const id = await keep(one);
    const waiting = await keep(one, { state: 'waiting' });
    const visitor = await desk.logIn('handler');

    expect((await visitor.get(`/complaints/${other}/files/${id}`)).status).toBe(404);
    expect((await visitor.get(`/complaints/${one}/files/${waiting}`)).status).toBe(404);
  });

  it('is served as what its first bytes said, under a name of ours, never as a page, and kept nowhere', async () => {
    const number = await file();
    const id = await keep(number, { name: '../../x.html' });
    const visitor = await desk.logIn('handler');

    const { headers } = await visitor.get(`/complaints/${number}/files/${id}`);

    expect(headers.get('content-type')).toBe('image/jpeg');
    expect(headers.get('content-disposition')).toBe(`inline; filename*=UTF-8''${number}-${id}.jpg`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(headers.get('cache-control')).toBe('private, no-store');
  });

  it.each([
    ['application/pdf', pdf, 'pdf'],
    ['audio/amr', amr, 'amr'],
    ['image/heic', heic, 'heic'],
  ])('of a type that no browser should open (%s) is only saved', async (mediaType, bytes, ending) => {
    const number = await file();
    const id = await keep(number, { mediaType, bytes });

    const { headers } = await (await desk.logIn('handler')).get(`/complaints/${number}/files/${id}`);

    expect(headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${number}-${id}.${ending}`);
  });

  it('of a type that is none of ours is not served at all', async () => {
    const number = await file();
    const id = await keep(number, { mediaType: 'text/html', bytes: html });

    expect((await (await desk.logIn('handler')).get(`/complaints/${number}/files/${id}`)).status).toBe(404);
  });

  it('gives a player the part it asks for', async () => {
    const number = await file();
    const id = await keep(number, { mediaType: 'audio/ogg', bytes: ogg, kind: 'voice' });
    const visitor = await desk.logIn('handler');
    const path = `/complaints/${number}/files/${id}`;

    const part = await visitor.get(path, { range: 'bytes=1-3' });
    const beyond = await visitor.get(path, { range: 'bytes=9999999-' });
    const odd = await visitor.get(path, { range: 'lines=1-2' });

    expect([part.status, part.headers.get('content-range')]).toEqual([
      206,
      `bytes 1-3/${String(ogg.length)}`,
    ]);
    expect(part.text).toBe('ggS');
    expect([beyond.status, odd.status]).toEqual([416, 200]);
  });
});

describe('the page', () => {
  it('shows pictures, plays sound, offers the rest, and says what is still coming or will not come', async () => {
    const number = await file();
    await keep(number);
    await keep(number, { mediaType: 'audio/ogg', bytes: ogg, kind: 'voice' });
    const amrId = await keep(number, { mediaType: 'audio/amr', bytes: amr, kind: 'voice' });
    await keep(number, { state: 'waiting' });
    await keep(number, { state: 'failed', failure: 'gone', kind: 'document' });

    const { text } = await (await desk.logIn('handler')).get(`/complaints/${number}`);

    expect(text).toMatch(/<img [^>]*alt="照片 1"/);
    expect(text).toMatch(/<audio controls [^>]*aria-label="录音 2"/);
    expect(text).toContain(`/files/${amrId}">下载</a>`);
    expect(text).toContain('这种录音浏览器放不了');
    expect(text).toMatch(/照片 4<\/strong> <span class="badge">还在取/);
    expect(text).toMatch(/文件 5<\/strong> <span class="badge">没取到[\s\S]*平台那边已经没有了/);
  });

  it('shows what a file was called as text, never as markup', async () => {
    const number = await file();
    await keep(number, { name: '"><img src=x onerror=alert(1)><script>alert(1)</script>.jpg' });

    const { text } = await (await desk.logIn('handler')).get(`/complaints/${number}`);

    expect(text).toContain('原来叫：&quot;&gt;&lt;img src=x');
    expect(text).not.toContain('<img src=x');
    expect(text).not.toContain('<script>alert');
  });
});

describe('a letter brought to the counter', () => {
  it('is added with what it is, who did it, and a name that leads nowhere', async () => {
    const number = await file();
    const visitor = await desk.logIn('colleague');
    await visitor.get(`/complaints/${number}`);

    const { status } = await upload(visitor, number, [
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
      expect([login, (await upload(visitor, number, [['a.jpg', jpeg]])).status]).toEqual([login, expected]);
    }
    expect(await filesOf(number)).toEqual([]);
  });

  it.each(['', 'x'.repeat(43)])(
    'with the token “%s” is refused before a file of it is taken in',
    async (token) => {
      const number = await file();
      const visitor = await desk.logIn('handler');

      const { status, text } = await upload(visitor, number, [['a.jpg', jpeg]], token);

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

    const { status, text } = await upload(visitor, number, [
      ['good.jpg', jpeg],
      [name, bytes],
    ]);

    expect([status, text.includes('没有放进去：只能放照片')]).toEqual([422, true]);
    expect(await filesOf(number)).toEqual([]);
  });

  it('that nobody chose is asked for', async () => {
    const number = await file();
    const visitor = await desk.logIn('handler');

    const { status, text } = await upload(visitor, number, [
      ['', Buffer.alloc(0), 'application/octet-stream'],
    ]);

    expect([status, text.includes('还没有选文件')]).toEqual([422, true]);
  });

  it('beyond what may be added at once, or to one complaint, is refused', async () => {
    const number = await file();
    const visitor = await desk.logIn('handler');
    const several = (count: number) => Array.from({ length: count }, () => ['a.jpg', jpeg] as const);

    const five = await upload(visitor, number, several(5));
    for (let times = 0; times < 5; times += 1)
      expect((await upload(visitor, number, several(4))).status).toBe(303);
    const more = await upload(visitor, number, several(1));

    expect([five.status, five.text.includes('一次最多 4 个')]).toEqual([413, true]);
    expect([more.status, more.text.includes('一件投诉最多 20 个')]).toEqual([422, true]);
    expect(await filesOf(number)).toHaveLength(20);
  });

  it('of more than 10 MB is refused in plain words', async () => {
    const number = await file();
    const visitor = await desk.logIn('handler');
    const large = Buffer.concat([jpeg, Buffer.alloc(10 * 1024 * 1024)]);

    const { status, text } = await upload(visitor, number, [['a.jpg', large]]);

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

    const answer = await pour(visitor, number, announced);

    expect(answer.status).toBe(413);
    expect(answer.text).toContain('没有放进去：文件太大');
    expect(answer.poured).toBeLessThan(30 * 1024 * 1024);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(60 * 1024 * 1024);
    expect(await filesOf(number)).toEqual([]);
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

/** Sends 50 MB slowly and stops when it is answered; how much was sent until then. */
function pour(visitor: Visitor, number: string, announced: boolean) {
  const size = 50 * 1024 * 1024;
  const head = `--b\r\ncontent-disposition: form-data; name="_csrf"\r\n\r\n${visitor.token}\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`;
  return new Promise<{ status: number; text: string; poured: number }>((resolve, reject) => {
    let poured = 0;
    let answered = false;
    const request = httpRequest(
      `${desk.address}/console/complaints/${number}/files`,
      {
        method: 'POST',
        headers: {
          cookie: visitor.cookie,
          'content-type': 'multipart/form-data; boundary=b',
          ...(announced && { 'content-length': String(size) }),
        },
      },
      (response) => {
        answered = true;
        let text = '';
        response.on('data', (piece: Buffer) => (text += piece.toString()));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, text, poured });
          request.destroy();
        });
      },
    );
    request.on('error', (fault) => {
      if (!answered) reject(fault);
    });
    const chunk = Buffer.alloc(256 * 1024, 0xff);
    const more = async () => {
      request.write(head);
      while (!answered && poured < size) {
        if (!request.write(chunk))
          await Promise.race([new Promise((drained) => request.once('drain', drained)), pause(50)]);
        poured += chunk.length;
        await pause(1);
      }
    };
    more().catch(reject);
  });
}
