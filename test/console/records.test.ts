/** 数据: who may, what is refused, what is written down, and that nothing is saved that was not shown. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keptMapping } from '../../src/database/import/mapping.ts';
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

const upload = (visitor: Visitor, content: string | undefined, given?: TableGiven) =>
  uploadTable(desk.address, visitor, content, given);

/** Uploaded and gone through; where its page is, and the page. */
async function previewed(
  content: string,
  kind = 'households',
  columns: Readonly<Record<string, string>> = asFound,
) {
  const { to } = await upload(admin, content, { kind });
  await admin.post(`${to}/columns`, columns);
  const { text } = await admin.get(to);
  return { to, text, digest: /name="digest" value="(\w+)"/.exec(text)?.[1] ?? '' };
}

describe('the form', () => {
  it.each([
    [{ kind: 'cows' }, '请选这是什么表'],
    [{ source: ' ' }, '请写从哪个系统导出'],
    [{ day: '2026-02-30' }, '填得不对'],
    [{ hour: '08:00' }, '填得不对'],
    [{ day: '2999-01-01' }, '还没到'],
  ])('with %j is refused in words', async (given, words) => {
    const { status, text } = await upload(admin, table('C0001,林东镇,东城嘎查,'), given);

    expect([status, text.includes(words)]).toEqual([422, true]);
  });

  it('without a file, without its token, and from somebody who may not, brings nothing', async () => {
    expect((await upload(admin, undefined)).text).toContain('还没有选文件');
    expect((await upload(admin, table(), { token: 'another' })).status).toBe(403);
    expect((await upload(await desk.logIn('supervisor'), table())).status).toBe(403);
    expect(await desk.database.client.importDraft.count()).toBe(0);
  });

  it('refuses a file that is too large before it is read', async () => {
    const { status, text } = await upload(admin, 'x'.repeat(21 * 1024 * 1024));

    expect(status).toBe(413);
    expect(text).toContain('最大 20 MB');
  });
});

