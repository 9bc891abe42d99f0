import { describe, expect, it } from 'vitest';
import { publishedCalendar } from '../../src/kernel/working-days.ts';
import type { Campaign, CampaignState } from '../../src/outreach/campaign.ts';
import { approvedByAnother, decideTimed, type TimedFacts } from '../../src/outreach/decide-timed.ts';
import { sampleCampaign } from '../support/memory-outreach.ts';

const china = (moment: string) => new Date(`${moment}:00+08:00`);
const hours = {
  ...{ quietHours: { from: '21:00', to: '08:00' }, restDays: 'quiet' as const },
  calendar: publishedCalendar,
};

function look(
  campaign: Partial<Campaign> & Pick<Campaign, 'state'>,
  at: string,
  facts?: Partial<TimedFacts>,
) {
  const approved = { ...sampleCampaign, approvedById: 2, approvedAt: sampleCampaign.createdAt };
  return decideTimed(
    { ...approved, ...campaign },
    { at: china(at), hours, graceMinutes: 120, signed: true, waiting: false, ...facts },
  );
}

describe('a scheduled one', () => {
  const scheduled = { state: 'scheduled', startAt: china('2026-11-23T10:00') } as const;

  it.each([
    ['before its hour', '2026-11-23T09:59', 'nothing'],
    ['at its hour', '2026-11-23T10:00', 'started'],
    ['missed by less than its grace', '2026-11-23T12:00', 'started'],
    ['missed by more', '2026-11-23T12:01', 'expired'],
    ['missed by days', '2026-12-01T10:00', 'expired'],
  ])('%s', (_when, at, expected) => {
    expect(look(scheduled, at)).toMatchObject(
      expected === 'nothing' ? { kind: 'nothing' } : { kind: 'changed', event: expected },
    );
  });

  it('starts running, from that instant on', () => {
    expect(look(scheduled, '2026-11-23T10:01')).toMatchObject({
      campaign: { state: 'running', startedAt: china('2026-11-23T10:01') },
    });
  });

  it('whose hour came before a night waits, and is stale in the morning', () => {
    const late = { state: 'scheduled', startAt: china('2026-11-23T20:58') } as const;

    expect(look(late, '2026-11-23T20:59')).toMatchObject({ event: 'started' });
    expect(look(late, '2026-11-23T21:00')).toEqual({ kind: 'nothing' });
    expect(look(late, '2026-11-24T08:00')).toMatchObject({ event: 'expired' });
    // A grace longer than the night lets it start.
    expect(look(late, '2026-11-24T08:00', { graceMinutes: 12 * 60 })).toMatchObject({ event: 'started' });
  });

  it('does not start on a day that has become a rest day', () => {
    const saturday = { state: 'scheduled', startAt: china('2026-11-28T10:00') } as const;

    expect(look(saturday, '2026-11-28T10:00')).toEqual({ kind: 'nothing' });
  });

  it('does not start for a year that is not signed, nor on one person’s word', () => {
    expect(look(scheduled, '2026-11-23T10:00', { signed: false })).toEqual({ kind: 'nothing' });
    expect(look({ ...scheduled, approvedById: 1 }, '2026-11-23T10:00')).toEqual({ kind: 'nothing' });
    expect(look({ ...scheduled, editorIds: [1, 2] }, '2026-11-23T10:00')).toEqual({ kind: 'nothing' });
  });

  it('without an hour waits', () => {
    expect(look({ state: 'scheduled' }, '2026-11-23T10:00')).toEqual({ kind: 'nothing' });
  });
});

it('approved is only what somebody approved who wrote none of it', () => {
  const { approvedById: _none, ...unapproved } = sampleCampaign;

  expect(approvedByAnother(unapproved)).toBe(false);
  expect(approvedByAnother({ ...sampleCampaign, approvedById: 1, editorIds: [] })).toBe(false);
  expect(approvedByAnother({ ...sampleCampaign, approvedById: 2 })).toBe(true);
});

describe('a running one', () => {
  const running = { state: 'running', startedAt: china('2026-11-23T10:00') } as const;
  const written = { ...running, enqueuedAt: china('2026-11-23T10:01') };

  it('has its recipients written first', () => {
    expect(look(running, '2026-11-23T10:00')).toEqual({ kind: 'enqueue' });
    expect(look(running, '2026-11-23T10:00', { signed: false })).toEqual({ kind: 'nothing' });
  });

  it('goes on while anybody waits, over nights too', () => {
    expect(look(written, '2026-11-23T23:00', { waiting: true })).toEqual({ kind: 'nothing' });
  });

  it('is finished when nobody waits', () => {
    expect(look(written, '2026-11-23T11:00')).toMatchObject({
      event: 'finished',
      campaign: { state: 'finished', endedAt: china('2026-11-23T11:00') },
    });
  });
});

describe('after the last day', () => {
  it.each(['scheduled', 'running', 'paused'] as const)('a %s one is over', (state) => {
    const expired = { event: 'expired', campaign: { state: 'expired', endedAt: china('2026-12-19T00:00') } };
    const startAt = china('2026-12-18T23:59');

    expect(look({ state, startAt }, '2026-12-19T00:00', { waiting: true })).toMatchObject(expired);
    expect(look({ state, startAt }, '2026-12-18T23:59', { waiting: true })).not.toMatchObject(expired);
  });
});

describe('an ended one', () => {
  it.each(['cancelled', 'expired'] as const)('whoever waits for a %s one is told no more', (state) => {
    expect(look({ state }, '2026-11-23T10:00', { waiting: true })).toEqual({ kind: 'skip', reason: state });
    expect(look({ state }, '2026-11-23T10:00')).toEqual({ kind: 'nothing' });
  });

  it.each(['draft', 'approved', 'finished', 'paused'] as const satisfies readonly CampaignState[])(
    'time does nothing to a %s one',
    (state) => {
      expect(look({ state, startAt: china('2026-11-23T09:00') }, '2026-11-23T10:00')).toEqual({
        kind: 'nothing',
      });
    },
  );
});
