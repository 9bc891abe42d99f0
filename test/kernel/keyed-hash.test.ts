import { describe, expect, it } from 'vitest';
import { idLast4Hash, idNumberHash, queryCodeHash } from '../../src/kernel/keyed-hash.ts';

const key = Buffer.from('the key of one deployment');
const idNumber = '11010519491231002X';

describe('what is kept instead of an identity number', () => {
  it('is 64 hex digits in which nothing of it is left', () => {
    expect(idNumberHash(key, idNumber)).toMatch(/^[0-9a-f]{64}$/);
    expect(idLast4Hash(key, '002X')).toMatch(/^[0-9a-f]{64}$/);
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

  it('stays what it was: hashes already stored must still be found', () => {
    expect(idNumberHash(key, idNumber).slice(0, 16)).toBe('24b37d35c86e71c1');
    expect(idLast4Hash(key, '002X').slice(0, 16)).toBe('0bf433a1a0dd430a');
    expect(queryCodeHash(key, 'T26-0418-7', '271828').slice(0, 16)).toBe('220eef4028f822e0');
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
