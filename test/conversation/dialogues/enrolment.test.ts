import { describe, expect, it } from 'vitest';
import { needs, paid2027, step, told, unpaid2027 } from './enrolment-answers.ts';
import * as sample from './enrolment-household.ts';
import { binding, event, heard, household, member, situation, year } from './enrolment-household.ts';

describe('who may ask', () => {
  it('must be verified first', () => {
    expect(step(undefined, event('查参合'), situation({ bindings: [] }), {}).outcome.kind).toBe(
      'verify-first',
    );
  });

  it('asks only for the own household, this year and next', () => {
    expect(needs(undefined, event('查参合'), situation())).toEqual({
      enrolment: { householdId: 7, years: [2026, 2027] },
    });
  });

  it('is told plainly where household records are off, and nothing is loaded', () => {
    const at = situation({ householdDataAllowed: false });

    const answer = heard(step(undefined, event('查参合'), at, { enrolment: household() }), at);

    expect(needs(undefined, event('查参合'), at)).toEqual({});
    expect(answer).toMatchObject({ outcome: 'done', audited: [] });
    expect(answer.text).toContain('0476-555-0101');
    expect(answer.text).not.toContain('0001');
  });

  it('hears honestly that the records hold nothing, with the office', () => {
    const answer = heard(step(undefined, event('查参合'), situation(), {}));

    expect(answer.outcome).toBe('done');
    expect(answer.text).toContain('没查到您家（证号尾号 0001）');
    expect(answer.text).toContain('0476-555-0131');
  });

  it('leaves an audit entry for each look', () => {
    expect(told().audited).toEqual(['enrolment-viewed household:7']);
  });
});

describe('the overview', () => {
  it('names each member this year and next, masked, and what is due by the last working day', () => {
    const answer = told();

    expect(answer.text.split('\n').slice(0, 8)).toEqual([
      '您家（证号尾号 0001）现在 4 口人。',
      '2026年已参合 4 人：乌*（本人）、其*（爱人）、苏*（儿子）、娜*（女儿）。',
      '2027年已参合 3 人：乌*（本人）、其*（爱人）、苏*（儿子）。',
      '2027年还没交 1 人：娜*（女儿）。',
      '最晚12月18日（周五）交到林东镇政府便民大厅：1 人 × 10元 = 10.00元。',
      '12月20日（周日）是截止日，可那天不上班，别等到那天。',
      '交了要拿财政统一印制的收据，收据就是凭证。',
      '数据截至 11月20日，来自林东镇合管办。',
    ]);
    expect(answer.citations).toEqual(['III.3.3-deadline-1220', 'III.2.1-premium-10', 'III.3.2-receipt']);
    expect(answer.outcome).toBe('resting');
  });

  it('never tells a full name', () => {
    expect(told().text).not.toMatch(/乌力吉|其其格|苏和|娜仁/u);
  });

  it('keeps a household of twelve within ten lines', () => {
    const twelve = Array.from({ length: 12 }, (_, index) => member({ memberId: index + 1 }));

    const answer = told(household(twelve));

    expect(answer.text.split('\n').length).toBeLessThanOrEqual(10);
    expect(answer.text).toContain('已参合 12 人');
  });

  it('tells two of the same mask and relation apart by their year of birth', () => {
    const sons = [3, 4].map((memberId) =>
      member({ memberId, name: '苏和', relation: 'son', bornOn: `20${String(memberId + 10)}-01-01` }),
    );

    expect(told(household([member(), ...sons])).text).toContain(
      '苏*（儿子，2013年生）、苏*（儿子，2014年生）',
    );
  });

  it('calls the relations the head’s when another than the head asks', () => {
    const at = situation({ bindings: [binding({ memberId: 3, relation: 'son' })] });

    expect(told(household(), at).text).toContain('乌*（户主）、其*（户主爱人）、苏*（本人）');
  });

  it('tells members who left apart', () => {
    const gone = member({ memberId: 5, leftOn: '2026-03-01' });

    const answer = told(household([...sample.fourMembers, gone]));

    expect(answer.text).toContain('现在 4 口人');
    expect(answer.text).toContain('已经不在户里、不再算的：张*（家人）。');
  });

  it('says when everybody has left', () => {
    const answer = told(household([member({ leftOn: '2020-01-01' })]));

    expect(answer.text).toContain('记录上已经没有人了');
    expect(answer.choices).toEqual(['intent-human']);
  });

  it('says that civil affairs paid, with its clause', () => {
    const alone = member({
      category: 'five-guarantee',
      years: [
        year({ payer: 'civil-affairs' }),
        year({ year: 2027, payer: 'civil-affairs', state: 'paid-pending' }),
      ],
    });

    const answer = told(household([alone]));

    expect(answer.text).toContain('2026年已参合，钱由民政交 1 人');
    expect(answer.text).toContain('2027年民政交了，等合管办核对 1 人');
    expect(answer.text).toContain('2027年的都齐了');
    expect(answer.citations).toEqual(['III.3.2-receipt', 'III.2.1-wubao-premium']);
  });

  it('asks certificate holders to bring the certificate to the office, not a photo, and names no sum', () => {
    const alone = member({ category: 'special-poor', years: [year(), unpaid2027] });

    const answer = told(household([alone]));

    expect(answer.text).toContain('请带五保证或特困证到林东镇卫生院合管办办，证件不用在这里发照片');
    expect(answer.text).not.toContain('× 10元');
    expect(answer.citations).toEqual(['III.3.3-deadline-1220', 'III.2.1-wubao-premium']);
  });

  it('sends those not covered this year to the office', () => {
    const answer = told(household([member({ years: [year({ state: 'lapsed' }), paid2027] })]));

    expect(answer.text).toContain('2026年已经断了 1 人');
    expect(answer.text).toContain('今年没参合的人，今年的集中缴费期已经过了');
  });

  it('speaks English in the same order', () => {
    const at = situation({ language: 'en' });

    expect(told(household(), at).text).toContain('Pay by Fri 18 Dec at the latest: 1 × 10 yuan = 10.00 yuan');
  });
});

