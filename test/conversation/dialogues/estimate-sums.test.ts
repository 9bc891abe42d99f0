/** Sums that must not be lost, and sums that must not be taken: the estimate asks before it reckons. */
import { describe, expect, it } from 'vitest';
import { parts, startTalk } from '../../support/talk.ts';

const shared = parts();

async function lastOf(...said: readonly string[]): Promise<string> {
  const talk = startTalk(shared);
  let told = '';
  for (const text of said) told = (await talk.say(text)).replies.map((one) => one.text).join('\n');
  return told;
}

describe('several self-paid sums', () => {
  it('are added up, and the addition is read back', async () => {
    const told = await lastOf('旗医院住院花了三千，里头自费药三百，自费检查二百，能报多少');

    expect(told).toContain('减去自费500.00元（300.00元 + 200.00元），剩2500.00元');
    expect(told).toContain('690.00元到1150.00元');
  });

  it('are added up when they answer the question', async () => {
    const told = await lastOf('旗医院住院花了三千能报多少', '有自费', '药三百，检查花了二百');

    expect(told).toContain('减去自费500.00元（300.00元 + 200.00元），剩2500.00元');
  });

  it('are one where one is called the whole', async () => {
    const told = await lastOf('旗医院住院花了三千能报多少', '有自费', '药三百，检查二百，一共五百');

    expect(told).toContain('减去自费500.00元，剩2500.00元');
  });

  it('are added to what was told before, when said to be more', async () => {
    const bill = '旗医院住院花了三千，自费药三百，能报多少';

    for (const more of ['检查也是自费的，二百', '还有自费检查二百', '另外自费二百'])
      expect(await lastOf(bill, more)).toContain('减去自费500.00元（300.00元 + 200.00元），剩2500.00元');
    expect(await lastOf(bill, '自费二百')).toContain('减去自费200.00元，剩2800.00元');
    expect(await lastOf(bill, '不对，自费还有二百')).toContain('减去自费200.00元');
  });

  it('give way to a later one', async () => {
    const told = await lastOf(
      '旗医院住院花了三千，里头自费药三百，自费检查二百，能报多少',
      '不对，自费一共六百',
    );

    expect(told).toContain('减去自费600.00元，剩2400.00元');
  });

  it('are read back in English as well', async () => {
    const told = await lastOf('english', '旗医院住院花了三千，自费药三百，自费检查二百，能报多少');

    expect(told).toContain('500.00 yuan self-paid (300.00 yuan + 200.00 yuan)');
  });
});

describe('a sum below nothing or of foreign money', () => {
  it.each([
    ['旗医院住院花了-100，能报多少', '负数'],
    ['旗医院住院花了负一百', '负数'],
    ['旗医院住院花了三千美元能报多少', '人民币'],
    ['旗医院住院花了3000欧元', '人民币'],
    ['旗医院住院花了三千，是美元', '人民币'],
  ])('%s is not reckoned with; the sum is asked for, the hospital is kept', async (text, why) => {
    const told = await lastOf(text);

    expect(told).toContain(why);
    expect(told).toContain('一共花了多少钱');
    expect(told).not.toContain('起付线');
    expect(await lastOf(text, '三千')).toContain('840.00元到1400.00元');
  });

  it('is refused as an answer too', async () => {
    const told = await lastOf('算能报多少', '旗医院', '-100');
    const selfPaid = await lastOf('旗医院住院花了三千能报多少', '有自费', '负一百');

    expect(told).toMatch(/负数[^]*一共花了多少钱/);
    expect(selfPaid).toMatch(/负数[^]*自费的药和检查一共多少钱/);
  });

  it('as the self-paid part leaves the bill standing', async () => {
    const asked = ['旗医院住院花了三千，自费负一百，能报多少', '一百'] as const;

    expect(await lastOf(asked[0])).toMatch(/负数[^]*自费的药和检查一共多少钱/);
    expect(await lastOf(...asked)).toContain('减去自费100.00元，剩2900.00元');
  });

  it('is told apart with nothing asked before', async () => {
    expect(await lastOf('三千美元')).toContain('人民币');
  });
});

describe('two sums of which neither is the whole', () => {
  it('are asked about, not the one taken and the other dropped', async () => {
    const told = await lastOf('旗医院住院花了三千，后来检查又花了五百，能报多少');

    expect(told).toContain('3000.00元、500.00元');
    expect(told).not.toContain('起付线');
    expect(await lastOf('旗医院住院花了三千，后来检查又花了五百，能报多少', '三千五')).toContain(
      '花费3500.00元',
    );
  });

  it('do not hide the whole that was named', async () => {
    expect(await lastOf('旗医院住院，药花了三千，检查花了五百，总共三千五，能报多少')).toContain(
      '花费3500.00元',
    );
    expect(await lastOf('旗医院住院花了五千，床位八百，药三千，能报多少')).toContain('花费5000.00元');
  });
});
