import { describe, expect, it } from 'vitest';
import { estimateDialogue } from '../../../src/conversation/dialogues/estimate.ts';
import { emptyEstimate } from '../../../src/conversation/dialogues/estimate-state.ts';
import { binding, event, pressed, signedFor, situation } from './enrolment-household.ts';
import { about, began, exactly, said, shown, stateOf, step, stranger, told, yuan } from './estimate-bill.ts';

const own = situation();
const paid = { paidInYear: yuan(19_900) };

describe('what was paid this year', () => {
  const needs = (at = own) => estimateDialogue.needs(undefined, began('能报多少'), at);

  it('is looked up for the one person verified here', () => {
    expect(needs()).toEqual({ paidInYear: { memberId: 1, year: 2026 } });
  });

  it('is looked up for nobody when it is in doubt who asks, or records are off', () => {
    expect(needs(stranger)).toEqual({});
    expect(needs(situation({ bindings: [binding(), binding({ memberId: 2 })] }))).toEqual({});
    expect(needs(situation({ householdDataAllowed: false }))).toEqual({});
  });

  it('lessens the sum, is said and is written down', () => {
    const answer = told(shown, said('自费零', { ineligible: 'none' }), own, paid);

    expect(answer.text).toContain('100.00元，已到封顶线');
    expect(answer.text).toContain('您今年已报的算进去了。');
    expect(answer.audited).toEqual(['paid-in-year-viewed member:1']);
  });

  it('is as of when the claims are', () => {
    const asOf = { ...paid, claimsAsOf: new Date('2026-11-20T02:00:00Z') };

    expect(told(shown, said('自费零', { ineligible: 'none' }), own, asOf).text).toContain(
      '您今年已报的算进去了（数据截至 11月20日）。',
    );
  });

  it('is left out of the bill of somebody else', () => {
    const answer = told(
      undefined,
      began('他住院花了1500', { tier: 'sumu', totalCost: exactly(1500) }),
      own,
      paid,
    );

    expect(answer.text).toContain('560.00元到840.00元');
    expect(answer.audited).toEqual([]);
  });

  it.each(['family', 'child', 'other-household'] as const)('is left out of a bill of %s', (forWhom) => {
    const slots = { tier: 'sumu', totalCost: exactly(1500), forWhom } as const;

    expect(told(undefined, began('住院花了1500', slots), own, paid).audited).toEqual([]);
    expect(
      told(undefined, began('住院花了1500', { ...slots, forWhom: 'self' }), own, paid).audited,
    ).toHaveLength(1);
  });
});

describe('an estimate asks for what is missing', () => {
  it('first where, then how much, then tells', () => {
    const where = step(undefined, began('能报多少'));
    expect(where.outcome).toEqual({ kind: 'waiting', state: emptyEstimate });
    expect(told(undefined, began('能报多少')).choices).toEqual([
      'estimate-tier-sumu',
      'estimate-tier-banner',
      'estimate-tier-above',
    ]);
    const howMuch = step(stateOf(where), pressed('estimate-tier-banner'));
    expect(howMuch.outcome).toMatchObject({ kind: 'waiting', state: { stage: 'cost', tier: 'banner' } });
    const answer = step(stateOf(howMuch), said('1200'));
    expect(answer.outcome).toEqual({
      kind: 'resting',
      state: { stage: 'shown', tier: 'banner', cost: yuan(1200), misses: 0 },
    });
  });

  it('from the beginning each time it is opened anew, but for a press of its own', () => {
    expect(step(shown, began('能报多少')).outcome).toEqual({ kind: 'waiting', state: emptyEstimate });
    expect(step(shown, pressed('estimate-compare', 'began')).outcome.kind).toBe('resting');
  });

  it.each(['再算一笔', '另算', '重新算一次', '从头来吧', 'Another bill'])('anew at “%s”', (text) => {
    expect(step(shown, said(text)).outcome).toEqual({ kind: 'waiting', state: emptyEstimate });
  });

  it('anew at the press of its button', () => {
    expect(step(shown, pressed('estimate-another')).outcome).toEqual({
      kind: 'waiting',
      state: emptyEstimate,
    });
  });

  it('for nothing in a year that is not signed', () => {
    const at = situation({ scheme: signedFor(2025), bindings: [] });

    expect(step(undefined, began('能报多少'), at)).toMatchObject({
      outcome: { kind: 'done' },
      utterances: [{ lines: [{ id: 'year-not-signed' }], choices: [{ id: 'intent-human' }] }],
    });
  });

  it.each([
    ['tier', 'estimate-ask-tier'],
    ['shown', 'estimate-ask-tier'],
    ['cost', 'estimate-ask-cost'],
    ['confirm', 'estimate-ask-cost'],
    ['ineligible', 'estimate-ask-ineligible-amount'],
  ] as const)('again after an interruption: %s', (stage, id) => {
    expect(estimateDialogue.ask({ ...emptyEstimate, stage }, stranger).lines).toEqual([{ id }]);
  });
});

