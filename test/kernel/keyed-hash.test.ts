import { describe, expect, it } from 'vitest';
import { everyHash, idLast4Hash, idNumberHash, queryCodeHash } from '../../src/kernel/keyed-hash.ts';

const key = Buffer.from('the key of one deployment');
const idNumber = '11010519491231002X';

describe('what is kept instead of an identity number', () => {
  it('names its key, and is 64 hex digits in which nothing of it is left', () => {
    expect(idNumberHash(key, idNumber)).toMatch(/^[0-9a-f]{12}:[0-9a-f]{64}$/);
    expect(idLast4Hash(key, '002X')).toMatch(/^[0-9a-f]{12}:[0-9a-f]{64}$/);
  });

  it('is the same however the number was typed', () => {
    expect(idNumberHash(key, ' 11010519491231002x ')).toBe(idNumberHash(key, idNumber));
    expect(idLast4Hash(key, ' 002x ')).toBe(idLast4Hash(key, '002X'));
  });

  it('is another for another number and under another key', () => {
    const all = [
      idNumberHash(key, idNumber),
      idNumberHash(key, '110105194912310038'),
      idNumberHash(Buffer.from('another'), idNumber),
      idLast4Hash(key, '002X'),
      idLast4Hash(key, '0038'),
    ];

    expect(new Set(all).size).toBe(all.length);
  });

  it('never meets that of something else with the same characters', () => {
    const all = [
      idNumberHash(key, '0038'),
      idLast4Hash(key, '0038'),
      queryCodeHash(key, '', '0038'),
      queryCodeHash(key, '0038', ''),
    ];

    expect(new Set(all).size).toBe(all.length);
  });

  it('stays what it was: hashes already stored must still be found, those that name no key too', () => {
    const stored = [
      everyHash(key, (one) => idNumberHash(one, idNumber)),
      everyHash(key, (one) => idLast4Hash(one, '002X')),
      everyHash(key, (one) => queryCodeHash(one, 'T26-0418-7', '271828')),
    ];

    expect(stored.map((all) => all.map((one) => one.slice(0, 16)))).toEqual([
      ['edac6e67cddf:24b', '24b37d35c86e71c1'],
      ['edac6e67cddf:0bf', '0bf433a1a0dd430a'],
      ['edac6e67cddf:220', '220eef4028f822e0'],
    ]);
  });

  it('is found under either key while the key is changed', () => {
    const both = { current: Buffer.from('another'), previous: key };
    const stored = everyHash(both, (one) => idNumberHash(one, idNumber));

    expect(stored).toEqual(
      expect.arrayContaining([idNumberHash(key, idNumber), idNumberHash(both, idNumber)]),
    );
    expect(idNumberHash(both, idNumber)).toBe(idNumberHash(both.current, idNumber));
  });
});

describe('what is kept instead of a query code', () => {
  it('is bound to its complaint, so that equal codes do not show', () => {
    expect(queryCodeHash(key, 'T26-0418-7', '271828')).not.toBe(queryCodeHash(key, 'T26-0419-9', '271828'));
  });

  it('does not mind blanks around the code', () => {
    expect(queryCodeHash(key, 'T26-0418-7', ' 271828 ')).toBe(queryCodeHash(key, 'T26-0418-7', '271828'));
  });
});
