import { describe, expect, it } from 'vitest';
import { compare } from '../bench/soak/seen.ts';

describe('what a phone saw beside what it was told', () => {
  it.each([
    ['all of it', ['a', 'b', 'a'], ['b', 'a', 'a'], [], []],
    ['one lost and another twice', ['a', 'b'], ['a', 'a'], ['b'], ['a']],
    ['nothing', ['a'], [], ['a'], []],
  ])('%s', (_what, told, seen, unseen, twice) => {
    expect(compare(told, seen)).toEqual({ unseen, twice });
  });
});
