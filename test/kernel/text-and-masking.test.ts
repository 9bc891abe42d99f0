import { describe, expect, it } from 'vitest';
import { maskCertificate, maskIdLast, maskName, maskPhone } from '../../src/kernel/masking.ts';
import { normalizeText } from '../../src/kernel/text.ts';

describe('what is shown of a person', () => {
  it.each([
    ['乌力吉', '乌*'],
    ['张桂兰', '张*'],
    [' 李 ', '李*'],
    ['𠮷田', '𠮷*'],
    ['', '*'],
  ])('of the name %j is %s', (name, shown) => {
    expect(maskName(name)).toBe(shown);
  });

  it.each([
    ['13812345678', '138****5678'],
    ['138 1234 5678', '138****5678'],
    ['+86 138-1234-5678', '138****5678'],
    ['0476-7862345', '****2345'],
    ['86 13812345678', '138****5678'],
    ['8613812345678', '138****5678'],
    ['+86 010 1234', '****1234'],
    ['0013812345678', '****5678'],
    ['138123456789', '****6789'],
    ['86138123456789', '****6789'],
    ['28613812345678', '****5678'],
    ['120', '****'],
    ['', '****'],
  ])('of the telephone %j is %s', (phone, shown) => {
    expect(maskPhone(phone)).toBe(shown);
  });

  it('of identity and certificate numbers is the last four places', () => {
    expect(maskIdLast('11010519491231002X')).toBe('****002X');
    expect(maskCertificate('150422000001')).toBe('****0001');
    expect(maskCertificate('0001')).toBe('****');
    expect(maskCertificate(' 0001 ')).toBe('****');
    expect(maskCertificate(' 00001 ')).toBe('****0001');
  });
});

describe('a text made plain', () => {
  it.each([
    ['full width to half', '１２３ＡＢＣ！', '123ABC!'],
    ['blanks collapsed and trimmed', '  你好 \t  世界\u3000\u00a0啊 ', '你好 世界 啊'],
    ['lines to spaces', '一\r\n二\n\n三\u2028四', '一 二 三 四'],
    ['zero-width and byte-order marks gone', '起\u200b付\u200d线\ufeff', '起付线'],
    ['bidirectional overrides gone', 'abc\u202egnp.\u2066x\u2069\u061c', 'abcgnp.x'],
    ['control characters gone', 'a\u0000b\u0007c\u007fd\u0085e', 'abcde'],
    ['the invisible tag block gone', 'ok\u{E0041}\u{E007F}', 'ok'],
    ['half a pair replaced', 'a\ud83db', 'a\ufffdb'],
    ['Mongolian letters and their selectors kept', 'ᠮᠣᠩ\u180bᠭᠣᠯ', 'ᠮᠣᠩ\u180bᠭᠣᠯ'],
  ])('%s', (_, text, plain) => {
    expect(normalizeText(text)).toBe(plain);
  });

  it('keeps lines where a person wrote paragraphs', () => {
    expect(normalizeText('一 \r\n\r\n 二', { keepLines: true })).toBe('一\n二');
    expect(normalizeText('一\r二', { keepLines: true })).toBe('一\n二');
  });

  it('is cut to length, never through a pair', () => {
    expect(normalizeText('啊'.repeat(6000))).toHaveLength(5000);
    expect(normalizeText('ab😀cd', { longest: 3 })).toBe('ab');
    expect(normalizeText('ab😀cd', { longest: 4 })).toBe('ab😀');
  });

  it('is trimmed again where the cut left a blank', () => {
    expect(normalizeText('ab cd', { longest: 3 })).toBe('ab');
    expect(normalizeText('ab cd', { longest: 5 })).toBe('ab cd');
  });

  it('keeps the characters as typed where they are a person’s own words', () => {
    expect(normalizeText(' １，２ \u200b吧！ ', { keepForm: true })).toBe('１，２ 吧！');
  });
});
