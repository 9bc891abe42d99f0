/** What an office may write in its profile, key by key. */
import { describe, expect, it } from 'vitest';
import { SchemeFault } from '../../src/policy/fault.ts';
import { loadScheme } from '../../src/policy/load.ts';
import { configuredRateOn } from '../../src/policy/rates.ts';
import { readRuleSet } from '../../src/policy/rule-set.ts';
import { designatedOn } from '../../src/policy/profile.ts';
import { refusalsForProduction } from '../../src/policy/years.ts';
import { faultsOf, load, office, today } from './office.ts';

const refused = (text: string) => faultsOf(() => load(text));

describe('a profile', () => {
  it('leaves empty what is not said', () => {
    const { profile } = load(office);

    expect(profile).toMatchObject({
      institutions: [],
      incomeLines: [],
      configuredRates: [],
      sumuOffices: [{ sumu: '林东镇', aliases: [] }],
    });
    expect(load(office.replace(/signedYears:\n.*\n/, '')).profile.signedYears).toEqual([]);
  });

  it('takes an income line and an institution without aliases', () => {
    const { profile } = load(`${office}
incomeLines: [{ year: 2026, amount: '0.01', source: 统计公报 }]
institutions: [{ name: ' 甲 ', nameEn: A, tier: sumu, designated: unknown }]
`);

    expect(profile.incomeLines).toEqual([{ year: 2026, amount: 1, source: '统计公报' }]);
    expect(profile.institutions).toEqual([
      { name: '甲', nameEn: 'A', aliases: [], tier: 'sumu', designated: 'unknown' },
    ]);
  });

  it.each(['x0476-555-0101', '0476-555-0101x', '12', '打电话'])('takes no telephone like %s', (telephone) => {
    expect(refused(office.replace('0476-555-0120', `'${telephone}'`))).toContain(
      'scheme.yaml: telephones.complaint: must be a quoted telephone number',
    );
  });

  it.each(['120', '+86 476 555 0120'])('takes a telephone like %s', (telephone) => {
    expect(refused(office.replace('0476-555-0120', `'${telephone}'`))).toEqual([]);
  });

  it.each([
    ['hours: { zh-CN: 周一至周五', "hours: { zh-CN: ' '", 'hours.zh-CN: must not be empty'],
    ['2025-12-01', '2025-12-32', 'signedYears.0.signedOn: must be a day that exists, like 2026-01-01'],
  ])('names what is wrong: %s', (from, to, fault) => {
    expect(refused(office.replace(from, to))).toEqual([`scheme.yaml: ${fault}`]);
  });

  it.each(['x', '-0.01', '0.00'])('takes no income line of %s', (amount) => {
    expect(refused(`${office}incomeLines: [{ year: 2026, amount: '${amount}', source: x }]\n`)).toEqual([
      'scheme.yaml: incomeLines.0.amount: must be a quoted sum in yuan above 0',
    ]);
  });

  it('takes no rate that is no share', () => {
    const line = "configuredRates: [{ tier: banner, rate: '45%', from: 2026-01-01, source: x }]\n";

    expect(refused(office + line)).toEqual([
      'scheme.yaml: configuredRates.0.rate: must be a quoted share between 0 and 1, like "0.45"',
    ]);
  });

  it('names all its faults at once, one a line', () => {
    const twice = `${office}  - { year: 2026, signedOn: 2025-12-02, signedBy: a, source: b }\noriginalClauses: o.md\n`;
    const faults = [
      'scheme.yaml: signedYears: 2026 is signed twice',
      'scheme.yaml: originalClauses: o.md was not read',
    ];

    expect(refused(twice)).toEqual(faults);
    expect(new SchemeFault(faults)).toMatchObject({ name: 'SchemeFault', message: faults.join('\n') });
  });

  it('names the file of original wording in its faults', () => {
    const texts = {
      profileText: office,
      ruleSet: readRuleSet(),
      today,
      originalsText: '## III.9.9-new\n\n文\n',
    };
    const named = { ...texts, profileText: `${office}originalClauses: o.md\n` };

    expect(faultsOf(() => loadScheme(named))).toEqual(['o.md: III.9.9-new: is no clause of the plan']);
    expect(faultsOf(() => loadScheme(texts))).toEqual([
      'originals.md: III.9.9-new: is no clause of the plan',
    ]);
  });

  it('of a demo is signed on 1 December before each of its years', () => {
    const demo = office.replace('demo: false', 'demo: true').replace(/signedYears:\n.*\n/, '');

    expect(load(demo).profile.signedYears[2]).toMatchObject({
      year: 2026,
      signedOn: '2025-12-01',
      signedBy: '演示数据',
    });
  });
});

