import { describe, expect, it } from 'vitest';
import { asSentences, lessonExamples, withLessons } from '../../src/conversation/lessons-as-examples.ts';
import { loadMaterial } from '../../src/explanation/material.ts';
import type { Meaning, Taught } from '../../src/learning/lesson.ts';
import { planDir } from '../../src/scheme-files.ts';

const lesson = (text: string, meaning: Meaning, language: Taught['language'] = 'zh-CN'): Taught => ({
  ...{ text, meaning, language },
});
const claim: Meaning = { kind: 'intent', intent: 'claim' };
const cap: Meaning = { kind: 'clause', clause: 'III.4.2-cap' };
const birth: Meaning = { kind: 'topic', topic: 'childbirth' };

describe('lessons as sentences', () => {
  it('have a figure where one was taken out, and are read like a message', () => {
    expect(asSentences([lesson('花了#块', claim)], (text) => text.toUpperCase())).toEqual([
      lesson('花了0块', claim),
    ]);
  });
});

describe('lessons as examples', () => {
  it('count for more than one sentence, behind every voice of the files', () => {
    const examples = lessonExamples([lesson('单子跑哪了', claim), lesson('包销到哪', cap)]);
    expect(examples.map(({ intent }) => intent).join(' ')).toBe('claim claim claim policy policy policy');
    expect(examples.every(({ author }) => author > '龥')).toBe(true);
  });

  it('teach nothing but danger by words that may tell of it', () => {
    const text = '我爹胸口疼喘不上气';
    expect(lessonExamples([lesson(text, claim)])).toEqual([]);
    expect(lessonExamples([lesson(text, { kind: 'intent', intent: 'emergency' })])).toHaveLength(3);
  });
});

describe('the material with lessons', () => {
  const material = loadMaterial(planDir);

  it('knows each clause and topic by one voice more, in the language the words are in', () => {
    const taught = withLessons(material, [
      lesson('包销到哪', cap),
      lesson('how far does it go', cap, 'en'),
      lesson('猫下咋报', birth),
      lesson('单子跑哪了', claim),
    ]);
    expect(taught.clauses['III.4.2-cap']).toEqual({
      ...material.clauses['III.4.2-cap'],
      taught: ['包销到哪'],
    });
    expect(taught.english.clauses['III.4.2-cap']?.at(-1)).toBe('how far does it go');
    expect(taught.topics.childbirth?.examples.taught).toEqual(['猫下咋报']);
    expect(Object.keys(taught.clauses)).toEqual(Object.keys(material.clauses));
  });

  it('is as it was without any', () => {
    expect(withLessons(material, [])).toEqual(material);
  });
});
