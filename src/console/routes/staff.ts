/** 系统 · 账号: who may log in. The same steps as `heyi staff …`. */
import { z } from 'zod';
import { type AddFault, staffActor, type StaffService } from '../../staff/service.ts';
import { type StaffMember, staffRoles } from '../../staff/staff.ts';
import { dayOf } from '../../kernel/day.ts';
import { normalizeText } from '../../kernel/text.ts';
import type { Answer, PageAnswer } from '../answer.ts';
import { mayOpen } from '../roles.ts';
import type { ConsoleSection, Visit } from '../visit.ts';
import type { WordKey } from '../words/words.ts';

const line = z
  .string()
  .default('')
  .transform((text) => normalizeText(text, { longest: 60 }));
const secret = z.string().max(1_000).default('');
const addForm = z.object({ login: line, name: line, role: line, sumu: line, password: secret });
type AddForm = z.infer<typeof addForm>;
const resetForm = z.object({ password: secret });

const empty: AddForm = { login: '', name: '', role: '', sumu: '', password: '' };

export function staffSection({ staff }: { readonly staff: StaffService }): ConsoleSection {
  async function listPage(visit: Visit, typed: AddForm = empty, fault?: string): Promise<PageAnswer> {
    const { say, at } = visit;
    const members = (await staff.list()).map((member) => ({
      ...{ ...member, since: dayOf(member.createdAt), state: stateOf(member, at) },
    }));
    return {
      ...{ kind: 'page', view: 'staff', section: 'system', title: say('staff.title') },
      trail: [{ label: say('section.system'), path: '/system' }],
      values: { members, roles: staffRoles, typed: { ...typed, password: '' }, fault },
      status: fault ? 422 : 200,
    };
  }

  async function memberCalled(login: string): Promise<StaffMember | undefined> {
    return (await staff.list()).find((member) => member.login === login);
  }

  async function memberPage(visit: Visit, fault?: string): Promise<Answer> {
    const { say, at } = visit;
    const member = await memberCalled(visit.param('login'));
    if (!member) return { kind: 'not-found' };
    return {
      ...{ kind: 'page', view: 'staff-member', section: 'system' },
      title: say('staff.one-title', { name: member.name }),
      trail: [
        { label: say('section.system'), path: '/system' },
        { label: say('staff.title'), path: '/system/staff' },
      ],
      values: {
        member: { ...member, state: stateOf(member, at) },
        self: member.login === visit.staff.login,
        fault,
      },
      status: fault ? 422 : 200,
    };
  }

  async function done(visit: Visit, key: WordKey): Promise<Answer> {
    const login = visit.param('login');
    const name = (await memberCalled(login))?.name ?? login;
    return { kind: 'go', to: `/system/staff/${login}`, notice: visit.say(key, { name }) };
  }

  return {
    routes: {
      // The first of its pages that one may open.
      'GET /system': ({ staff: { role } }) => ({
        kind: 'go',
        to: mayOpen(role, 'GET /system/staff') ? '/system/staff' : '/system/audit',
      }),
      'GET /system/staff': (visit) => listPage(visit),
      'POST /system/staff': async (visit) => {
        const form = addForm.safeParse(visit.form);
        if (!form.success) return listPage(visit, empty, visit.say('password.too-long'));
        const { password, sumu, ...member } = form.data;
        if (member.name === '') return listPage(visit, form.data, visit.say('staff.name-missing'));
        const added = await staff.add(
          { ...member, sumu: sumu === '' ? undefined : sumu },
          password,
          staffActor(visit.staff.login),
        );
        if (added.kind === 'refused')
          return listPage(visit, form.data, visit.say(wordsOfFault(added.why), { login: member.login }));
        const role = visit.say(`role.${added.role}`);
        const notice = visit.say('staff.added', { login: member.login, role });
        return { kind: 'go', to: '/system/staff', notice };
      },
      'GET /system/staff/:login': (visit) => memberPage(visit),
      'POST /system/staff/:login/disable': async (visit) => {
        const disabled = await staff.disable(visit.param('login'), staffActor(visit.staff.login));
        if (disabled.kind === 'done') return done(visit, 'staff.disabled');
        return disabled.why === 'not-yourself'
          ? memberPage(visit, visit.say('staff.not-yourself'))
          : { kind: 'not-found' };
      },
      'POST /system/staff/:login/enable': async (visit) =>
        (await staff.enable(visit.param('login'), staffActor(visit.staff.login)))
          ? done(visit, 'staff.enabled')
          : { kind: 'not-found' },
      'POST /system/staff/:login/reset-password': async (visit) => {
        const form = resetForm.safeParse(visit.form);
        const password = form.success ? form.data.password : '';
        const reset = await staff.resetPassword(
          visit.param('login'),
          password,
          staffActor(visit.staff.login),
        );
        if (reset.kind === 'done') return done(visit, 'staff.reset-done');
        return reset.why === 'unknown-login'
          ? { kind: 'not-found' }
          : memberPage(visit, visit.say(`password.${reset.why}`));
      },
    },
  };
}

function wordsOfFault(why: AddFault): WordKey {
  switch (why) {
    case 'login-form':
    case 'login-taken':
    case 'unknown-role':
      return `staff.${why}`;
    case 'too-short':
    case 'too-long':
    case 'too-plain':
    case 'contains-login':
      return `password.${why}`;
  }
}

function stateOf({ disabledAt, lockedUntil, mustChangePassword }: StaffMember, at: Date) {
  if (disabledAt) return 'disabled';
  if (lockedUntil && lockedUntil > at) return 'locked';
  return mustChangePassword ? 'first-password' : 'active';
}
