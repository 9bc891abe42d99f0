import { describe, expect, it } from 'vitest';
import { bySumu, callSheet, sheetNames, summed } from '../../src/console/campaigns/call-list.ts';
import { speaker } from '../../src/console/words/words.ts';
import { fen } from '../../src/kernel/money.ts';

const place = (sumu: string, gacha: string, members: number) => ({
  ...{ sumu, gacha, households: 1, withoutTelephone: 1, members, certificateHolders: 0 },
  amount: fen(members * 1_000),
});

describe('the sheets of a workbook', () => {
  it('have names that Excel takes, however a sumu is called, and no two alike', () => {
    const names = sheetNames([
      '林东镇',
      '林/东[镇]',
      '',
      "'a'",
      '长'.repeat(40),
      '长'.repeat(41),
      'A',
      'a\u0000',
    ]);

    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) {
      expect([name, name.length > 0 && name.length <= 31]).toEqual([name, true]);
      expect(name).not.toMatch(/[[\]:*?/\\'\p{C}]/u);
    }
  });

  it('name no sum where the year is not signed', () => {
    const row = {
      sumu: 's',
      gacha: 'g',
      certificate: '****0001',
      head: '乌*',
      members: 1,
      certificateHolders: 0,
    };
    const sheet = (signed: boolean) =>
      callSheet('s', [{ ...row, amount: fen(1_000) }], signed, speaker('zh-CN')).rows[0];

    expect([sheet(true)?.[6], sheet(false)?.[6]]).toEqual([{ sum: 1_000 }, '—']);
    expect(sheet(true)?.[4]).toBe('没有电话，要上门');
    expect(sheet(true)?.[8]).toBe('别的原因');
  });
});

describe('the places of a call list', () => {
  it('add up by sumu and over all', () => {
    const places = [place('A', '1', 1), place('A', '2', 2), place('B', '1', 4)];
    const [first, second] = bySumu(places);

    expect([first?.sums.members, first?.gachas.length, second?.sums.amount]).toEqual([3, 2, 4_000]);
    expect(summed(places)).toEqual({
      ...{ households: 3, withoutTelephone: 3, members: 7, certificateHolders: 0, amount: 7_000 },
    });
  });
});
