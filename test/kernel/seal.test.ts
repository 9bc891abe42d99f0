import { createCipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  isSealed,
  sealed,
  sealedAlike,
  sealedBytes,
  unsealed,
  unsealedBytes,
} from '../../src/kernel/seal.ts';

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
    ].map((seal) =>
      Buffer.from(seal.split(':')[1] ?? '', 'base64')
        .subarray(0, 12)
        .toString('hex'),
    );

    expect(new Set(ivs).size).toBe(ivs.length);
  });
});

describe('while the key is changed', () => {
  const iv = Buffer.alloc(12, 3);
  const both = { current: otherKey, previous: key };
  const file = Buffer.from([0xff, 0xd8, 0xff, 1, 2, 3]);

  it('what either key has sealed is opened, and what is sealed is under the new one', () => {
    const [before, since] = [sealed('19900000001', key, iv), sealed('19900000001', both, iv)];

    expect([unsealed(before, both), unsealed(since, both)]).toEqual(['19900000001', '19900000001']);
    expect([unsealed(since, otherKey), unsealed(since, key)]).toEqual(['19900000001', undefined]);
    expect(unsealedBytes(sealedBytes(file, key, iv), both)).toEqual(file);
    expect(unsealedBytes(sealedBytes(file, both, iv), key)).toBeUndefined();
  });

  it('opens what was sealed before values named their key', () => {
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    const inside = [cipher.update(file), cipher.final()];
    const nameless = Buffer.concat([iv, cipher.getAuthTag(), ...inside]);

    expect(unsealedBytes(nameless, both)).toEqual(file);
    expect(Buffer.from(unsealed(nameless.toString('base64'), both) ?? '').length).toBeGreaterThan(0);
    expect(unsealedBytes(nameless, otherKey)).toBeUndefined();
    expect([isSealed(nameless), isSealed(file), isSealed(sealedBytes(file, key, iv))]).toEqual([
      ...[false, false, true],
    ]);
  });
});
