import { describe, expect, it } from 'vitest';
import { publishedCalendar } from '../../src/kernel/working-days.ts';
import {
  type Campaign,
  campaignDeeds,
  campaignStates,
  type CampaignDeed,
  type CampaignState,
} from '../../src/outreach/campaign.ts';
import { decideDeed, decideEdit, mayDo, newCampaign, type Readiness } from '../../src/outreach/decide.ts';
import { outreachStaff as staff, sampleCampaign } from '../support/memory-outreach.ts';

/** A Monday morning. */
const at = new Date('2026-11-23T10:00:00+08:00');
const hours = {
  ...{ quietHours: { from: '21:00', to: '08:00' }, restDays: 'quiet' as const },
  calendar: publishedCalendar,
};
const sound: Readiness = { ready: true, signed: true, somebody: true, hours };
const collection = { lastWorkingDay: '2026-12-18' };
const draft = { name: '改过', audience: sampleCampaign.audience, texts: sampleCampaign.texts };

function inState(state: CampaignState): Campaign {
  const approval = { approvedById: 2, approvedAt: at };
  return { ...sampleCampaign, state, version: 5, ...(state !== 'draft' && approval) };
}

type Person = keyof typeof staff;
interface Tried {
  readonly campaign?: Campaign;
  readonly seen?: number;
  readonly readiness?: Partial<Readiness>;
  readonly startAt?: Date;
  readonly now?: Date;
}

function attempt(person: Person, deed: CampaignDeed, tried: Tried & { readonly campaign: Campaign }) {
  const { campaign, seen = campaign.version, readiness, startAt, now = at } = tried;
  const by = { campaign, staff: staff[person], seen, at: now };
  if (deed === 'edit') return decideEdit(by, draft, collection);
  return decideDeed({ ...by, deed }, { ...sound, ...readiness }, startAt ? { startAt } : {});
}

/** What each deed leads to from each state; a state that is not named refuses it. */
const leadsTo: Readonly<Record<CampaignDeed, Partial<Record<CampaignState, CampaignState>>>> = {
  edit: { draft: 'draft', approved: 'draft', scheduled: 'draft' },
  approve: { draft: 'approved' },
  schedule: { approved: 'scheduled' },
  unschedule: { scheduled: 'approved' },
  pause: { running: 'paused' },
  resume: { paused: 'running' },
  cancel: {
    ...({ draft: 'cancelled', approved: 'cancelled', scheduled: 'cancelled' } as const),
    ...({ running: 'cancelled', paused: 'cancelled' } as const),
  },
  retry: { finished: 'running' },
};
const supervisors: readonly CampaignDeed[] = ['approve', 'pause', 'cancel'];

const everything = campaignDeeds.flatMap((deed) =>
  campaignStates.flatMap((state) =>
    (['writer', 'second', 'supervisor', 'handler', 'committee', 'admin'] as const).map((person) => ({
      ...{ deed, state, person },
    })),
  ),
);

describe('who may do what in which state', () => {
  it.each(everything)('$deed of a $state one by $person', ({ deed, state, person }) => {
    const campaign = inState(state);
    const decided = attempt(person, deed, { campaign });

    const { role } = staff[person];
    const allowed = role === 'outreach' || (role === 'supervisor' && supervisors.includes(deed));
    const next = leadsTo[deed][state];
    if (!allowed) expect(decided).toEqual({ kind: 'refused', refusal: 'not-allowed' });
    else if (!next) expect(decided).toEqual({ kind: 'refused', refusal: 'wrong-state' });
    else if (deed === 'approve' && person === 'writer')
      expect(decided).toEqual({ kind: 'refused', refusal: 'second-person' });
    else expect(decided).toMatchObject({ kind: 'done', campaign: { state: next } });
    expect(mayDo(campaign, staff[person]).includes(deed)).toBe(decided.kind === 'done');
  });

  it('approves with a name and an hour', () => {
    expect(attempt('supervisor', 'approve', { campaign: inState('draft') })).toMatchObject({
      campaign: { approvedById: 3, approvedAt: at, updatedAt: at },
      event: 'approved',
    });
  });

  it('nobody who edited it approves it, not even whoever made it and left its editors', () => {
    const edited = attempt('second', 'edit', { campaign: inState('draft') });
    if (edited.kind !== 'done') throw new Error(edited.refusal);
    const orphaned = { ...inState('draft'), editorIds: [] };

    for (const person of ['writer', 'second'] as const)
      expect(attempt(person, 'approve', { campaign: edited.campaign })).toMatchObject({
        refusal: 'second-person',
      });
    expect(attempt('writer', 'approve', { campaign: orphaned })).toMatchObject({ refusal: 'second-person' });
  });

  it('an edit takes the approval away, takes over the words, and leaves the hour as a proposal', () => {
    const edited = attempt('second', 'edit', { campaign: { ...inState('scheduled'), startAt: at } });

    expect(edited).toMatchObject({ campaign: { name: '改过', editorIds: [1, 2], startAt: at } });
    expect(edited).not.toHaveProperty('campaign.approvedById');
    expect(edited).not.toHaveProperty('campaign.approvedAt');
  });

  it('an edit reckons the last day again, and names none of a year that is not signed', () => {
    const by = { campaign: inState('draft'), staff: staff.writer, seen: 5, at };

    expect(decideEdit(by, draft, { lastWorkingDay: '2026-12-17' })).toMatchObject({
      campaign: { lastDay: '2026-12-17' },
    });
    expect(decideEdit(by, draft, undefined)).toEqual({ kind: 'refused', refusal: 'year-not-signed' });
  });

  it('a new one is a draft of its author’s', () => {
    expect(newCampaign(staff.second, draft, { year: 2027, lastWorkingDay: '2026-12-18' }, at)).toEqual({
      ...draft,
      ...{ year: 2027, lastDay: '2026-12-18', state: 'draft', createdById: 2, editorIds: [2] },
      ...{ createdAt: at, updatedAt: at },
    });
  });
});

