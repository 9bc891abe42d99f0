import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedCampaign } from '../support/campaign-outcomes.ts';
import { openTestDesk, type TestDesk } from './desk.ts';
import { east, sentCampaign, west } from './sent-campaign.ts';
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

describe('the call list', () => {
  it('holds who was not reached and has not paid, by place, with sub-totals', async () => {
    const { status, text } = await outreach.get(at('call-list'));

    expect(status).toBe(200);
    expect(text).toContain('3 户没通知到，也还没交，共 4 人，应交 30.00 元');
    expect(text).toContain('其中 1 户没有登记电话');
    expect(text).toContain('五保、特困的 1 人不用交钱');
    expect(text).toContain('2 户，3 人，应交 20.00 元');
    expect(text).toContain('199****1234');
    expect(text).toContain('****2000');
    expect(text).toContain('没有电话，要上门');
    expect(text).toContain('说过不想收（退订）');
    expect(text).toContain('还有 1 人等着发');
    for (const secret of ['19900001234', '7862000', '乌力吉', '张桂兰', certificates[0] ?? ''])
      expect([secret, text.includes(secret)]).toEqual([secret, false]);
  });

  it('is of one sumu or gacha where one is chosen, and says so of a place that has nobody', async () => {
    const sumu = await outreach.get(at(`call-list?sumu=${encodeURIComponent(west.sumu)}`));
    expect(sumu.text).toContain('1 户没通知到');
    expect(sumu.text).not.toContain('199****1234');
    const nowhere = await outreach.get(at('call-list?sumu=%3Cscript%3E&gacha=x'));
    expect(nowhere.text).toContain('这个地方没有要打电话的人家');
    expect(nowhere.text).not.toContain('<script>x');
  });

  it('is a workbook with a sheet a sumu, and columns to be filled in', async () => {
    const [[head, row] = [], rows = []] = await sheetsOf(at('call-list.xlsx'));

    expect(head?.slice(-3)).toEqual(['打过电话', '上门', '结果']);
    expect(row?.slice(0, 9)).toEqual([
      ...['富河镇', '富河村', `****${certificates[2]?.slice(-4) ?? ''}`, '张*', '****2000', 1, 10, null],
      '说过不想收（退订）',
    ]);
    expect(rows.map((cells) => cells[3])).toEqual(['户主', '乌*', '=*']);
  });

  it('is printed by gacha, each on a sheet of its own', async () => {
    const { text } = await outreach.get(at('call-list/print'));

    expect(text.match(/<section class="gacha"/g)).toHaveLength(2);
    expect(text).toContain('199****1234');
    expect(text).not.toContain('19900001234');
    expect(text).not.toContain('class="rail"');
  });

  it('of a campaign that reached everybody says so', async () => {
    const { id: done } = await seedCampaign(desk.database, { households: [], recipients: [] });

    expect((await outreach.get(`/campaigns/${String(done)}/call-list`)).text).toContain('没有要打电话的人家');
    expect((await outreach.get(`/campaigns/${String(done)}/call-list/print`)).status).toBe(200);
    expect((await outreach.bytes(`/campaigns/${String(done)}/call-list.xlsx`)).length).toBeGreaterThan(1_000);
  });

  it('names no sum for a year that the office has not signed', async () => {
    const { id: far } = await seedCampaign(desk.database, {
      ...{ year: 2040, households: [{ ...east, members: [{}] }] },
      recipients: [{ of: [0], state: 'skipped', reason: 'not-bound' }],
    });
    const { text } = await outreach.get(`/campaigns/${String(far)}/call-list`);

    expect(text).toContain('钱数不能写');
    expect(text).not.toContain('10.00');
  });
});

describe('the results', () => {
  it('say from which day they can be read, and show nothing before', async () => {
    const { text } = await outreach.get(at('results'));

    expect(text).toContain('起可以看');
    expect(text).not.toContain('%</p>');
  });

  it('stand side by side afterwards, with their counts, and say that they prove nothing', async () => {
    const households = [
      { ...east, members: [{ state: 'active' as const, paidOn: '2025-12-09' }] },
      { ...east, members: [{ state: 'active' as const, paidOn: '2025-12-30' }] },
      { ...east, members: [{ state: 'active' as const, paidOn: '2025-12-10' }] },
      { ...east, members: [{}] },
      { ...east, members: [{ state: 'active' as const }] },
    ];
    const told = {
      state: 'accepted' as const,
      channel: 'wechat' as const,
      settledAt: '2025-12-08T02:00:00Z',
    };
    const { id: over } = await seedCampaign(desk.database, {
      ...{ households, year: 2026, startedAt: '2025-12-08T01:00:00Z', lastDay: '2025-12-19' },
      recipients: [
        ...[
          { of: [0], ...told },
          { of: [1], ...told },
        ],
        { of: [2, 3, 4], state: 'skipped', reason: 'not-bound' },
      ],
    });
    await desk.database.client.importRun.create({
      data: {
        ...{ kind: 'enrolments', source: 'test', fileName: 'x', sha256: 'x', actor: 'test' },
        ...{ asOf: new Date('2025-12-24T02:00:00Z'), importedAt: new Date('2026-01-04T02:00:00Z') },
        ...{ rows: 0, inserted: 0, updated: 0, unchanged: 0 },
      },
    });
    const { text } = await outreach.get(`/campaigns/${String(over)}/results`);

    expect(text).toMatch(/通知到的人家<\/h2>\s*<p class="big">50%[^]*2 户里有 1 户/);
    expect(text).toMatch(/没通知到的人家<\/h2>\s*<p class="big">50%[^]*2 户里有 1 户/);
    expect(text).toContain('不能证明是提醒起的作用');
    expect(text).toContain('另有 1 户两边都没算');
    expect(text).toMatch(/按截至 (?:2025年)?12月24日[^<]* 的参合登记算的/);
    for (const page of ['call-list', 'call-list/print'])
      expect((await outreach.get(`/campaigns/${String(over)}/${page}`)).text).toMatch(
        /谁没交，看的是截至 (?:2025年)?12月24日/,
      );
  });
});
