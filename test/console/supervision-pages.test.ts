import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../src/kernel/day.ts';
import { addMonths, monthOf } from '../../src/kernel/month.ts';
import { fileComplaint } from '../support/complaints.ts';
import { openTestDesk, type TestDesk } from './desk.ts';

const secret = '李红梅的事';
let desk: TestDesk;
let over: string;
let hidden: string;
let unsorted: string;
beforeAll(async () => {
  desk = await openTestDesk();
  const told = { text: secret, complainantName: '李红梅', anonymous: false } as const;
  const lindong = { queue: 'sumu_office', sumu: '林东镇', ...told } as const;
  over = await fileComplaint(desk.database, { receivedDay: '2026-03-02', ...lindong });
  for (const answeredDay of ['2026-03-11', '2026-03-12', '2026-05-20', '2026-03-20', '2026-03-23'])
    await fileComplaint(desk.database, {
      receivedDay: '2026-03-10',
      state: 'answered',
      answeredDay,
      ...lindong,
    });
  hidden = await fileComplaint(desk.database, {
    receivedDay: '2026-03-03',
    queue: 'supervision_committee',
    ...told,
  });
  unsorted = await fileComplaint(desk.database, { receivedDay: '2026-03-04', queue: 'unclear', ...told });
});
afterAll(async () => {
  expect(desk.faults).toEqual([]);
  await desk.close();
});

const march = 'from=2026-03&through=2026-03';
/** The table under a heading, as lines of cells. */
function rowsUnder(text: string, heading: string): string[][] {
  const [, after = ''] = text.split(`>${heading}</h2>`);
  const [table = ''] = after.split('</table>');
  return table
    .split('<tr')
    .map((row) => [...row.matchAll(/<t[hd][^>]*>([^<]*)<\/t[hd]>/g)].map(([, cell]) => cell ?? ''));
}

describe('the supervision page', () => {
  it('shows the figures of what the offices received, and the overdue by number and office', async () => {
    const { text } = await (await desk.logIn('supervisor')).get(`/supervision?${march}`);

    expect(text).toContain('2026年3月收到的 6 件');
    expect(text).toContain('>66.6%<');
    expect(text).toContain('该答复的 6 件里，按时 4 件');
    expect(rowsUnder(text, '各苏木乡镇')).toContainEqual(['林东镇', '6', '5', '66.6', '8', '48', '0', '1']);
    expect(rowsUnder(text, '各类别')).toContainEqual(['乱收费', '6', '5', '66.6', '8', '48', '0', '1']);
    expect(text).toMatch(new RegExp(`href="/console/complaints/${over}"[^]*林东镇合管办`));
  });

  it('holds neither what anybody wrote nor who they are, for no role, in no file', async () => {
    for (const role of ['supervisor', 'committee', 'admin']) {
      const visitor = await desk.logIn(role);
      for (const path of ['', '/tables.csv', '/tables.csv?table=overdue', '/report?month=2026-03']) {
        const { status, text } = await visitor.get(`/supervision${path}`);

        expect([role, path, status, text.includes('李')]).toEqual([role, path, 200, false]);
      }
    }
  });

  it('betrays to office and administration nothing of what is against the office or may be', async () => {
    for (const role of ['supervisor', 'admin']) {
      const visitor = await desk.logIn(role);
      for (const path of [`?${march}`, `/tables.csv?${march}&table=overdue`, '/report?month=2026-03']) {
        const { text } = await visitor.get(`/supervision${path}`);

        expect([path, text.includes(hidden), text.includes(unsorted)]).toEqual([path, false, false]);
      }
    }
    const committee = await (await desk.logIn('committee')).get(`/supervision?${march}`);
    expect(committee.text).toContain('2026年3月收到的 8 件');
    expect(committee.text).toContain(`href="/console/complaints/${hidden}"`);
    expect(committee.text).not.toContain(`href="/console/complaints/${over}"`);
    expect(committee.text).toContain(over);
  });

  it('leads administration to no complaint', async () => {
    const { text } = await (await desk.logIn('admin')).get(`/supervision?${march}`);

    expect(text).toContain(over);
    expect(text).not.toContain('href="/console/complaints');
  });

  it('carries the pictures’ figures where no script stands in the page', async () => {
    const { text } = await (await desk.logIn('supervisor')).get('/supervision?from=2026-01&through=2026-06');
    const [, escaped = ''] = /data-chart="([^"]+line[^"]+)"/.exec(text) ?? [];

    expect(JSON.parse(escaped.replaceAll('&quot;', '"'))).toEqual({
      ...{ kind: 'line', values: [null, null, 66.6, null, null, null] },
      names: ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'],
    });
    expect(text).not.toMatch(/<script(?![^>]* src=)/);
    expect(text).not.toContain('style="');
  });

  it.each(['?from=soon', '?from=2026-13', '?from=&through=', ''])(
    'asked for %j shows this year',
    async (query) => {
      const { status, text } = await (await desk.logIn('supervisor')).get(`/supervision${query}`);
      const year = monthOf(dayOf(desk.now())).slice(0, 4);

      expect(status).toBe(200);
      expect(text).toContain(`${year}年收到的`);
    },
  );

  it('of months in which nothing came says so', async () => {
    const { text } = await (await desk.logIn('supervisor')).get('/supervision?from=2025-04&through=2025-06');

    expect(text).toContain('2025年第2季度收到的 0 件');
    expect(text).toContain('这一段没有收到投诉');
  });
});

