import { describe, expect, it } from 'vitest';
import {
  decideExtension,
  decidePause,
  decideResumption,
  mustResume,
  type RunningClock,
} from '../../src/complaint/clock-change.ts';
import { publishedCalendar as calendar } from '../../src/kernel/working-days.ts';
import type { ClockSwitch } from '../../src/policy/switches.ts';
import { defaultSwitches } from '../../src/policy/switches.ts';

const running: RunningClock = {
  open: true,
  receivedDay: '2026-06-01',
  workingDays: 20,
  dueDay: '2026-06-30',
  extensionDays: 0,
  pauses: [],
};
const legalBasis = { 'zh-CN': '《条例》第三十三条', en: 'Regulations, art. 33' };
const allowed: ClockSwitch = { mostWorkingDays: 20, legalBasis };
const reason = '要等医院调病历';

const extend = (given: Partial<RunningClock> = {}, today = '2026-06-30', workingDays = 20, why = reason) =>
  decideExtension({ ...running, ...given }, { workingDays, reason: why }, allowed, calendar, today);
const pause = (given: Partial<RunningClock> = {}, today = '2026-06-09', why = reason) =>
  decidePause({ ...running, ...given }, why, allowed, calendar, today);
const resume = (given: Partial<RunningClock>, today: string, by: ClockSwitch = allowed) =>
  decideResumption({ ...running, ...given }, by, calendar, today);

describe('an extension', () => {
  it('is off unless the office switches it on, and so is a pause', () => {
    const { complaintExtension, complaintPause } = defaultSwitches;

    expect(
      decideExtension(running, { workingDays: 5, reason }, complaintExtension, calendar, '2026-06-02'),
    ).toEqual({
      kind: 'switched-off',
    });
    expect(decidePause(running, reason, complaintPause, calendar, '2026-06-02')).toEqual({
      kind: 'switched-off',
    });
  });

  it('on the last day still moves it: 20 working days more after 30 June 2026 are 28 July', () => {
    expect(extend()).toMatchObject({
      kind: 'extended',
      extensionDays: 20,
      reason,
      from: '2026-06-30',
      clock: { dueDay: '2026-07-28', provisional: false },
    });
  });

  it('counts a former pause in', () => {
    const pauses = [{ from: '2026-06-09', through: '2026-06-17' }];

    expect(extend({ pauses, dueDay: '2026-07-09' }, '2026-07-01', 1)).toMatchObject({
      clock: { dueDay: '2026-07-10' },
    });
  });

  it.each([
    ['the day after the last', extend({}, '2026-07-01'), 'run-out'],
    ['without a reason', extend({}, '2026-06-02', 5, '  忙 '), 'no-reason'],
    ['a second time', extend({ extensionDays: 5 }), 'already-extended'],
    ['by more than the switch allows', extend({}, '2026-06-02', 21), 'too-long'],
    ['by nothing', extend({}, '2026-06-02', 0), 'too-long'],
    ['by half a day', extend({}, '2026-06-02', 0.5), 'too-long'],
    ['of one that is answered', extend({ open: false }), 'not-open'],
    ['while the clock stands', extend({ pausedOn: '2026-06-09' }), 'paused'],
    ['beyond the calendar', extend({ receivedDay: '2090-01-01' }), 'outside-calendar'],
  ])('is refused %s', (_when, decision, kind) => {
    expect(decision.kind).toBe(kind);
  });
});

describe('a pause', () => {
  it('from 9 June, ended on 18 June 2026: the seven working days 9 to 17 do not count', () => {
    expect(pause()).toEqual({ kind: 'paused-on', pausedOn: '2026-06-09', reason });

    expect(resume({ pausedOn: '2026-06-09' }, '2026-06-18')).toMatchObject({
      kind: 'resumed',
      pause: { from: '2026-06-09', through: '2026-06-17' },
      pausedDays: 7,
      from: '2026-06-30',
      clock: { dueDay: '2026-07-09' },
    });
  });

  it('ended on the day it began, nothing stood still', () => {
    const ended = resume({ pausedOn: '2026-06-09' }, '2026-06-09');

    expect(ended).toMatchObject({ kind: 'resumed', pausedDays: 0, clock: { dueDay: '2026-06-30' } });
    expect(ended).not.toHaveProperty('pause');
  });

  it('ends by itself once it has used up what the switch allows, however late that is noticed', () => {
    const five = { mostWorkingDays: 5, legalBasis };
    const stands = { ...running, pausedOn: '2026-06-09' };

    const must = ['2026-06-15', '2026-06-16', '2026-07-20'].map((today) =>
      mustResume(stands, five, calendar, today),
    );

    expect(must).toEqual([false, true, true]);
    const expected = { pause: { from: '2026-06-09', through: '2026-06-15' }, pausedDays: 5 };
    expect(resume(stands, '2026-06-16', five)).toMatchObject({
      ...expected,
      clock: { dueDay: '2026-07-07' },
    });
    expect(resume(stands, '2026-07-20', five)).toMatchObject({
      ...expected,
      clock: { dueDay: '2026-07-07' },
    });
    expect(mustResume(running, five, calendar, '2026-07-20')).toBe(false);
  });

  it('that was granted stays granted when pauses are switched off, but goes on at once', () => {
    const stands = { ...running, pausedOn: '2026-06-09' };

    expect(mustResume(stands, null, calendar, '2026-06-12')).toBe(true);
    expect(resume(stands, '2026-06-12', null)).toMatchObject({
      pause: { through: '2026-06-11' },
      clock: { dueDay: '2026-07-03' },
    });
  });

  it('all pauses together are no longer than the switch allows', () => {
    const pauses = [{ from: '2026-06-02', through: '2026-06-30' }];

    expect(pause({ pauses, dueDay: '2026-07-29' }, '2026-07-02')).toEqual({
      kind: 'too-long',
      mostWorkingDays: 20,
    });
  });

  it.each([
    ['after the last day', pause({}, '2026-07-01'), 'run-out'],
    ['without a reason', pause({}, '2026-06-09', ''), 'no-reason'],
    ['while it stands', pause({ pausedOn: '2026-06-05' }), 'paused'],
    ['of one that is answered', pause({ open: false }), 'not-open'],
    ['ending none', resume({}, '2026-06-09'), 'not-paused'],
  ])('is refused %s', (_when, decision, kind) => {
    expect(decision.kind).toBe(kind);
  });
});
