/** Words sent with a session that has run out. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileComplaint } from '../support/complaints.ts';
import { minuteMs, openTestDesk, samplePassword, type TestDesk } from './desk.ts';
import type { Seen } from './visitor.ts';

let desk: TestDesk;
let number: string;
beforeAll(async () => {
  desk = await openTestDesk();
  number = await fileComplaint(desk.database, {
    ...{ queue: 'sumu_office', sumu: '林东镇', receivedDay: '2026-11-05' },
  });
});
afterAll(async () => {
  expect(desk.faults).toEqual([]);
  await desk.close();
});

const ours = { 'sec-fetch-site': 'same-origin' };
const written = '写了四十分钟的<b>备注</b>';
const keptIn = ({ text }: Seen): string =>
  (/name="kept" value="([^"]*)"/.exec(text)?.[1] ?? '')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
const note = { version: '0', text: written };

describe('words sent with a session that has run out', () => {
  it('are not acted on, wait on the log-in page, and come back after it for another press', async () => {
    const visitor = await desk.logIn('handler');
    await visitor.get(`/complaints/${number}`);
    desk.pass(31 * minuteMs);

    const late = await visitor.post(`/complaints/${number}/note`, note, ours);
    const kept = keptIn(late);
    const wrong = await visitor.post('/login', { login: 'handler', password: 'wrong', kept });
    const again = await visitor.post('/login', {
      login: 'handler',
      password: samplePassword,
      kept: keptIn(wrong),
    });

    expect([late.status, wrong.status, again.status]).toEqual([401, 401, 200]);
    expect(late.text).not.toContain('<b>备注');
    expect(again.text).toContain(`action="/console/complaints/${number}/note"`);
    expect(again.text).toContain('>写了四十分钟的&lt;b&gt;备注&lt;/b&gt;</textarea>');
    expect(await desk.database.client.complaintEvent.count({ where: { kind: 'noted' } })).toBe(0);
    const sent = await visitor.post(`/complaints/${number}/note`, note, ours);
    expect(sent.to).toBe(`/complaints/${number}`);
  });

  it('are shown again to who has logged in meanwhile in another window', async () => {
    const visitor = await desk.logIn('handler');
    const stale = visitor.token;
    await visitor.logIn('handler', samplePassword);

    const seen = await visitor.post(`/complaints/${number}/note`, { ...note, _csrf: stale }, ours);

    expect(seen.status).toBe(200);
    expect(seen.text).toContain('写了四十分钟的');
    expect(await desk.database.client.complaintEvent.count({ where: { note: written } })).toBe(1);
  });

  it.each([
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from another origin', { origin: 'https://evil.example' }],
    ['from nobody knows where', {}],
    ['by a script', { ...ours, 'hx-request': 'true' }],
  ])('are not kept when they come %s', async (_what, headers) => {
    const visitor = await desk.logIn('handler');

    const seen = await visitor.post(`/complaints/${number}/note`, { ...note, _csrf: 'x' }, headers);

    expect(seen.status).toBe(403);
    expect(seen.text).not.toContain('四十分钟');
  });

  it('never are a password, nor lead anywhere but to a page of ours', async () => {
    const visitor = await desk.logIn('admin');
    const form = { _csrf: 'x', current: 'a-secret-of-mine', next: 'a-new-secret', again: 'a-new-secret' };
    const refused = await visitor.post('/account/password', form, ours);
    const fresh = desk.visitor();
    await fresh.get('/login');
    const kept = JSON.stringify({ path: '//evil.example/x', fields: { text: '字' } });
    const seen = await fresh.post('/login', { login: 'handler', password: samplePassword, kept });
    const other = desk.visitor();
    await other.get('/login');
    const broken = await other.post('/login', { login: 'handler', password: samplePassword, kept: '{' });

    expect([refused.status, refused.text.includes('a-secret')]).toEqual([403, false]);
    expect(seen.text).toContain('action="/console/"');
    expect(seen.text).not.toContain('evil.example');
    expect([broken.status, broken.to]).toEqual([303, '/']);
  });
});

describe('a draft that is typed', () => {
  const typing = { 'hx-request': 'true' };
  it('is saved with its hour, never over what another window holds, and says what is too long', async () => {
    const visitor = await desk.logIn('handler');
    await visitor.get(`/complaints/${number}`);
    const save = (text: string, draft: string, headers = typing as Record<string, string>) =>
      visitor.post(`/complaints/${number}/draft`, { version: '1', text, draft }, headers);

    const first = await save('一', '');
    const savedAt = /name="draft" value="(\d+)"/.exec(first.text)?.[1] ?? '';
    desk.pass(minuteMs);
    const second = await save('一二', savedAt);
    const old = await save('旧', savedAt);
    const unseen = await save('旧', '');
    const long = await save('长'.repeat(5_001), savedAt);
    const stored = await visitor.get(`/complaints/${number}`);
    const pressed = await save('按了存草稿', '', {});
    const nobodys = await visitor.post('/complaints/T26-9999-0/draft', { text: '字' }, typing);

    expect(first.text).toMatch(/已保存 \d{2}:\d{2}/);
    expect(second.text).toContain('已保存');
    for (const seen of [old, unseen]) expect(seen.text).toContain('没有存：您在另一个窗口');
    expect(long.text).toContain('最多5000个字');
    expect(stored.text).toContain('一二');
    expect(pressed.status).toBe(303);
    expect((await visitor.get(`/complaints/${number}`)).text).toContain('按了存草稿');
    expect(nobodys.text).toContain('没有存');
  });
});
