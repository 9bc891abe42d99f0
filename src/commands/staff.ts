/** `heyi staff …`: console accounts. A password is read from stdin or a prompt, never from argv. */
import { z } from 'zod';
import { auditRepository } from '../database/audit.ts';
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
  refusal = `There is no account ${login}; heyi staff list shows them.`,
): Promise<void> {
  const at = systemClock();
  await withDatabase((database) =>
    database.transaction(async (tx) => {
      if (!(await work(staffRepository(tx), at))) throw new OperatorFault(refusal);
      await auditRepository(tx).append({ at, actor: 'operator', action, subject: `staff:${login}` });
    }),
  );
}
