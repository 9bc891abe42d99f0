/** What is kept between two messages, and what happens when it cannot be read any more. */
import { describe, expect, it } from 'vitest';
import type { Answered } from '../../src/conversation/answer.ts';
import { type ConversationState, freshState, readState } from '../../src/conversation/state.ts';
import { createMemory } from '../support/memory-work.ts';
import { parts, startTalk, usualHour } from '../support/talk.ts';

const shared = parts();
const said = ({ replies }: Answered) => replies.map(({ text }) => text).join('\n');
const later = (hours: number) => new Date(usualHour.getTime() + hours * 3_600_000);
const asking: ConversationState = {
  ...freshState,
  active: { name: 'estimate', version: 1, state: {}, former: [] },
};

describe('a stored state', () => {
  it.each([
    { what: 'none at all', stored: undefined, kind: 'fresh' },
    { what: 'of a moment ago', stored: { state: asking, updatedAt: usualHour }, kind: 'current' },
    { what: 'of almost a day ago', stored: { state: asking, updatedAt: later(-23.9) }, kind: 'current' },
    {
      what: 'of a day ago, a question open',
      stored: { state: asking, updatedAt: later(-24) },
      kind: 'expired',
    },
    {
      what: 'of a day ago, nothing open',
      stored: { state: freshState, updatedAt: later(-24) },
      kind: 'fresh',
    },
    {
      what: 'of a day ago, already answered',
      stored: { state: { ...asking, resting: true }, updatedAt: later(-24) },
      kind: 'fresh',
    },
    {
      what: 'of a week ago, a person of the office asked for',
      stored: { state: { ...freshState, quiet: true }, updatedAt: later(-168) },
      kind: 'current',
    },
    {
      what: 'of another version',
      stored: { state: { ...asking, version: 2 }, updatedAt: usualHour },
      kind: 'unreadable',
    },
    { what: 'damaged', stored: { state: 'null', updatedAt: usualHour }, kind: 'unreadable' },
    {
      what: 'of a dialogue that is gone',
      stored: { state: { ...asking, active: { ...asking.active, name: 'weather' } }, updatedAt: usualHour },
      kind: 'unreadable',
    },
  ])('$what is $kind', ({ stored, kind }) => {
    expect(readState(stored, usualHour).kind).toBe(kind);
  });
});

/** A talk whose stored state somebody has replaced. */
async function talkOver(state: object, at: Date = usualHour) {
  const memory = createMemory();
  const talk = startTalk(shared, memory);
  await talk.say('你好');
  await memory.work.conversations.save(1, state, at);
  return talk;
}

describe('an answer to a question that is no longer open', () => {
  it.each([
    { what: 'after a day', state: asking, at: later(-25) },
    { what: 'after another version of the program', state: { ...asking, version: 7 }, at: usualHour },
    {
      what: 'after another version of the dialogue',
      state: { ...asking, active: { ...asking.active, version: 99 } },
      at: usualHour,
    },
    {
      what: 'when a former state of the dialogue is damaged',
      state: { ...asking, active: { ...asking.active, former: [7] } },
      at: usualHour,
    },
    { what: 'when nothing of it can be read', state: { anything: true }, at: usualHour },
  ])('$what gets the menu with one apology', async ({ state, at }) => {
    const talk = await talkOver(state, at);

    const answer = await talk.say('1500');
    const next = await talk.say('6');

    expect(answer.intent).toBe('menu');
    expect(said(answer).match(/我接不上了/g)).toHaveLength(1);
    expect(answer.replies[0]?.choices.map(({ label }) => label)).toContain('查家庭账户');
    expect(next.intent).toBe('policy');
    expect(said(next)).not.toContain('我接不上了');
  });

  it('that is a question of its own is answered without an apology', async () => {
    const talk = await talkOver({ ...asking, version: 7 });

    const answer = await talk.say('我要投诉卫生院乱收费');

    expect(answer.intent).toBe('complaint');
    expect(said(answer)).not.toContain('我接不上了');
  });
});
