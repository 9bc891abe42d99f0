import { describe, expect, it } from 'vitest';
import { decideAccount, decidePassword } from '../../src/staff/decide.ts';

describe('a new console account', () => {
  it.each(['handler', 'supervisor', 'committee', 'outreach', 'admin'])('may be a %s', (role) => {
    expect(decideAccount('qi.mu', role)).toEqual({ kind: 'accepted', role });
  });

  it('is refused a role that nobody has, and told which there are', () => {
    expect(decideAccount('qi.mu', 'root')).toEqual({
      kind: 'refused',
      reason: 'the role is one of handler, supervisor, committee, outreach, admin',
    });
  });

  it.each(['ab', 'a1', 'a.b-c_d9', 'a'.repeat(32)])('may log in as %s', (login) => {
    expect(decideAccount(login, 'handler').kind).toBe('accepted');
  });

  it.each(['', 'a', 'a'.repeat(33), '1ab', '.ab', 'Qimu', 'qiMu', 'qi mu', 'qimu!', '!qimu', '其木格'])(
    'may not log in as %j',
    (login) => {
      expect(decideAccount(login, 'handler')).toEqual({
        kind: 'refused',
        reason: 'a login is 2 to 32 small letters, digits, dots or dashes, beginning with a letter',
      });
    },
  );
});

describe('a password', () => {
  const accepted = { kind: 'accepted' };
  const refused = (reason: string) => ({ kind: 'refused', reason });

  it('has at least ten characters', () => {
    expect(decidePassword('qimu', 'abcde12345')).toEqual(accepted);
    expect(decidePassword('qimu', 'abcde1234')).toEqual(refused('a password has at least 10 characters'));
  });

  it('has at most two hundred characters', () => {
    expect(decidePassword('qimu', 'abcde'.repeat(40))).toEqual(accepted);
    expect(decidePassword('qimu', `${'abcde'.repeat(40)}f`)).toEqual(
      refused('a password has at most 200 characters'),
    );
  });

  it('is as long as a person counts it, not as it is stored', () => {
    expect(decidePassword('qimu', '😀😁😂😃😄').kind).toBe('refused');
  });

  it('has five different characters or more', () => {
    expect(decidePassword('qimu', 'abcdeabcde')).toEqual(accepted);
    expect(decidePassword('qimu', 'abcdabcdabcd')).toEqual(
      refused('a password needs at least five different characters'),
    );
  });

  it.each(['xxqimu12345', 'QiMu-2026-11'])('does not hold the login, however written: %s', (password) => {
    expect(decidePassword('qimu', password)).toEqual(refused('a password must not contain the login'));
    expect(decidePassword('QIMU', password).kind).toBe('refused');
  });
});
