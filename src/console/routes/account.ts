/** 我的账户: one's own password and sessions. */
import { z } from 'zod';
import type { StaffService } from '../../staff/service.ts';
import type { PageAnswer } from '../answer.ts';
import { beginSession, endSession } from '../session.ts';
import type { ConsoleSection, Visit } from '../visit.ts';
import type { WordKey } from '../words/words.ts';

const field = z.string().max(1_000).default('');
const passwordForm = z.object({ current: field, next: field, again: field });

export function accountSection({ staff }: { readonly staff: StaffService }): ConsoleSection {
  return {
    routes: {
      'GET /account': ({ say, staff: member }) => ({
        ...{ kind: 'page', view: 'account', title: say('account.title'), values: { member } },
      }),
      'GET /account/password': (visit) => passwordPage(visit),
      'POST /account/password': async (visit) => {
        const form = passwordForm.safeParse(visit.form);
        if (!form.success) return passwordPage(visit, 'password.too-long');
        const { current, next, again } = form.data;
        if (next !== again) return passwordPage(visit, 'password.differ');
        const changed = await staff.changePassword(visit.staff.login, current, next);
        if (changed.kind === 'refused') return passwordPage(visit, `password.${changed.why}`);
        await beginSession(visit.request, { id: visit.staff.id, epoch: changed.epoch }, visit.at);
        return { kind: 'go', to: '/', notice: visit.say('password.changed') };
      },
      'POST /account/log-out-everywhere': async (visit) => {
        await staff.logOutEverywhere(visit.staff);
        await endSession(visit.request);
        return { kind: 'go', to: '/login', notice: visit.say('login.logged-out-everywhere') };
      },
    },
  };
}

/** The same page for who must and who wants to; what was typed is not sent back. */
function passwordPage({ say, staff }: Visit, fault?: WordKey): PageAnswer {
  const first = staff.mustChangePassword;
  return {
    kind: 'page',
    view: 'password',
    title: say(first ? 'password.first-title' : 'password.title'),
    trail: first ? [] : [{ label: say('account.title'), path: '/account' }],
    status: fault ? 422 : 200,
    values: { first, login: staff.login, fault: fault && say(fault) },
  };
}
