import { describe, expect, it } from 'vitest';
import { decideTeaching, decideUndoing } from '../../src/learning/decide.ts';
import type { LearningViewer } from '../../src/learning/desk.ts';
import type { Lesson, Meaning } from '../../src/learning/lesson.ts';
import { taughtIntents } from '../../src/learning/known.ts';

const known = { intents: taughtIntents, clauses: new Set(['III.4.2-cap']), topics: new Set(['childbirth']) };
const cap: Meaning = { kind: 'clause', clause: 'III.4.2-cap' };
const claim: Meaning = { kind: 'intent', intent: 'claim' };
const birth: Meaning = { kind: 'topic', topic: 'childbirth' };
const by = (role: LearningViewer['role']): LearningViewer => ({ login: 'a', role });
const lesson = (meaning: Meaning, undone?: Lesson['undone']): Lesson => ({
  ...{ id: 7, missId: 1, text: '包销到哪', language: 'zh-CN', by: 'a', at: new Date(0), meaning },
  ...(undone && { undone }),
});

describe('teaching', () => {
  it.each(['admin', 'supervisor'] as const)('is for the %s', (role) => {
    expect(decideTeaching(by(role), cap, [], known)).toEqual({ kind: 'teach' });
    expect(decideUndoing(by(role), lesson(cap))).toEqual({ kind: 'undo' });
  });

  it.each(['handler', 'committee', 'outreach'] as const)('is not for the %s', (role) => {
    expect(decideTeaching(by(role), cap, [], known)).toEqual({ kind: 'not-found' });
    expect(decideUndoing(by(role), lesson(cap))).toEqual({ kind: 'not-found' });
  });

  it.each<Meaning>([
    { kind: 'clause', clause: 'III.9-none' },
    { kind: 'topic', topic: 'none' },
    { kind: 'intent', intent: 'other' },
    { kind: 'intent', intent: 'menu' },
    { kind: 'intent', intent: 'opt-out' },
  ])('of what the scheme does not have is refused: %o', (meaning) => {
    expect(decideTeaching(by('admin'), meaning, [], known)).toEqual({
      kind: 'refused',
      why: 'no-such-meaning',
    });
  });

  it.each([cap, claim, birth])('the same once more is the same lesson: %o', (meaning) => {
    expect(decideTeaching(by('admin'), meaning, [lesson(meaning)], known)).toEqual({
      kind: 'taught-already',
      lessonId: 7,
    });
  });

  it.each([
    [cap, claim],
    [claim, birth],
    [birth, cap],
  ])('of something else than is taught already is refused: %o after %o', (meaning, before) => {
    expect(decideTeaching(by('admin'), meaning, [lesson(before)], known)).toEqual({
      kind: 'refused',
      why: 'taught-otherwise',
    });
  });
});

describe('undoing', () => {
  it('is done once', () => {
    expect(decideUndoing(by('admin'), lesson(cap, { by: 'b', at: new Date(0) }))).toEqual({
      kind: 'refused',
      why: 'undone-already',
    });
  });
});
