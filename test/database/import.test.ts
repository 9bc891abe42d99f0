import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importOnce } from '../../src/database/import/import-once.ts';
import type { ImportOutcome } from '../../src/database/import/import-records.ts';
import type { ImportKind } from '../../src/records/records.ts';
import type { Database } from '../../src/database/open.ts';
import { idLast4Hash } from '../../src/kernel/keyed-hash.ts';
import { openTestDatabase } from '../support/database.ts';

const hashKey = Buffer.from('a key for tests only');
const sealKey = Buffer.alloc(32, 8);
const now = new Date('2026-11-22T02:00:00Z');
const households = '证号,苏木,嘎查\n150422100001,林东镇,东城嘎查\n150422100002,隆昌镇,隆昌村\n';
const members =
  '成员编号,证号,姓名,与户主关系,身份证号,出生日期\n' +
  'A1,150422100001,乌力吉,户主,11010519491231002X,\nA2,150422100001,萨仁,配偶,110105194912310046,1970-09-03\n';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(async () => {
  await database.close();
});

interface Extra {
  dryRun?: boolean;
  allowOddIds?: boolean;
  source?: string;
  asOf?: Date;
  fileName?: string;
}

function bring(kind: ImportKind, file: string | Uint8Array, extra: Extra = {}): Promise<ImportOutcome> {
  const { dryRun = false, allowOddIds = true, source = 'test', asOf = now, fileName = `${kind}.csv` } = extra;
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  return importOnce(
    database,
    { kind, bytes, fileName, source, asOf, now, actor: 'test', hashKey, sealKey, allowOddIds },
    dryRun,
  );
}

