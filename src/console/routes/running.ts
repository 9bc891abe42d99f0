/** 系统 · 运行: whether the service runs as it should, and what could not be delivered. Looked at again while it is open. */
import { z } from 'zod';
import { staffActor } from '../../staff/service.ts';
import type { Answer } from '../answer.ts';
import { letterValues, standingValues } from '../running/page.ts';
import type { RunningPagesParts } from '../running/parts.ts';
import type { ConsoleSection, Visit } from '../visit.ts';

const shownAtMost = 50;
const digits = z.string().regex(/^[1-9]\d{0,17}$/);
const resendForm = z.object({ id: z.union([digits, z.literal('all')]) });
/** How many dead letters the page that asks was shown. */
const shown = z.object({ dead: z.coerce.number().int().nonnegative().catch(0) });

export function runningSection(parts: RunningPagesParts): ConsoleSection {
  async function page(visit: Visit): Promise<Answer> {
    const { say } = visit;
    const standing = standingValues(await parts.running(), visit);
    const letters = await parts.deadLetters(shownAtMost + 1);
    return {
      ...{ kind: 'page', view: 'running', section: 'system', title: say('running.title') },
      trail: [{ label: say('section.system'), path: '/system' }],
      scripts: ['live.js'],
      styles: ['running.css'],
      values: {
        ...standing,
        letters: letters?.slice(0, shownAtMost).map((letter) => letterValues(letter, say)),
        more: (letters?.length ?? 0) > shownAtMost,
      },
    };
  }

  return {
    routes: {
      'GET /system/running': page,
      'GET /system/running/live': async (visit) => {
        const { say } = visit;
        const before = shown.parse(visit.query).dead;
        const standing = standingValues(await parts.running(), visit);
        const fresh = standing.dead - before;
        const words = fresh > 0 ? say('running.fresh', { count: fresh }) : '';
        const bar = { words, to: '/system/running', go: say('live.show') };
        return { kind: 'fragment', view: 'live/running', values: { ...standing, bar } };
      },
      'POST /system/running/resend': async (visit) => {
        const form = resendForm.safeParse(visit.form);
        if (!form.success) return { kind: 'not-found' };
        const { id } = form.data;
        const count = await parts.resend(id === 'all' ? id : { id }, staffActor(visit.staff.login), visit.at);
        const notice =
          count > 0 ? visit.say('running.resent', { count }) : visit.say('running.resent-nothing');
        return { kind: 'go', to: '/system/running', notice };
      },
    },
  };
}
