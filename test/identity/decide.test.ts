import { describe, expect, it } from 'vitest';
import {
  ageOn,
  contactLockedUntil,
  countFailure,
  decideVerification,
  visibleMembers,
  type VerificationQuestion,
} from '../../src/identity/decide.ts';
import type { Candidate } from '../../src/identity/identity.ts';

const now = new Date('2026-11-22T02:00:00Z');
const today = '2026-11-22';
const hours = (count: number): Date => new Date(now.getTime() + count * 3_600_000);

const head: Candidate = {
  memberId: 11,
  name: '乌力吉',
  relation: 'head',
  bornOn: '1968-03-05',
  householdId: 1,
  idLast4Matches: true,
};

function decide(change: Partial<VerificationQuestion>) {
  return decideVerification({
    contact: { failedAttempts: 0 },
    candidates: [head],
    certificateLock: undefined,
    now,
    today,
    ...change,
  });
}

function refused(change: Partial<VerificationQuestion>) {
  const verification = decide(change);
  if (verification.kind !== 'refused') throw new Error(`expected a refusal, got ${verification.kind}`);
  return verification;
}

describe('who is let in', () => {
  it('is the member whose three things fit', () => {
    expect(decide({})).toEqual({ kind: 'verified', memberId: 11, householdId: 1, name: '乌力吉' });
  });

  it('is the one of two namesakes whose last four fit', () => {
    const namesake = { ...head, memberId: 12, idLast4Matches: false };

    expect(decide({ candidates: [namesake, head] })).toMatchObject({ kind: 'verified', memberId: 11 });
  });

  it('is nobody who has left the household, from the very day on', () => {
    expect(decide({ candidates: [{ ...head, leftOn: today }] }).kind).toBe('refused');
    expect(decide({ candidates: [{ ...head, leftOn: '2026-11-23' }] }).kind).toBe('verified');
  });

  it('is no child under 14, and nothing is counted against it', () => {
    expect(decide({ candidates: [{ ...head, bornOn: '2012-11-23' }] })).toEqual({ kind: 'under-age' });
  });

  it('is whoever turns 14 today', () => {
    expect(decide({ candidates: [{ ...head, bornOn: '2012-11-22' }] }).kind).toBe('verified');
  });
});

describe('a refusal', () => {
  it('does not tell which of the three was wrong, nor whether the certificate exists or is locked', () => {
    const lock = { failedAttempts: 5, firstFailedAt: hours(-1), lockedUntil: hours(23) };
    const told = [
      refused({ candidates: [] }),
      refused({ candidates: [{ ...head, idLast4Matches: false }] }),
      refused({ certificateLock: lock }),
    ].map(({ kind, failures, attemptsLeft }) => ({ kind, failures, attemptsLeft }));

    expect(told).toEqual(
      Array.from({ length: 3 }, () => ({
        kind: 'refused',
        failures: { failedAttempts: 1 },
        attemptsLeft: 2,
      })),
    );
  });

  it('locks the contact for a day at the third in a row', () => {
    const third = refused({ candidates: [], contact: { failedAttempts: 2 } });

    expect(third.failures).toEqual({ failedAttempts: 3, lockedUntil: hours(24) });
    expect(third.attemptsLeft).toBe(0);
  });

  it('leaves the second without a lock', () => {
    expect(refused({ candidates: [], contact: { failedAttempts: 1 } }).failures).toEqual({
      failedAttempts: 2,
    });
  });
});

describe('a locked contact', () => {
  it('is not let in even with all three right, and nothing more is counted', () => {
    const contact = { failedAttempts: 3, lockedUntil: hours(1) };

    expect(decide({ contact })).toEqual({ kind: 'contact-locked', lockedUntil: hours(1) });
  });

  it('is free again at the very end of its day', () => {
    expect(contactLockedUntil({ lockedUntil: now }, now)).toBeUndefined();
    expect(contactLockedUntil({ lockedUntil: hours(1) }, now)).toEqual(hours(1));
    expect(decide({ contact: { failedAttempts: 3, lockedUntil: now } }).kind).toBe('verified');
  });

  it('keeps counting within a day of the last failure, and begins anew after it', () => {
    expect(countFailure({ failedAttempts: 2, lastFailedAt: hours(-23) }, now).failedAttempts).toBe(3);
    expect(countFailure({ failedAttempts: 2, lastFailedAt: hours(-24) }, now)).toEqual({ failedAttempts: 1 });
  });

  it('has all its tries again after the lock', () => {
    expect(countFailure({ failedAttempts: 3, lockedUntil: hours(-1) }, now)).toEqual({ failedAttempts: 1 });
  });
});

