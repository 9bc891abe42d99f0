/** How the sending of a broadcast stands, for its page and for the page that stays open. */
import type { CampaignState } from '../../outreach/campaign.ts';
import type { CampaignSeen } from '../../outreach/desk.ts';
import type { Visit } from '../visit.ts';
import type { CampaignPagesParts } from './parts.ts';
import { paceOf, progressOf } from './progress.ts';
import { reasonWords, spanWords, wayWords } from './told.ts';

const minuteMs = 60_000;
/** What an open page goes on asking about. */
const moving: readonly CampaignState[] = ['scheduled', 'running', 'paused'];

export async function sendingOf(
  { say, at }: Pick<Visit, 'say' | 'at'>,
  { outcomes }: CampaignPagesParts,
  { campaign }: CampaignSeen,
) {
  const { id, state, startedAt, enqueuedAt } = campaign;
  const live = moving.includes(state);
  if (!startedAt) return { live };
  const progress = progressOf(await outcomes.counts(id));
  const since = new Date(Math.max(at.getTime() - minuteMs, (enqueuedAt ?? startedAt).getTime()));
  const accepted = state === 'running' ? await outcomes.acceptedSince(id, since) : 0;
  const pace = paceOf(accepted, progress.waiting, at.getTime() - since.getTime());
  return {
    // What was under way when it ended settles in a moment.
    live: live || progress.waiting > 0,
    progress: {
      ...progress,
      ...pace,
      left: pace.leftMs === undefined ? undefined : spanWords(say, pace.leftMs),
      reasons: progress.reasons.map((one) => ({ ...one, words: reasonWords(say, one.reason) })),
      ways: progress.ways.map((one) => ({ ...one, words: wayWords(say, one.way) })),
      doubtful: await outcomes.doubtful(id),
    },
  };
}
