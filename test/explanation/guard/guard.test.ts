import { describe, expect, it } from 'vitest';
import { standsIn } from '../../../src/explanation/guard/guard.ts';
import { loadMaterial } from '../../../src/explanation/material.ts';
import type { Language } from '../../../src/kernel/message.ts';
import { readScheme } from '../../../src/policy/load.ts';
import { planDir, sampleSchemeFile } from '../../../src/scheme-files.ts';
import { liesAbout } from '../../fakes/language-model/lies.ts';
import { seededChance } from '../../support/chance.ts';

const { plain } = loadMaterial(planDir);
const { clauses } = readScheme(sampleSchemeFile, '2026-11-22').ruleSet;

function materialOf(id: string, language: Language = 'zh-CN'): string[] {
  return [clauses.get(id)?.text[language] ?? '', ...(plain[language][id]?.says ?? [])];
}
const stands = (id: string, said: string, language: Language = 'zh-CN') =>
  standsIn(said, materialOf(id, language), language);

describe('what says the clause in other words', () => {
  it.each([
    ['III.4.2-not-premium', '账户里剩的钱得留着看门诊，不能抵明年该交的钱，明年的还得另外交。'],
    ['III.6.1-choose-in-banner', '全旗的定点医院，您想去哪家自己选。'],
    [
      'III.4.2-deductible',
      '起付线以下的自己掏，超过的部分才报。住院起付线：苏木卫生院100块钱，旗级医院200块，旗级以上医院400块。',
    ],
    ['III.4.2-cap', '封顶线两万元，就是最多报到这么多。超过的部分自己掏。'],
    ['III.2.1-premium-10', '每人每年十块钱，大人小孩一样。'],
    ['III.3.3-deadline-1220', '下一年的钱，今年12月20日前交齐。交到苏木乡镇政府或街道办事处就行。'],
    ['III.4.3-transfer', '转院看病，先公示，再到苏木乡镇合管办报，不用往旗里跑。'],
  ])('stands: %s %s', (id, said) => {
    expect(stands(id, said)).toBe(true);
  });

  it('stands in the clause it is made from, nearly always: so strict and no stricter', () => {
    for (const language of ['zh-CN', 'en'] as const) {
      const own = Object.entries(plain[language]);
      const standing = own.filter(([id, { says }]) =>
        stands(id, says.join(language === 'en' ? ' ' : ''), language),
      );
      expect(standing.length / own.length).toBeGreaterThan(0.95);
    }
  });
});

describe('what says anything else', () => {
  const deductible = '住院起付线：苏木乡镇卫生院100元，旗级医院200元，旗级以上医院400元。';
  it.each([
    ['a changed figure', deductible.replace('200', '20')],
    ['figures that changed places', deductible.replace('100', '400').replace(/400(?=元。)/u, '100')],
    ['a figure in another unit', deductible.replace('100元', '100%')],
    ['a figure under another heading', deductible.replace('起付线', '封顶线')],
    ['a figure left out', '住院起付线：苏木乡镇卫生院100元，旗级以上医院400元。'],
    ['a figure spelled in a way of its own', deductible.replace('100', '１００')],
    ['a figure with its limit turned', '起付线以下自己付，不到的部分才按比例报。'],
    ['a half without a number', `${deductible}超过的部分报一半。`],
    ['all of it', `${deductible}超过的部分全额给报。`],
    ['a not too much', '起付线以下不用自己付，超过的部分才按比例报。'],
    ['a promise', `${deductible}保证给您报。`],
    ['a numeral nobody writes', `${deductible}〸元。`],
    ['a rare numeral in the place of a figure', deductible.replace('100', '皕')],
    ['money at once', `${deductible}立马给钱。`],
    ['somebody to go to', `${deductible}找村长就行。`],
    ['credit', `${deductible}赊账也行。`],
    ['all of it in another word', `${deductible}超过的部分悉数给报。`],
    ['a first person', `我告诉您，${deductible}`],
    ['a telephone', `${deductible}拨打0476-555-0101。`],
    ['a clause of its own', `${deductible}见方案三（四）9。`],
    ['a link', `${deductible}https://example.org`],
    ['markup', `**${deductible}**`],
    ['a hidden sign', deductible.replace('100', '1\u202e00')],
    ['another script', `${deductible}ᠮᠣᠩᠭᠣᠯ`],
    ['a familiar you', `你听好，${deductible}`],
    ['another language', 'The deductible is 100 yuan.'],
    ['something beside the matter', '今天天气挺好，路上慢点走，多穿件衣裳。'],
    ['too much', `起付线以下自己付，超过的部分才按比例报。${'先看病要紧，'.repeat(40)}`],
    ['nothing', ''],
  ])('does not stand: %s', (_what, said) => {
    expect(stands('III.4.2-deductible', said)).toBe(false);
  });

  it('lets fewer than two lies in a thousand through, none of them with a figure of its own', () => {
    const chance = seededChance(7);
    let told = 0;
    const through: string[] = [];
    for (const language of ['zh-CN', 'en'] as const)
      for (const [id, { says }] of Object.entries(plain[language]))
        for (const { text } of liesAbout(says.join(language === 'en' ? ' ' : ''), language, chance, 60)) {
          told += 1;
          if (stands(id, text, language)) through.push(`${id}: ${text}`);
        }

    expect(told).toBeGreaterThan(8_000);
    expect(through.length / told).toBeLessThan(0.002);
    for (const lie of through) {
      const [id = '', text = ''] = lie.split(/: (.*)/su);
      const known = [...materialOf(id), ...materialOf(id, 'en')].join();
      for (const [figure] of text.matchAll(/\d+/gu)) expect(known, lie).toContain(figure);
    }
  });
});
