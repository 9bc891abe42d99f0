import { describe, expect, it } from 'vitest';
import {
  callReasons,
  outcomeReasons,
  reasonParts,
  resultsReadableFrom,
  shareOf,
} from '../../src/outreach/outcome.ts';

describe('a reason', () => {
  it('is a code, and for a failure the platform’s own words behind it', () => {
    expect(reasonParts('not-bound')).toEqual({ code: 'not-bound' });
    expect(reasonParts('unreachable: 403 Forbidden: bot was blocked')).toEqual({
      ...{ code: 'unreachable', words: '403 Forbidden: bot was blocked' },
    });
  });

  it('of a household is first that somebody said no, then what was tried, last that nobody is bound', () => {
    const order = (one: (typeof callReasons)[number]) => callReasons.indexOf(one);

    expect(order('opted-out')).toBe(0);
    expect(order('no-answer')).toBeLessThan(order('unreachable'));
    expect(order('unreachable')).toBeLessThan(order('cancelled'));
    expect(order('expired')).toBeLessThan(order('no-consent'));
    expect(callReasons.at(-1)).toBe('not-bound');
  });

  it('has its place in that order, whichever it is', () => {
    expect([...callReasons].sort()).toEqual([...outcomeReasons].sort());
  });
});

describe('the comparison after the deadline', () => {
  it('can be read once who was told on the last day has had seven days', () => {
    expect(resultsReadableFrom('2026-12-18')).toBe('2026-12-26');
  });

  it('never rounds a share up, and has none of nobody', () => {
    expect(shareOf({ households: 3, enrolled: 2 })).toBe(66.6);
    expect(shareOf({ households: 2_000, enrolled: 1_999 })).toBe(99.9);
    expect(shareOf({ households: 0, enrolled: 0 })).toBeUndefined();
  });
});
