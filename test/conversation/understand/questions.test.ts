import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { intents } from '../../../src/kernel/intent.ts';
import { readExamples } from '../../../src/conversation/understand/examples.ts';
import { formatYuan } from '../../../src/kernel/money.ts';
import { trainedUnderstanding } from './bare-understanding.ts';

const understanding = trainedUnderstanding();
const question = z.object({
  text: z.string(),
  intent: z.enum(intents),
  slots: z.record(z.string(), z.unknown()).default({}),
  totalCost: z.string().optional(),
});

function questionsIn(file: string): z.infer<typeof question>[] {
  const yaml: unknown = parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
  return z.object({ questions: z.array(question) }).parse(yaml).questions;
}

describe('questions people asked', () => {
  for (const { text, intent, slots, totalCost } of questionsIn('questions.yaml')) {
    it(text, () => {
      const understood = understanding.understand(text);

      expect(understood.intent).toBe(intent);
      expect(understood.slots).toMatchObject(slots);
      const total = understood.slots.totalCost;
      if (totalCost !== undefined) expect(total?.kind === 'exact' && formatYuan(total.value)).toBe(totalCost);
    });
  }
});

describe('questions of a writer none of whose sentences were trained on', () => {
  const judged = questionsIn('held-out.yaml').map(({ text, intent }) => {
    const { intent: said, options } = understanding.understand(text);
    const asked = said === 'clarify';
    return { asked, first: (asked ? options[0] : said) === intent, among: options.includes(intent) };
  });
  const share = (count: number, of: number = judged.length): number => count / of;
  const direct = judged.filter(({ asked }) => !asked);

  it('is right at first in nine of ten', () => {
    expect(share(judged.filter(({ first }) => first).length)).toBeGreaterThanOrEqual(0.9);
  });

  it('is right, or has the right one among its choices, in 96 of a hundred', () => {
    expect(share(judged.filter(({ first, among }) => first || among).length)).toBeGreaterThanOrEqual(0.96);
  });

  it('answers at once only when it is right in 96 of a hundred', () => {
    expect(share(direct.filter(({ first }) => first).length, direct.length)).toBeGreaterThanOrEqual(0.96);
  });

  it('asks back in at most 15 of a hundred', () => {
    expect(share(judged.length - direct.length)).toBeLessThanOrEqual(0.15);
  });

  it('shares no sentence with the examples', () => {
    const texts = new Set(readExamples().map(({ text }) => text));
    const shared = questionsIn('held-out.yaml').filter(({ text }) => texts.has(text));

    expect(shared).toEqual([]);
  });
});
