import { describe, expect, it } from 'vitest';
import { readCredentials, type Wanted } from '../../../src/conversation/dialogues/identity-reading.ts';
import { event } from './complaint-desk.ts';

const read = (text: string, wanted?: Wanted) => readCredentials(text, event(text).understood.slots, wanted);
const whole = { certificate: '150422000001', name: '乌力吉', idLast4: '1234', wholeId: false };

describe('all three in one message', () => {
  it.each([
    '150422000001 乌力吉 1234',
    '乌力吉 1234 150422000001',
    '证号150422000001，我叫乌力吉，身份证后四位1234',
    '证号150422000001我叫乌力吉身份证后四位是1234',
    '１５０４２２０００００１　乌力吉　１２３４',
    '合作医疗证号：150422000001 姓名：乌力吉 尾号：1234',
    '您好 150422000001、乌力吉、1234 谢谢',
  ])('%s', (text) => {
    expect(read(text, 'certificate')).toEqual(whole);
  });

  it.each([
    '150422000002 张桂兰 567x',
    '150422000002 张桂兰 567X',
    '150422000002张桂兰567×',
    '150422000002 张桂兰 567叉',
  ])('takes x, X, × and 叉: %s', (text) => {
    expect(read(text, 'certificate')).toMatchObject({ name: '张桂兰', idLast4: '567X' });
  });

  it('takes the last four of a whole ID number, and says that it was one', () => {
    expect(read('150422000001 乌力吉 150422196803051234')).toEqual({ ...whole, wholeId: true });
    expect(read('150422 19500211 567x', 'idLast4')).toEqual({ idLast4: '567X', wholeId: true });
  });
});

describe('one at a time', () => {
  it.each(['全家的', '我妈的', '俺爹', '我家那口子'])('no name: %s', (text) => {
    expect(read(text, 'name').name).toBeUndefined();
  });

  it.each([
    ['150422000001', '150422000001'],
    ['1504 2200 0001', '150422000001'],
    ['1504-2200-0001', '150422000001'],
    ['证号是150422000001', '150422000001'],
  ])('a certificate typed %s', (text, certificate) => {
    expect(read(text, 'certificate')).toEqual({ certificate, wholeId: false });
  });

  it('takes a mobile number for a certificate only when that was asked for', () => {
    expect(read('13812345678', 'name').certificate).toBeUndefined();
    expect(read('13812345678', 'certificate').certificate).toBe('13812345678');
  });

  it.each([
    ['乌力吉', '乌力吉'],
    ['我叫乌力吉', '乌力吉'],
    ['叫张桂兰', '张桂兰'],
    ['李和平', '李和平'],
    ['哈斯', '哈斯'],
    ['孛儿只斤·巴特尔', '孛儿只斤·巴特尔'],
    ['Wu Liji', 'WU LIJI'],
  ])('a name written %s', (text, name) => {
    expect(read(text, 'name').name).toBe(name);
  });

  it.each(['凭什么要名字', '不知道', '什么意思', '我忘了', '好的', '查账户', '12', ''])(
    'no name in %s',
    (text) => {
      expect(read(text, 'name').name).toBeUndefined();
    },
  );

  it('takes no word for a name that was not asked for', () => {
    expect(read('乌力吉', 'certificate').name).toBeUndefined();
  });

  it.each([
    ['1234', '1234'],
    ['567x', '567X'],
    ['1 2 3 4', '1234'],
    ['后四位1234', '1234'],
    ['幺二三四', '1234'],
  ])('four typed %s', (text, ending) => {
    expect(read(text, 'idLast4').idLast4).toBe(ending);
  });

  it('reads a hostile length in no time', () => {
    const text = '1 '.repeat(50_000);

    expect(() => read(text, 'certificate')).not.toThrow();
  });
});

describe('the words around a name', () => {
  /** By the reading alone: the understanding, which knows some names itself, has heard nothing. */
  const nameIn = (text: string, wanted?: Wanted) => readCredentials(text, {}, wanted).name;

  it.each([
    ...[
      '新型农村牧区合作医疗证',
      '农村牧区合作医疗',
      '新型合作医疗',
      '合作医疗证',
      '合作医疗',
      '医疗证',
      '证号',
    ],
    ...[
      '证件',
      '证件号',
      '证号码',
      '号码',
      '编号',
      '户主',
      '本人',
      '姓名',
      '名字',
      '我叫',
      '叫做',
      '我是',
      '他叫',
    ],
    ...['她叫', '您好', '你好', '同意', '可以', '谢谢', '帮我核对', '分别是', '就是', '叫'],
  ])('“%s” before it is none of it', (label) => {
    expect(nameIn(`150422000001${label}乌力吉 1234`)).toBe('乌力吉');
  });

  it.each([
    ...['最后四位', '后四位', '后4位', '末四', '后面四位', '后面的四位', '后面的4位', '四位', '四位数'],
    ...['尾号', '身份证', '身份证号'],
  ])('“%s” after it is none of it', (label) => {
    expect(nameIn(`150422000001乌力吉${label}567X`)).toBe('乌力吉');
  });

  it.each([
    ['为民', '为民'],
    ['叫为民', '为民'],
    ['就是为民', '为民'],
    ['哈斯为和平', '哈斯为和平'],
    ['李是', '李是'],
    ['乌力吉的了吧', '乌力吉'],
    ['是乌力吉呀', '乌力吉'],
    ['陈呢喃', '陈呢喃'],
  ])('a sign that may belong to a name is taken from its ends only: %s is %s', (text, name) => {
    expect(nameIn(text, 'name')).toBe(name);
  });
});
