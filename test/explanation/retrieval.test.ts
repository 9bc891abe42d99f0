import { describe, expect, it } from 'vitest';
import { createRetrieval } from '../../src/explanation/retrieval.ts';

const candidates = [
  { id: 'cap', examples: ['封顶线是多少', '最多能报多少钱'], text: '封顶线最高不超过2万元' },
  { id: 'deductible', examples: ['起付线是多少', '多少钱以上才给报'], text: '起付线100元' },
  { id: 'birth', examples: ['生孩子给多少'], text: '' },
];
const rank = createRetrieval(candidates);

describe('the ranking of a question', () => {
  it('knows a word by its sound alone', () => {
    expect(rank('丰定县')[0]?.id).toBe('cap');
    expect(rank('七夫现')[0]?.id).toBe('deductible');
  });
  it('knows a matter by another word for it', () => {
    expect(rank('剖腹产')[0]?.id).toBe('birth');
  });
  it('puts a question asked before, word for word, beyond doubt', () => {
    const both = createRetrieval([
      { id: 'often', examples: ['到底几号交', '几号交钱呢', '哪月几号交'], text: '几号交' },
      { id: 'once', examples: ['几号交', '残疾证在哪办', '养老保险一年多少', '草场补贴到账没有'], text: '' },
    ]);
    expect(both('几号交啊')[0]?.id).toBe('often');
    expect(both('几号交')[0]?.id).toBe('once');
  });
  it('finds nothing in common with a text of other signs', () => {
    expect(rank('xyz').map(({ score }) => score)).toEqual([0, 0, 0]);
  });
});
