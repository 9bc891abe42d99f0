import { describe, expect, it } from 'vitest';
import { languageDialogue } from '../../../src/conversation/dialogues/language.ts';
import { event, heard, pressed, situation } from './enrolment-household.ts';

const at = situation();

describe('the language', () => {
  const step = (given: Parameters<typeof languageDialogue.step>[1]) =>
    languageDialogue.step(undefined, given, at, {});

  it.each([
    ['language-zh', 'zh-CN'],
    ['language-en', 'en'],
  ])('%s is kept', (choice, language) => {
    expect(step(pressed(choice))).toMatchObject({
      outcome: { kind: 'done' },
      effects: [{ kind: 'language-chosen', language }],
    });
  });

  it.each(['zh-CN', 'en'] as const)('named in words is kept: %s', (language) => {
    expect(step(event('…', { slots: { language } })).effects).toEqual([
      { kind: 'language-chosen', language },
    ]);
  });

  it('Mongolian goes to a person', () => {
    expect(step(pressed('language-mn'))).toMatchObject({
      outcome: { kind: 'open', dialogue: 'human' },
      effects: [],
    });
    expect(step(event('蒙语', { slots: { language: 'mn' } })).outcome.kind).toBe('open');
  });

  it('is asked for when none is named, and left alone when the talk goes on', () => {
    expect(heard(step(event('换语言')), at)).toMatchObject({
      outcome: 'resting',
      choices: ['language-zh', 'language-en', 'language-mn'],
    });
    expect(step(event('花了三千', { kind: 'said' })).outcome.kind).toBe('pass');
    expect(languageDialogue.ask({}, at).lines).toEqual([{ id: 'language-ask' }]);
    expect(languageDialogue.needs(undefined, event('换语言'), at)).toEqual({});
  });
});
