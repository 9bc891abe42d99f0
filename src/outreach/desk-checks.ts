/** What stands against a broadcast, and what it would take: asked of the records of this moment. */
import { dayOf } from '../kernel/day.ts';
import { zero } from '../kernel/money.ts';
import type { Audience } from './audience.ts';
import type { Campaign, CampaignDeed } from './campaign.ts';
import { type Collection, collectionOf } from './collection.ts';
import { leadsToSending, type Readiness, refusalsToSend } from './decide.ts';
import type { Preflight } from './desk.ts';
import type { OutreachDeskParts, OutreachWork } from './desk-parts.ts';
import { durationOf, tellsSomebody } from './preflight.ts';
import type { AudienceQuestion, Reach } from './repository.ts';
import type { SendingHours } from './sending-hours.ts';

export function collectionOfYear(parts: OutreachDeskParts, year: number): Collection | undefined {
  return collectionOf(year, parts.figuresOf, parts.calendar());
}

/** Of a year that is not signed no amount is named. */
export function questionOf(
  parts: OutreachDeskParts,
  audience: Audience,
  year: number,
  at: Date,
): AudienceQuestion {
  const premium = collectionOfYear(parts, year)?.premium ?? zero;
  return { audience, year, premium, today: dayOf(at) };
}

export function hoursOf({ hours, calendar }: OutreachDeskParts): SendingHours {
  return { ...hours, calendar: calendar() };
}

type Asked = Pick<Campaign, 'audience' | 'texts' | 'year'>;

function reachOf(parts: OutreachDeskParts, work: OutreachWork, asked: Asked, at: Date): Promise<Reach> {
  const question = questionOf(parts, asked.audience, asked.year, at);
  return work.audiences.reach(question, parts.reachRules(asked.texts), at);
}

/** The records are asked only for deeds that lead towards sending. */
export async function readinessFor(
  parts: OutreachDeskParts,
  work: OutreachWork,
  campaign: Campaign,
  deed: CampaignDeed,
  at: Date,
): Promise<Readiness> {
  const hours = hoursOf(parts);
  if (!leadsToSending(deed)) return { ready: true, signed: true, somebody: true, hours };
  const somebody =
    deed === 'retry'
      ? (await work.recipients.failed(campaign.id)) > 0
      : tellsSomebody(await reachOf(parts, work, campaign, at));
  return { ...soundness(parts, campaign), somebody, hours };
}

function soundness(parts: OutreachDeskParts, { texts, year }: Asked): Pick<Readiness, 'ready' | 'signed'> {
  const signed = collectionOfYear(parts, year) !== undefined;
  return { ready: parts.faultsOf(texts).length === 0, signed };
}

export async function preflight(
  parts: OutreachDeskParts,
  asked: Asked,
  beginsAt: Date | undefined,
  at: Date,
): Promise<Preflight> {
  const { count, reach } = await parts.transaction(async (work) => ({
    count: await work.audiences.count(questionOf(parts, asked.audience, asked.year, at)),
    reach: await reachOf(parts, work, asked, at),
  }));
  const lastDay = collectionOfYear(parts, asked.year)?.lastWorkingDay ?? dayOf(at);
  const somebody = tellsSomebody(reach);
  return {
    ...{ count, reach, lastDay, textFaults: parts.faultsOf(asked.texts) },
    refusals: refusalsToSend({ lastDay }, { ...soundness(parts, asked), somebody }, at),
    ...durationOf(reach, hoursOf(parts), { wanted: beginsAt, at, lastDay }),
  };
}
