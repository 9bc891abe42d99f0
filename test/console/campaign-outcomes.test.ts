import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedCampaign } from '../support/campaign-outcomes.ts';
import { openTestDesk, type TestDesk } from './desk.ts';
import { east, sentCampaign } from './sent-campaign.ts';
import type { Visitor } from './visitor.ts';

let desk: TestDesk;
let outreach: Visitor;
let id: number;
let certificates: readonly string[];
beforeAll(async () => {
  desk = await openTestDesk();
  ({ id, certificates } = await sentCampaign(desk));
  outreach = await desk.logIn('outreach');
});
afterAll(async () => {
  expect(desk.faults).toEqual([]);
  await desk.close();
});

const at = (page: string) => `/campaigns/${String(id)}/${page}`;
const sheetsOf = async (path: string) =>
  (await readXlsxFile(await outreach.bytes(path))).map(({ data: rows }) => rows);

describe('the recipients one by one', () => {
  it('are shown masked, with the reason in words and what the platform said', async () => {
    const { status, text } = await outreach.get(at('outcomes'));

    expect(status).toBe(200);
    expect(text).toContain('乌*');
    expect(text).toContain(`****${certificates[0]?.slice(-4) ?? ''}`);
    expect(text).toContain('拉黑了或者取消了关注');
    expect(text).toContain('可能收到两次');
    for (const secret of ['乌力吉', certificates[0] ?? '', '1990000', '<script>alert'])
      expect([secret, text.includes(secret)]).toEqual([secret, false]);
  });

  it('are narrowed by links that say how many there are', async () => {
    const all = await outreach.get(at('outcomes'));
    expect(all.text).toMatch(/outcomes\?state=skipped"[^>]*>不用发、发不了 <span class="badge count">2</);

    const skipped = await outreach.get(at('outcomes?state=skipped'));
    expect(skipped.text).toMatch(
      /state=skipped&amp;reason=not-bound"[^>]*>没有绑定账号 <span class="badge count">1</,
    );
    const [one] = [await outreach.get(at('outcomes?state=skipped&reason=not-bound'))];
    expect(one.text.match(/<tr data-item/g)).toHaveLength(1);
    const none = await outreach.get(at('outcomes?state=delivered'));
    expect(none.text).toContain('这样筛选，一个也没有');
  });

  it.each([
    '?state=<b>',
    '?reason=1%27;drop',
    '?after=-1',
    '?after=x',
    '?state=failed&state=queued',
    '?reason=no-such-code',
  ])('asked for %s it stays a page', async (query) => {
    expect((await outreach.get(at(`outcomes${query}`))).status).toBe(200);
  });

  it('come page by page', async () => {
    const { id: long } = await seedCampaign(desk.database, {
      households: [{ ...east, members: [{}] }],
      recipients: Array.from({ length: 51 }, () => ({
        of: [0],
        state: 'skipped' as const,
        reason: 'not-bound',
      })),
    });
    const first = await outreach.get(`/campaigns/${String(long)}/outcomes?state=skipped`);
    const [, next = ''] = /rel="next" href="\/console([^"]+)"/.exec(first.text) ?? [];
    const second = await outreach.get(next.replaceAll('&amp;', '&'));

    expect(first.text.match(/<tr data-item/g)).toHaveLength(50);
    expect(second.text.match(/<tr data-item/g)).toHaveLength(1);
    expect(second.text).not.toContain('rel="next"');
    expect(second.text).toContain('回到头一页');
  });

  it('are taken away whole as CSV and XLSX, in which nothing is a formula', async () => {
    const { text, headers } = await outreach.get(at('outcomes.csv?state=failed'));
    const [rows = []] = await sheetsOf(at('outcomes.xlsx'));

    expect(headers.get('content-disposition')).toContain('attachment');
    expect(text.split('\r\n')).toHaveLength(3);
    expect(text).toContain('"403 =cmd|""/c calc""!A1<script>alert(1)</script>"');
    expect(text).not.toContain('乌力吉');
    expect(rows).toHaveLength(6);
    // 户主 begins with "=": an apostrophe leads it in CSV, a text it is in XLSX.
    expect((await outreach.get(at('outcomes.csv?reason=not-bound'))).text).toContain(",'=*,");
    expect(rows.flat()).toContain('=*');
  });
});

describe('all of them', () => {
  const pages = [
    'outcomes',
    'outcomes.csv',
    'outcomes.xlsx',
    'call-list',
    'call-list.xlsx',
    'call-list/print',
    'results',
  ];

  it('are recorded, each under its own name and the campaign’s number', async () => {
    const supervisor = await desk.logIn('supervisor');
    const before = (await desk.recorded()).length;
    for (const page of pages) await supervisor.get(at(page));

    expect((await desk.recorded()).slice(before)).toEqual(
      [
        'outcomes-viewed',
        'exported',
        'exported',
        'call-list-viewed',
        'call-list-exported',
        'call-list-printed',
        'results-viewed',
      ].map((deed) => `staff:supervisor campaign-${deed} campaign:${String(id)}`),
    );
  });

  it('are not there for a campaign that there is not, and have not begun for a draft', async () => {
    const { id: draft } = await seedCampaign(desk.database, {
      ...{ households: [], recipients: [], state: 'draft', startedAt: null },
    });
    for (const page of pages)
      for (const no of ['999999', '0', '-1', 'x', '1e3', '99999999999'])
        expect([page, no, (await outreach.get(`/campaigns/${no}/${page}`)).status]).toEqual([page, no, 404]);
    for (const page of ['outcomes', 'call-list', 'results'])
      expect((await outreach.get(`/campaigns/${String(draft)}/${page}`)).text).toContain('还没有开始');
  });

  it('are refused to whoever does not work with broadcasts', async () => {
    for (const role of ['handler', 'committee', 'admin']) {
      const visitor = await desk.logIn(role);
      for (const page of pages)
        expect([role, page, (await visitor.get(at(page))).status]).toEqual([role, page, 403]);
    }
  });

  it('let no name of a campaign become markup', async () => {
    for (const page of ['outcomes', 'call-list', 'call-list/print', 'results'])
      expect((await outreach.get(at(page))).text).not.toContain('<script>alert');
  });
});
