import { describe, expect, it } from 'vitest';
import { decideErasure, type ErasureOutlook, markOf } from '../../src/identity/own-data.ts';

const account = (contactId: number) => ({ contactId, channel: 'wechat' as const, others: 0 });
const outlook: ErasureOutlook = {
  ...{ accounts: [account(7)], ties: [{ contactId: 9, memberId: 3 }], enquiries: 0, complaints: 1, held: [] },
};

describe('whether the office may erase a person', () => {
  it('is yes for what was on the page', () => {
    expect(decideErasure(outlook, markOf(outlook))).toBe('erase');
  });

  it('is no for accounts that were not on the page', () => {
    for (const seen of ['', '7_', '7.8_9-3', '7_9-4']) expect(decideErasure(outlook, seen)).toBe('changed');
    expect(markOf({ accounts: [account(7), account(9)], ties: [] })).not.toBe(markOf(outlook));
  });

  it('is no while something is on hold, whatever was on the page', () => {
    const household = { ...outlook, held: [{ kind: 'household' as const }] };
    const complaint = { ...outlook, held: [{ kind: 'complaint' as const, number: 'T26-0001-8' }] };

    for (const held of [household, complaint]) expect(decideErasure(held, markOf(held))).toBe('held');
  });

  it('is a matter of course when nothing is left', () => {
    const nothing = { ...outlook, accounts: [], ties: [], held: [{ kind: 'household' as const }] };
    expect(decideErasure(nothing, markOf(outlook))).toBe('nothing');
  });
});