describe('the files', () => {
  it('a CSV begins with a byte order mark and is one table of the period', async () => {
    const visitor = await desk.logIn('supervisor');
    const { headers, text } = await visitor.get(`/supervision/tables.csv?${march}&table=overdue`);
    const { text: year } = await visitor.get('/supervision/tables.csv?table=nothing-such');

    // What fetch decodes it takes off.
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename\*=UTF-8''.+2026-03--2026-03\.csv$/,
    );
    expect(text.split('\r\n').slice(0, 2)).toEqual([
      '编号,承办单位,最晚答复日,逾期（工作日）',
      expect.stringMatching(`^${over},林东镇合管办,2026-03-30,\\d+$`),
    ]);
    expect(year).toContain('苏木乡镇,收到');
  });

  it('an XLSX holds all the tables, and both files are written down as taken away', async () => {
    const visitor = await desk.logIn('supervisor');
    const bytes = await visitor.bytes(`/supervision/tables.xlsx?${march}`);

    expect((await readXlsxFile(bytes)).map(({ sheet }) => sheet)).toEqual([
      '按月',
      '按苏木乡镇',
      '按类别',
      '未答复',
      '逾期',
    ]);
    expect(await desk.recorded()).toEqual(
      expect.arrayContaining([
        'staff:supervisor supervision-exported supervision:2026-03--2026-03 overdue.csv',
        'staff:supervisor supervision-exported supervision:2026-03--2026-03 all.xlsx',
      ]),
    );
  });
});

describe('the sheet for the notice board', () => {
  it('names promise, clause and the day it was reckoned by, and puts small ones together', async () => {
    const { text } = await (await desk.logIn('supervisor')).get('/supervision/report?month=2026-03');

    expect(text).toContain('2026年3月投诉办理情况');
    expect(text).toContain('20 个工作日内答复');
    expect(text).toContain('方案 三（五）2');
    expect(text).toMatch(/按 20\d\d年\d+月\d+日 周. 的情况统计/);
    expect(text).toContain('不含归监督委员会办理的');
    expect(text).not.toContain('直接办理，不在上面的数里');
    expect(text).not.toContain('class="rail"');
  });

  it('is the office’s own on the committee’s copy too, with the committee’s work as a line of its own', async () => {
    const { text } = await (await desk.logIn('committee')).get('/supervision/report?month=2026-03');

    expect(text).toMatch(/收到<\/th><td>6 件/);
    expect(text).toMatch(/直接办理，不在上面的数里<\/th><td>不足 5 件/);
    expect(text).toContain('监督委员会 （盖章）');
  });

  it('says nothing of a month with too few, and is of last month unless another is asked for', async () => {
    const visitor = await desk.logIn('supervisor');
    const few = await visitor.get('/supervision/report?month=2026-02');
    const last = addMonths(monthOf(dayOf(desk.now())), -1);
    const [year = '', month = ''] = last.split('-');
    const title = `${year}年${String(Number.parseInt(month, 10))}月投诉办理情况`;

    expect(few.text).toContain('这个月收到的不足 5 件');
    for (const query of ['', '?month=2099-01', '?month=x'])
      expect((await visitor.get(`/supervision/report${query}`)).text).toContain(title);
  });

  it('of this month says that it is not over', async () => {
    const { text } = await (
      await desk.logIn('supervisor')
    ).get(`/supervision/report?month=${monthOf(dayOf(desk.now()))}`);

    expect(text).toContain('这个月还没过完');
  });
});
