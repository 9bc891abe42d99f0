/** One broadcast: written, looked at, approved, started, watched, stopped. Every deed is a form. */
import { z } from 'zod';
import { isDay, startOfDay } from '../../kernel/day.ts';
import type { CampaignDeed, CampaignRefusal } from '../../outreach/campaign.ts';
import type { CampaignSeen, DeedResult } from '../../outreach/desk.ts';
import type { Answer } from '../answer.ts';
import { type DraftForm, readDraft, readStart, versionForm } from '../campaigns/form.ts';
import { campaignPage, countOf, exampleOf, faultsOf, startOffered, type Told } from '../campaigns/page.ts';
import { campaignId, type CampaignPagesParts, outreachStaff } from '../campaigns/parts.ts';
import { sendingOf } from '../campaigns/sending.ts';
import { collisionWords, nextStep, refusalWords } from '../campaigns/told.ts';
import { digits } from '../complaints/form.ts';
import { fromHtmx } from '../reply.ts';
import type { ConsoleSection, Route, Visit } from '../visit.ts';

type Deed = Exclude<CampaignDeed, 'edit'>;

export function campaignSection(parts: CampaignPagesParts): ConsoleSection {
  const { desk } = parts;
  const look = (visit: Visit) => desk.look(outreachStaff(visit), campaignId(visit));
  /** Of an audience that is only tried out no other record would be left. */
  const triedOut = (visit: Visit) =>
    visit.audited('campaign-audience-viewed', `campaign:${String(campaignId(visit))}`);

  async function page(visit: Visit, told?: Told): Promise<Answer> {
    if (told?.typed) await triedOut(visit);
    return campaignPage(visit, parts, told);
  }

  /** What the form holds, beside what is there; nothing for whoever may not see it. */
  async function written(visit: Visit): Promise<(DraftForm & { readonly seen: CampaignSeen }) | undefined> {
    const seen = await look(visit);
    return seen && { ...readDraft(visit.form, seen.campaign, await desk.places()), seen };
  }

  const save: Route = async (visit) => {
    const { say, at } = visit;
    const form = await written(visit);
    if (!form) return { kind: 'not-found' };
    const { draft, version, fault } = form;
    if (fault)
      return page(visit, { status: 422, typed: draft, version, fault: say(`campaign.fault.form.${fault}`) });
    const saved = await desk.edit(outreachStaff(visit), form.seen.campaign.id, version, draft, at);
    if (saved.kind === 'done') {
      const faulty = desk.faultsOf(draft.texts).length > 0;
      return back(visit, say(faulty ? 'campaign.saved-faulty' : 'campaign.saved'));
    }
    return notDone(visit, saved, { typed: draft, version });
  };

  /** By a press: the whole page, with what is written and not saved; as it is ticked: the count alone. */
  const count: Route = async (visit) => {
    const form = await written(visit);
    if (!form) return { kind: 'not-found' };
    const { draft, version, fault } = form;
    if (!fromHtmx(visit.request)) return page(visit, { typed: draft, version, ...faultTold(visit, fault) });
    await triedOut(visit);
    const [counted, examples] = [
      await desk.count(draft.audience, visit.at),
      await desk.examples(draft.audience, visit.at),
    ];
    return {
      ...{ kind: 'fragment', view: 'campaign/count' },
      values: { count: countOf({ count: counted }), examples, example: exampleOf },
    };
  };

  const preview: Route = async (visit) => {
    const form = await written(visit);
    if (!form) return { kind: 'not-found' };
    const { draft, version, fault } = form;
    if (!fromHtmx(visit.request)) return page(visit, { typed: draft, version, ...faultTold(visit, fault) });
    return {
      ...{ kind: 'fragment', view: 'live/campaign-texts' },
      values: {
        preview: await desk.preview(draft.texts, visit.at),
        choices: parts.choices,
        faults: faultsOf(visit, desk.faultsOf(draft.texts)),
      },
    };
  };

  const test: Route = async (visit) => {
    const { say, staff } = visit;
    const sent = await desk.sendTest(outreachStaff(visit), campaignId(visit), visit.at);
    switch (sent) {
      case 'sent':
        return back(visit, say('campaign.test.sent'));
      case 'not-found':
        return { kind: 'not-found' };
      case 'faulty':
      case 'no-own-account':
        return page(visit, { status: 422, fault: say(`campaign.test.${sent}`, { login: staff.login }) });
    }
  };

  async function deed(
    visit: Visit,
    what: Deed,
    version: number,
    startAt?: Date,
    told: Told = {},
  ): Promise<Answer> {
    const given = startAt ? { startAt } : {};
    const done = await desk.deed(outreachStaff(visit), campaignId(visit), version, what, given, visit.at);
    return done.kind === 'done'
      ? back(visit, visit.say(`campaign.done.${what}`))
      : notDone(visit, done, told);
  }

  async function notDone(
    visit: Visit,
    result: Exclude<DeedResult, { kind: 'done' }>,
    told: Told,
  ): Promise<Answer> {
    const { say } = visit;
    if (result.kind === 'not-found') return { kind: 'not-found' };
    const { refusal } = result;
    if (refusal === 'changed-meanwhile') {
      const seen = await look(visit);
      if (!seen) return { kind: 'not-found' };
      // With what the other has written beside it, the next press is one that has seen it.
      const { version: _seen, ...kept } = told;
      const collided = told.typed !== undefined;
      return page(visit, {
        ...kept,
        status: 409,
        collided,
        fault: collisionWords(visit, seen, collided ? 'campaign.changed' : 'campaign.changed-deed'),
      });
    }
    return page(visit, { ...told, status: statusOf(refusal), fault: refusalWords(say, refusal) });
  }

  const schedule: Route = async (visit) => {
    const start = readStart(visit.form);
    if (start.kind === 'now') return deed(visit, 'schedule', start.version);
    const startAt = instantOf(start.day, start.time);
    const told = { start: { day: start.day, time: start.time } };
    return startAt
      ? deed(visit, 'schedule', start.version, startAt, told)
      : page(visit, { ...told, status: 422, fault: visit.say('campaign.fault.form.start') });
  };

  const plain =
    (what: Deed): Route =>
    (visit) =>
      deed(visit, what, versionForm.parse(visit.form ?? {}).version);

  /** Only what has changed: the bar; or the whole step, once it is another one. */
  const live: Route = async (visit) => {
    const seen = await look(visit);
    if (!seen) return { kind: 'not-found' };
    const { version } = liveQuery.parse(visit.query);
    const { campaign, may } = seen;
    const sending = await sendingOf(visit, parts, seen);
    const values = {
      ...sending,
      campaign,
      start: startOffered(campaign, undefined),
      moved: campaign.version !== version,
      next: visit.say(nextStep(seen, undefined, visit.staff.id)),
      can: (what: string) => may.some((one) => one === what),
    };
    return { kind: 'fragment', view: 'live/campaign', values };
  };

  return {
    routes: {
      'GET /campaigns/:id': (visit) => page(visit),
      'GET /campaigns/:id/live': live,
      'POST /campaigns/:id/save': save,
      'POST /campaigns/:id/audience': count,
      'POST /campaigns/:id/preview': preview,
      'POST /campaigns/:id/test': test,
      'POST /campaigns/:id/approve': plain('approve'),
      'POST /campaigns/:id/schedule': schedule,
      'POST /campaigns/:id/unschedule': plain('unschedule'),
      'POST /campaigns/:id/pause': plain('pause'),
      'POST /campaigns/:id/resume': plain('resume'),
      'POST /campaigns/:id/cancel': plain('cancel'),
      'POST /campaigns/:id/retry': plain('retry'),
    },
  };
}

const liveQuery = z.object({ version: digits });

function back(visit: Visit, notice: string): Answer {
  return { kind: 'go', to: `/campaigns/${String(campaignId(visit))}`, notice };
}

function faultTold({ say }: Visit, fault: DraftForm['fault']) {
  return fault ? { fault: say(`campaign.fault.form.${fault}`), status: 422 } : {};
}

/** Whoever may not at all is told so; everything else can be mended. */
function statusOf(refusal: CampaignRefusal): number {
  return refusal === 'not-allowed' || refusal === 'second-person' ? 403 : 422;
}

/** A day and an hour on the wall clock of the banner. */
function instantOf(day: string, time: string): Date | undefined {
  const [, hours = '', minutes = ''] = /^([01]\d|2[0-3]):([0-5]\d)(?::00)?$/.exec(time) ?? [];
  if (!isDay(day) || hours === '') return undefined;
  const passed = Number.parseInt(hours, 10) * 60 + Number.parseInt(minutes, 10);
  return new Date(startOfDay(day).getTime() + passed * 60_000);
}
