/** What the office does with a complaint in memory, and the news of it as it reaches the phone. */
import { complaintStates } from '../../src/complaint/complaint.ts';
import type { Change } from '../../src/complaint/desk/repository.ts';
import type { Letter, NewsRepository } from '../../src/conversation/news/news.ts';
import { type NewsParts, tellNews } from '../../src/conversation/news/tell.ts';
import type { Reply } from '../../src/kernel/message.ts';
import type { Memory } from './memory-work.ts';

export const officeDeeds = [
  'accepted',
  'assigned',
  'transferred',
  'awaiting-complainant',
  'answered',
  'closed',
] as const;
export type OfficeDeed = (typeof officeDeeds)[number];

/** @param number absent: the complaint that was filed last */
export async function officeDoes(
  memory: Memory,
  parts: Omit<NewsParts, 'householdDataAllowed'>,
  { kind, note, at, number }: { kind: OfficeDeed; note: string; at: Date; number?: string },
): Promise<readonly Reply[]> {
  const one =
    number === undefined
      ? memory.complaints.at(-1)
      : memory.complaints.find((each) => each.number === number);
  if (!one) throw new Error('nothing was filed');
  const state = complaintStates.find((each) => each === kind);
  const change: Change = {
    ...(state && { state }),
    ...(kind === 'answered' && { answer: note, answeredAt: at }),
    ...(kind === 'closed' && { closedAt: at }),
  };
  one.change = { ...one.change, ...change };
  one.events.push({ kind, note, shown: true, at, actor: 'staff:lindong' });
  one.toldAt = at;
  const { answer, answeredAt, closedAt, satisfaction } = one.change;
  const letters: Letter[] = [];
  const repository: NewsRepository = {
    changedClaims: () => Promise.resolve({ seen: [], news: [] }),
    complaintSteps: () =>
      Promise.resolve({
        seen: [1],
        news: [
          {
            number: one.number,
            state: one.change.state ?? 'received',
            dueDay: one.clock.dueDay,
            provisional: one.clock.provisional,
            ...(answer !== undefined && { answer }),
            ...(answeredAt && { answeredAt }),
            ...(closedAt && { closedAt }),
            ...(typeof satisfaction === 'number' && { satisfaction }),
            ...(one.ratingAskedAt && { ratingAskedAt: one.ratingAskedAt }),
            listener: { id: one.contactId, channel: 'terminal', externalId: 'a', language: 'zh-CN' },
            steps: [{ kind, note, byComplainant: false }],
          },
        ],
      }),
    lookedAt: () => Promise.resolve(),
    ratingsAsked(_numbers, asked) {
      one.ratingAskedAt ??= asked;
      return Promise.resolve();
    },
    queue(queued) {
      letters.push(...queued);
      return Promise.resolve();
    },
  };
  await tellNews({ ...parts, householdDataAllowed: () => true }, repository, at);
  return letters.map(({ reply }) => reply);
}
