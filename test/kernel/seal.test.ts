import { describe, expect, it } from 'vitest';
import { sealed, sealedAlike, unsealed } from '../../src/kernel/seal.ts';

const key = Buffer.alloc(32, 1);
const otherKey = Buffer.alloc(32, 2);

describe('a sealed text', () => {
  it('is opened by its key only, and by none once it was changed', () => {
    const text = sealed('19900000001', key, Buffer.alloc(12, 3));
    const spoilt = `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;

    expect([unsealed(text, key), unsealed(text, otherKey), unsealed(spoilt, key)]).toEqual([
      ...['19900000001', undefined, undefined],
    ]);
  });
});

describe('a text sealed alike', () => {
  const one = sealedAlike('19900000001', key, 'telephone 1');

  it('is the same for the same text of the same thing, and opens', () => {
    expect(sealedAlike('19900000001', key, 'telephone 1')).toBe(one);
    expect(unsealed(one, key)).toBe('19900000001');
  });

  it('never shares its iv with another text, another thing or another key', () => {
    const ivs = [
      one,
      sealedAlike('19900000002', key, 'telephone 1'),
      sealedAlike('19900000001', key, 'telephone 2'),
      sealedAlike('19900000001', otherKey, 'telephone 1'),
    ].map((seal) => Buffer.from(seal, 'base64').subarray(0, 12).toString('hex'));

    expect(new Set(ivs).size).toBe(ivs.length);
  });
});