describe('what is to be done', () => {
  const unpaid = household([
    member({ years: [year(), unpaid2027] }),
    member({ memberId: 2, years: [year(), paid2027] }),
  ]);

  it('names the government of the sumu where the profile lists no place to pay', () => {
    expect(told({ ...unpaid, sumu: '无名苏木' }).text).toContain('交到无名苏木政府');
  });

  it('has no word of a closed day where the deadline is worked', () => {
    const at = situation({ today: '2024-11-22', scheme: sample.signedFor(2024, 2025) });
    const records = household([
      member({ years: [year({ year: 2024 }), year({ year: 2025, state: 'unpaid' })] }),
    ]);

    const answer = told(records, at);

    expect(answer.text).toContain('最晚12月20日（周五）');
    expect(answer.text).not.toContain('不上班');
  });

  it('after the deadline sends to the office and promises nothing', () => {
    const answer = told(unpaid, situation({ today: '2026-12-21' }));

    expect(answer.text).toContain('2027年的参合费，集中缴费到12月20日已经截止了。');
    expect(answer.text).toContain('方案没写明过了这天还能不能补交');
    expect(answer.text).toContain('我不能替合管办答应补交');
    expect(answer.text).not.toContain('10.00元');
    expect(answer.citations).toEqual(['III.3.3-deadline-1220']);
    expect(answer.choices).toContain('intent-human');
  });

  it('on a weekend before the deadline says that no office opens any more', () => {
    const answer = told(unpaid, situation({ today: '2026-12-19' }));

    expect(answer.text).toContain('还差 1 人 × 10元 = 10.00元。');
    expect(answer.text).toContain('到12月20日前没有上班的日子了');
  });

  it('on such a weekend asks no sum where civil affairs pays', () => {
    const holder = member({ category: 'five-guarantee', years: [year(), unpaid2027] });

    const answer = told(household([holder]), situation({ today: '2026-12-19' }));

    expect(answer.text).not.toContain('还差');
    expect(answer.text).toContain('钱由民政交');
  });

  it('says that next year’s collection may not have begun', () => {
    const answer = told(household([member({ years: [year()] })]));

    expect(answer.text).toContain('可能还没开始收');
    expect(answer.text).toContain('1 人 × 10元 = 10.00元');
    expect(answer.text).not.toContain('2027年没有交费记录');
  });

  it('names neither sum nor day for a year the office has not signed', () => {
    const answer = told(unpaid, situation({ scheme: sample.signedFor(2026) }));

    expect(answer.text).toContain('2027年的办法合管办还没签发');
    expect(answer.text).not.toMatch(/10元|12月/u);
    expect(answer.citations).toEqual([]);
  });

  it('marks a day reckoned without a published arrangement', () => {
    const at = situation({ today: '2027-11-22', scheme: sample.signedFor(2027, 2028) });
    const records = household([member({ years: [paid2027, year({ year: 2028, state: 'unpaid' })] })]);

    expect(told(records, at).text).toContain('放假安排还没公布');
  });

  it('lets those who withdrew ask the office', () => {
    const withdrawn = member({ years: [year(), year({ year: 2027, state: 'withdrawn' })] });

    expect(told(household([withdrawn])).text).toContain('2027年没有要交的');
  });
});
