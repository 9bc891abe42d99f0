import { describe, expect, it } from 'vitest';
import { formatYuan } from '../../../src/kernel/money.ts';
import type { Slots } from '../../../src/conversation/understand/understood.ts';
import { trainedUnderstanding } from './bare-understanding.ts';

const { understand } = trainedUnderstanding();

function sums({ totalCost, ineligible }: Slots): string {
  const written = (amount: Slots['ineligible']): string => {
    if (amount === undefined) return '-';
    if (amount === 'none') return 'none';
    return amount.kind === 'range'
      ? `${formatYuan(amount.low)}~${formatYuan(amount.high)}`
      : `${amount.kind === 'approximate' ? '≈' : ''}${formatYuan(amount.value)}`;
  };
  return `${written(totalCost)} ${written(ineligible)}`;
}

describe('the bill and its self-paid part', () => {
  it.each([
    ['住院花了8000', '8000.00 -'],
    ['八千', '8000.00 -'],
    ['不对，是八千', '8000.00 -'],
    ['不是五千，是八千', '8000.00 -'],
    ['说错了，八千五', '8500.00 -'],
    ['不对是三千五不是三千', '3500.00 -'],
    ['是八千，不是五千', '8000.00 -'],
    ['没自费', '- none'],
    ['没有自费的', '- none'],
    ['自费300', '- 300.00'],
    ['自费的有八百', '- 800.00'],
    ['总共六千八，自费一千二', '6800.00 1200.00'],
    ['自费一千二，总共六千八', '6800.00 1200.00'],
    ['花了5600，里面有600是自费的', '5600.00 600.00'],
    ['费用两千三百元自费三百能报多少', '2300.00 300.00'],
    ['旗医院总费用6800，目录外400', '6800.00 400.00'],
    ['一共花了四千三百多，大夫说里头有五百多是自费药', '≈4300.00 ≈500.00'],
    ['住了六天院花了一千五', '1500.00 -'],
    ['今年已经报过一万五了，这次又花了两万', '20000.00 -'],
    ['赤峰住院押了两万，最后花一万六', '16000.00 -'],
    ['住院四千八，说报一千，你算算对不对', '4800.00 -'],
    ['一个人交十块钱对不对', '- -'],
    ['起付线100元吧', '- -'],
    ['证号150422000001', '- -'],
    ['有没有自费的要紧不', '- -'],
    ['花了三千，里头自费药三百，自费检查二百', '3000.00 500.00'],
    ['花了三千，自费药三百、检查二百', '3000.00 500.00'],
    ['花了三千，自费药300检查200', '3000.00 500.00'],
    ['花了三千，自费药三百，检查二百', '3000.00 500.00'],
    ['花了三千，药三百自费，检查二百自费', '3000.00 500.00'],
    ['花了三千，自费药三百，自费检查二百，自费一共五百', '3000.00 500.00'],
    ['自费药三百，自费检查二百，一共花了三千', '3000.00 500.00'],
    ['自费药三百多，自费检查二百', '- ≈500.00'],
    ['检查也是自费的，三百', '- 300.00'],
    ['有自费的：三百', '- 300.00'],
    ['自费药两三百，自费检查二百', '- 400.00~500.00'],
    ['不对，自费是四百', '- 400.00'],
    ['自费三百，说错了，自费四百', '- 400.00'],
    ['花了-100', '- -'],
    ['花了三千美元', '- -'],
    ['花了三千，自费负一百', '3000.00 -'],
    ['I spent 5000 dollars', '- -'],
    ['300 self-paid', '- 300.00'],
    ['another 200 not covered', '- 200.00'],
    ['1', '- -'],
    ['I spent 5000 at the banner hospital', '5000.00 -'],
  ])('%s → %s', (text, expected) => {
    expect(sums(understand(text).slots)).toBe(expected);
  });

  it('tells what the self-paid part was added up from', () => {
    const { ineligibleParts = [] } = understand('花了三千，自费药三百，自费检查二百').slots;

    expect(ineligibleParts.map((part) => sums({ totalCost: part }))).toEqual(['300.00 -', '200.00 -']);
    expect(understand('花了三千，自费三百').slots.ineligibleParts).toBeUndefined();
  });

  it.each([
    ['花了-100', { why: 'negative', of: 'cost' }],
    ['花了三千，自费负一百', { why: 'negative', of: 'ineligible' }],
    ['花了三千美元', { why: 'foreign', of: 'cost' }],
    ['100美元自费', { why: 'foreign', of: 'ineligible' }],
    ['三千美元，花了人民币两万', undefined],
    ['花了三千', undefined],
  ])('%s: what cannot be reckoned with', (text, unfit) => {
    expect(understand(text).slots.unfit).toEqual(unfit);
  });

  it('marks a correction', () => {
    expect(understand('不对，是八千').slots.correction).toBe(true);
    expect(understand('住院四千八，你算算对不对').slots.correction).toBeUndefined();
  });
});

