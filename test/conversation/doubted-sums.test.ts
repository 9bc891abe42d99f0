/** Whatever word of doubt stands beside a sum, and however the estimate began: no sum paid back is told unconfirmed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parts, startTalk } from '../support/talk.ts';

const shared = parts();

async function lastOf(said: readonly string[]): Promise<string> {
  const talk = startTalk(shared);
  let told = '';
  for (const text of said) told = (await talk.say(text)).replies.map((one) => one.text).join('\n');
  return told;
}

const before =
  '大概,大约,约,约莫,约需,约为,约计,差不多,不到,不足,没到,没超过,将近,接近,近,快,快到,小,得有,能有,总有,怕有,恐怕得,怕是,' +
  '估摸,估摸着,估计,我估计,我猜,好像,好像是,可能,可能是,也许,或许,兴许,没准,说不定,也就,也就是,听说,说是,应该是,大致,大约摸,' +
  '至少,至多,最少,最多,顶多,少说,少说也有,起码有,超过,不止,不下,高于,低于,预计要,印象里,我记得是,似乎,仿佛,貌似,看样子,粗算,毛估,' +
  '几乎,突破,刚过,左不过,好赖,概略,大差不差';
const after =
  '来块,多,多块钱,左右,左右吧,上下,出头,吧,吧大概,差不多吧,，差不多,不到,挂零,有余,往上,打不住,好像是,样子,这样子,那样,估计,我估摸,' +
  '开外,以内,冒头,打底,起步,顶天,最多,至少,带拐弯,啥的,来着,什么的,没个准,记不清了,大差不差,八九不离十,可能还多点,（大概）,(估),还不到';
const words = (of: string): fc.Arbitrary<string> =>
  fc.constantFrom(...of.split(',').filter((word) => word !== ''));
const firm = fc.constantFrom('三千', '五千', '八百', '3000', '5600', '两万', '1.2万', '3k', '一万三', '4500');
const ranges = fc.constantFrom(
  ...'两三千,三四百,五六千块,1-2千,5000~6000,一万五六,三千到四千,三千或者四千,四五千,好几千,几千块,万把块,千八百块,两千多不到三千'.split(
    ',',
  ),
);
const doubted = fc.oneof(
  fc.tuple(words(before), firm).map(([word, sum]) => word + sum),
  fc.tuple(firm, words(after)).map(([sum, word]) => sum + word),
  ranges,
);
const told = /能报\s?\d|报\s?\d+\.\d\d|减去自费/u;

describe('a doubted sum', () => {
  it.each<[string, (sum: string) => string[]]>([
    ['in one sentence', (sum) => [`旗医院住院花了${sum}，能报多少`]],
    ['without a pause', (sum) => [`俺娘在苏木卫生院住院花了${sum} 能报多少啊`]],
    ['by the button', (sum) => ['能报多少', '旗医院', sum]],
    ['before the hospital', (sum) => [`住院花了${sum}，能报多少`, '旗医院']],
    ['after another question', (sum) => ['能报多少', '起付线是多少', '旗医院住院', sum]],
    ['as the self-paid part', (sum) => [`旗医院住院一共花了90000元，自费${sum}，能报多少`]],
    ['as the self-paid part, asked for', (sum) => ['旗医院住院花了90000元能报多少', '有自费', sum]],
    ['as a correction', (sum) => ['旗医院住院花了900元能报多少', `不对，是${sum}`]],
  ])('%s is read back with a question first', async (_how, said) => {
    await fc.assert(
      fc.asyncProperty(doubted, async (sum) => {
        const reply = await lastOf(said(sum));

        expect(reply).toMatch(/[?？]/u);
        expect(reply).not.toMatch(told);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    'I spent about 3000 at the banner hospital, how much do I get back',
    'roughly 3000 yuan at the township hospital, what is reimbursed',
    'I think it was 3000 at the banner hospital, what do I get back',
    'spent 3000, give or take, at the banner hospital, how much is reimbursed',
    'spent 3000-ish at the banner hospital, how much do I get back',
    'spent 3000 or so at the banner hospital, how much do I get back',
    'at least 3000 yuan at the banner hospital, how much is reimbursed',
  ])('in English: %s', async (text) => {
    expect(await lastOf(['english', text])).not.toMatch(/get back about|\d yuan to \d/u);
  });

  it('beside a word in Latin letters', async () => {
    expect(await lastOf(['bi 自己 苏木住院 一千块差不多 能报多少'])).not.toMatch(told);
  });

  it('doubts nothing where the doubt is of what is paid back', async () => {
    for (const text of ['旗医院住院花了三千大概能报多少', '旗医院住院花了三千，估计能报多少'])
      expect(await lastOf([text])).toMatch(/840\.00元到1400\.00元/u);
  });
});
