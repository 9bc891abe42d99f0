/** One look at what is new, within one transaction: loaded, decided, worded, queued, and marked as looked at. */
import { type Day, dayOf } from '../../kernel/day.ts';
import type { ChannelName, Language } from '../../kernel/message.ts';
import type { Scheme } from '../../policy/types.ts';
import { render } from '../render.ts';
import type { Wording } from '../wording.ts';
import { asksRating, hearerOfComplaint, type Hearer, hearersOfClaim } from './decide.ts';
import type { Letter, NewsRepository } from './news.ts';
import { tellClaimNews, tellComplaintNews, type Told } from './words.ts';

export interface NewsParts {
  readonly scheme: Scheme;
  readonly wording: Wording;
  readonly householdDataAllowed: (channel: ChannelName) => boolean;
}

export interface Look {
  /** Messages queued. */
  readonly letters: number;
  /** There may be more to look at. */
  readonly more: boolean;
}

/** Small enough to hold its locks for a moment only, large enough for a first import of many thousand claims. */
const claimsAtOnce = 1_000;
const stepsAtOnce = 200;

export async function tellNews(parts: NewsParts, repository: NewsRepository, at: Date): Promise<Look> {
  const today = dayOf(at);
  const claims = await repository.changedClaims(claimsAtOnce, today);
  const complaints = await repository.complaintSteps(stepsAtOnce);
  const heard = complaints.news.flatMap((news) => {
    const hearer = hearerOfComplaint(news);
    return hearer ? [{ news, hearer, rating: asksRating(news, hearer.steps) }] : [];
  });
  const letters = [
    ...claims.news.flatMap((news) =>
      hearersOfClaim(news, today, parts.householdDataAllowed).map((hearer) =>
        letterTo(parts, hearer, today, (setting) => tellClaimNews(news, setting)),
      ),
    ),
    ...heard.map(({ news, hearer, rating }) =>
      letterTo(parts, hearer, today, (setting) => tellComplaintNews(news, hearer.steps, setting, rating)),
    ),
  ];
  const toRate = heard.filter(({ rating }) => rating).map(({ news }) => news.number);
  if (toRate.length > 0) await repository.ratingsAsked(toRate, at);
  if (letters.length > 0) await repository.queue(letters, at);
  if (claims.seen.length + complaints.seen.length > 0)
    await repository.lookedAt({ claims: claims.seen, steps: complaints.seen }, at);
  return {
    letters: letters.length,
    more: claims.seen.length === claimsAtOnce || complaints.seen.length === stepsAtOnce,
  };
}

function letterTo(
  { scheme, wording }: NewsParts,
  { listener, held }: Hearer,
  today: Day,
  tell: (setting: { scheme: Scheme; today: Day; contact: { language: Language } }) => Told,
): Letter {
  const { channel, externalId: from, language } = listener;
  const setting = { scheme, today, contact: { language } };
  const { utterance, notice, state } = tell(setting);
  const { reply } = render(utterance, setting, wording);
  return {
    channel,
    from,
    held,
    reply: { ...reply, notice: { ...notice, state: wording.say(state, language), day: today } },
  };
}
