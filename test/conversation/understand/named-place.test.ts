import { describe, expect, it } from 'vitest';
import { namedPlace } from '../../../src/conversation/understand/named-place.ts';

describe('a place in the plan', () => {
  it.each([
    '三（四）2',
    '三(四)2',
    '三【四】２',
    '三 （ 四 ） 2',
    '三、（四）2',
    '三（4）二',
    'Ⅲ（四）2',
    '第三条（四）2',
    '第三條（四）2',
    '第三部分（四）第2条',
    '第三条第四款第2项',
    '第3条第4款第二项',
    '方案3（4）2',
    '方案 三（四）2',
    'clause 3(4)2',
    'section 3 (4) 2',
    'III.4.2',
    'Plan III.4.2',
    'clause 3.4.2',
    '3.4.2是什么意思',
  ])('%s', (text) => {
    expect(namedPlace(text)?.place).toEqual({ section: 3, part: 4, item: 2 });
  });

  it.each([
    ['三（四）', { section: 3, part: 4 }],
    ['三（四）1、2', { section: 3, part: 4 }],
    ['第三条第四款', { section: 3, part: 4 }],
    ['第三章第四节', { section: 3, part: 4 }],
    ['方案第三部分第四点', { section: 3, part: 4 }],
    ['方案第三条', { section: 3 }],
    ['方案三', { section: 3 }],
    ['plan iv.1', { section: 4, part: 1 }],
    ['三（十二）', { section: 3, part: 12 }],
    ['方案前言', { section: 0 }],
  ])('%s', (text, place) => {
    expect(namedPlace(text)?.place).toEqual(place);
  });

  it('is told with what was said beside it', () => {
    expect(namedPlace('你说的三（四）2，是啥意思？')?.around).toBe('你说的 是啥意思');
  });
});

describe('no place in the plan', () => {
  it.each([
    '三口人',
    '3个',
    '三四百',
    '3(4)',
    '3(4)2',
    '3(4)2=?',
    '3.4',
    '3.4是什么意思',
    '3.4.2',
    '2026.3.4',
    '5000(300)',
    '花了三千(四百自费)2次',
    '12月3(4)号',
    '第三条',
    '第三条是啥',
    '第一，第二条腿疼',
    '方案十二三',
    '',
  ])('%s', (text) => {
    expect(namedPlace(text)).toBeUndefined();
  });
});
