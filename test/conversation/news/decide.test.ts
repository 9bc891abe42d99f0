import { describe, expect, it } from 'vitest';
import { freshForDays, hearerOfComplaint, hearersOfClaim } from '../../../src/conversation/news/decide.ts';
import type { BoundListener, ClaimNews, ComplaintNews } from '../../../src/conversation/news/news.ts';
import { consentVersion } from '../../../src/identity/consent.ts';
import { addDays } from '../../../src/kernel/day.ts';
import { claim } from '../dialogues/claim-records.ts';

const today = '2026-11-22';
const then = new Date('2026-11-01T02:00:00Z');
const everywhere = () => true;
const head = { memberId: 1, relation: 'head', bornOn: '1968-03-01' };
const wife = { memberId: 2, relation: 'spouse', bornOn: '1970-01-01' };
const child = { memberId: 3, relation: 'son', bornOn: '2016-05-05' };
const grownSon = { memberId: 4, relation: 'son', bornOn: '1995-05-05' };

function listener(change: Partial<BoundListener> = {}): BoundListener {
  return {
    id: 1,
    channel: 'wechat',
    externalId: 'a',
    language: 'zh-CN',
    consent: { version: consentVersion, at: then },
    newsAgreedAt: then,
    memberIds: [1],
    ...change,
  };
}

function news(change: Partial<ClaimNews> = {}): ClaimNews {
  return {
    claim: claim(),
    formerState: 'submitted',
    sumu: '林东镇',
    household: [head, wife, child, grownSon],
    listeners: [listener()],
    ...change,
  };
}

const told = (one: ClaimNews, allowed: (channel: string) => boolean = everywhere) =>
  hearersOfClaim(one, today, allowed).map(
    ({ listener: { id }, held }) => `${String(id)}${held ? ' held' : ''}`,
  );

describe('a claim that has moved', () => {
  it('is told to its own member', () => {
    expect(told(news())).toEqual(['1']);
  });

  it('is told once to each of several contacts of one member', () => {
    const listeners = [
      listener(),
      listener({ id: 2, memberIds: [1, 2] }),
      listener({ id: 3, memberIds: [2] }),
    ];

    expect(told(news({ listeners }))).toEqual(['1', '2']);
  });

  it.each([
    ['who has not agreed', { newsAgreedAt: undefined }],
    ['who has withdrawn the consent', { consent: undefined }],
    ['whose consent is to an older text', { consent: { version: '2007-01', at: then } }],
    ['who is bound to another of the household', { memberIds: [2] }],
    ['who is bound to nobody', { memberIds: [] }],
  ])('is not told to one %s', (_who, change) => {
    const entries = Object.entries({ ...listener(), ...change }).filter(([, value]) => value !== undefined);

    expect(told(news({ listeners: [Object.fromEntries(entries) as unknown as BoundListener] }))).toEqual([]);
  });

  it('is not told where household data may not be', () => {
    const listeners = [listener({ channel: 'telegram' }), listener({ id: 2 })];

    expect(told(news({ listeners }), (channel) => channel !== 'telegram')).toEqual(['2']);
  });

  it('of a child under 14 is told to the parents, of a grown one to nobody else', () => {
    const listeners = [listener({ memberIds: [2] })];

    expect(told(news({ listeners, claim: claim({ memberId: 3 }) }))).toEqual(['1']);
    expect(told(news({ listeners, claim: claim({ memberId: 4 }) }))).toEqual([]);
    const grown = [head, wife, { ...child, bornOn: '2012-11-22' }, grownSon];
    expect(told(news({ listeners, claim: claim({ memberId: 3 }), household: grown }))).toEqual([]);
  });

  it('of one who has left the household is told to nobody', () => {
    expect(told(news({ household: [{ ...head, leftOn: today }] }))).toEqual([]);
  });

  it('is kept for the last who agreed only when nobody can be reached', () => {
    const gone = listener({ id: 2, unreachableAt: then });
    const gonesince = listener({
      id: 3,
      unreachableAt: then,
      newsAgreedAt: new Date('2026-11-10T02:00:00Z'),
    });

    expect(told(news({ listeners: [listener(), gone] }))).toEqual(['1']);
    expect(told(news({ listeners: [gone, gonesince] }))).toEqual(['3 held']);
  });

  it('seen for the first time is news while it is fresh, not when a history is loaded', () => {
    const moved = addDays(today, -freshForDays);
    const old = addDays(moved, -1);
    const seen = (occurredOn: string) => {
      const { formerState: _none, ...fresh } = news({
        claim: claim({ dischargedOn: '2026-09-01', events: [{ state: 'paid', occurredOn, note: '' }] }),
      });
      return fresh;
    };

    expect(told(seen(moved))).toEqual(['1']);
    expect(told(seen(old))).toEqual([]);
    expect(told({ ...seen(old), formerState: 'approved' })).toEqual(['1']);
  });
});

describe('a step of a complaint', () => {
  const step = { kind: 'accepted', note: '', byComplainant: false };
  const { memberIds: _bound, newsAgreedAt: _agreed, consent: _given, ...stranger } = listener();

  function complaint(change: Partial<ComplaintNews> = {}): ComplaintNews {
    return {
      number: 'T26-0418-7',
      state: 'accepted',
      dueDay: '2026-12-18',
      provisional: false,
      listener: stranger,
      steps: [step],
      ...change,
    };
  }

  it('is told to the contact it was filed from, without any agreement', () => {
    expect(hearerOfComplaint(complaint())).toEqual({ listener: stranger, held: false, steps: [step] });
  });

  it('is not told to who has refused it, nor where there is no contact', () => {
    const { listener: _cutOff, ...anonymous } = complaint();

    expect(hearerOfComplaint(complaint({ listener: { ...stranger, newsRefusedAt: then } }))).toBeUndefined();
    expect(hearerOfComplaint(anonymous)).toBeUndefined();
  });

  it('of the complainant’s own doing is no news', () => {
    const own = { ...step, kind: 'withdrawn', byComplainant: true };

    expect(hearerOfComplaint(complaint({ steps: [own] }))).toBeUndefined();
    expect(hearerOfComplaint(complaint({ steps: [own, step] }))?.steps).toEqual([step]);
  });

  it('that follows from their own words is news all the same: it was moved, its clock goes on', () => {
    const following = (kind: string) => ({ ...step, kind, byComplainant: true });
    const steps = [following('added'), following('transferred'), following('clock-resumed')];

    expect(hearerOfComplaint(complaint({ steps }))?.steps.map(({ kind }) => kind)).toEqual([
      'transferred',
      'clock-resumed',
    ]);
  });

  it('for one who has gone is kept', () => {
    expect(hearerOfComplaint(complaint({ listener: { ...stranger, unreachableAt: then } }))?.held).toBe(true);
  });
});
