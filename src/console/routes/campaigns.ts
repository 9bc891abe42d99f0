/** 群发: all of them, a new one, one copied, and the season's reminders on one page. */
import { wholeAudience } from '../../outreach/audience.ts';
import type { Campaign } from '../../outreach/campaign.ts';
import { dayOf, weekday } from '../../kernel/day.ts';
import type { Answer } from '../answer.ts';
import { campaignId, type CampaignPagesParts, outreachStaff } from '../campaigns/parts.ts';
import { progressOf } from '../campaigns/progress.ts';
import { refusalWords, whenOf } from '../campaigns/told.ts';
import { dateParts } from '../dates.ts';
import { mayOpen } from '../roles.ts';
import type { ConsoleSection, Visit, Waiting } from '../visit.ts';

/** Whose recipients are counted for the list; older ones are opened to be seen. */
const counted = 20;

export function campaignsSection({ desk, outcomes, texts }: CampaignPagesParts): ConsoleSection {
  async function list(visit: Visit): Promise<Answer> {
    const { say } = visit;
    const campaigns = await desk.list(outreachStaff(visit));
    const begun = campaigns.filter(({ startedAt }) => startedAt).slice(0, counted);
    const counts = await Promise.all(begun.map(({ id }) => outcomes.counts(id)));
    const progress = new Map(begun.map(({ id }, index) => [id, progressOf(counts[index] ?? [])]));
    return {
      ...{ kind: 'page', view: 'campaigns', section: 'campaigns', title: say('campaigns.title') },
      styles: ['campaign.css'],
      values: {
        rows: campaigns.map((one) => ({ ...one, when: whenOf(one), progress: progress.get(one.id) })),
        writes: mayOpen(visit.staff.role, 'POST /campaigns'),
      },
    };
  }

  async function create(visit: Visit): Promise<Answer> {
    const { say, at, language } = visit;
    const name = say('campaigns.new-name', { day: dateParts(dayOf(at), language).text });
    const draft = { name, audience: wholeAudience, texts: texts(at) };
    return opened(visit, await desk.create(outreachStaff(visit), draft, at), 'campaigns.created');
  }

  async function copy(visit: Visit): Promise<Answer> {
    const copied = await desk.copy(outreachStaff(visit), campaignId(visit), visit.at);
    return opened(visit, copied, 'campaigns.copied');
  }

  async function season(
    visit: Visit,
    told: { readonly fault?: string; readonly status?: number } = {},
  ): Promise<Answer> {
    const { say, language } = visit;
    const found = await desk.season(visit.at);
    if (!found) return unsigned(visit);
    const { status, ...values } = told;
    return {
      ...{ kind: 'page', view: 'campaign-season', section: 'campaigns' },
      title: say('season.title', { year: found.year }),
      trail: [{ label: say('campaigns.title'), path: '/campaigns' }],
      ...(status !== undefined && { status }),
      styles: ['campaign.css'],
      values: {
        ...{ ...values, season: found },
        deadline: dateParts(found.deadline, language).title,
        lastWorkingDay: dateParts(found.lastWorkingDay, language).title,
        // In 2026 the 20th is a Sunday.
        moved: found.deadline !== found.lastWorkingDay,
        weekend: [0, 6].includes(weekday(found.deadline)),
        open: found.steps.filter(({ state }) => state === 'open').length,
      },
    };
  }

  async function plan(visit: Visit): Promise<Answer> {
    const { say } = visit;
    const planned = await desk.planSeason(outreachStaff(visit), visit.at);
    if ('refusal' in planned)
      return season(visit, { status: 422, fault: refusalWords(say, planned.refusal) });
    const count = planned.ids.length;
    const notice = count > 0 ? say('season.planned-told', { count }) : say('season.nothing-open');
    return { kind: 'go', to: '/campaigns/season', notice };
  }

  async function waiting(visit: Visit): Promise<readonly Waiting[]> {
    if (!mayOpen(visit.staff.role, 'POST /campaigns/:id/approve')) return [];
    const all = await desk.list(outreachStaff(visit));
    const ready = all.filter(
      (one) => awaitsApproval(one, visit.staff.id) && desk.faultsOf(one.texts).length === 0,
    );
    return ready.length === 0
      ? []
      : [
          {
            ...{ key: 'campaigns-to-approve', label: visit.say('campaigns.to-approve') },
            ...{ count: String(ready.length), path: '/campaigns' },
          },
        ];
  }

  return {
    waiting,
    routes: {
      'GET /campaigns': list,
      'POST /campaigns': create,
      'GET /campaigns/season': (visit) => season(visit),
      'POST /campaigns/season': plan,
      'POST /campaigns/:id/copy': copy,
    },
  };
}

/** No day may be named. */
function unsigned({ say }: Visit): Answer {
  return {
    ...{ kind: 'page', view: 'plainly', section: 'campaigns', title: say('campaigns.season') },
    trail: [{ label: say('campaigns.title'), path: '/campaigns' }],
    values: { sentence: refusalWords(say, 'year-not-signed') },
  };
}

type Made = { readonly id: number } | { readonly refusal: Parameters<typeof refusalWords>[1] };

function opened({ say }: Visit, made: Made, notice: 'campaigns.created' | 'campaigns.copied'): Answer {
  return 'refusal' in made
    ? { kind: 'go', to: '/campaigns', notice: refusalWords(say, made.refusal) }
    : { kind: 'go', to: `/campaigns/${String(made.id)}`, notice: say(notice) };
}

function awaitsApproval({ state, editorIds }: Campaign, staffId: number): boolean {
  return state === 'draft' && !editorIds.includes(staffId);
}
