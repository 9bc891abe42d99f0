import { describe, expect, it } from 'vitest';
import { decideAccount, decideAttempt, decidePassword, decideSession } from '../../src/staff/decide.ts';
import { hashPassword, passwordFits } from '../../src/staff/password.ts';

const now = new Date('2026-11-23T01:00:00Z');
const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);
const minuteMs = 60_000;

describe('a new account', () => {
  it.each(['ab', 'wu.lan-2', 'w_1', `a${'b'.repeat(31)}`])('may be called %s', (login) => {
    expect(decideAccount(login, 'handler')).toEqual({ kind: 'accepted', role: 'handler' });
  });

  it.each(['a', '1ab', 'Wulan', 'wu lan', '乌兰', '', `a${'b'.repeat(32)}`, 'ab\n'])(
    'may not be called %j',
    (login) => {
      expect(decideAccount(login, 'handler')).toEqual({ kind: 'refused', why: 'login-form' });
    },
  );

  it('has one of the roles', () => {
    expect(decideAccount('wulan', 'emperor')).toEqual({ kind: 'refused', why: 'unknown-role' });
  });
});

describe('a password', () => {
  it.each([
    ['abcde12345', 'accepted'],
    ['一二三四五六七八九十', 'accepted'],
    ['abcde1234', 'too-short'],
    ['😀😁😂🤣😃', 'too-short'],
    ['abcd'.repeat(10), 'too-plain'],
    ['abcde'.repeat(40), 'accepted'],
    [`${'abcde'.repeat(40)}f`, 'too-long'],
    ['my-WuLan-2026', 'contains-login'],
  ])('%s is %s', (password, outcome) => {
    const decision = decidePassword('wulan', password);

    expect(decision.kind === 'accepted' ? decision.kind : decision.why).toBe(outcome);
  });
});

describe('a try at a password', () => {
  it('is refused for nobody and for a disabled account', () => {
    expect(decideAttempt(undefined, now)).toEqual({ kind: 'refused', why: 'unknown' });
    expect(decideAttempt({ failedAttempts: 0, disabledAt: now }, now)).toEqual({
      kind: 'refused',
      why: 'disabled',
    });
  });

  it('is counted, and the fifth locks for a quarter of an hour', () => {
    expect(decideAttempt({ failedAttempts: 0 }, now)).toEqual({ kind: 'may-try', failedAttempts: 1 });
    expect(decideAttempt({ failedAttempts: 3 }, now)).toEqual({ kind: 'may-try', failedAttempts: 4 });
    expect(decideAttempt({ failedAttempts: 4 }, now)).toEqual({
      ...{ kind: 'may-try', failedAttempts: 5, lockedUntil: later(15 * minuteMs) },
    });
  });

  it('is refused while locked, and begins a new count at the very end of it', () => {
    const locked = { failedAttempts: 5, lockedUntil: now };

    expect(decideAttempt(locked, later(-1))).toEqual({ kind: 'refused', why: 'locked' });
    expect(decideAttempt(locked, now)).toEqual({ kind: 'may-try', failedAttempts: 1 });
  });
});

describe('a session', () => {
  const begun = { begunAt: now, seenAt: now, epoch: 2 };
  const account = { epoch: 2 };

  it('goes on for just under half an hour without a sign', () => {
    expect(decideSession(begun, account, later(30 * minuteMs - 1))).toBe('goes-on');
    expect(decideSession(begun, account, later(30 * minuteMs))).toBe('idle');
  });

  it('is over after twelve hours, however lately it was seen', () => {
    const seen = (at: Date) => decideSession({ ...begun, seenAt: at }, account, at);

    expect(seen(later(720 * minuteMs - 1))).toBe('goes-on');
    expect(seen(later(720 * minuteMs))).toBe('day-over');
  });

  it('is over when its account is gone, disabled, or has ended its sessions', () => {
    expect(decideSession(begun, undefined, now)).toBe('ended-elsewhere');
    expect(decideSession(begun, { epoch: 2, disabledAt: now }, now)).toBe('ended-elsewhere');
    expect(decideSession(begun, { epoch: 3 }, now)).toBe('ended-elsewhere');
  });
});

describe('the hash of a password', () => {
  it('is Argon2id, salted, and fits only its own password', async () => {
    const [one, other] = await Promise.all([hashPassword('grassland'), hashPassword('grassland')]);

    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect(await passwordFits(one, 'grassland')).toBe(true);
    expect(await passwordFits(one, 'Grassland')).toBe(false);
  });

  it('takes a look at a hash also where there is no account, and never fits', async () => {
    expect(await passwordFits(undefined, '')).toBe(false);
    expect(await passwordFits(undefined, 'heyi-sample')).toBe(false);
  });
});
