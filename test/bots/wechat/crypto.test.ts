import { createCipheriv, randomBytes } from 'node:crypto';
import WXBizMsgCrypt from 'wxcrypt';
import { describe, expect, it } from 'vitest';
import { createCipher, isSignature, signatureOf } from '../../../bots/wechat/crypto.ts';
import { sealedXml } from '../../../bots/wechat/passive.ts';
import { readXml } from '../../../bots/wechat/xml.ts';

/** Tencent's own sample (WXBizMsgCryptTest of the Java package): key, random bytes, texts and what they become. */
const sample = {
  key: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  token: 'pamtest',
  appId: 'wxb11529c136998cb6',
  random: Buffer.from('aaaabbbbccccdddd'),
};
const vectors = [
  [
    '我是中文abcd123',
    'jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==',
  ],
  [
    '<xml><ToUserName><![CDATA[oia2Tj我是中文jewbmiOUlr6X-1crbLOvLw]]></ToUserName><FromUserName><![CDATA[gh_7f083739789a]]></FromUserName><CreateTime>1407743423</CreateTime><MsgType><![CDATA[video]]></MsgType><Video><MediaId><![CDATA[eYJ1MbwPRJtOvIEabaxHs7TX2D-HV71s79GUxqdUkjm6Gs2Ed1KF3ulAOA9H1xG0]]></MediaId><Title><![CDATA[testCallBackReplyVideo]]></Title><Description><![CDATA[testCallBackReplyVideo]]></Description></Video></xml>',
    'jn1L23DB+6ELqJ+6bruv23M2GmYfkv0xBh2h+XTBOKVKcgDFHle6gqcZ1cZrk3e1qjPQ1F4RsLWzQRG9udbKWesxlkupqcEcW7ZQweImX9+wLMa0GaUzpkycA8+IamDBxn5loLgZpnS7fVAbExOkK5DYHBmv5tptA9tklE/fTIILHR8HLXa5nQvFb3tYPKAlHF3rtTeayNf0QuM+UW/wM9enGIDIJHF7CLHiDNAYxr+r+OrJCmPQyTy8cVWlu9iSvOHPT/77bZqJucQHQ04sq7KZI27OcqpQNSto2OdHCoTccjggX5Z9Mma0nMJBU+jLKJ38YB1fBIz+vBzsYjrTmFQ44YfeEuZ+xRTQwr92vhA9OxchWVINGC50qE/6lmkwWTwGX9wtQpsJKhP+oS7rvTY8+VdzETdfakjkwQ5/Xka042OlUb1/slTwo4RscuQ+RdxSGvDahxAJ6+EAjLt9d8igHngxIbf6YyqqROxuxqIeIch3CssH/LqRs+iAcILvApYZckqmA7FNERspKA5f8GoJ9sv8xmGvZ9Yrf57cExWtnX8aCMMaBropU/1k+hKP5LVdzbWCG0hGwx/dQudYR/eXp3P0XxjlFiy+9DMlaFExWUZQDajPkdPrEeOwofJb',
  ],
] as const;
const cipher = createCipher(sample.key, sample.appId);
const independent = new WXBizMsgCrypt(sample.token, sample.key, sample.appId);

describe('safe mode', () => {
  it.each(vectors)('encrypts and decrypts as Tencent’s own sample: %.12s', (text, encrypted) => {
    expect(cipher.encrypt(text, sample.random)).toBe(encrypted);
    expect(cipher.decrypt(encrypted)).toBe(text);
  });

  it.each([...Array(40).keys()].map((length) => '投'.repeat(length)))(
    'is understood by an independent package, and understands it, at every padding: %s',
    (text) => {
      const xml = sealedXml(text, 1_409_304_348, cipher, sample.token, randomBytes(16));
      const fields = readXml(xml);
      const [signature = '', nonce = ''] = [fields?.get('MsgSignature'), fields?.get('Nonce')];
      const theirs = readXml(independent.encryptMsg(text, '1409304348', 'xxxxxx'))?.get('Encrypt') ?? '';

      expect(independent.decryptMsg(signature, '1409304348', nonce, xml)).toBe(text);
      expect(cipher.decrypt(theirs)).toBe(text);
    },
  );

  it('refuses what was encrypted for another account', () => {
    const other = createCipher(sample.key, 'wxb11529c136998cb7');

    expect(cipher.decrypt(other.encrypt('你好', randomBytes(16)))).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['no base64', '!!!!'],
    ['half a block', Buffer.alloc(16).toString('base64')],
    ['another key', createCipher(sample.key.toLowerCase(), sample.appId).encrypt('你好', randomBytes(16))],
    ['no padding', raw(Buffer.alloc(32))],
    ['a padding beyond the block', raw(Buffer.alloc(64, 33))],
    ['a padding that is not whole', raw(Buffer.concat([Buffer.alloc(30), Buffer.from([1, 2])]))],
    ['a good message whose padding is not whole', raw(badlyPadded())],
    ['a length beyond the end', raw(padded(Buffer.concat([Buffer.alloc(16), Buffer.alloc(4, 255)])))],
  ])('refuses %s', (_what, encrypted) => {
    expect(cipher.decrypt(encrypted)).toBeUndefined();
  });
});

describe('a signature', () => {
  it('is the one the independent package makes', () => {
    expect(signatureOf(sample.token, '1409304348', 'xxxxxx', 'abc')).toBe(
      WXBizMsgCrypt.sign(sample.token, '1409304348', 'xxxxxx', 'abc'),
    );
  });

  it.each([
    ['too short', (good: string) => good.slice(1)],
    ['one sign different', (good: string) => `${good.slice(0, -1)}${good.endsWith('0') ? '1' : '0'}`],
    ['empty', () => ''],
  ])('is refused when it is %s', (_how, change) => {
    const good = signatureOf('token', '1', 'n');

    expect(isSignature(good, 'token', '1', 'n')).toBe(true);
    expect(isSignature(change(good), 'token', '1', 'n')).toBe(false);
  });
});

/** Bytes as they stand, under the sample's key. */
function raw(bytes: Buffer): string {
  const key = Buffer.from(`${sample.key}=`, 'base64');
  const aes = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([aes.update(bytes), aes.final()]).toString('base64');
}

function padded(bytes: Buffer): Buffer {
  const count = 32 - (bytes.length % 32);
  return Buffer.concat([bytes, Buffer.alloc(count, count)]);
}

/** Well but for one byte of the padding. */
function badlyPadded(): Buffer {
  const length = Buffer.from([0, 0, 0, 2]);
  const bytes = padded(
    Buffer.concat([Buffer.alloc(16), length, Buffer.from('ok'), Buffer.from(sample.appId)]),
  );
  bytes.writeUInt8(0, bytes.length - 2);
  return bytes;
}
