import { describe, expect, it } from 'vitest';
import { fen } from '../../src/kernel/money.ts';
import { decideTelling, type HouseholdNow, type RecipientNow } from '../../src/outreach/telling.ts';

const due: HouseholdNow = {
  kind: 'due',
  due: { head: '乌力吉', payers: ['苏和'], certificateHolders: [], amount: fen(1_000), payAt: '镇政府' },
};
const now: RecipientNow = {
  ...{ optedOut: false, unreachable: false, consented: true, channelOn: true },
  households: [due],
};

describe('whether a recipient is told', () => {
  it('is decided by what is so at this moment', () => {
    expect(decideTelling(now)).toMatchObject({ kind: 'send', households: [{ head: '乌力吉' }] });
  });

  it.each([
    ['opted-out', { optedOut: true }],
    ['unreachable', { unreachable: true }],
    ['no-consent', { consented: false }],
    ['channel-off', { channelOn: false }],
    ['bound-no-more', { households: [] }],
    ['paid-since', { households: [{ kind: 'settled' }] }],
    ['expired', { households: [{ kind: 'settled' }, { kind: 'over' }] }],
  ] as const)('is no: %s', (reason, fact) => {
    expect(decideTelling({ ...now, ...fact })).toEqual({ kind: 'skip', reason });
  });

  it('says first that somebody said no', () => {
    const nothing = { optedOut: true, unreachable: true, consented: false, channelOn: false, households: [] };
    expect(decideTelling(nothing)).toEqual({ kind: 'skip', reason: 'opted-out' });
  });

  it('is of the households that are still due, and of no other', () => {
    const telling = decideTelling({ ...now, households: [{ kind: 'settled' }, due] });
    expect(telling).toMatchObject({ kind: 'send', households: [{ head: '乌力吉' }] });
    expect(telling.kind === 'send' && telling.households).toHaveLength(1);
  });
});
