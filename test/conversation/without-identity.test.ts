import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  longestKept,
  nameCandidates,
  withoutFigures,
  withoutIdentity,
} from '../../src/conversation/without-identity.ts';

describe('a message without identity', () => {
  it.each([
    ['我叫乌力吉，证号150422000001，身份证后四位1234', '我叫某,证号#,身份证后四位#'],
    ['户主李秀英想查账户', '户主某想查账户'],
    ['王大夫态度不好', '某大夫态度不好'],
    ['帮我查查隔壁老王家报了多少', '帮我查查隔壁老某家报了多少'],
    ['张桂兰，150422000002，567X', '某,#'],
    ['给张桂兰查一下', '给某查一下'],
    ['我姓包', '我姓某'],
    ['俺是十三敖包的李振国', '俺是十三敖包的某'],
    ['给我妈王秀英查查', '给我妈某查查'],
    ['我家那口子张建军住院', '我家那口子某住院'],
    ['老王头家报了多少', '老某头家报了多少'],
    ['我叫 Bao Yulan', '我叫某'],
    ['我妈查出糖尿病了', '我妈查出糖尿病了'],
    ['关节疼，严重吗', '关节疼,严重吗'],
    ['俺家王秀英住院', '俺家某住院'],
    ['给我妈李桂芝报销', '给我妈某报销'],
    ['我妈高血压住院', '我妈高血压住院'],
    ['我子宫肌瘤住院', '我子宫肌瘤住院'],
    ['阿爸苏木卫生院住了十天', '阿爸苏木卫生院住了十天'],
    ['我家住巴彦塔拉苏木乌兰坝嘎查三组，电话138-1234-5678', '我家住巴彦塔拉苏木某嘎查三组,电话#'],
    ['咋回事啊白音沟嘎查的老王', '咋回事某嘎查的老某'],
    ['林东镇契丹大街12号', '林东镇某大街#号'],
    ['投诉编号T26-0418-7到哪了', '投诉编号#到哪了'],
    ['加我微信wxid_abc123，或者 a.b@mail.example', '加我微信#,或者 #'],
    ['证号１５０４２２００００01', '证号#'],
    ['后四位是幺二三四', '后四位是#'],
    ['证号一 五 〇 四 二 二', '证号#'],
    ['证号是幺 五 洞 四 二 六', '证号是#'],
    ['电话一、三、八，零|零', '电话#'],
    ['证号壹 伍 零 肆', '证号#'],
    ['zheng hao yao san ba ling ling', 'zheng hao #'],
    ['my number is one five oh four', 'my number is #'],
    ['花了一千五百六十三块二', '花了#块二'],
    ['My name is John Smith, where is my claim', 'My name is 某, where is my claim'],
    ['wo jiao zhang san', 'wo jiao 某'],
    ['Намайг Бат гэдэг', '某 某 某'],
    ['ᠮᠣᠩᠭᠣᠯ', '某'],
  ])('%s → %s', (said, kept) => {
    expect(withoutIdentity(said)).toBe(kept);
  });

  it('takes out whoever the scheme knows, the longer name first', () => {
    expect(withoutIdentity('其木格在林东住院，其木格日勒也在', new Set(['其木格', '其木格日勒']))).toBe(
      '某在林东住院,某也在',
    );
  });

  it.each([
    '农村合作医疗交多少',
    '嘎查公示栏在哪',
    '我们村没人收费',
    '去年村里收了钱',
    '我家嘎查达收钱',
    '高血压能报吗',
    '全家都参合了',
    '向谁投诉',
    '院长是谁',
    '一个人交十块钱对不对',
    '在家门口的村卫生室看的',
    '老伴住院能报多少',
    '起付线是多少来着',
  ])('leaves %s as it is: nobody can be found by it', (said) => {
    expect(withoutIdentity(said)).toBe(said);
  });

  it('leaves no figure of any script standing and never more than is kept', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.stringMatching(/^\d{1,18}$/u),
        (text, number) => {
          const kept = withoutIdentity(`${text}${number}${text}`);
          expect(kept).not.toMatch(/\p{Nd}/u);
          expect([...kept].length).toBeLessThanOrEqual(longestKept);
        },
      ),
    );
  });

  it('says of what is kept already nothing else', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\d张王李桂兰叫我住在嘎查村号块，。a-z ]{0,40}$/u), (text) => {
        const once = withoutFigures(text);
        expect(withoutFigures(once)).toBe(once);
      }),
    );
  });
});

describe('what could be a name', () => {
  it('is every run of two to six signs', () => {
    expect(nameCandidates('查张桂兰')).toEqual(['查张', '查张桂', '查张桂兰', '张桂', '张桂兰', '桂兰']);
    expect(nameCandidates('a1')).toEqual([]);
  });
});
