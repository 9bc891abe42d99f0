/** `heyi staff …`: console accounts. A password is read from stdin or a prompt, never from argv. */
import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { readConfig } from '../config.ts';
import { auditRepository } from '../database/audit.ts';
import type { Tx } from '../database/open.ts';
import { keepStaffCode, unbindStaff } from '../database/staff-contact.ts';
import { staffRepository } from '../database/staff.ts';
import { systemClock } from '../kernel/clock.ts';
import { dayOf } from '../kernel/day.ts';
import { decideAccount, decidePassword } from '../staff/decide.ts';
import { hashPassword } from '../staff/password.ts';
import { withDatabase } from './operator-database.ts';
import { OperatorFault } from './operator-fault.ts';
import { readSecret } from './read-secret.ts';

const addSchema = z.object({ role: z.string(), name: z.string().optional(), sumu: z.string().optional() });

export async function addStaff(login: string, given: unknown): Promise<void> {
  const { role: wanted, name = login, sumu } = addSchema.parse(given);
  const account = decideAccount(login, wanted);
  if (account.kind === 'refused') throw new OperatorFault(`Not added: ${account.reason}.`, true);
  const passwordHash = await newPasswordHash(login);
  await change(
    `staff-added`,
    login,
    (repository, at) =>
      repository.add(
        { login, name, role: account.role, ...(sumu !== undefined && { sumu }) },
        passwordHash,
        at,
      ),
    `Not added: ${login} exists already; use staff reset-password for a new password.`,
  );
  console.log(`Added ${login} (${account.role}); the password must be changed at the first log-in.`);
}

export async function listStaff(): Promise<void> {
  const members = await withDatabase((database) => database.transaction((tx) => staffRepository(tx).list()));
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
  await change('staff-disabled', login, (repository, at) => repository.disable(login, at));
  console.log(`Disabled ${login}.`);
}

export async function resetPassword(login: string): Promise<void> {
  const passwordHash = await newPasswordHash(login);
  await change('staff-password-reset', login, (repository) => repository.resetPassword(login, passwordHash));
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

async function newPasswordHash(login: string): Promise<string> {
  const password = await readSecret('Password: ');
  const decision = decidePassword(login, password);
  if (decision.kind === 'refused') throw new OperatorFault(`Not set: ${decision.reason}.`);
  return hashPassword(password);
}

async function change(
  action: string,
  login: string,
  work: (repository: ReturnType<typeof staffRepository>, at: Date) => Promise<boolean>,
  refusal?: string,
): Promise<void> {
  const at = systemClock();
  await inTransaction(action, login, at, (tx) => work(staffRepository(tx), at), refusal);
}

async function inTransaction(
  action: string,
  login: string,
  at: Date,
  work: (tx: Tx) => Promise<boolean>,
  refusal = `There is no account ${login}; heyi staff list shows them.`,
): Promise<void> {
  await withDatabase((database) =>
    database.transaction(async (tx) => {
      if (!(await work(tx))) throw new OperatorFault(refusal);
      await auditRepository(tx).append({ at, actor: 'operator', action, subject: `staff:${login}` });
    }),
  );
}