describe('the self-paid part', () => {
  it.each(['有自费', '有一部分自费', '有', '有的', '有一些', 'Some self-paid'])(
    'is asked for at “%s”',
    (text) => {
      expect(step(shown, said(text)).outcome).toMatchObject({
        kind: 'waiting',
        state: { stage: 'ineligible' },
      });
    },
  );

  it('is asked for at the press of its button, once there is a bill', () => {
    expect(stateOf(step(shown, pressed('estimate-some'))).stage).toBe('ineligible');
    expect(
      step({ ...emptyEstimate, tier: 'sumu', stage: 'cost' }, said('有')).utterances[0]?.lines[0]?.id,
    ).toBe('estimate-unread');
  });

  it('is taken at once when its sum is said', () => {
    const answer = step(shown, said('有自费', { ineligible: exactly(300) }));

    expect(answer.outcome).toMatchObject({ kind: 'resting', state: { ineligible: yuan(300) } });
  });

  it('that is none leaves the sum as it was told, and says so', () => {
    expect(told(shown, pressed('estimate-none')).text).toContain('没有自费，那就还是这个数');
  });

  it('that is none is reckoned in full where something else has changed', () => {
    const change = said('旗医院，没自费', { ineligible: 'none', tier: 'banner' });
    expect(told(shown, change).text).not.toContain('还是这个数');
    const earlier = { ...shown, ineligible: yuan(300) };
    expect(told(earlier, pressed('estimate-none')).text).not.toContain('还是这个数');
  });

  it('above the whole bill is asked for again, and the slip is forgotten', () => {
    const answer = step(shown, said('自费两千', { ineligible: exactly(2000) }));

    expect(answer.outcome).toEqual({ kind: 'waiting', state: { ...shown, stage: 'ineligible' } });
  });
});

describe('a comparison', () => {
  it.each(['别的医院呢', '换个医院', '比一比', 'compare'])(
    'at “%s” tells the bill at all three tiers',
    (text) => {
      const answer = told(shown, said(text));

      expect(answer).toMatchObject({ outcome: 'resting', choices: ['estimate-another'] });
      expect(answer.text).toMatch(
        /560\.00元到840\.00元[\s\S]*390\.00元到650\.00元[\s\S]*220\.00元到385\.00元/,
      );
    },
  );

  it('forgets that the hospital named was not designated, but only in its rows', () => {
    const elsewhere = { ...shown, institution: '某医院', designated: false };
    const compared = step(elsewhere, pressed('estimate-compare'));

    expect(told(elsewhere, pressed('estimate-compare')).text).not.toContain('要问合管办');
    expect(stateOf(compared)).toEqual(elsewhere);
  });

  it('needs a bill', () => {
    expect(step(undefined, event('换个医院', { intent: 'estimate' })).outcome).toMatchObject({
      state: { stage: 'tier' },
    });
  });

  it('writes down that the claims were looked at', () => {
    expect(told(shown, pressed('estimate-compare'), own, paid).audited).toEqual([
      'paid-in-year-viewed member:1',
    ]);
  });
});

describe('a message that says nothing of the bill', () => {
  const waiting = { ...emptyEstimate, stage: 'cost', tier: 'sumu' } as const;

  it('is asked again, and from the second time on a person is offered', () => {
    const once = step(waiting, said('嗯嗯'));
    expect(stateOf(once).misses).toBe(1);
    expect(once.utterances[0]?.choices).toEqual([]);
    const twice = step(stateOf(once), said('嗯嗯'));
    expect(stateOf(twice).misses).toBe(2);
    expect(twice.utterances[0]?.choices).toEqual([{ id: 'intent-human' }]);
  });

  it('begins to be counted anew once something was understood', () => {
    expect(stateOf(step({ ...waiting, misses: 2 }, said('1500'))).misses).toBe(0);
  });

  it.each(['other', 'estimate', 'clarify'] as const)('is a slip when its topic is %s', (intent) => {
    expect(step(waiting, said('嗯嗯', {}, intent)).outcome.kind).toBe('waiting');
  });

  it.each(['policy', 'claim', 'greeting'] as const)('goes its own way when its topic is %s', (intent) => {
    expect(step(waiting, said('嗯嗯', {}, intent)).outcome.kind).toBe('pass');
  });

  it('goes its own way once the estimate has been told', () => {
    expect(step(shown, said('嗯嗯')).outcome.kind).toBe('pass');
  });
});

describe('a bill of another sort', () => {
  it('from the outpatient ward is never paid from the pool', () => {
    const answer = told(undefined, began('门诊花了800', { kind: 'outpatient', totalCost: exactly(800) }));

    expect(answer).toMatchObject({ outcome: 'done', choices: ['intent-account'] });
    expect(step(undefined, began('住院', { kind: 'inpatient' })).outcome.kind).toBe('waiting');
  });

  it('said vaguely is read back before it is reckoned', () => {
    expect(told(undefined, began('两千多', { tier: 'sumu', totalCost: about(2000) }))).toMatchObject({
      outcome: 'waiting',
      choices: ['estimate-take-low'],
    });
  });
});
