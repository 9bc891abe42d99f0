import { describe, expect, it } from 'vitest';
import { englishTermsOf } from '../../src/explanation/english.ts';
import { createRetrieval } from '../../src/explanation/retrieval.ts';
import { createSyllables } from '../../src/explanation/syllables.ts';
import { termsOf } from '../../src/explanation/terms.ts';

const syllable = createSyllables();
const chineseTermsOf = (text: string) => termsOf(text, syllable);
const candidates = [
  { id: 'cap', examples: ['封顶线是多少', '最多能报多少钱'], text: '封顶线最高不超过2万元' },
  { id: 'deductible', examples: ['起付线是多少', '多少钱以上才给报'], text: '起付线100元' },
  { id: 'birth', examples: ['生孩子给多少'], text: '' },
];
const rank = createRetrieval(candidates, chineseTermsOf);

describe('the ranking of a question', () => {
  it('knows a word by its sound alone', () => {
    expect(rank('丰定县')[0]?.id).toBe('cap');
    expect(rank('七夫现')[0]?.id).toBe('deductible');
  });
  it('knows a matter by another word for it', () => {
    expect(rank('剖腹产')[0]?.id).toBe('birth');
  });
  it('puts a question asked before, word for word, beyond doubt', () => {
    const both = createRetrieval(
      [
        { id: 'often', examples: ['到底几号交', '几号交钱呢', '哪月几号交'], text: '几号交' },
        {
          id: 'once',
          examples: ['几号交', '残疾证在哪办', '养老保险一年多少', '草场补贴到账没有'],
          text: '',
        },
      ],
      chineseTermsOf,
    );
    expect(both('几号交啊')[0]?.id).toBe('often');
    expect(both('几号交')[0]?.id).toBe('once');
  });
  it('finds nothing in common with a text of other signs', () => {
    expect(rank('xyz').map(({ score }) => score)).toEqual([0, 0, 0]);
  });
  it('holds back a candidate whose wanted matters are not all named', () => {
    const both = { id: 'both', examples: ['起付线封顶线啥意思'], text: '' };
    const scoreOf = (question: string, wants: readonly string[]): number | undefined =>
      createRetrieval(
        [...candidates, { ...both, wants }],
        chineseTermsOf,
      )(question).find(({ id }) => id === 'both')?.score;

    expect(scoreOf('封顶线啥意思', ['cap', 'deductible'])).toBeLessThan(scoreOf('封顶线啥意思', []) ?? 0);
    expect(scoreOf('起付线封顶线', ['cap', 'deductible'])).toBe(scoreOf('起付线封顶线', []));
  });
});

describe('the ranking of a question in English', () => {
  const inEnglish = createRetrieval(
    [
      { id: 'deadline', examples: ['until when can we pay'], text: 'Payment is completed by 20 December.' },
      {
        id: 'account',
        examples: ['what is the account for'],
        text: 'The family account pays outpatient bills.',
      },
      { id: 'nothing', examples: [], text: '' },
    ],
    englishTermsOf,
  );
  it('compares words, whatever their endings', () => {
    expect(inEnglish('payments in December')[0]?.id).toBe('deadline');
    expect(inEnglish('my bill as an outpatient')[0]?.id).toBe('account');
  });
  it('bears with a slip of the keyboard', () => {
    expect(inEnglish('famly acount')[0]?.id).toBe('account');
  });
});