describe('a certificate tried wrongly from anywhere', () => {
  const wrong = { candidates: [] };

  it('starts its count with the first wrong try', () => {
    expect(refused(wrong).certificateLock).toEqual({ failedAttempts: 1, firstFailedAt: now });
  });

  it('takes no new binding for a day after the fifth within a day', () => {
    const four = { failedAttempts: 4, firstFailedAt: hours(-23) };

    expect(refused({ ...wrong, certificateLock: four }).certificateLock).toEqual({
      failedAttempts: 5,
      firstFailedAt: hours(-23),
      lockedUntil: hours(24),
    });
  });

  it('is still open after the fourth', () => {
    const three = { failedAttempts: 3, firstFailedAt: hours(-1) };

    expect(refused({ ...wrong, certificateLock: three }).certificateLock.lockedUntil).toBeUndefined();
  });

  it('forgets tries that are a day old', () => {
    const old = { failedAttempts: 4, firstFailedAt: hours(-24) };

    expect(refused({ ...wrong, certificateLock: old }).certificateLock).toEqual({
      failedAttempts: 1,
      firstFailedAt: now,
    });
  });

  it('refuses while locked, and further tries do not prolong the lock', () => {
    const lock = { failedAttempts: 5, firstFailedAt: hours(-2), lockedUntil: hours(1) };

    expect(refused({ certificateLock: lock }).certificateLock).toEqual(lock);
  });

  it('lets the household in again when the lock has run out, and counts anew', () => {
    const over = { failedAttempts: 5, firstFailedAt: hours(-20), lockedUntil: now };

    expect(decide({ certificateLock: over }).kind).toBe('verified');
    expect(refused({ ...wrong, certificateLock: over }).certificateLock.failedAttempts).toBe(1);
  });
});

describe('ageOn', () => {
  it.each([
    ['2012-11-22', 14],
    ['2012-11-23', 13],
    ['2012-12-01', 13],
    ['2012-02-29', 14],
  ])('of %s', (bornOn, age) => {
    expect(ageOn(bornOn, today)).toBe(age);
  });
});

describe('whose claims may be seen', () => {
  const household = [
    { memberId: 1, relation: 'head', bornOn: '1968-03-05' },
    { memberId: 2, relation: 'spouse', bornOn: '1970-06-01' },
    { memberId: 3, relation: 'son', bornOn: '1995-01-20' },
    { memberId: 4, relation: 'grandchild', bornOn: '2019-08-08' },
    { memberId: 5, relation: 'daughter', bornOn: '2014-01-01' },
    { memberId: 6, relation: 'parent', bornOn: '1940-01-01' },
    { memberId: 7, relation: 'daughter', bornOn: '2010-01-01' },
    { memberId: 8, relation: 'other' },
  ];
  const seenBy = (...memberIds: number[]) =>
    visibleMembers(
      memberIds.map((memberId) => ({ memberId })),
      household,
      today,
    ).map(({ memberId }) => memberId);

  it.each([
    ['nobody verified sees nobody', [], []],
    ['the head: own, and the children under 14', [1], [1, 4, 5]],
    ['the spouse likewise', [2], [2, 4, 5]],
    ['a grown son: own, and the grandchild, not his young sister', [3], [3, 4]],
    ['the grandfather: only his own', [6], [6]],
    ['a girl of 16: only her own', [7], [7]],
    ['two adults on one contact: both', [1, 2], [1, 2, 4, 5]],
    ['a stranger to the household: nobody', [99], []],
  ])('%s', (_case, verified, seen) => {
    expect(seenBy(...verified)).toEqual(seen);
  });

  it('ends when the verified member has left, for the children too', () => {
    const left = household.map((one) => (one.memberId === 1 ? { ...one, leftOn: today } : one));

    expect(visibleMembers([{ memberId: 1 }], left, today)).toEqual([]);
  });

  it('opens a grandchild to a grown daughter of 18, and nobody of 14 to the head', () => {
    const threeGenerations = [
      { memberId: 1, relation: 'head', bornOn: '1968-03-05' },
      { memberId: 2, relation: 'daughter', bornOn: '2008-11-22' },
      { memberId: 3, relation: 'grandchild', bornOn: '2025-01-01' },
      { memberId: 4, relation: 'son', bornOn: '2012-11-22' },
    ];
    const seen = (memberId: number) =>
      visibleMembers([{ memberId }], threeGenerations, today).map((one) => one.memberId);

    expect(seen(2)).toEqual([2, 3]);
    expect(seen(1)).toEqual([1, 3]);
  });

  it('does not count a head who is a child as a guardian', () => {
    const orphans = [
      { memberId: 1, relation: 'head', bornOn: '2009-01-01' },
      { memberId: 2, relation: 'other', bornOn: '2016-01-01' },
    ];

    expect(visibleMembers([{ memberId: 1 }], orphans, today)).toEqual([orphans[0]]);
  });
});
