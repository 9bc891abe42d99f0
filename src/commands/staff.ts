/** `heyi staff …`: console accounts. A password is read from stdin or a prompt, never from argv. */
import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { readConfig } from '../config.ts';
import { auditRepository } from '../database/audit.ts';
import type { Tx } from '../database/open.ts';
import { keepStaffCode, unbindStaff } from '../database/staff-contact.ts';
import { staffTransaction } from '../database/staff.ts';
import { systemClock } from '../kernel/clock.ts';
import { dayOf } from '../kernel/day.ts';
import { decideAccount, decidePassword } from '../staff/decide.ts';
import { type AddFault, createStaffService, type StaffService } from '../staff/service.ts';
import { staffRoles } from '../staff/staff.ts';
import { withDatabase } from './operator-database.ts';
import { OperatorFault } from './operator-fault.ts';
import { readSecret } from './read-secret.ts';

const addSchema = z.object({ role: z.string(), name: z.string().optional(), sumu: z.string().optional() });
const actor = 'operator';

const reasons: Readonly<Record<Exclude<AddFault, 'login-taken'>, string>> = {
  'login-form': 'a login is 2 to 32 small letters, digits, dots or dashes, beginning with a letter',
  'unknown-role': `the role is one of ${staffRoles.join(', ')}`,
  'too-short': 'a password has at least 10 characters',
  'too-long': 'a password has at most 200 characters',
  'too-plain': 'a password needs at least five different characters',
  'contains-login': 'a password must not contain the login',
};

export async function addStaff(login: string, given: unknown): Promise<void> {
  const { role, name = login, sumu } = addSchema.parse(given);
  // Asked before the database is opened: nobody else has to wait while it is typed.
  const account = decideAccount(login, role);
  if (account.kind === 'refused') throw new OperatorFault(`Not added: ${reasons[account.why]}.`, true);
  const password = await firstPassword(login);
  const added = await withStaff((staff) => staff.add({ login, role, name, sumu }, password, actor));
  if (added.kind === 'refused')
    throw new OperatorFault(
      added.why === 'login-taken'
        ? `Not added: ${login} exists already; use staff reset-password for a new password.`
        : `Not added: ${reasons[added.why]}.`,
    );
  console.log(`Added ${login} (${added.role}); the password must be changed at the first log-in.`);
}

export async function listStaff(): Promise<void> {
  const members = await withStaff((staff) => staff.list());
  if (members.length === 0) console.log('No accounts yet. Add one with: heyi staff add <login> --role admin');
  for (const { login, name, role, sumu, sample, createdAt, disabledAt } of members) {
    const marks = [
      sumu,
      sample ? 'sample' : undefined,
      disabledAt ? `disabled since ${dayOf(disabledAt)}` : undefined,
    ].filter((mark) => mark !== undefined);
    console.log([login, role, name, `since ${dayOf(createdAt)}`, ...marks].join('\t'));
  }
}

export async function disableStaff(login: string): Promise<void> {
  const disabled = await withStaff((staff) => staff.disable(login, actor));
  if (disabled.kind === 'refused') throw unknownLogin(login);
  console.log(`Disabled ${login}.`);
}

export async function resetPassword(login: string): Promise<void> {
  const password = await firstPassword(login);
  const reset = await withStaff((staff) => staff.resetPassword(login, password, actor));
  if (reset.kind === 'refused') throw unknownLogin(login);
  console.log(`New password set for ${login}; it must be changed at the next log-in.`);
}

/** The code is shown to the operator only; whoever sends it to the bot within ten minutes is bound. */
export async function bindStaff(login: string): Promise<void> {
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const at = systemClock();
  const { hashKey } = readConfig();
  await inTransaction('staff-code-made', login, at, (tx) => keepStaffCode(tx, hashKey, { login, code, at }));
  console.log(`Within ten minutes, from their own WeChat or Telegram, ${login} sends the bot: 绑定 ${code}`);
}

export async function unbindStaffAccount(login: string): Promise<void> {
  await inTransaction('staff-unbound', login, systemClock(), (tx) => unbindStaff(tx, login));
  console.log(`${login} is reminded in the console only.`);
}

async function firstPassword(login: string): Promise<string> {
  const password = await readSecret('Password: ');
  const decision = decidePassword(login, password);
  if (decision.kind === 'refused') throw new OperatorFault(`Not set: ${reasons[decision.why]}.`);
  return password;
}

async function inTransaction(
  action: string,
  login: string,
  at: Date,
  work: (tx: Tx) => Promise<boolean>,
): Promise<void> {
  await withDatabase((database) =>
    database.transaction(async (tx) => {
      if (!(await work(tx))) throw unknownLogin(login);
      await auditRepository(tx).append({ at, actor: 'operator', action, subject: `staff:${login}` });
    }),
  );
}

function withStaff<T>(work: (staff: StaffService) => Promise<T>): Promise<T> {
  return withDatabase((database) => work(createStaffService(staffTransaction(database), systemClock)));
}

function unknownLogin(login: string): OperatorFault {
  return new OperatorFault(`There is no account ${login}; heyi staff list shows them.`);
}
