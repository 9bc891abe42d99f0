/** What a new console account must look like. Pure. */
import { type StaffRole, staffRoles } from './staff.ts';

const loginPattern = /^[a-z][a-z0-9._-]{1,31}$/;
const shortest = 10;
const longest = 200;

export type NewAccount =
  | { readonly kind: 'accepted'; readonly role: StaffRole }
  | { readonly kind: 'refused'; readonly reason: string };

/** A handler works for one sumu or for the banner as a whole (no sumu). */
export function decideAccount(login: string, role: string): NewAccount {
  if (!loginPattern.test(login))
    return refused('a login is 2 to 32 small letters, digits, dots or dashes, beginning with a letter');
  const known = staffRoles.find((one) => one === role);
  return known ? { kind: 'accepted', role: known } : refused(`the role is one of ${staffRoles.join(', ')}`);
}

export type NewPassword =
  { readonly kind: 'accepted' } | { readonly kind: 'refused'; readonly reason: string };

/** Length protects; one character over and over, or the login itself, does not. */
export function decidePassword(login: string, password: string): NewPassword {
  const characters = [...password];
  if (characters.length < shortest) return refused(`a password has at least ${String(shortest)} characters`);
  if (characters.length > longest) return refused(`a password has at most ${String(longest)} characters`);
  if (new Set(characters).size < 5) return refused('a password needs at least five different characters');
  if (password.toLowerCase().includes(login.toLowerCase()))
    return refused('a password must not contain the login');
  return { kind: 'accepted' };
}

function refused(reason: string): { readonly kind: 'refused'; readonly reason: string } {
  return { kind: 'refused', reason };
}
