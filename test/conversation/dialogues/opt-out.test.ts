import { describe, expect, it } from 'vitest';
import { optOutDialogue } from '../../../src/conversation/dialogues/opt-out.ts';
import { event, pressed, situation } from './enrolment-household.ts';

const at = situation();

describe('reminders', () => {
  const told = (given: Parameters<typeof optOutDialogue.step>[1], here = at) => {
    const { outcome, utterances, effects } = optOutDialogue.step(undefined, given, here, {});
    return {
      outcome: outcome.kind,
      lines: utterances[0]?.lines.map(({ id }) => id),
      choices: utterances[0]?.choices,
      effects,
    };
  };

  it('end at a word, and what goes on is said', () => {
    expect(told(event('退订'))).toEqual({
      outcome: 'done',
      lines: ['opted-out', 'opted-out-everywhere', 'opted-out-still', 'opted-out-news', 'opted-out-back'],
      choices: [{ id: 'opt-in' }],
      effects: [{ kind: 'opted-out' }, { kind: 'audited', action: 'opted-out', subject: 'contact:1' }],
    });
  });

  it('that had ended before are said to have ended', () => {
    const here = situation({ contact: { ...at.contact, optedOutAt: new Date('2026-11-01T10:00:00+08:00') } });

    expect(told(event('退订'), here).lines).toEqual([
      'opted-out-before',
      'opted-out-everywhere',
      'opted-out-still',
      'opted-out-news',
      'opted-out-back',
    ]);
  });

  it('say nothing of news to who has refused that too', () => {
    const here = situation({
      contact: { ...at.contact, newsRefusedAt: new Date('2026-11-01T10:00:00+08:00') },
    });

    expect(told(event('退订'), here).lines).toEqual([
      'opted-out',
      'opted-out-everywhere',
      'opted-out-still',
      'opted-out-back',
    ]);
  });

  it('of somebody nobody knows end here, and that is said', () => {
    const unknown = situation({ bindings: [] });
    const before = situation({ bindings: [], bindingsBefore: at.bindings });

    expect(told(event('退订'), unknown).lines).toContain('opted-out-here');
    expect(told(event('退订'), before).lines).toContain('opted-out-everywhere');
  });

  it.each([
    '恢复',
    '重新订',
    '再订上',
    '接着发吧',
    '订阅提醒',
    '继续提醒',
    '提醒我',
    '开始提醒',
    '还是提醒我吧',
    '把提醒打开',
    '别忘了提醒我',
    'Resume',
    'subscribe again',
  ])('come back at “%s”', (text) => {
    expect(told(event(text))).toEqual({
      outcome: 'done',
      lines: ['opted-in'],
      choices: [{ id: 'intent-menu' }],
      effects: [{ kind: 'opted-in' }, { kind: 'audited', action: 'opted-in', subject: 'contact:1' }],
    });
  });

  it.each([
    '取消订阅提醒',
    '别接着发了',
    '不要恢复',
    '别老提醒我',
    '甭提醒我',
    '谁让你们提醒我的',
    '短信给我停了',
    'unsubscribe',
    '退订',
  ])('do not come back at “%s”', (text) => {
    expect(told(event(text)).effects).toContainEqual({ kind: 'opted-out' });
  });

  it('come back at the press of a button', () => {
    expect(told(pressed('opt-in')).effects[0]).toEqual({ kind: 'opted-in' });
    expect(told(pressed('opt-out')).effects[0]).toEqual({ kind: 'opted-out' });
  });

  it('need no records, and say again what goes on', () => {
    expect(optOutDialogue.needs(undefined, event('退订'), at)).toEqual({});
    expect(optOutDialogue.ask({}, at).lines).toEqual([{ id: 'opted-out-still' }]);
  });
});
