import { describe, expect, it } from 'vitest';
import { alikeTo } from '../../src/complaint/desk/alike.ts';
import type { OtherOne } from '../../src/complaint/desk/repository.ts';
import { inState } from './desk-cases.ts';

const complaint = { ...inState('assigned'), about: '查干嘎查 卫生室' };
const other = (changed: Partial<OtherOne> = {}): OtherOne => ({
  ...{ id: 2, number: 'T26-0002-6', category: 'refused-or-late', target: 'village', about: '卫生室' },
  ...{ queue: 'sumu-office', sumu: '林东镇', state: 'received', anonymous: false, sameContact: false },
  ...{ receivedAt: new Date('2026-05-06T03:00:00Z'), excerpt: '材料交了没消息' },
  ...changed,
});
const becauseOf = (changed: Partial<OtherOne>, mine = complaint) =>
  alikeTo(mine, [other(changed)]).map(({ because }) => because)[0];

describe('what may be of the same matter', () => {
  it.each([
    ['the same place in other words', {}, 'same-about'],
    ['another place', { about: '海力图嘎查' }, undefined],
    ['no place named, the same sumu', { about: '' }, 'same-kind'],
    ['another category', { category: 'overcharging' }, undefined],
    ['against another', { target: 'hospital' }, undefined],
    ['six weeks before', { receivedAt: new Date('2026-03-25T02:00:00Z') }, 'same-about'],
    ['more than six weeks before', { receivedAt: new Date('2026-03-24T02:00:00Z') }, undefined],
    ['six weeks after', { receivedAt: new Date('2026-06-17T02:00:00Z') }, 'same-about'],
    ['more than six weeks after', { receivedAt: new Date('2026-06-18T02:00:00Z') }, undefined],
    ['the same person, whatever it is about', { sameContact: true, category: 'other' }, 'same-person'],
    ['answered already', { state: 'answered' }, undefined],
    ['a duplicate itself', { mergedIntoId: 7 }, undefined],
    ['another sumu’s', { sumu: '隆昌镇' }, undefined],
    ['another queue', { queue: 'banner-office' }, undefined],
    ['itself', { id: 1 }, undefined],
  ] as const)('%s: %o → %s', (_what, changed, because) => {
    expect(becauseOf(changed)).toBe(because);
  });

  it('is told with its words, and what it is about only where that was said', () => {
    const { about: _about, ...silent } = other();

    expect(alikeTo(complaint, [other({ about: 'ＷＥＩ-生室' })])).toEqual([]);
    expect(alikeTo({ ...complaint, about: 'wei生室' }, [other({ about: 'ＷＥＩ-生室' })])).toEqual([
      {
        ...{ because: 'same-about', number: 'T26-0002-6', category: 'refused-or-late', about: 'ＷＥＩ-生室' },
        ...{ state: 'received', receivedAt: other().receivedAt, excerpt: '材料交了没消息' },
      },
    ]);
    expect(alikeTo(complaint, [silent])[0]).not.toHaveProperty('about');
  });

  it('never tells that one account filed an anonymous one', () => {
    const far = { sameContact: true, category: 'other' } as const;

    expect(becauseOf({ ...far, anonymous: true })).toBeUndefined();
    expect(becauseOf(far, { ...complaint, anonymous: true })).toBeUndefined();
  });

  it('without a place on either side wants the same sumu, in a queue of several', () => {
    const banner = { ...complaint, queue: 'banner-office' } as const;

    expect(becauseOf({ queue: 'banner-office', about: '', sumu: '隆昌镇' }, banner)).toBeUndefined();
    expect(becauseOf({ queue: 'banner-office', sumu: '隆昌镇' }, banner)).toBe('same-about');
  });

  it('puts the likeliest first, then the nearest in time, and no more than five', () => {
    const far = new Date('2026-05-20T02:00:00Z');
    const others = [
      other({ id: 3, number: 'kind', about: '' }),
      other({ id: 4, number: 'about, later', receivedAt: far }),
      other({ id: 5, number: 'about' }),
      other({ id: 10, number: 'about, earlier', receivedAt: new Date('2026-05-01T02:00:00Z') }),
      other({ id: 6, number: 'person', sameContact: true, receivedAt: far }),
      ...[7, 8, 9].map((id) => other({ id, number: `kind ${String(id)}`, about: '', receivedAt: far })),
    ];

    expect(alikeTo(complaint, others).map(({ number }) => number)).toEqual([
      ...['person', 'about', 'about, earlier', 'about, later', 'kind'],
    ]);
  });
});
