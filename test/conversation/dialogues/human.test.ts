import { describe, expect, it } from 'vitest';
import { humanDialogue } from '../../../src/conversation/dialogues/human.ts';
import type { Facts, Needs } from '../../../src/conversation/facts.ts';
import { contact, now, sitDown, situation } from './complaint-desk.ts';

const facts = ({ newNumber }: Needs): Facts =>
  newNumber?.kind === 'enquiry' ? { newNumber: { number: 'Z26-0001-0', queryCode: '123456' } } : {};
const desk = (change: Parameters<typeof situation>[0] = {}) =>
  sitDown(humanDialogue, { situation: situation(change), facts });

describe('asking for a person', () => {
  it('opens an enquiry with the words, and tells number, telephone and hours', () => {
    const asked = desk().say('转人工，我的证丢了');

    expect(asked.outcome).toBe('done');
    expect(asked.effects).toEqual([
      {
        kind: 'enquiry-opened',
        enquiry: {
          number: 'Z26-0001-0',
          reason: 'asked-for-person',
          text: '转人工，我的证丢了',
          openedAt: now,
        },
      },
      { kind: 'audited', action: 'enquiry-opened', subject: 'enquiry:Z26-0001-0' },
    ]);
    expect(asked.text).toContain('Z26-0001-0');
    expect(asked.text).toContain('0476-555-0101（周一至周五');
    expect(asked.text).toContain('说“菜单”');
  });

  it('says on a Sunday when somebody will be there', () => {
    expect(desk().say('人工').text).toContain('现在没人值班，11月23日（周一）8:30上班就看');
  });

  it('says at midday that it is the same day', () => {
    expect(desk({ now: new Date('2026-11-23T12:00:00+08:00') }).say('人工').text).toContain(
      '今天14:30上班就看',
    );
  });

  it('says in office hours that somebody is there', () => {
    expect(desk({ now: new Date('2026-11-23T10:00:00+08:00') }).say('人工').text).toContain(
      '现在有人，上班到11:30',
    );
  });

  it('promises no 20 days', () => {
    expect(desk().say('人工').text).not.toContain('工作日内');
  });

  it.each(['ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ', 'монгол хэлээр ярих', '我要说蒙语'])(
    'offers a callback in Mongolian, worded in Chinese: %s',
    (text) => {
      const asked = desk().say(text);

      expect(asked.effects[0]).toMatchObject({ enquiry: { reason: 'mongolian-callback', text } });
      expect(asked.text).toMatch(/会蒙古语的人[\s\S]*电话号码发过来/);
      expect(asked.text).not.toMatch(/[\u1800-\u18AF\u0400-\u04FF]/);
    },
  );

  it('is worded in English too', () => {
    expect(desk({ contact: contact({ language: 'en' }) }).say('human').text).toContain(
      'on Mon 23 Nov from 8:30',
    );
  });

  it('still tells the telephone when no number could be drawn', () => {
    const asked = sitDown(humanDialogue).say('人工');

    expect(asked.effects).toEqual([]);
    expect(asked.text).toContain('0476-555-0101');
  });
});
