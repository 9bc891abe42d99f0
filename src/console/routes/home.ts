/** The first page: what waits for whoever logged in; it is looked at again while it is open. */
import { z } from 'zod';
import type { NoticeRepository } from '../../staff/repository.ts';
import type { StaffNotice, StaffRole } from '../../staff/staff.ts';
import { mayOpen } from '../roles.ts';
import type { ConsoleSection, Visit, Waiting } from '../visit.ts';
import { hasWords } from '../words/words.ts';

/** The newest notice on the page that asks. */
const lookedAt = z.object({
  notice: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform((digits) => Number.parseInt(digits, 10))
    .catch(0),
});

export function homeSection(
  { notices }: { readonly notices: NoticeRepository },
  sections: readonly ConsoleSection[],
): ConsoleSection {
  async function waiting(visit: Visit): Promise<readonly Waiting[]> {
    const all: Waiting[] = [];
    for (const section of sections) all.push(...((await section.waiting?.(visit)) ?? []));
    return all;
  }

  return {
    routes: {
      'GET /': async (visit) => {
        const open = await notices.open(visit.staff.id);
        const seen = await notices.seen(visit.staff.id);
        const newest = Math.max(0, ...open.map(({ id }) => id));
        const values = {
          ...{ open: open.map(told(visit)), seen: seen.map(told(visit)) },
          ...{ waiting: await waiting(visit), live: `/live?notice=${String(newest)}` },
        };
        return { kind: 'page', view: 'home', title: visit.say('home.title'), scripts: ['live.js'], values };
      },
      'GET /live': async (visit) => {
        const { notice } = lookedAt.parse(visit.query);
        const fresh = (await notices.open(visit.staff.id)).filter(({ id }) => id > notice).length;
        const bar = {
          words: fresh > 0 ? visit.say('live.notices', { count: fresh }) : '',
          ...{ to: '/', go: visit.say('live.show') },
        };
        return { kind: 'fragment', view: 'live/home', values: { bar, waiting: await waiting(visit) } };
      },
      'POST /notices/:id/seen': async (visit) => {
        const id = /^\d{1,9}$/.test(visit.param('id')) ? Number.parseInt(visit.param('id'), 10) : 0;
        if (!(await notices.markSeen(visit.staff.id, id, visit.at))) return { kind: 'not-found' };
        return { kind: 'go', to: '/', notice: visit.say('home.seen-told') };
      },
      'GET /keys': ({ say }) => ({ kind: 'page', view: 'keys', title: say('keys.title') }),
    },
  };
}

function told({ say, staff: { role } }: Visit) {
  return (notice: StaffNotice) => {
    const key = `notice.${notice.kind}`;
    return { ...notice, words: say(hasWords(key) ? key : 'notice.other'), to: pageOf(notice, role) };
  };
}

/** The committee is told of what an office left unanswered, and may not open it: it stands in the list of the overdue. */
function pageOf({ kind, complaintNumber }: StaffNotice, role: StaffRole): string | undefined {
  if (kind === 'audit-broken') return '/system/audit';
  if (kind === 'overdue-committee') return '/supervision#overdue-list';
  return complaintNumber !== undefined && mayOpen(role, 'GET /complaints/:number')
    ? `/complaints/${complaintNumber}`
    : undefined;
}
