/** The breaker, the few calls at once, and what is remembered: over a model that is a function. */
import { describe, expect, it } from 'vitest';
import type { Opinion } from '../../src/conversation/second-opinion.ts';
import type { Model } from '../../src/language-model/model.ts';
import { readPrompts } from '../../src/language-model/prompts.ts';
import {
  createSecondOpinion,
  type OpinionLimits,
  type OpinionOutcome,
} from '../../src/language-model/second-opinion.ts';
import { promptsDir } from '../../src/scheme-files.ts';
import { until } from '../support/until.ts';

const prompts = readPrompts(promptsDir);

function opinionOver(text: Model['text'], limits: Partial<OpinionLimits> = {}) {
  const outcomes: OpinionOutcome[] = [];
  const opinion = createSecondOpinion({
    model: { text, intent: () => Promise.resolve('other') },
    ...{ modelName: 'fake', prompts, limits, switches: { plainWords: true, routing: true } },
    materialOf: () => ({ text: '条文', plain: ['大白话'] }),
    standsIn: (said) => said === '真话',
    told: ({ outcome }) => outcomes.push(outcome),
  });
  const asked = (question: string): Opinion<string> =>
    opinion.plainer({ clauses: ['x'], question, language: 'zh-CN' });
  /** As the second turn hears it. */
  const heard = async (question: string) => {
    const first = asked(question);
    if (first.kind === 'asking') await first.ready;
    const second = asked(question);
    return second.kind === 'known' ? second.value : 'still asking';
  };
  return { asked, heard, outcomes };
}

describe('a second opinion', () => {
  it('is asked for no more after failures in a row, tried once after a rest, and heard again', async () => {
    let broken = true;
    let calls = 0;
    const { heard, outcomes } = opinionOver(
      async () => {
        calls += 1;
        if (broken) throw new Error('broken');
        return '真话';
      },
      { failuresInARow: 3, restMs: 50, keepFailureMs: 1_000 },
    );

    for (const question of ['甲', '乙', '丙', '丁', '戊']) expect(await heard(question)).toBeUndefined();
    expect(outcomes).toEqual(['failed', 'failed', 'failed', 'resting', 'resting']);
    expect(calls).toBe(3);

    broken = false;
    await until(
      async () => (await heard(`再问${'啊'.repeat(outcomes.length)}`)) === '真话',
      'the model is heard again',
    );
    expect(await heard('己')).toBe('真话');
  });

  it('rests again at once when the trial fails', async () => {
    const { heard, outcomes } = opinionOver(() => Promise.reject(new Error('broken')), {
      ...{ failuresInARow: 1, restMs: 50 },
    });
    await heard('甲');

    await until(async () => {
      await heard(`再问${'啊'.repeat(outcomes.length)}`);
      return outcomes.at(-1) === 'failed';
    }, 'a trial');

    await heard('乙');
    expect(outcomes.at(-1)).toBe('resting');
  });

  it('is given to a few at once; the others do without', async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const { asked, outcomes } = opinionOver(() => promise, { callsAtOnce: 2 });

    const waits = ['甲', '乙', '丙'].map(asked).flatMap((one) => (one.kind === 'asking' ? [one.ready] : []));
    await waits[2];
    expect(outcomes).toEqual(['busy']);

    resolve('真话');
    await Promise.all(waits);
    expect(outcomes).toEqual(['busy', 'taken', 'taken']);
  });

  it('is forgotten soon when it failed, and asked for anew', async () => {
    let calls = 0;
    const { heard } = opinionOver(
      async () => {
        calls += 1;
        if (calls === 1) throw new Error('once');
        return '真话';
      },
      { keepFailureMs: 1 },
    );

    await heard('甲');
    await until(async () => (await heard('甲')) === '真话', 'asked anew');
  });

  it('that did not stand the test is not asked for again', async () => {
    let calls = 0;
    const { heard, outcomes } = opinionOver(async () => {
      calls += 1;
      return '假话';
    });

    expect([await heard('甲'), await heard('甲')]).toEqual([undefined, undefined]);
    expect([calls, outcomes]).toEqual([1, ['rejected']]);
  });

  it('has an end even when the model ignores that its time is over', async () => {
    const { heard, outcomes } = opinionOver(() => new Promise(() => undefined), { deadlineMs: 30 });

    expect(await heard('甲')).toBeUndefined();
    expect(outcomes).toEqual(['too-slow']);
  });

  it('is not asked for with words that could tell whose they are', async () => {
    const { heard, outcomes } = opinionOver(() => Promise.resolve('真话'));

    expect(await heard('证号150422000001')).toBeUndefined();
    expect(outcomes).toEqual(['withheld', 'withheld']);
  });
});
