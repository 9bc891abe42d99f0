/** `heyi eval`: how well heyi understands, on messages that nothing was ever learnt from. It changes nothing. */
import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { readConfig } from '../config.ts';
import { clockStartingAt } from '../kernel/clock.ts';
import { loadMaterial } from '../explanation/material.ts';
import { dayOf } from '../kernel/day.ts';
import { keepBetweenStarts } from '../kept.ts';
import { createLog } from '../log.ts';
import { openScheme } from '../main.ts';
import { readScheme } from '../policy/load.ts';
import type { Scheme } from '../policy/types.ts';
import { evaluationDir, planDir, sampleSchemeFile } from '../scheme-files.ts';
import { ask } from './evaluation/ask.ts';
import { byAuthor, byIntent, confusions, figuresOf, paceFigures } from './evaluation/figures.ts';
import { judge, type Judgement } from './evaluation/judge.ts';
import { learntShare } from './evaluation/learnt.ts';
import {
  type EvaluationSet,
  type Message,
  readEvaluationSet,
  type Use,
  uses,
} from './evaluation/messages.ts';
import { missesOf } from './evaluation/misses.ts';
import { assembleMeasured, type Assembled, paceOf } from './evaluation/pace.ts';
import { asMarkdown, asText, missesAsText, type Part, type Report } from './evaluation/report.ts';

const schema = z.object({
  from: z.string().default(evaluationDir),
  json: z.boolean().default(false),
  misses: z.boolean().default(false),
  heldOut: z.boolean().default(false),
  report: z.string().optional(),
});

/** The same day every time: an answer may depend on it (before and after the 20th of December). */
const talkedAt = new Date('2026-11-22T10:00:00+08:00');

export async function evaluate(given: unknown): Promise<void> {
  const options = schema.parse(given);
  const scheme = readScheme(sampleSchemeFile, dayOf(talkedAt));
  const set = readEvaluationSet(options.from, new Set(scheme.ruleSet.clauses.keys()));
  const assembled = assembleMeasured(scheme, keepBetweenStarts());
  const texts = set.messages.map(({ text }) => text);
  const pace = { ...assembled.pace, ...paceOf(assembled.parts.understanding, texts) };
  const judgements = await askAll(scheme, assembled, set.messages);
  const report: Report = {
    parts: uses.map((use) => partOf(use, set, judgements)).filter(({ messages }) => messages > 0),
    pace: paceFigures(pace),
  };
  const misses = options.misses
    ? missesOf(judgements.filter(({ message: { use } }) => options.heldOut || use === 'development'))
    : undefined;
  if (options.report !== undefined) writeFileSync(options.report, asMarkdown(report));
  if (options.json) process.stdout.write(`${JSON.stringify({ ...report, ...(misses && { misses }) })}\n`);
  else process.stdout.write(`${asText(report)}${misses ? `\n${missesAsText(misses)}` : ''}`);
}

function partOf(use: Use, set: EvaluationSet, all: readonly Judgement[]): Part {
  const judgements = all.filter(({ message }) => message.use === use);
  const texts = judgements.map(({ message: { text } }) => text);
  return {
    use,
    messages: texts.length,
    authors: set.authors.filter((author) => author.use === use),
    figures: [
      ...figuresOf(judgements),
      { name: 'also an example, word for word', value: learntShare(texts, loadMaterial(planDir)) },
    ],
    byAuthor: byAuthor(judgements),
    byIntent: byIntent(judgements),
    confusions: confusions(judgements),
  };
}

/** Always the sample scheme in memory: no record of anybody is touched, whatever the settings name. */
async function askAll(
  scheme: Scheme,
  { parts }: Assembled,
  messages: readonly Message[],
): Promise<Judgement[]> {
  const { hashKey, sealKey } = readConfig();
  const open = await openScheme({
    scheme,
    dataDir: 'memory',
    ...{ hashKey, sealKey },
    clock: clockStartingAt(talkedAt),
    keep: keepBetweenStarts(),
    log: createLog('error'),
  });
  try {
    const judgements: Judgement[] = [];
    for (const message of messages) judgements.push(judge(await ask(open, parts, message)));
    return judgements;
  } finally {
    await open.close();
  }
}
