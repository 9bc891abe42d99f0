/** Accounts as the console and the operator's commands work them: load, decide, save, record. */
import type { Clock } from '../kernel/clock.ts';
import { decideAccount, decideAttempt, decidePassword, type PasswordFault } from './decide.ts';
import { hashPassword, passwordFits } from './password.ts';
import type { StaffTransaction, StaffUnit } from './repository.ts';
import type { StaffAccount, StaffMember } from './staff.ts';

export interface NewMember {
  readonly login: string;
  readonly role: string;
  readonly name: string;
  readonly sumu?: string | undefined;
}

export type LogIn =
  { readonly kind: 'admitted'; readonly account: StaffAccount } | { readonly kind: 'refused' };
export type Added =
  | { readonly kind: 'added'; readonly role: StaffMember['role'] }
  | { readonly kind: 'refused'; readonly why: AddFault };
export type AddFault = 'login-form' | 'unknown-role' | 'login-taken' | PasswordFault;
export type Reset =
  { readonly kind: 'done' } | { readonly kind: 'refused'; readonly why: 'unknown-login' | PasswordFault };
export type Changed =
  | { readonly kind: 'changed'; readonly epoch: number }
  | { readonly kind: 'refused'; readonly why: 'wrong-current' | 'same-as-before' | PasswordFault };

/** Nobody locks themselves out: the last administrator would be gone. */
export type Disabled =
  { readonly kind: 'done' } | { readonly kind: 'refused'; readonly why: 'unknown-login' | 'not-yourself' };

export type StaffService = ReturnType<typeof createStaffService>;

/** The actor of the audit chain for a member of staff. */
export function staffActor(login: string): string {
  return `staff:${login}`;
}

export function createStaffService(transaction: StaffTransaction, clock: Clock) {
  function record({ audit }: StaffUnit, actor: string, action: string, login: string): Promise<void> {
    return audit.append({ at: clock(), actor, action, subject: staffActor(login) });
  }

  /** Counts the try, then looks at the password, then settles both. The work is the same for every refusal. */
  async function tryPassword(login: string, password: string): Promise<StaffAccount | undefined> {
    const { account, attempt } = await transaction(async ({ staff }) => {
      const account = await staff.lock(login);
      const attempt = decideAttempt(account, clock());
      if (account && attempt.kind === 'may-try') await staff.recordAttempt(account.id, attempt);
      return { account, attempt };
    });
    const hash = attempt.kind === 'may-try' ? account?.passwordHash : undefined;
    return (await passwordFits(hash, password)) ? account : undefined;
  }

  return {
    async logIn(login: string, password: string): Promise<LogIn> {
      const account = await tryPassword(login, password);
      return transaction(async (unit): Promise<LogIn> => {
        if (!account) {
          // What was typed may be a password in the wrong box: only a login that exists is named.
          const known = await unit.staff.byLogin(login);
          await record(unit, 'visitor', 'login-failed', known ? login : 'unknown');
          return { kind: 'refused' };
        }
        await unit.staff.recordAttempt(account.id, { failedAttempts: 0 });
        await record(unit, staffActor(login), 'logged-in', login);
        return { kind: 'admitted', account };
      });
    },

    async logOut(login: string): Promise<void> {
      await transaction((unit) => record(unit, staffActor(login), 'logged-out', login));
    },

    async logOutEverywhere({ id, login }: Pick<StaffAccount, 'id' | 'login'>): Promise<void> {
      await transaction(async (unit) => {
        await unit.staff.raiseEpoch(id);
        await record(unit, staffActor(login), 'logged-out-everywhere', login);
      });
    },

    /** A wrong current password counts like a wrong log-in: an unattended screen is no place to guess. */
    async changePassword(login: string, current: string, next: string): Promise<Changed> {
      const decision = decidePassword(login, next);
      if (decision.kind === 'refused') return decision;
      if (current === next) return { kind: 'refused', why: 'same-as-before' };
      const account = await tryPassword(login, current);
      if (!account) {
        await transaction((unit) => record(unit, staffActor(login), 'password-change-failed', login));
        return { kind: 'refused', why: 'wrong-current' };
      }
      const passwordHash = await hashPassword(next);
      return transaction(async (unit) => {
        const epoch = await unit.staff.changePassword(account.id, passwordHash);
        await record(unit, staffActor(login), 'password-changed', login);
        return { kind: 'changed', epoch };
      });
    },

    list: (): Promise<readonly StaffMember[]> => transaction(({ staff }) => staff.list()),

    /** @param password the first one, to be changed at the first log-in */
    async add({ login, role, name, sumu }: NewMember, password: string, actor: string): Promise<Added> {
      const account = decideAccount(login, role);
      if (account.kind === 'refused') return account;
      const decision = decidePassword(login, password);
      if (decision.kind === 'refused') return decision;
      const passwordHash = await hashPassword(password);
      return transaction(async (unit): Promise<Added> => {
        const member = { login, name, role: account.role, ...(sumu !== undefined && { sumu }) };
        if (!(await unit.staff.add(member, passwordHash, clock())))
          return { kind: 'refused', why: 'login-taken' };
        await record(unit, actor, 'staff-added', login);
        return { kind: 'added', role: account.role };
      });
    },

    disable: (login: string, actor: string): Promise<Disabled> =>
      transaction(async (unit): Promise<Disabled> => {
        if (actor === staffActor(login)) return { kind: 'refused', why: 'not-yourself' };
        if (!(await unit.staff.disable(login, clock()))) return { kind: 'refused', why: 'unknown-login' };
        await record(unit, actor, 'staff-disabled', login);
        return { kind: 'done' };
      }),

    /** false: there is no such login. */
    enable: (login: string, actor: string): Promise<boolean> =>
      transaction(async (unit) => {
        if (!(await unit.staff.enable(login))) return false;
        await record(unit, actor, 'staff-enabled', login);
        return true;
      }),

    async resetPassword(login: string, password: string, actor: string): Promise<Reset> {
      const decision = decidePassword(login, password);
      if (decision.kind === 'refused') return decision;
      const passwordHash = await hashPassword(password);
      return transaction(async (unit): Promise<Reset> => {
        if (!(await unit.staff.resetPassword(login, passwordHash)))
          return { kind: 'refused', why: 'unknown-login' };
        await record(unit, actor, 'staff-password-reset', login);
        return { kind: 'done' };
      });
    },
  };
}