describe('two dates of one entry', () => {
  const institution = (dates: string) =>
    refused(
      `${office}institutions: [{ name: 甲, nameEn: A, tier: sumu, designated: designated, ${dates} }]\n`,
    );
  const rate = (dates: string) =>
    refused(`${office}configuredRates: [{ tier: banner, rate: '0.45', ${dates}, source: x }]\n`);

  it.each(['from: 2026-01-02', 'to: 2026-01-02', 'from: 2026-01-02, to: 2026-01-02'])(
    'may be %s',
    (dates) => {
      expect(institution(dates)).toEqual([]);
    },
  );

  it('may be one day, for a rate as well', () => {
    expect(rate('from: 2026-01-02, to: 2026-01-02')).toEqual([]);
    expect(rate('from: 2026-01-02')).toEqual([]);
  });

  it.each([
    ['2026-01-01, to: 2026-04-30', '2026-05-01', []],
    ['2026-01-01, to: 2026-05-01', '2026-05-01', ['overlaps']],
    ['2026-05-01', '2026-01-01, to: 2026-05-01', ['overlaps']],
    ['2026-05-01', '2026-01-01, to: 2026-04-30', []],
    ['2026-05-01', '2026-01-01', ['overlaps']],
  ])('of two rates of a tier overlap or not: %s and %s', (one, other, faults) => {
    const lines = [one, other].map(
      (from) => `  - { tier: banner, rate: '0.45', from: ${from}, source: x }\n`,
    );

    expect(refused(`${office}configuredRates:\n${lines.join('')}`)).toEqual(
      faults.map((fault) => `scheme.yaml: configuredRates.1: ${fault} configuredRates.0`),
    );
  });

  it('leave a designation open at the end that is not said', () => {
    const open = { name: '甲', nameEn: 'A', aliases: [], tier: 'sumu', designated: 'designated' } as const;

    expect(designatedOn(open, today)).toBe('designated');
    expect(designatedOn({ ...open, from: '2026-12-01' }, today)).toBe('not-designated');
    expect(designatedOn({ ...open, to: '2026-01-01' }, today)).toBe('not-designated');
  });
});

describe('of several entries', () => {
  it('one signed year is enough, whichever it is', () => {
    const years = `${office}  - { year: 2027, signedOn: 2026-12-01, signedBy: 主任, source: 某文件2号 }\n`;

    expect([2025, 2026, 2027].map((year) => refusalsForProduction(load(years), year).length)).toEqual([
      1, 0, 0,
    ]);
  });

  it('the rate holds that belongs to the tier and the day', () => {
    const scheme = load(`${office}configuredRates:
  - { tier: banner, rate: '0.45', from: 2026-01-01, to: 2026-06-30, source: x }
  - { tier: sumu, rate: '0.55', from: 2026-01-01, source: x }
  - { tier: banner, rate: '0.40', from: 2026-07-01, source: x }
`);
    const on = (tier: 'sumu' | 'banner' | 'above', day: string) =>
      configuredRateOn(scheme, tier, day)?.rate.toNumber();

    expect([on('banner', '2026-06-30'), on('banner', '2026-07-01')]).toEqual([0.45, 0.4]);
    expect([on('sumu', '2030-01-01'), on('above', '2026-07-01')]).toEqual([0.55, undefined]);
  });

  it('the plan is named in both languages', () => {
    expect(readRuleSet()).toMatchObject({
      id: 'bairin-left-banner',
      name: {
        'zh-CN': '《巴林左旗新型农村牧区合作医疗工作方案》',
        en: 'Work Plan of the New Rural-Pastoral Cooperative Medical Scheme of Bairin Left Banner',
      },
    });
  });
});
