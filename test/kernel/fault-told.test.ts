import { describe, expect, it } from 'vitest';
import { faultTold } from '../../src/kernel/fault-told.ts';

describe('a fault in the log', () => {
  it('is told by its kind, its code and where it came from, never by what it quotes', () => {
    const fault = Object.assign(new TypeError('invalid input: "乌力吉 150422000001"\nat the counter'), {
      code: '22P02',
    });

    const told = faultTold(fault);

    expect(told).toMatch(/^TypeError 22P02\n +at .*fault-told\.test\.ts/);
    expect(told).not.toMatch(/乌力吉|150422|counter/);
  });

  it('takes the code from its cause, and does without', () => {
    const cause = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });

    expect(faultTold(new Error('no database', { cause }))).toMatch(/^Error ECONNREFUSED\n/);
    expect(faultTold(new RangeError('x'))).toMatch(/^RangeError\n/);
    expect(faultTold('乌力吉')).toBe('something thrown that is no error');
  });
});
