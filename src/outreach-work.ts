/** Broadcasts put together: the life of campaigns by the clock, and the sending of what they have queued. */
import type { Wording } from './conversation/wording.ts';
import { auditRepository } from './database/audit.ts';
import { audienceRepository } from './database/audience.ts';
import { broadcastStore } from './database/broadcast.ts';
import { campaignRepository, runningCampaigns } from './database/campaign.ts';
import { recipientRows } from './database/campaign-rows.ts';
import { enqueueChunk, householdsAtOnce } from './database/enqueue.ts';
import { massStore } from './database/mass.ts';
import type { Database } from './database/open.ts';
import type { Compose, Sendable } from './delivery/broadcast.ts';
import { startBroadcaster } from './delivery/broadcaster.ts';
import { gathering, startMass } from './delivery/mass.ts';
import type { OutboxStore, OutgoingChannel, SendOutcome } from './delivery/outbox.ts';
import { type CampaignsParts, startCampaigns } from './jobs/campaigns.ts';
import type { Job } from './jobs/repeatedly.ts';
import type { Clock } from './kernel/clock.ts';
import type { ChannelName } from './kernel/message.ts';
import type { WorkingCalendar } from './kernel/working-days.ts';
import { faultTold } from './kernel/fault-told.ts';
import type { Log } from './log.ts';
import { campaignShapes } from './outreach/campaign.ts';
import { mayBeSent, readSometimes } from './outreach/sendable.ts';
import { createCompose } from './outreach-compose.ts';
import { peopleTerms, reachTerms, yearFigures } from './outreach-rules.ts';
import { mayTellHouseholdData } from './policy/profile.ts';
import type { Scheme } from './policy/types.ts';

export interface OutreachWorkParts {
  readonly database: Database;
  readonly scheme: Scheme;
  readonly calendar: { current(): WorkingCalendar };
  readonly clock: Clock;
  readonly outbox: Pick<OutboxStore, 'reserve' | 'pause'>;
  /** What broadcasts go out on. */
  readonly channels: readonly OutgoingChannel[];
  readonly production: boolean;
  /** What each is told, by the facts of the moment. */
  readonly compose: Compose;
  readonly chance: () => number;
  readonly onOutcome: (channel: ChannelName, outcome: SendOutcome) => void;
}

export function startOutreach(parts: OutreachWorkParts, log: Pick<Log, 'error'>): Job {
  const { database, channels, clock, outbox, compose, chance, onOutcome } = parts;
  const store = broadcastStore(database);
  const sendable = sendableNow(parts);
  const onFault = (channel: ChannelName, fault: unknown) => {
    log.error({ channel, fault: faultTold(fault) }, 'broadcasting failed');
  };
  const broadcaster = startBroadcaster({
    ...{ store, outbox, channels, sendable, compose, clock, chance, onOutcome, onFault },
    whenClosed: gathering(channels),
  });
  const masses = channels.filter(sendsMass).map((channel) =>
    startMass({
      ...{ channel, sendable, compose, clock, onFault },
      store: massStore(database, store),
    }),
  );
  const campaigns = startCampaigns({
    ...campaignsParts(parts),
    onChanged: () => {
      broadcaster.nudge();
    },
    onFault: (fault) => {
      log.error({ fault: faultTold(fault) }, 'looking after campaigns failed');
    },
  });
  return {
    async stop() {
      await Promise.all([campaigns, broadcaster, ...masses].map((job) => job.stop()));
    },
  };
}

function sendsMass(
  channel: OutgoingChannel,
): channel is OutgoingChannel & { readonly mass: NonNullable<OutgoingChannel['mass']> } {
  return channel.mass !== undefined;
}

/** What each recipient is told, by the facts of the moment in which it is sent. */
export function composeBroadcasts({ database, scheme, wording, calendar }: ComposingParts): Compose {
  return createCompose({
    ...{ database, scheme, wording, calendar: () => calendar.current() },
    householdDataAllowed: (channel) => mayTellHouseholdData(scheme.profile, channel),
  });
}

type ComposingParts = Pick<OutreachWorkParts, 'database' | 'scheme' | 'calendar'> & {
  readonly wording: Wording;
};

const broadcastOn: readonly ChannelName[] = ['telegram', 'wechat', 'web'];

type Surroundings = Pick<
  OutreachWorkParts,
  'database' | 'scheme' | 'calendar' | 'clock' | 'channels' | 'production'
>;

export function sendableNow(parts: Omit<Surroundings, 'channels'>): Sendable {
  const { database, scheme, calendar, clock } = parts;
  const figuresOf = yearFigures(parts);
  const running = readSometimes(() => runningCampaigns(database), clock);
  return async (at) => {
    const hours = { ...scheme.profile.outreach, calendar: calendar.current() };
    return mayBeSent(await running(), { hours, figuresOf }, at);
  };
}

export function campaignsParts(parts: Surroundings): Omit<CampaignsParts, 'onChanged' | 'onFault'> {
  const { database, scheme, calendar, clock, channels } = parts;
  const terms = peopleTerms({ ...parts, channels: channels.map(({ name }) => name) });
  const households = householdsAtOnce[database.kind];
  const without = (on: (channel: OutgoingChannel) => boolean) =>
    broadcastOn.filter((name) => !channels.some((channel) => channel.name === name && on(channel)));
  return {
    clock,
    calendar: () => calendar.current(),
    rules: scheme.profile.outreach,
    figuresOf: yearFigures(parts),
    switchedOff: { channels: without(() => true), mass: without(({ mass }) => mass !== undefined) },
    noteOf: ({ households: all, members, bound }) =>
      `${String(all)} 户，${String(members)} 人未参合，其中 ${String(bound)} 户有人绑定`,
    transaction: (work) =>
      database.transaction((tx) =>
        work({
          campaigns: campaignRepository(tx, campaignShapes),
          recipients: recipientRows(tx),
          audiences: audienceRepository(tx, reachTerms),
          audit: auditRepository(tx),
          async enqueueChunk(campaign, at) {
            const { done } = await enqueueChunk(tx, campaign, { ...terms, households }, at);
            return done ? 'done' : 'more';
          },
        }),
      ),
  };
}