describe('whoever changes something has seen it as it is', () => {
  const mustSee = everything.filter(
    ({ deed, state, person }) => person === 'second' && leadsTo[deed][state] !== undefined,
  );
  const stopping = (deed: CampaignDeed, state: CampaignState) =>
    deed === 'pause' || (deed === 'cancel' && ['scheduled', 'running', 'paused'].includes(state));

  it.each(mustSee)('$deed of a $state one', ({ deed, state }) => {
    const decided = attempt('second', deed, { campaign: inState(state), seen: 4 });

    // Stopping is never too late by a page that is a moment old.
    if (stopping(deed, state)) expect(decided.kind).toBe('done');
    else expect(decided).toEqual({ kind: 'refused', refusal: 'changed-meanwhile' });
  });
});

describe('what stands against sending', () => {
  const towards = [
    ['approve', 'draft'],
    ['schedule', 'approved'],
    ['resume', 'paused'],
    ['retry', 'finished'],
  ] as const;
  const after = new Date('2026-12-19T10:00:00+08:00');

  it.each(towards)('%s of a %s one', (deed, state) => {
    const campaign = inState(state);
    const refused = (tried: Tried) => attempt('second', deed, { campaign, ...tried });

    expect(refused({ readiness: { signed: false } })).toMatchObject({ refusal: 'year-not-signed' });
    expect(refused({ readiness: { ready: false } })).toMatchObject({ refusal: 'not-ready' });
    expect(refused({ now: after })).toMatchObject({ refusal: 'too-late' });
    // The evening of the last day is the last day; but nothing opens any more that would start then.
    expect(refused({ now: new Date('2026-12-18T23:59:00+08:00') })).toMatchObject(
      deed === 'schedule' ? { refusal: 'too-late' } : { kind: 'done' },
    );
  });

  it.each(towards)('nobody to be told: %s of a %s one', (deed, state) => {
    const decided = attempt('second', deed, { campaign: inState(state), readiness: { somebody: false } });

    // Who is left of a paused one is in its rows.
    if (deed === 'resume') expect(decided.kind).toBe('done');
    else expect(decided).toMatchObject({ refusal: 'nobody' });
  });

  it.each(['unschedule', 'pause', 'cancel'] as const)('nothing of it keeps from %s', (deed) => {
    const state = deed === 'unschedule' ? 'scheduled' : 'running';
    const readiness = { ready: false, signed: false, somebody: false };

    expect(attempt('second', deed, { campaign: inState(state), readiness, now: after }).kind).toBe('done');
  });
});

describe('when it may start', () => {
  const campaign = inState('approved');
  const schedule = (startAt: string, now = at) =>
    attempt('second', 'schedule', { campaign, startAt: new Date(startAt), now });

  it.each([
    ['in working hours', '2026-11-24T10:00:00+08:00', { campaign: { state: 'scheduled' } }],
    ['at the end of the quiet hours', '2026-11-24T08:00:00+08:00', { kind: 'done' }],
    ['a minute before', '2026-11-24T07:59:00+08:00', { refusal: 'quiet-hours' }],
    ['when they begin', '2026-11-24T21:00:00+08:00', { refusal: 'quiet-hours' }],
    ['on a Saturday', '2026-11-28T10:00:00+08:00', { refusal: 'rest-day' }],
    ['this minute', '2026-11-23T10:00:00+08:00', { kind: 'done' }],
    ['an hour ago', '2026-11-23T09:00:00+08:00', { refusal: 'in-the-past' }],
    ['on the last day', '2026-12-18T20:00:00+08:00', { kind: 'done' }],
    ['after the last day', '2026-12-21T10:00:00+08:00', { refusal: 'too-late' }],
  ])('%s', (_when, startAt, expected) => {
    expect(schedule(startAt)).toMatchObject(expected);
  });

  it('the minute that runs is not past, the one before is', () => {
    const now = new Date('2026-11-23T10:00:59+08:00');

    expect(schedule('2026-11-23T10:00:00+08:00', now)).toMatchObject({ kind: 'done' });
    expect(schedule('2026-11-23T09:59:59+08:00', now)).toMatchObject({ refusal: 'in-the-past' });
  });

  it('without an hour: at once by day, and when the hour allows by night and on rest days', () => {
    const soon = (now: string) => attempt('second', 'schedule', { campaign, now: new Date(now) });

    expect(soon('2026-11-23T10:00:30+08:00')).toMatchObject({
      campaign: { startAt: new Date('2026-11-23T10:00:30+08:00') },
    });
    expect(soon('2026-11-27T22:00:00+08:00')).toMatchObject({
      campaign: { startAt: new Date('2026-11-30T08:00:00+08:00') },
    });
    expect(soon('2026-12-18T22:00:00+08:00')).toMatchObject({ refusal: 'too-late' });
  });

  it('an ended one has its end, one that is retried has none any more', () => {
    expect(attempt('second', 'cancel', { campaign: inState('running') })).toMatchObject({
      campaign: { endedAt: at },
    });
    const retried = attempt('second', 'retry', { campaign: { ...inState('finished'), endedAt: at } });
    expect(retried).toMatchObject({ campaign: { state: 'running' } });
    expect(retried).not.toHaveProperty('campaign.endedAt');
  });
});
