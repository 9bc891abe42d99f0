import { describe, expect, it } from 'vitest';
import { lessonsAsYaml } from '../../src/commands/lessons.ts';
import { parseExamples } from '../../src/conversation/understand/examples.ts';
import type { Meaning, Taught } from '../../src/learning/lesson.ts';

const lesson = (text: string, meaning: Meaning, language: Taught['language'] = 'zh-CN'): Taught => ({
  ...{ text, meaning, language },
});

describe('heyi lessons export', () => {
  it('writes each lesson in the form of the file it belongs into', () => {
    const yaml = lessonsAsYaml([
      lesson('单子跑哪了', { kind: 'intent', intent: 'claim' }),
      lesson('包销到哪', { kind: 'clause', clause: 'III.4.2-cap' }),
      lesson('钱到啥时候', { kind: 'clause', clause: 'III.4.2-cap' }),
      lesson('the top', { kind: 'clause', clause: 'III.4.2-cap' }, 'en'),
      lesson('猫下咋报', { kind: 'topic', topic: 'childbirth' }),
      lesson('where is my slip', { kind: 'intent', intent: 'claim' }, 'en'),
    ]);
    const [claim = '', ...rest] = yaml.split('---\n');

    expect(parseExamples('claim.yaml', claim)).toEqual(
      ['单子跑哪了', 'where is my slip'].map((text) => ({ intent: 'claim', author: 'taught', text })),
    );
    expect(rest).toEqual([
      '# src/policy/bairin-left-banner: clauses in examples.zh-CN.yaml\nIII.4.2-cap: |\n  taught:\n    包销到哪\n    钱到啥时候\n',
      '# src/policy/bairin-left-banner: clauses in examples.en.yaml\nIII.4.2-cap: |\n  the top\n',
      '# src/policy/bairin-left-banner: unanswered.yaml\nchildbirth:\n  examples: |\n    taught:\n      猫下咋报\n',
    ]);
  });

  it('writes nothing of nothing', () => {
    expect(lessonsAsYaml([])).toBe('');
  });
});
