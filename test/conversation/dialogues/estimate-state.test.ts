/** How one message adds to the bill. */
import { describe, expect, it } from 'vitest';
import {
  absorb,
  emptyEstimate,
  type EstimateState,
  withoutDoubtOf,
} from '../../../src/conversation/dialogues/estimate-state.ts';
import { pressed } from './enrolment-household.ts';
import { about, between, exactly, said, shown, yuan } from './estimate-bill.ts';

const doubted = (low: number, high = low): EstimateState => ({
  ...emptyEstimate,
  stage: 'confirm',
  tier: 'sumu',
  doubt: { of: 'cost', low: yuan(low), high: yuan(high) },
});

describe('a sum in doubt', () => {
  it('is kept apart until it is confirmed, and not taken for the cost', () => {
    expect(absorb(emptyEstimate, said('两千多', { totalCost: about(2000) }))).toEqual({
      ...emptyEstimate,
      doubt: { of: 'cost', low: yuan(2000), high: yuan(2000) },
    });
    expect(absorb(emptyEstimate, said('两三千', { totalCost: between(2000, 3000) }))?.doubt).toEqual({
      of: 'cost',
      low: yuan(2000),
      high: yuan(3000),
    });
  });

  it('is any of ten million yuan or more', () => {
    expect(absorb(emptyEstimate, said('x', { totalCost: exactly(10_000_000) }))?.doubt?.low).toBe(
      yuan(10_000_000),
    );
    expect(absorb(emptyEstimate, said('x', { totalCost: exactly(9_999_999) }))?.cost).toBe(yuan(9_999_999));
  });

  it.each([
    ['estimate-take-low', 2000],
    ['estimate-take-high', 3000],
  ])('of two ends is settled by %s', (choice, cost) => {
    const { doubt: _settled, ...rest } = doubted(2000, 3000);
    expect(absorb(doubted(2000, 3000), pressed(choice))).toEqual({ ...rest, cost: yuan(cost) });
  });

  it('of one figure is settled by a yes', () => {
    expect(absorb(doubted(2000), said('行', { affirm: true }))).toMatchObject({ cost: yuan(2000) });
    expect(absorb(doubted(2000), said('行', { affirm: true }))).not.toHaveProperty('doubt');
  });

  it('of two ends is not settled by a yes', () => {
    expect(absorb(doubted(2000, 3000), said('行', { affirm: true }))).toBeUndefined();
  });

  it('gives way to another sum, though a yes stands before it', () => {
    expect(
      absorb(doubted(2000), said('对，两千三', { affirm: true, totalCost: exactly(2300) })),
    ).toMatchObject({
      cost: yuan(2300),
    });
    expect(absorb(doubted(2000), said('2300', { affirm: true }))).toMatchObject({ cost: yuan(2300) });
  });

  it('is not settled by a press while another question is open', () => {
    expect(absorb({ ...doubted(2000), stage: 'tier' }, pressed('estimate-take-low'))).toBeUndefined();
  });

  it('of the self-paid part stays in doubt while the cost is told', () => {
    const doubt = { of: 'ineligible', low: yuan(300), high: yuan(300) } as const;
    const state = { ...emptyEstimate, stage: 'cost', doubt } as const;

    expect(absorb(state, said('x', { tier: 'sumu', totalCost: exactly(1500) }, 'estimate'))).toMatchObject({
      cost: yuan(1500),
      doubt,
    });
    expect(absorb(state, said('x', { ineligible: 'none' }))).toMatchObject({ ineligible: 0 });
    expect(absorb(state, said('x', { ineligible: 'none' }))).not.toHaveProperty('doubt');
  });
});

describe('a bare sum', () => {
  const asked = { ...shown, stage: 'ineligible' } as const;

  it('answers the question that is open', () => {
    expect(absorb({ ...emptyEstimate, stage: 'cost' }, said('300'))).toMatchObject({ cost: yuan(300) });
    expect(absorb(asked, said('300'))).toMatchObject({ cost: yuan(1500), ineligible: yuan(300) });
  });

  it('means a new bill where a hospital is named with it', () => {
    const newBill = said('旗医院花了3000', { tier: 'banner', totalCost: exactly(3000) }, 'estimate');

    expect(absorb(asked, newBill)).toMatchObject({ tier: 'banner', cost: yuan(3000) });
    expect(absorb(asked, said('旗医院3000', { tier: 'banner', totalCost: exactly(3000) }))).toMatchObject({
      ineligible: yuan(3000),
    });
    expect(absorb(asked, said('花了3000', { totalCost: exactly(3000) }, 'estimate'))).toMatchObject({
      ineligible: yuan(3000),
    });
  });

  it('is a slip at a menu once an estimate has been told, unless it corrects', () => {
    expect(absorb(shown, said('3', { count: 3 }))).toBeUndefined();
    expect(
      absorb(shown, said('不对，是3', { count: 3, correction: true, totalCost: exactly(3) })),
    ).toMatchObject({
      cost: yuan(3),
    });
    expect(absorb({ ...shown, stage: 'cost' }, said('3', { count: 3 }))).toMatchObject({ cost: yuan(3) });
  });
});

