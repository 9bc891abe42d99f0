/** Which campaigns may be sent at this moment. Asked very often, read a few times a second. */
import type { Clock } from '../kernel/clock.ts';
import { dayOf } from '../kernel/day.ts';
import type { Campaign } from './campaign.ts';
import type { FiguresOf } from './collection.ts';
import { sendingAt, type SendingHours } from './sending-hours.ts';

export type RunningCampaign = Pick<Campaign, 'id' | 'year' | 'lastDay'>;

/** Not at night, not on a rest day, not after the last day, and not of a year that is not signed. Pure. */
export function mayBeSent(
  running: readonly RunningCampaign[],
  { hours, figuresOf }: { readonly hours: SendingHours; readonly figuresOf: FiguresOf },
  at: Date,
): readonly number[] {
  if (sendingAt(hours, at) !== 'allowed') return [];
  return running
    .filter(({ year, lastDay }) => dayOf(at) <= lastDay && figuresOf(year) !== undefined)
    .map(({ id }) => id);
}

/** Whoever pauses a campaign need not wait for this: a claim asks whether it still runs. */
const keptMs = 500;

/** One reading serves all who ask within half a second; a reading that fails is not kept. */
export function readSometimes<T>(read: () => Promise<T>, clock: Clock): () => Promise<T> {
  let reading: Promise<T> | undefined;
  let readAt = 0;
  return () => {
    const now = clock().getTime();
    if (reading === undefined || now - readAt >= keptMs || now < readAt) {
      readAt = now;
      const latest = read();
      reading = latest;
      latest.catch(() => {
        if (reading === latest) reading = undefined;
      });
    }
    return reading;
  };
}