describe('importing records', () => {
  it('says what a dry run would bring and writes nothing', async () => {
    const outcome = await bring('households', households, { dryRun: true });
    expect(outcome).toMatchObject({ kind: 'saved', rows: 2, inserted: 2 });
    expect(await database.client.household.count()).toBe(0);
    expect(await database.client.importRun.count()).toBe(0);
  });

  it('inserts, then finds everything as it was, then updates only what changed', async () => {
    expect(await bring('households', households)).toMatchObject({ inserted: 2, updated: 0, unchanged: 0 });
    expect(await bring('households', households)).toMatchObject({ inserted: 0, updated: 0, unchanged: 2 });
    const moved = households.replace('隆昌村', '双井村');
    expect(await bring('households', moved)).toMatchObject({ inserted: 0, updated: 1, unchanged: 1 });
  });

  it('confirms unchanged records as of the new time', async () => {
    const later = new Date('2026-11-23T10:00:00Z');
    await bring('households', households, { asOf: later });
    const times = await database.client.household.findMany({ select: { asOf: true } });
    expect(times.map(({ asOf }) => asOf)).toEqual([later, later]);
  });

  it('keeps no ID number, only keyed hashes, and takes the birth day from it', async () => {
    await bring('members', members);
    const head = await database.client.member.findFirstOrThrow({ where: { sourceId: 'A1' } });
    expect(head.idLast4Hash).toBe(idLast4Hash(hashKey, '002x'));
    expect(head.bornOn?.toISOString().slice(0, 10)).toBe('1949-12-31');
    expect(JSON.stringify(head)).not.toContain('11010519491231002');
  });

  it('leaves what people said of reminders as they said it, whether their line changed or not', async () => {
    const optedOutAt = new Date('2026-11-21T02:00:00Z');
    await database.client.member.updateMany({ data: { optedOutAt } });

    const changed = members.replace('配偶', '儿媳');
    expect(await bring('members', changed)).toMatchObject({ updated: 1, unchanged: 1 });
    await bring('members', members);

    const told = await database.client.member.findMany({ select: { optedOutAt: true } });
    expect(told).toEqual([{ optedOutAt }, { optedOutAt }]);
  });

  it('refuses an ID number with a wrong check character unless told to take odd ones', async () => {
    const odd = members.replace('11010519491231002X', '110105194912310021');
    const strict = await bring('members', odd, { allowOddIds: false, dryRun: true });
    expect(strict).toMatchObject({ kind: 'refused', errors: [{ line: 2, column: '身份证号' }] });
    expect(await bring('members', odd, { dryRun: true })).toMatchObject({ kind: 'saved' });
  });

  it('names every bad row by line, the column as the file has it, and the reason; and saves nothing', async () => {
    const file =
      '证号,年度,编号,类型,金额,日期\n' +
      '150422100001,2026,X1,划入,32.00,2026-01-01\n' +
      '150422100001,2026,X2,划入,32.001,2026-02-30\n' +
      '150422999999,2026,X3,门诊,5.00,2026-03-01\n' +
      '150422100001,26,X4,买糖,5.00,2026-03-01\n' +
      '150422100001,2026,X1,门诊,5.00,2026-03-01\n';
    const outcome = await bring('account-entries', file);
    expect(outcome).toMatchObject({
      kind: 'refused',
      errors: [
        { line: 3, column: '金额', fault: 'not-yuan' },
        { line: 3, column: '日期', fault: 'not-a-day' },
        {
          line: 4,
          column: '证号',
          fault: 'no-household',
          about: '150422999999',
        },
        { line: 5, column: '年度', fault: 'not-a-year' },
        { line: 5, column: '类型', fault: 'one-of', about: expect.stringContaining('划入') as string },
        { line: 6, column: '编号', fault: 'same-as-line', about: '2' },
      ],
    });
    expect(await database.client.familyAccountEntry.count()).toBe(0);
  });

  it('keeps outpatient payments negative whichever way the file writes them', async () => {
    const file =
      'source_id,certificate,year,kind,amount,occurred_on\nN1,150422100001,2026,门诊,5.00,2026-03-01\nN2,150422100001,2026,outpatient_paid,-6.5,2026/3/2\n';
    await bring('account-entries', file);
    const entries = await database.client.familyAccountEntry.findMany({ orderBy: { sourceId: 'asc' } });
    expect(entries.map(({ amount }) => amount.toFixed(2))).toEqual(['-5.00', '-6.50']);
  });

  it('reads the states of enrolment in Chinese and in English', async () => {
    const file =
      '个人编号,年度,状态,金额,缴费方\nA1,2026,参合,10,个人\nA1,2027,unpaid,10.00,\nA2,2026,已缴待核,10元,民政\n';
    expect(await bring('enrolments', file)).toMatchObject({ inserted: 3 });
    const states = await database.client.enrolment.findMany({
      orderBy: { id: 'asc' },
      select: { state: true, payer: true },
    });
    expect(states).toEqual([
      { state: 'active', payer: 'household' },
      { state: 'unpaid', payer: 'household' },
      { state: 'paid_pending', payer: 'civil_affairs' },
    ]);
  });

  it('refuses what another source already holds', async () => {
    const outcome = await bring('households', households, { source: 'another' });
    expect(outcome).toMatchObject({ kind: 'refused', errors: [{ line: 2, column: '证号' }, { line: 3 }] });
  });

  it('refuses a paid claim without its sum and one discharged before admission', async () => {
    const file =
      'number,member,institution,tier,admitted_on,discharged_on,total,state\n' +
      'B1,A1,旗医院,旗级,2026-03-01,2026-03-09,100.00,paid\nB2,A1,旗医院,旗级,2026-03-10,2026-03-09,100.00,submitted\n';
    expect(await bring('claims', file)).toMatchObject({
      kind: 'refused',
      errors: [
        { line: 2, column: '补助金额' },
        { line: 3, column: 'discharged_on' },
      ],
    });
  });

  it('reads GB18030 as Excel in China writes it, UTF-8 with a mark, and tabs', async () => {
    // 证号,苏木,嘎查 / 150422100001,林东镇,东城嘎查 in GB18030.
    const gb = Buffer.from(
      'd6a4bac52ccbd5c4be2cb8c2b2e90a3135303432323130303030312cc1d6b6abd5f22cb6abb3c7b8c2b2e90a',
      'hex',
    );
    expect(await bring('households', gb)).toMatchObject({ kind: 'saved', unchanged: 1 });
    expect(await bring('households', `\ufeff${households.replaceAll(',', '\t')}`)).toMatchObject({
      kind: 'saved',
      rows: 2,
    });
  });

  it('names the missing columns', async () => {
    expect(await bring('households', '证号,苏木\n1504,林东镇\n')).toMatchObject({
      kind: 'refused',
      errors: [{ line: 1, column: '嘎查', fault: 'column-missing' }],
    });
  });

  it('says so when a file is empty, no workbook, or has an open quotation mark', async () => {
    expect(await bring('households', '')).toMatchObject({ kind: 'unreadable', why: 'empty' });
    expect(await bring('households', 'x', { fileName: 'a.xlsx' })).toMatchObject({ kind: 'unreadable' });
    expect(await bring('households', '证号,苏木,嘎查\n"1,2,3\n')).toMatchObject({ kind: 'unreadable' });
  });

  it('reads a workbook', async () => {
    const workbook = readFileSync(new URL('./households.xlsx', import.meta.url));
    expect(await bring('households', workbook, { fileName: 'h.xlsx' })).toMatchObject({
      kind: 'saved',
      rows: 1,
    });
  });
});
