/**
 * Writes the files of N fictional households for the benches: the same seed, the same bytes.
 *   node test/bench/generate-households.ts <folder> [households = 100000] [seed = 1]
 */
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';

const sumus = [
  '林东镇',
  '隆昌镇',
  '十三敖包镇',
  '碧流台镇',
  '富河镇',
  '白音勿拉镇',
  '查干哈达苏木',
  '三山乡',
];
const surnames = ['王', '李', '张', '刘', '陈', '赵', '孙', '白', '包', '吴'];
const givenNames = ['建国', '秀英', '玉兰', '志强', '桂芳', '巴图', '乌云', '娜仁', '苏和', '海龙'];
const relations = ['户主', '配偶', '儿子', '女儿', '母亲', '孙子'];

const files = {
  households: ['证号', '苏木', '嘎查'],
  members: ['成员编号', '证号', '姓名', '与户主关系', '身份证号'],
  enrolments: ['成员编号', '年度', '状态', '金额', '缴费方', '收据号', '缴费日期'],
  'account-entries': ['记录号', '证号', '年度', '类型', '金额', '日期'],
  claims: [
    '报销编号',
    '成员编号',
    '医疗机构',
    '级别',
    '出院日期',
    '总费用',
    '自费',
    '起付线',
    '补助比例',
    '核算金额',
    '补助金额',
    '支付日期',
    '状态',
  ],
} as const;

/** mulberry32: small, even enough for test records, and the same everywhere. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Writes one CSV a kind into the folder; resolves with how many members there are. */
export async function generateHouseholds(folder: string, count: number, seed: number): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const random = randomFrom(seed);
  const pick = (words: readonly string[]) => words[random(words.length)] ?? '';
  const streams = Object.entries(files).map(([kind, header]) => {
    const stream = createWriteStream(path.join(folder, `${kind}.csv`));
    stream.write(`${header.join(',')}\n`);
    return [kind, stream] as const;
  });
  const open = new Map(streams);
  const write = (kind: keyof typeof files, ...cells: readonly (string | number)[]) =>
    open.get(kind)?.write(`${cells.join(',')}\n`);
  let members = 0;
  for (let household = 1; household <= count; household += 1) {
    const certificate = `1504${String(household).padStart(8, '0')}`;
    const sumu = pick(sumus);
    write('households', certificate, sumu, `${sumu.slice(0, 2)}${String(random(30) + 1)}嘎查`);
    const size = 1 + random(6);
    for (let place = 0; place < size; place += 1) {
      members += 1;
      const member = `G${String(members)}`;
      const birth = `${String(1940 + random(75))}${String(1 + random(12)).padStart(2, '0')}${String(1 + random(28)).padStart(2, '0')}`;
      const last = `${String(random(1000)).padStart(3, '0')}${'0123456789X'.charAt(random(11))}`;
      write(
        'members',
        member,
        certificate,
        `${pick(surnames)}${pick(givenNames)}`,
        relations[place] ?? '其他',
        `150422${birth}${last}`,
      );
      write('enrolments', member, 2026, '参合', '10.00', '个人', `SJ${String(members)}`, '2025-12-10');
      write('enrolments', member, 2027, random(2) === 0 ? '参合' : '未缴', '10.00', '个人', '', '');
      if (random(12) === 0) {
        // 100 yuan deductible at a sumu health centre, half of the rest: (total − 100) × 50 %.
        const base = 100 + random(3000);
        const paid = `${String(Math.floor(base / 2))}.${base % 2 === 0 ? '00' : '50'}`;
        write(
          'claims',
          `G26-${String(members)}`,
          member,
          `${sumu}卫生院`,
          '苏木乡镇',
          `2026-0${String(1 + random(9))}-15`,
          `${String(base + 100)}.00`,
          '0.00',
          '100.00',
          '50%',
          paid,
          paid,
          '2026-11-01',
          '已支付',
        );
      }
    }
    write(
      'account-entries',
      `${certificate}-1`,
      certificate,
      2026,
      '划入',
      `${String(size * 8)}.00`,
      '2026-01-01',
    );
    if (random(2) === 0)
      write(
        'account-entries',
        `${certificate}-2`,
        certificate,
        2026,
        '门诊',
        `${String(1 + random(7))}.50`,
        '2026-05-20',
      );
    if (household % 2_000 === 0) await new Promise((drained) => setImmediate(drained));
  }
  await Promise.all(
    streams.map(([, stream]) => {
      stream.end();
      return finished(stream);
    }),
  );
  return members;
}

if (import.meta.main) {
  const [folder, count = '100000', seed = '1'] = process.argv.slice(2);
  if (!folder) {
    console.error('Name the folder to write into.');
    process.exit(2);
  }
  const members = await generateHouseholds(folder, Number.parseInt(count, 10), Number.parseInt(seed, 10));
  console.log(`${count} households, ${String(members)} members written to ${folder}`);
}
