/** “绑定 123456”: a staff member shows that this account is theirs, by a code from `heyi staff bind`. */
import { contactLockedUntil, countFailure } from '../identity/decide.ts';
import { say, type Turn } from './turn.ts';

const binding = /^(?:绑定|bind)[\s:：]*(\d{6})[。.]?$/iu;

/** False: the message is no such code. Wrong ones count like a wrong identity check, and lock like it. */
export async function bindStaff(turn: Turn, text: string): Promise<boolean> {
  const code = binding.exec(text)?.[1];
  if (code === undefined) return false;
  const { contact, now } = turn.situation;
  const { staffContacts, identity, audit } = turn.work;
  turn.kept = 'concealed';
  turn.acted = true;
  if (contactLockedUntil(contact, now)) {
    say(turn, { lines: [{ id: 'staff-binding-locked' }] });
    return true;
  }
  const bound = await staffContacts.redeem(contact.id, code, now);
  if (!bound) {
    const failures = countFailure(contact, now);
    await identity.saveFailures(contact.id, failures, now);
    await staffContacts.countWrongCode();
    say(turn, { lines: [{ id: failures.lockedUntil ? 'staff-binding-locked' : 'staff-binding-wrong' }] });
    return true;
  }
  await audit.append({
    at: now,
    actor: `contact:${String(contact.id)}`,
    action: 'staff-bound',
    subject: `staff:${bound.login}`,
  });
  say(turn, { lines: [{ id: 'staff-bound' }] });
  return true;
}
