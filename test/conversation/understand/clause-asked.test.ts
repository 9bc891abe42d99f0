import { describe, expect, it } from 'vitest';
import { clauseAsked } from '../../../src/conversation/understand/clause-asked.ts';
import { trainedUnderstanding } from './bare-understanding.ts';

const { understand } = trainedUnderstanding();

describe('asked for a clause by its number', () => {
  it.each([
    '三（四）2',
    '第三条（四）2 怎么说',
    '三（四）2是什么意思',
    '你说的三（五）1是啥',
    '依据里写的方案 三（四）2，原文给我看看',
    '方案第三条讲的什么',
    '第三条，第四款，第二项，念给我听听',
    '三（四）2那条写的啥呀，眼睛花看不清',
    '把三（三）3给我',
    '方案前言说的啥',
    'clause 3(4)2',
    "what's in section III.4.2?",
    'please explain Plan III.4.2',
  ])('%s', (text) => {
    expect(clauseAsked(text)).toBeDefined();
    expect(understand(text)).toMatchObject({ intent: 'policy', confidence: 1 });
  });
});

describe('left as it was understood', () => {
  it.each([
    '三口人',
    '我家三口人（四个大人）2个孩子',
    '3个',
    '3(4)2',
    '三（二）班',
    '孩子在三（二）班，住院能报吗',
    '12月3(4)号',
    '方案怎么说',
    '方案三口人',
    '三（四）天没吃饭了',
    '三（四）2说的起付线是每次都扣吗',
    '按三（四）2我花了五千能报多少',
    '根据方案三（四）2不给报，我要投诉',
    '第三条消息是啥意思',
    'plan 3 people',
  ])('%s', (text) => {
    expect(clauseAsked(text)).toBeUndefined();
  });
});
