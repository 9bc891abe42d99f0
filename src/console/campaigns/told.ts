/** What is said about a broadcast: what is wrong, how long it takes, what one does next. */
import type { Campaign, CampaignEvent, CampaignRefusal, CampaignState } from '../../outreach/campaign.ts';
import type { CampaignSeen, Preflight } from '../../outreach/desk.ts';
import { fieldNames, type TextFault } from '../../outreach/texts.ts';
import { dateParts } from '../dates.ts';
import type { Visit } from '../visit.ts';
import { hasWords, type WordKey } from '../words/words.ts';

type Say = Visit['say'];

export function refusalWords(say: Say, refusal: CampaignRefusal): string {
  return say(`campaign.refused.${refusal}`);
}

/** Beneath which box, and what is wrong with it. */
export interface FaultTold {
  readonly box: `${TextFault['language']}-${'personal' | 'generic'}`;
  readonly words: string;
}

export function faultTold(say: Say, fault: TextFault): FaultTold {
  const generic =
    fault.kind === 'field-in-generic' || (fault.kind === 'too-long' && fault.channel === 'wechat-mass');
  const box = `${fault.language}-${generic ? 'generic' : 'personal'}` as const;
  switch (fault.kind) {
    case 'missing':
      return { box, words: say('campaign.fault.missing') };
    case 'brace':
      return {
        box,
        words: say('campaign.fault.brace', { example: `{${fieldNames.household[fault.language]}}` }),
      };
    case 'unknown-field':
    case 'field-in-generic':
      return { box, words: say(`campaign.fault.${fault.kind}`, { field: `{${fault.field}}` }) };
    case 'too-long':
      return {
        box,
        words: say(`campaign.fault.too-long.${fault.channel}`, {
          ...{ length: fault.length, longest: fault.longest },
        }),
      };
  }
}

/** 不到1分钟 · 约 40 分钟 · 约 2 小时 10 分 */
export function spanWords(say: Say, milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 1) return say('campaign.span.short');
  if (minutes < 60) return say('campaign.span.minutes', { minutes });
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return rest === 0
    ? say('campaign.span.hours', { hours })
    : say('campaign.span.hours-minutes', { hours, minutes: rest });
}

/** Why a household or a person is not told, or was not reached. */
export function reasonWords(say: Say, reason: string): string {
  const key = `campaign.reason.${reason}`;
  return say(hasWords(key) ? key : 'campaign.reason.other');
}

export function wayWords(say: Say, way: string): string {
  const key = `campaign.way.${way}`;
  const platform = way.startsWith('wechat-') ? 'campaign.way.wechat' : 'campaign.way.other';
  return say(hasWords(key) ? key : platform);
}

export function eventTold({ say }: Pick<Visit, 'say'>) {
  return ({ kind, at, actor, note }: CampaignEvent) => {
    const key = `campaign.event.${kind}`;
    const by = actor.startsWith('staff:') ? actor.slice('staff:'.length) : say('campaign.by-itself');
    return { at, by, note, words: say(hasWords(key) ? key : 'campaign.event.other') };
  };
}

/** Who changed it last, for whoever wrote at the same time. */
export function collisionWords(
  { say, language }: Pick<Visit, 'say' | 'language'>,
  { campaign, events }: CampaignSeen,
  key: 'campaign.changed' | 'campaign.changed-deed',
): string {
  const last = events.findLast(({ kind }) => kind !== 'tested');
  const told = last && eventTold({ say })(last);
  return say(key, {
    name: told?.by ?? say('campaign.by-itself'),
    when: dateParts(campaign.updatedAt, language).text,
    deed: told?.words ?? say('campaign.event.other'),
  });
}

/** The day it is about in a list: of one that ended its end, of one that waits its start. */
export function whenOf(campaign: Campaign): {
  readonly kind: 'ended' | 'begun' | 'starts' | 'changed';
  readonly at: Date;
} {
  const { endedAt, startedAt, startAt, state, updatedAt } = campaign;
  if (endedAt) return { kind: 'ended', at: endedAt };
  if (startedAt) return { kind: 'begun', at: startedAt };
  if (startAt && state === 'scheduled') return { kind: 'starts', at: startAt };
  return { kind: 'changed', at: updatedAt };
}

/** What whoever looks at it does now. */
export function nextStep(
  { campaign, may }: CampaignSeen,
  preflight: Pick<Preflight, 'refusals' | 'textFaults'> | undefined,
  staffId: number,
): WordKey {
  const { state } = campaign;
  if (state === 'approved' && !may.includes('schedule')) return 'campaign.next.others-start';
  if (state === 'paused' && !may.includes('resume')) return 'campaign.next.others-resume';
  if (state !== 'draft') return byState[state];
  if (preflight && preflight.textFaults.length > 0) return 'campaign.next.faulty';
  if (preflight?.refusals.some((one) => one !== 'second-person')) return 'campaign.next.not-ready';
  if (may.includes('approve')) return 'campaign.next.approve';
  return campaign.editorIds.includes(staffId) ? 'campaign.next.second-person' : 'campaign.next.look';
}

const byState: Readonly<Record<Exclude<CampaignState, 'draft'>, WordKey>> = {
  approved: 'campaign.next.approved',
  scheduled: 'campaign.next.scheduled',
  running: 'campaign.next.running',
  paused: 'campaign.next.paused',
  finished: 'campaign.next.finished',
  cancelled: 'campaign.next.cancelled',
  expired: 'campaign.next.expired',
};
