/** The files of a complaint on its page: who gets them, and how they are served. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileComplaint } from '../support/complaints.ts';
import { amr, heic, html, jpeg, ogg, pdf } from '../support/files.ts';
import { addColleagues } from './complaint-people.ts';
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

describe('a file', () => {
  it.each([true, false])(
    'of an anonymous complaint (%s) tells nothing of the telephone',
    async (anonymous) => {
      const number = await file({ anonymous });
      const bytes = Buffer.from('\xFF\xD8\xFF\xFE\0\x0AGPS 43.9\xFF\xDApixels', 'latin1');
      const id = await keep(number, { bytes });

      const { text } = await (await desk.logIn('handler')).get(`/complaints/${number}/files/${id}`);

      expect([text.includes('pixels'), text.includes('GPS')]).toEqual([true, !anonymous]);
    },
  );

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
