/** One look at news that is given by hand: what it would send. */
import type { Claim, ClaimState } from '../../../src/claim/claim.ts';
import type { ComplaintNews, Letter, NewsRepository } from '../../../src/conversation/news/news.ts';
import { tellNews } from '../../../src/conversation/news/tell.ts';
import { consentVersion } from '../../../src/identity/consent.ts';
import type { Language, Reply } from '../../../src/kernel/message.ts';
import { parts, usualHour } from '../../support/talk.ts';

const shared = parts();
export const states: readonly ClaimState[] = [
  'submitted',
  'checked',
  'publicised',
  'approved',
  'paid',
  'rejected',
  'returned',
];
export const steps = [
  'received',
  'accepted',
  'assigned',
  'awaiting-complainant',
  'answered',
  'closed',
  'reopened',
  'withdrawn',
  'deadline-recomputed',
  'phoned',
];

/** For one contact of the head's, who has agreed to everything. */
export async function look(
  given: Partial<{ claim: Claim; complaint: ComplaintNews }>,
  language: Language = 'zh-CN',
): Promise<readonly Reply[]> {
  const letters: Letter[] = [];
  const listener = {
    id: 1,
    channel: 'wechat' as const,
    externalId: 'a',
    language,
    consent: { version: consentVersion, at: usualHour },
    newsAgreedAt: usualHour,
    memberIds: [1],
  };
  const household = [{ memberId: 1, relation: 'head', bornOn: '1968-03-01' }];
  const repository: NewsRepository = {
    changedClaims: () =>
      Promise.resolve({
        seen: [],
        news: given.claim
          ? [
              {
                claim: given.claim,
                formerState: 'submitted',
                sumu: '林东镇',
                household,
                listeners: [listener],
              },
            ]
          : [],
      }),
    complaintSteps: () =>
      Promise.resolve({ seen: [], news: given.complaint ? [{ ...given.complaint, listener }] : [] }),
    lookedAt: () => Promise.resolve(),
    ratingsAsked: () => Promise.resolve(),
    queue(queued) {
      letters.push(...queued);
      return Promise.resolve();
    },
  };
  await tellNews(shared, repository, usualHour);
  return letters.map(({ reply }) => reply);
}