describe('a file', () => {
  it('lies sealed in the database, and is gone once it is saved', async () => {
    const { to, digest } = await previewed(table('C0001,林东镇,东城嘎查,19900000001'));
    const [before] = await desk.database.client.importDraft.findMany();
    expect(Buffer.from(before?.sealed ?? []).toString()).not.toContain('C0001');

    const saved = await admin.post(`${to}/save`, { digest });

    expect(saved.to).toMatch(/^\/records\/runs\/\d+$/);
    const after = await desk.database.client.importDraft.findMany();
    expect(after.map(({ sealed, lists, preview }) => [sealed.length, lists, preview])).toEqual([
      [0, null, null],
    ]);
  });

  it('whose columns are not all there says which, and is not gone through', async () => {
    const { to } = await upload(admin, table('C0002,林东镇,东城嘎查,'));
    const { status, text } = await admin.post(`${to}/columns`, { ...asFound, c1: '', c2: 'gacha' });
    const twice = await admin.post(`${to}/columns`, { ...asFound, c3: 'sumu' });

    expect([status, text.includes('还缺必须有的：苏木')]).toEqual([422, true]);
    expect([twice.status, twice.text.includes('有两列都选了“苏木”')]).toEqual([422, true]);
    await admin.post(`${to}/discard`);
    expect((await admin.get(to)).status).toBe(404);
  });

  it('with wrong rows cannot be saved; they can be taken away as a list', async () => {
    const { to, text } = await previewed(table('C0003,,东城嘎查,', '=1+1,林东镇,东城嘎查,5'));

    expect(text).toContain('有 2 行不对');
    expect(text).not.toContain('name="digest"');
    // No mistake is there twice.
    expect(text).not.toContain('哪里不对，各有多少行');
    const list = (await admin.bytes(`${to}/rows.csv`)).toString();
    expect(list).toContain('2,苏木,不能空着');
    expect((await admin.post(`${to}/save`, { digest: 'guessed' })).to).toBe(to);
    expect(await desk.database.client.household.count({ where: { certificate: 'C0003' } })).toBe(0);
    await admin.post(`${to}/discard`);
  });

  it('with the same mistake in many rows says it once, with how many, and words in the words of the pages', async () => {
    const rows = ['甲', '乙', '参合', '参合'].map((state, at) => `A${String(at)},2026,${state},10`);
    const columns = { c0: 'member', c1: 'year', c2: 'state', c3: 'amount' };
    const content = ['成员编号,年度,状态,金额', ...rows].join('\n');
    const { to } = await previewed(content, 'enrolments', columns);
    await admin.post(`${to}/words`, { n0: '甲', n1: '乙' });

    const plain = (await admin.get(to)).text.replaceAll(/<[^>]+>/g, '|').replaceAll(/[|\s]+/g, '|');

    expect(plain).toContain('|状态|不认得这个词；只能是：未缴、已缴待核、参合、中断、退出|2|2|');
    expect(plain).toContain('|成员编号|没有这个成员（…）；请先导入成员|2|4|');
    expect(plain).toContain('|有|2|个词是业务系统自己的');
    await admin.post(`${to}/discard`);
  });

  it('is not saved when the records have changed since it was looked at; the new preview is shown', async () => {
    const { to, digest } = await previewed(table('C0001,林东镇,西城嘎查,19900000001'));
    await desk.database.client.household.updateMany({
      where: { certificate: 'C0001' },
      data: { gacha: '双井村' },
    });

    const { to: back } = await admin.post(`${to}/save`, { digest });
    const { text } = await admin.get(to);

    expect(back).toBe(to);
    expect(text).toContain('刚才没有保存：看过以后数据变了');
    expect(text).toContain('双井村');
    const changes = (await admin.bytes(`${to}/changes.csv`)).toString();
    expect(changes).toContain('C0001,****0001,嘎查,双井村,西城嘎查\r\n');
    const again = /name="digest" value="(\w+)"/.exec(text)?.[1] ?? '';
    expect((await admin.post(`${to}/save`, { digest: again })).to).toMatch(/^\/records\/runs\//);
  });

  it('older than what is here is warned of', async () => {
    const { to } = await upload(admin, table('C0001,林东镇,东城嘎查,'), { day: '2026-01-02', hour: '08:30' });
    await admin.post(`${to}/columns`, asFound);

    expect((await admin.get(to)).text).toContain('这个文件更旧');
    await admin.post(`${to}/discard`);
  });
});

describe('the columns chosen', () => {
  it('are kept for the source and kind, for the command too', async () => {
    const { to } = await upload(admin, 'a,b,c,d\nC0009,林东镇,东城嘎查,x', { source: '旧系统' });
    await admin.post(`${to}/columns`, { c0: 'certificate', c1: 'sumu', c2: 'gacha', c3: '' });

    const kept = await keptMapping(desk.database.client, { source: '旧系统', kind: 'households' });
    expect(kept).toEqual({
      columns: { certificate: 'a', sumu: 'b', gacha: 'c' },
    });
    expect(await keptMapping(desk.database.client, { source: '旧系统', kind: 'members' })).toEqual({});
    const next = await upload(admin, 'd,c,b,a\nx,东城嘎查,林东镇,C0009', { source: '旧系统' });
    const { text } = await admin.get(next.to);
    expect(text).toContain('已经按上次选的对好了');
    expect(text).not.toContain('还缺必须有的');
  });

  it('say nothing of one that the file had not; one that was left out stays so', async () => {
    const source = '少一列';
    const kept = async () =>
      (await keptMapping(desk.database.client, { source, kind: 'households' })).columns;
    const choose = async (heads: string, columns: object) => {
      const { to } = await upload(admin, `${heads}\nC0012,林东镇,东城嘎查,5,x`, { source });
      await admin.post(`${to}/columns`, { ...columns });
      await admin.post(`${to}/discard`);
    };
    const three = { c0: 'certificate', c1: 'sumu', c2: 'gacha' };
    await choose('证号,苏木,嘎查', three);
    expect(await kept()).toEqual({ certificate: '证号', sumu: '苏木', gacha: '嘎查' });
    const { to } = await upload(admin, '证号,苏木,嘎查,电话\nC0012,林东镇,东城嘎查,5', { source });
    expect((await admin.get(to)).text).toMatch(/value="telephone" selected/);
    await admin.post(`${to}/discard`);

    await choose('证号,苏木,嘎查,记录号,电话', { ...three, c3: 'sourceId', c4: '' });
    expect(await kept()).toMatchObject({ telephone: null, sourceId: '记录号' });
    await choose('证号,苏木,嘎查', three);
    expect(await kept()).toMatchObject({ telephone: null, sourceId: '记录号' });
  });
});

describe('a run', () => {
  it('is undone only as it was shown, and is written down', async () => {
    const { to, digest } = await previewed(table('C0007,林东镇,东城嘎查,'));
    const { to: run } = await admin.post(`${to}/save`, { digest });
    const changed = await admin.post(`${run}/undo`, { removed: '2', restored: '0', stayed: '0' });
    expect([changed.status, changed.text.includes('没有撤销：看过以后数据变了')]).toEqual([409, true]);

    const { text } = await admin.get(`${run}/undo`);
    expect(text).toContain('去掉它新增的 1 条');
    const undone = await admin.post(`${run}/undo`, { removed: '1', restored: '0', stayed: '0' });
    expect(undone.to).toMatch(/^\/records\/runs\/\d+$/);
    expect((await admin.get(`${run}/undo`)).text).toContain('已经撤销过了');
    expect(await desk.database.client.household.count({ where: { certificate: 'C0007' } })).toBe(0);

    const id = run.split('/').at(-1) ?? '';
    const recorded = await desk.recorded();
    for (const action of ['records-imported', 'import-undo-viewed', 'import-undone'])
      expect(recorded).toContain(`staff:admin ${action} import:${id}`);
    for (const action of ['import-uploaded', 'import-previewed', 'import-preview-viewed'])
      expect(recorded.some((one) => one.startsWith(`staff:admin ${action} import-draft:`))).toBe(true);
  });

  it('is shown to the supervisor, without a way to undo it', async () => {
    const supervisor = await desk.logIn('supervisor');
    const [newest] = await desk.database.client.importRun.findMany({
      where: { undoesId: null, undoneBy: null },
    });
    const path = `/records/runs/${String(newest?.id)}`;

    const { status, text } = await supervisor.get(path);
    expect([status, text.includes('撤销这一次')]).toEqual([200, false]);
    expect((await supervisor.get(`${path}/undo`)).status).toBe(403);
  });
});

describe('reconciliation', () => {
  it('names who is missing and which sums differ, masked on the page and whole in the file', async () => {
    const entries = (...lines: string[]) => ['记录号,证号,年度,类型,金额,日期', ...lines].join('\n');
    const columns = {
      c0: 'sourceId',
      c1: 'certificate',
      c2: 'year',
      c3: 'kind',
      c4: 'amount',
      c5: 'occurredOn',
    };
    const save = async (content: string) => {
      const { to, digest } = await previewed(content, 'account-entries', columns);
      return (await admin.post(`${to}/save`, { digest })).to;
    };
    await save(entries('E1,C0001,2026,划入,32,2026-01-01', 'E2,C0001,2026,门诊,5,2026-02-01'));
    const run = await save(entries('E1,C0001,2026,划入,40,2026-01-01', 'E3,C0001,2026,门诊,1,2026-03-01'));

    const { text } = await (await desk.logIn('supervisor')).get(`${run}/agreement`);
    for (const words of ['27.00', '34.00', '32.00', '40.00', 'E2', 'E3', '****0001'])
      expect(text).toContain(words);
    expect(text).not.toContain('>C0001<');
    const missing = (await admin.bytes(`${run}/agreement.csv?list=not-in-file`)).toString();
    expect(missing.split('\r\n')).toHaveLength(3);
    expect(missing).toContain('E2,****0001');
    expect((await admin.bytes(`${run}/agreement.xlsx`)).subarray(0, 2).toString()).toBe('PK');
  });
});
