import { describe, expect, it } from 'vitest';
import { publishedCalendar } from '../../src/kernel/working-days.ts';
import { durationOf, takesMs, tellsSomebody } from '../../src/outreach/preflight.ts';
import type { Reach } from '../../src/outreach/repository.ts';
import type { SendingHours } from '../../src/outreach/sending-hours.ts';

const hours: SendingHours = {
  ...{ quietHours: { from: '21:00', to: '08:00' }, restDays: 'quiet', calendar: publishedCalendar },
};
const reach = (ways: Reach['ways']): Reach => ({ ways, skipped: { 'not-bound': 40 } });
const at = new Date('2026-11-23T10:00:00+08:00');
const lastDay = '2026-12-18';

describe('how long it takes', () => {
  it.each([
    ['Telegram, one every 35 ms', { telegram: 1_000 }, 35_000],
    ['WeChat, 80 a second, messages and notices', { 'wechat-now': 700, 'wechat-notice': 100 }, 10_000],
    ['WeChat’s mass messages, 10,000 a call', { 'wechat-mass': 10_001 }, 4_000],
    ['the ways of WeChat one after another', { 'wechat-now': 80, 'wechat-mass': 1 }, 3_000],
    ['the channels side by side', { telegram: 1_000, 'wechat-now': 80 }, 35_000],
    ['nobody', {}, 0],
  ])('%s', (_what, ways, expected) => {
    expect(takesMs(reach(ways))).toBe(expected);
  });

  it('300,000 on Telegram go on the next day', () => {
    expect(durationOf(reach({ telegram: 300_000 }), hours, { wanted: undefined, at, lastDay })).toEqual({
      takesMs: 10_500_000,
      beginsAt: at,
      endsAt: new Date('2026-11-23T12:55:00+08:00'),
      goesOnDays: 0,
    });
    const evening = new Date('2026-11-23T20:00:00+08:00');
    expect(durationOf(reach({ telegram: 300_000 }), hours, { wanted: evening, at, lastDay })).toMatchObject({
      beginsAt: evening,
      endsAt: new Date('2026-11-24T09:55:00+08:00'),
      goesOnDays: 1,
    });
  });

  it('begins now when it was to begin before', () => {
    const wanted = new Date('2026-11-20T10:00:00+08:00');

    expect(durationOf(reach({ telegram: 1 }), hours, { wanted, at, lastDay })).toMatchObject({
      beginsAt: at,
    });
  });

  it('names no end when the last day comes first', () => {
    const wanted = new Date('2026-12-18T20:59:00+08:00');
    const duration = durationOf(reach({ telegram: 300_000 }), hours, { wanted, at, lastDay });

    expect(duration).toEqual({ takesMs: 10_500_000, beginsAt: wanted, goesOnDays: 0 });
  });
});

it('somebody is told who has a way, not who is skipped', () => {
  expect(tellsSomebody(reach({}))).toBe(false);
  expect(tellsSomebody(reach({ telegram: 0 }))).toBe(false);
  expect(tellsSomebody(reach({ web: 1 }))).toBe(true);
});
