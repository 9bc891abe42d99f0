/**
 * Questions written by somebody who had not read the examples, put to the whole conversation. What is mended is mended
 * by the odd ones; the even ones were never looked at one by one, and only they are held to a figure.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { intents } from '../../src/kernel/intent.ts';
import { parts, startTalk } from '../support/talk.ts';

const question = z.strictObject({
  id: z.string().regex(/^[FE]\d{3}$/u),
  text: z.string().min(1),
  intent: z.enum(intents),
  clauses: z.array(z.string()).optional(),
  says: z.array(z.string()).optional(),
});
type Question = z.infer<typeof question>;

const { questions } = z
  .strictObject({ questions: z.array(question) })
  .parse(parse(readFileSync(join(import.meta.dirname, 'fresh-questions.yaml'), 'utf8')));
const numberOf = ({ id }: Question): number => Number.parseInt(id.slice(1), 10);
const counted = questions.filter((one) => numberOf(one) % 2 === 0);

interface Judged {
  readonly question: Question;
  readonly intent: boolean;
  readonly clause: boolean;
  readonly said: boolean;
}

const shared = parts();

async function judge(asked: Question): Promise<Judged> {
  const answered = await startTalk(shared).say(asked.text);
  const told = answered.replies.map(({ text }) => text).join('\n');
  const { clauses = answered.clauses } = asked;
  const [first] = answered.clauses;
  return {
    question: asked,
    intent: answered.intent === asked.intent,
    clause:
      asked.clauses?.length === 0
        ? answered.answered === false
        : clauses[0] === first || (first !== undefined && clauses.includes(first)),
    said: (asked.says ?? []).every((words) => told.includes(words)),
  };
}

function share(all: readonly Judged[], right: (one: Judged) => boolean): number {
  return all.filter(right).length / all.length;
}

describe('fresh questions', () => {
  it('are 160 in Chinese and 40 in English, no id twice', () => {
    expect(questions.filter(({ id }) => id.startsWith('F'))).toHaveLength(160);
    expect(questions.filter(({ id }) => id.startsWith('E'))).toHaveLength(40);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(200);
  });
});

describe.each([
  { tongue: 'in Chinese', letter: 'F', intent: 0.88, clause: 0.85, said: 0.84 },
  { tongue: 'in English', letter: 'E', intent: 0.95, clause: 0.9, said: 0.8 },
])('fresh questions $tongue that nobody looked at', ({ letter, intent, clause, said }) => {
  let judged: readonly Judged[] = [];
  beforeAll(async () => {
    judged = await Promise.all(counted.filter(({ id }) => id.startsWith(letter)).map(judge));
  });

  it('reach the right dialogue', () => {
    expect(share(judged, (one) => one.intent)).toBeGreaterThanOrEqual(intent);
  });
  it('find the right clause first, or that there is none', () => {
    const named = judged.filter(({ question: { clauses } }) => clauses !== undefined);
    expect(share(named, (one) => one.clause)).toBeGreaterThanOrEqual(clause);
  });
  it('say what must be said', () => {
    const saying = judged.filter(({ question: { says } }) => says !== undefined);
    expect(share(saying, (one) => one.said)).toBeGreaterThanOrEqual(said);
  });
});