describe('hospital words and their tier', () => {
  it.each([
    ['旗医院', 'banner'],
    ['苏木的', 'sumu'],
    ['镇卫生院', 'sumu'],
    ['卫生院', 'sumu'],
    ['在乡镇卫生院住的院', 'sumu'],
    ['林东医院', 'banner'],
    ['林东镇卫生院', 'sumu'],
    ['旗蒙住院花了三千', 'banner'],
    ['旗中医院', 'banner'],
    ['县医院', 'banner'],
    ['旗级', 'banner'],
    ['市二院', 'above'],
    ['赤峰', 'above'],
    ['赤峰市医院', 'above'],
    ['北京协和', 'above'],
    ['沈阳打工住的院', 'above'],
    ['呼市', 'above'],
    ['自治区医院', 'above'],
    ['旗外的', 'above'],
    ['外地大医院', 'above'],
    ['从苏木卫生院转到旗医院', 'banner'],
    ['不是旗医院，是苏木卫生院', 'sumu'],
    ['旗里花三千报多少', 'banner'],
    ['换苏木呢', 'sumu'],
    ['换成旗里呢', 'banner'],
    ['苏木合管办在哪', undefined],
    ['镇政府几点上班', undefined],
    ['村卫生室拿药', undefined],
    ['旗合管办电话', undefined],
  ])('%s → %s', (text, tier) => {
    expect(understand(text).slots.tier).toBe(tier);
  });

  it('names the institution of an alias, and whether it is designated', () => {
    expect(understand('在老康诊所住的').slots).toMatchObject({ institution: '康复诊所', designated: false });
    expect(understand('林东卫生院').slots).toMatchObject({
      institution: '林东镇卫生院',
      tierText: '林东卫生院',
    });
  });

  it.each([
    ['是定点医院', true],
    ['不是定点的', false],
    ['不知道是不是定点', 'unknown'],
    ['定点医院有哪些', undefined],
  ])('%s → designated %s', (text, designated) => {
    expect(understand(text).slots.designated).toBe(designated);
  });
});

describe('numbers and names', () => {
  it('reads certificate, name and last four together', () => {
    const { slots } = understand('证号150422000001 我叫乌力吉 后四位1234');

    expect(slots).toMatchObject({ certificate: '150422000001', personName: '乌力吉', idLast4: '1234' });
  });

  it.each([
    ['567x', '567X'],
    ['后四位是幺二三四', '1234'],
    ['150422197001011234', '1234'],
  ])('%s ends in %s', (text, ending) => {
    expect(understand(text).slots.idLast4).toBe(ending);
  });

  it('takes neither a telephone nor a whole identity card for a certificate', () => {
    expect(understand('13804761234').slots.certificate).toBeUndefined();
    expect(understand('150422197001011234').slots.certificate).toBeUndefined();
  });

  it('reads a complaint number, a query code and a menu choice', () => {
    expect(understand('T26-0418-7').slots.complaintNumber).toBe('T26-0418-7');
    expect(understand('查询码是8k3f2m').slots.queryCode).toBe('8K3F2M');
    expect(understand('1').slots.count).toBe(1);
    for (const text of ['选三', '看第三笔', '第三个', '要第3个', '查第三户', '看看第三笔吧'])
      expect(understand(text).slots.count).toBe(3);
    expect(understand('看三个月了').slots.count).toBeUndefined();
    expect(understand('花了1块').slots.count).toBeUndefined();
  });
});

describe('yes, no, who, when and what wrong', () => {
  it.each(['对', '是的', '好', '同意', '嗯', '行', '中'])('%s is a yes', (text) => {
    expect(understand(text).slots).toMatchObject({ affirm: true });
    expect(understand(text).slots.deny).toBeUndefined();
  });

  it.each(['不', '没有', '不同意', '不用', '不是'])('%s is a no', (text) => {
    expect(understand(text).slots).toMatchObject({ deny: true });
    expect(understand(text).slots.affirm).toBeUndefined();
  });

  it.each(['嗯？', '同意？', '留', '留姓名', '交了', '有', '想', '提交'])('%s is no yes', (text) => {
    expect(understand(text).slots.affirm).toBeUndefined();
  });

  it.each(['留', '交了', '有', '想'])('%s is of no topic', (text) => {
    expect(understand(text).intent).toBe('other');
  });

  it('does not hear a no in a report', () => {
    expect(understand('不给开票').slots.deny).toBeUndefined();
  });

  it.each([
    ['卫生院乱收费', 'overcharging'],
    ['村里说不入就不给办低保', 'forced-enrolment'],
    ['集体那份摊给各家', 'apportionment'],
    ['交钱不给收据', 'no-receipt'],
    ['镇上收合作医疗不给条', 'no-receipt'],
    ['有人挪用合作医疗的钱', 'misused-fund'],
    ['拖着不给我报销', 'refused-or-late'],
    ['大夫开大处方', 'overtreatment'],
    ['工作人员态度恶劣', 'staff-attitude'],
  ])('%s → %s', (text, category) => {
    expect(understand(text).slots.category).toBe(category);
  });

  it.each([
    ['我住的是私人诊所', 'inpatient'],
    ['在诊所看的', 'outpatient'],
    ['我住的地方没有诊所', 'outpatient'],
  ])('%s → %s', (text, kind) => {
    expect(understand(text).slots.kind).toBe(kind);
  });

  it.each([
    ['明年的交了没', 'next'],
    ['去年住的院', 'last'],
    ['今年还剩多少', 'this'],
  ])('%s → %s', (text, year) => {
    expect(understand(text).slots.year).toBe(year);
  });

  it.each([
    ['我儿子住院', 'child'],
    ['俺老伴住院', 'family'],
    ['我住院', 'self'],
    ['查查邻居家报了多少', 'other-household'],
  ])('%s is about %s', (text, forWhom) => {
    expect(understand(text).slots.forWhom).toBe(forWhom);
  });

  it.each([
    ['说蒙语', 'mn'],
    ['switch to English', 'en'],
    ['换中文', 'zh-CN'],
  ])('%s → %s', (text, language) => {
    expect(understand(text).slots.language).toBe(language);
  });
});
