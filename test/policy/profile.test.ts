import { describe, expect, it } from 'vitest';
import { fen } from '../../src/kernel/money.ts';
import { readScheme } from '../../src/policy/load.ts';
import {
  designatedOn,
  findInstitution,
  incomeLineFor,
  profileSchema,
  sumuOfficeOf,
} from '../../src/policy/profile.ts';

const { profile } = readScheme(
  new URL('../../prisma/sample/scheme.yaml', import.meta.url).pathname,
  '2026-11-22',
);

describe('an institution in what a person wrote', () => {
  it.each([
    ['在林东卫生院', '林东镇卫生院', 'sumu'],
    ['林东医院住院', '巴林左旗医院', 'banner'],
    ['转到旗蒙了', '巴林左旗蒙医中医医院', 'banner'],
    ['市二院', '赤峰市第二医院', 'above'],
    ['去北京协和看的', '北京协和医院', 'above'],
  ])('“%s” is %s', (text, name, tier) => {
    expect(findInstitution(profile, text)).toMatchObject({ name, tier });
  });

  it('is the first listed where two names are equally long', () => {
    const [first, second] = profile.institutions;
    const both = `${first?.aliases[0] ?? ''}和${second?.aliases[0] ?? ''}`;
    expect(both).toBe('林东卫生院和隆昌卫生院');
    expect(findInstitution(profile, both)).toBe(first);
  });

  it('is nothing where none is named', () => {
    expect(findInstitution(profile, '住院花了一千五')).toBeUndefined();
  });
});

describe('a designation', () => {
  const institution = {
    name: '甲',
    nameEn: 'A',
    aliases: [],
    tier: 'sumu',
    designated: 'designated',
    from: '2025-01-01',
    to: '2026-06-30',
  } as const;

  it.each([
    ['2024-12-31', 'not-designated'],
    ['2025-01-01', 'designated'],
    ['2026-06-30', 'designated'],
    ['2026-07-01', 'not-designated'],
  ])('holds on its first and its last day and no longer: %s', (day, status) => {
    expect(designatedOn(institution, day)).toBe(status);
  });

  it('that the office has not stated stays unknown', () => {
    expect(designatedOn({ ...institution, designated: 'unknown' }, '2025-06-01')).toBe('unknown');
  });
});

describe('the profile', () => {
  it('finds a sumu office by name, by alias and by nothing else', () => {
    expect(sumuOfficeOf(profile, '林东镇')?.sumu).toBe('林东镇');
    expect(sumuOfficeOf(profile, '三山')?.sumu).toBe('三山乡');
    expect(sumuOfficeOf(profile, '大板镇')).toBeUndefined();
  });

  it('never borrows an income line from another year', () => {
    const withLine = { ...profile, incomeLines: [{ year: 2026, amount: fen(1_000_000), source: 'x' }] };
    expect(incomeLineFor(withLine, 2026)).toBe(1_000_000);
    expect(incomeLineFor(withLine, 2027)).toBeUndefined();
  });
});

describe('what an office has set up with WeChat', () => {
  const { wechat } = profileSchema.shape;
  const claim = {
    way: 'template',
    templateId: 'T1',
    fields: { thing1: 'state', time2: 'day', thing3: { text: '请查看' } },
  };

  it('is nothing unless it says so', () => {
    expect(wechat.parse(undefined)).toEqual({ notices: {} });
    expect(profile.wechat.menu).toBeUndefined();
  });

  it('is a notice template for a kind of news, and a menu of its own', () => {
    const own = [{ label: '查询', items: ['查参合', { label: '找人', says: '人工' }] }];

    expect(wechat.parse({ notices: { claim }, menu: own })).toEqual({
      notices: { claim },
      menu: [
        {
          label: '查询',
          items: [
            { label: '查参合', says: '查参合' },
            { label: '找人', says: '人工' },
          ],
        },
      ],
    });
  });

  it.each([
    ['another way', { notices: { claim: { ...claim, way: 'letter' } } }],
    ['no field', { notices: { claim: { ...claim, fields: {} } } }],
    [
      'a field that shows nothing we know',
      { notices: { claim: { ...claim, fields: { thing1: 'amount' } } } },
    ],
    [
      'a field that no template has',
      { notices: { claim: { ...claim, fields: { '{{thing1.DATA}}': 'state' } } } },
    ],
    ['another kind of news', { notices: { weather: claim } }],
    ['four buttons', { menu: Array.from({ length: 4 }, () => ({ label: 'a', items: ['a'] })) }],
  ])('is refused with %s', (_what, given) => {
    expect(wechat.safeParse(given).success).toBe(false);
  });
});