describe('a new bill after an estimate', () => {
  const before: EstimateState = {
    ...shown,
    ineligible: yuan(300),
    institution: '林东镇卫生院',
    designated: true,
    other: true,
  };

  it('keeps the hospital and nothing else', () => {
    expect(absorb(before, said('花了2000能报多少', { totalCost: exactly(2000) }, 'estimate'))).toEqual({
      stage: 'tier',
      tier: 'sumu',
      institution: '林东镇卫生院',
      designated: true,
      cost: yuan(2000),
      misses: 0,
    });
  });

  it('is none when it corrects the one told, or is not asked about', () => {
    const correction = said('不对，2000', { totalCost: exactly(2000), correction: true }, 'estimate');
    expect(absorb(before, correction)).toEqual({ ...before, cost: yuan(2000) });
    expect(absorb(before, said('2000', { totalCost: exactly(2000) }))).toEqual({
      ...before,
      cost: yuan(2000),
    });
  });

  it('takes the hospital named with it', () => {
    const named = { tier: 'above', institution: '赤峰市医院', designated: 'unknown' } as const;

    expect(absorb(before, said('赤峰市医院', named))).toMatchObject(named);
  });
});

describe('no self-paid part', () => {
  const asked = { ...shown, stage: 'ineligible' } as const;

  it('is a no to the question for it', () => {
    expect(absorb(asked, said('没有', { deny: true }))).toMatchObject({ ineligible: 0 });
  });

  it('is no other no, and none that brings a sum', () => {
    expect(absorb(shown, said('没有', { deny: true }))).toBeUndefined();
    expect(absorb(asked, said('不是，300', { deny: true, totalCost: exactly(300) }))).toMatchObject({
      ineligible: yuan(300),
    });
  });
});

describe('whose bill it is', () => {
  it.each(['他住院花了3000', '她花了3000', '邻居花了3000', '我朋友花了3000', '同村的花了3000'])(
    'somebody else’s: %s',
    (text) => {
      expect(absorb(emptyEstimate, said(text, { totalCost: exactly(3000) }))?.other).toBe(true);
    },
  );

  it('the own, unless something else is said', () => {
    expect(absorb(emptyEstimate, said('花了3000', { totalCost: exactly(3000) }))).not.toHaveProperty('other');
  });
});

describe('a bill and a self-paid part, both in doubt', () => {
  const both = absorb(emptyEstimate, said('x', { totalCost: about(3000), ineligible: about(500) }));

  it('are confirmed one after the other', () => {
    expect(both).toMatchObject({ doubt: { of: 'cost' }, laterDoubt: { of: 'ineligible' } });
    const asked = { ...emptyEstimate, ...both, stage: 'confirm' } as const;
    const first = absorb(asked, pressed('estimate-take-low'));

    expect(first).toMatchObject({ cost: yuan(3000), doubt: { of: 'ineligible', low: yuan(500) } });
    expect(first).not.toHaveProperty('laterDoubt');
    expect(first && absorb({ ...first, stage: 'confirm' }, said('行', { affirm: true }))).toMatchObject({
      cost: yuan(3000),
      ineligible: yuan(500),
    });
  });

  it('leave the other in doubt when the one is told exactly', () => {
    const after = absorb({ ...emptyEstimate, ...both, stage: 'confirm' }, said('x', { ineligible: 'none' }));

    expect(after).toMatchObject({ ineligible: 0, doubt: { of: 'cost' } });
    expect(after).not.toHaveProperty('laterDoubt');
  });

  it('leave the self-paid part in doubt when the bill is asked for again', () => {
    expect(withoutDoubtOf({ ...emptyEstimate, ...both }, 'cost')).toMatchObject({
      doubt: { of: 'ineligible' },
    });
    expect(withoutDoubtOf({ ...emptyEstimate, ...both }, 'ineligible')).toMatchObject({
      doubt: { of: 'cost' },
    });
  });
});
