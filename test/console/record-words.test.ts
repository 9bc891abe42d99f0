/** 数据: what is asked of words that only the office knows, and how a file stands that is gone through elsewhere. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimDraft, keepProgress, releaseDraft } from '../../src/database/import/drafts.ts';
import { keptMapping } from '../../src/database/import/mapping.ts';
import { first, importsOf } from '../support/imports.ts';
import { openTestDesk, type TestDesk } from './desk.ts';
import { asFound, table, type TableGiven, uploadTable } from './record-tables.ts';
import type { Visitor } from './visitor.ts';

let desk: TestDesk;
let admin: Visitor;
beforeAll(async () => {
  desk = await openTestDesk();
  admin = await desk.logIn('admin');
});
afterAll(() => desk.close());

const upload = (visitor: Visitor, content: string, given?: TableGiven) =>
  uploadTable(desk.address, visitor, content, given);

describe('a file that is gone through elsewhere', () => {
  it('has a page that says how far it is and looks again by itself; one whose process died can be gone on with', async () => {
    const { to } = await upload(admin, table('C0010,林东镇,东城嘎查,'));
    const id = Number.parseInt(to.split('/').at(-1) ?? '', 10);
    const { client } = desk.database;
    const silentFor = async (seconds: number) => {
      const at = new Date(desk.now().getTime() - seconds * 1_000);
      await claimDraft(client, id, at, at);
      await keepProgress(client, id, at, { doing: 'writing', rows: 3_000, of: 12_000 });
      return (await admin.get(to)).text;
    };

    // Nobody else works on an embedded database: whoever was at it has died with its process.
    if (desk.database.kind === 'postgres') {
      const waiting = await silentFor(1);
      expect(waiting).toContain('http-equiv="refresh" content="3"');
      expect(waiting).toContain('正在核对：3000 行，共 12000 行');
      expect((await admin.post(`${to}/columns`, asFound)).to).toBe(to);
      expect((await admin.get(to)).text).toContain('正在核对');
      await desk.database.client.importDraft.update({ where: { id }, data: { workSince: null } });
    }
    const stopped = await silentFor(61);
    expect(stopped).toContain('刚才做到一半停了');
    expect(stopped).toContain('哪一列是什么');
    await admin.post(`${to}/columns`, asFound);
    const { text } = await admin.get(to);
    expect([text.includes('看清楚会改什么'), text.includes('刚才做到一半停了')]).toEqual([true, false]);
  });

  it('and failed on the way says that it stopped, and that nothing was saved', async () => {
    const { to } = await upload(admin, table('C0011,林东镇,东城嘎查,'));
    const id = Number.parseInt(to.split('/').at(-1) ?? '', 10);
    await claimDraft(desk.database.client, id, desk.now(), desk.now());
    await releaseDraft(desk.database.client, id, 'stopped');

    expect((await admin.get(to)).text).toContain('刚才做到一半停了');
  });
});

describe('words that only the office knows', () => {
  const members = (...states: string[]) =>
    [
      '成员编号,年度,状态,金额,缴费方',
      ...states.map((state, at) => `W${String(at)},2026,${state},10,个人`),
    ].join('\n');
  const columns = { c0: 'member', c1: 'year', c2: 'state', c3: 'amount', c4: 'payer' };
  const of = { kind: 'enrolments', source: '词系统' };
  const kept = async () =>
    (await keptMapping(desk.database.client, { source: '词系统', kind: 'enrolments' })).words;
  beforeAll(async () => {
    const bring = importsOf(desk.database).bring;
    await bring('households', ['证号,苏木,嘎查', 'W001,林东镇,东城嘎查'], first, '词系统');
    const rows = [0, 1, 2, 3].map((at) => `W${String(at)},W001,王,其他,11010519491231002${String(at)}`);
    await bring('members', ['成员编号,证号,姓名,与户主关系,身份证号', ...rows], first, '词系统');
  });

  it('are asked with how many rows have them, kept, and read by what was said, by the command too', async () => {
    const { to } = await upload(admin, members('在保', '在保', '3', '参合'), of);
    await admin.post(`${to}/columns`, columns);
    const asked = (await admin.get(to)).text;
    expect(asked).toContain('这些词是什么意思');
    expect([...asked.matchAll(/for="w\d"><strong>([^<]+)</g)].map(([, word]) => word)).toEqual(['在保', '3']);
    expect(asked.replaceAll(/<[^>]+>/g, ' ')).toMatch(/状态\s+在保\s+2\s/);

    await admin.post(`${to}/words`, { ...{ n0: '在保', w0: 'active' }, ...{ n1: '3', w1: 'lapsed' } });

    const { text } = await admin.get(to);
    expect(text).toContain('保存：新增 4，改动 0');
    expect(await kept()).toEqual({ state: { 在保: 'active', 3: 'lapsed' } });
    const digest = /name="digest" value="(\w+)"/.exec(text)?.[1] ?? '';
    await admin.post(`${to}/save`, { digest });
    const states = await desk.database.client.enrolment.findMany({ orderBy: { sourceId: 'asc' } });
    expect(states.map(({ state }) => state)).toEqual(['active', 'active', 'lapsed', 'active']);

    const next = await upload(admin, members('3', '在保'), of);
    await admin.post(`${next.to}/columns`, columns);
    expect((await admin.get(next.to)).text).toContain('保存：新增 0，改动 1');
    expect((await admin.get(`${next.to}?words=1`)).text).toMatch(/value="lapsed" selected/);
    await admin.post(`${next.to}/discard`);
  });

  it('stay known beside those of a later file, until one is left unsaid', async () => {
    const before = await kept();
    const ask = async (words: object, ...states: string[]) => {
      const { to } = await upload(admin, members(...states), of);
      await admin.post(`${to}/columns`, columns);
      await admin.post(`${to}/words`, { ...words });
      await admin.post(`${to}/discard`);
    };
    await ask({ n0: '脱保', w0: 'lapsed' }, '脱保');
    expect(await kept()).toEqual({ state: { ...before?.state, 脱保: 'lapsed' } });
    await ask({ n0: '脱保', w0: '' }, '脱保');
    expect(await kept()).toEqual(before);
  });

  it('left unsaid stay mistakes, and are not asked again before the file is shown', async () => {
    const { to } = await upload(admin, members('停保', '在保'), of);
    await admin.post(`${to}/columns`, columns);
    await admin.post(`${to}/words`, { ...{ n0: '停保', w0: '' }, ...{ n1: '在保', w1: 'active' } });

    const { text } = await admin.get(to);
    expect(text).toContain('有 1 行不对');
    expect(text).toContain('改词的意思（2 个）');
    expect(await kept()).toEqual({ state: { 在保: 'active', 3: 'lapsed' } });
    await admin.post(`${to}/discard`);
  });

  it('given another meaning elsewhere meanwhile are not saved by what was not shown', async () => {
    const { to } = await upload(admin, members('包年', '在保', '3', '参合'), of);
    await admin.post(`${to}/columns`, columns);
    const say = (meaning: string) =>
      admin.post(`${to}/words`, {
        ...{ n0: '包年', w0: meaning, n1: '在保', w1: 'active', n2: '3', w2: 'lapsed' },
      });
    const digestShown = async () =>
      /name="digest" value="(\w+)"/.exec((await admin.get(to)).text)?.[1] ?? 'none';
    await say('lapsed');
    const digest = await digestShown();
    await say('withdrawn');

    expect((await admin.post(`${to}/save`, { digest })).to).toBe(to);
    expect(await digestShown()).not.toBe(digest);
    await admin.post(`${to}/discard`);
  });

  it('take no meaning that is not of their column, nor one that was said of another word', async () => {
    const { to } = await upload(admin, members('停保'), of);
    await admin.post(`${to}/columns`, columns);
    const before = await kept();

    expect((await admin.post(`${to}/words`, { n0: '停保', w0: 'head' })).status).toBe(422);
    // Asked on a page that is older than the choice of columns.
    expect((await admin.post(`${to}/words`, { n0: '在保', w0: 'lapsed' })).status).toBe(422);

    expect(await kept()).toEqual(before);
    await admin.post(`${to}/discard`);
  });
});
