import { describe, expect, it } from 'vitest';
import { createFeatureReader } from '../../../src/conversation/understand/features.ts';

const featuresOf = createFeatureReader(new Map());
const shared = (one: string, other: string): number => {
  const known = new Set(featuresOf(one));
  return featuresOf(other).filter((feature) => known.has(feature)).length;
};

describe('what two texts have in common', () => {
  it('is a pair of signs with at most three between them', () => {
    const asked = '甲报乙多丙';

    expect(shared(asked, '丁报戊己多庚壬癸')).toBe(shared(asked, '丁报戊己壬癸多庚') + 1);
  });

  it('is the sound of a word that was dictated', () => {
    expect(shared('起付线', '起富线')).toBeGreaterThan(shared('起付线', '起步线'));
  });

  it('is a group of the lexicon', () => {
    const without = createFeatureReader(new Map());
    const grouped = createFeatureReader(new Map([['remaining', ['还剩', '余下']]]));
    const common = (of: typeof grouped): number => {
      const known = new Set(of('还剩'));
      return of('余下').filter((feature) => known.has(feature)).length;
    };

    expect(common(grouped)).toBeGreaterThan(common(without));
  });
});
