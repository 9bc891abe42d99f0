import { describe, expect, it } from 'vitest';
import { clausesAt, placeId, placeName, placeOf, placesBelow, placesNear } from '../../src/policy/places.ts';
import { readRuleSet } from '../../src/policy/rule-set.ts';

const ids = [...readRuleSet().clauses.keys()];
const names = (places: readonly Parameters<typeof placeName>[0][]) =>
  places.map((place) => placeName(place, 'zh-CN'));

describe('the place of a clause', () => {
  it.each([
    ['0-basis', { section: 0 }],
    ['I.1-guiding', { section: 1, part: 1 }],
    ['III.3.0-fund-principles', { section: 3, part: 3, item: 0 }],
    ['III.4.2-rates', { section: 3, part: 4, item: 2 }],
  ])('of %s', (id, place) => {
    expect(placeOf(id)).toEqual(place);
    expect(id.startsWith(placeId(place))).toBe(true);
  });

  it('is known of every clause of the plan', () => {
    expect(ids.filter((id) => placeOf(id) === undefined)).toEqual([]);
  });
});

describe('what stands at a place', () => {
  it('is what its number says, and no more', () => {
    expect(clausesAt(ids, { section: 3, part: 6, item: 2 })).toEqual(['III.6.2-referral']);
    expect(clausesAt(ids, { section: 3, part: 4 })).toHaveLength(17);
    expect(clausesAt(ids, { section: 3, part: 9 })).toEqual([]);
    expect(clausesAt(ids, { section: 0 })).toEqual(['0-basis']);
  });

  it('is parted into what is one step below, lead-ins left out', () => {
    expect(names(placesBelow(ids, { section: 3, part: 4 }))).toEqual(['三（四）1', '三（四）2', '三（四）3']);
    expect(names(placesBelow(ids, { section: 4 }))).toEqual(['四（一）', '四（二）', '四（三）', '四（四）']);
    expect(names(placesBelow(ids, undefined))).toEqual(['一', '二', '三', '四', '五']);
    expect(placesBelow(ids, { section: 2 })).toHaveLength(8);
    expect(placesBelow(ids, { section: 3, part: 3 })).toHaveLength(3);
    expect(placesBelow(ids, { section: 3, part: 6, item: 2 })).toEqual([{ section: 3, part: 6, item: 2 }]);
  });
});

describe('near a place that is not in the plan', () => {
  it.each([
    ['an item too many', { section: 3, part: 4, item: 7 }, ['三（四）1', '三（四）2', '三（四）3']],
    ['a part too many', { section: 4, part: 9, item: 1 }, ['四（一）', '四（二）', '四（三）', '四（四）']],
    [
      'an item of a part without',
      { section: 5, part: 1, item: 3 },
      ['五（一）', '五（二）', '五（三）', '五（四）', '五（五）'],
    ],
    ['a section too many', { section: 7, part: 1 }, ['一', '二', '三', '四', '五']],
  ])('%s: those beside it', (_, place, near) => {
    expect(names(placesNear(ids, place))).toEqual(near);
  });
});
