import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** What heyi does with a topic that the plan does not settle. */
const answers = [
  'not-in-plan',
  'inferred',
  'profile-telephone',
  'profile-hours',
  'profile-offices',
  'profile-institutions',
  'historic-plan',
  'third-party',
  'early-warning',
] as const;

const sentence = z.string().trim().min(1);
const clauseId = z.string().regex(/^[0IV][0-9IV.]*-[a-z0-9-]+$|^0-basis$/u);
/** One question a line. */
const lines = z.string().transform((text) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== ''),
);
/** A line of its own before the questions of a voice. */
const voiceLine = /^([a-z-]+):(?: \|)?$/u;
/** Questions by voice. All of them are one text: read much faster than thousands of small ones. */
const examples = lines.transform((given, context) => {
  const voices = new Map<string, string[]>();
  let voice: string[] | undefined;
  for (const line of given) {
    const name = voiceLine.exec(line)?.[1];
    if (name !== undefined) {
      voice = voices.get(name) ?? [];
      voices.set(name, voice);
    } else if (voice) voice.push(line);
    else context.addIssue(`“${line}” stands before any voice`);
  }
  if (![...voices.values()].some((asked) => asked.length > 0)) context.addIssue('needs a question');
  return Object.fromEntries(voices);
});

const exampleFile = z.strictObject({
  clauses: z.record(clauseId, examples),
  together: z.record(
    z.string(),
    z.strictObject({
      clauses: z.array(clauseId).min(2).max(3),
      /** Matters a question must name to mean all of them; see concepts.ts and english.ts. */
      wants: z.array(z.string()).default([]),
      /** Clauses that this answers for when a question names all it wants and none of `unless`. */
      insteadOf: z.array(clauseId).default([]),
      unless: z.array(z.string()).default([]),
      examples,
    }),
  ),
});
const englishFile = z.strictObject({
  clauses: z.record(clauseId, lines),
  together: z.record(z.string(), lines),
  topics: z.record(z.string(), lines),
});
const topicFile = z.record(
  z.string().regex(/^[a-z-]+$/u),
  z
    .strictObject({
      answer: z.enum(answers),
      /** What is near to it may be happening at this moment. */
      ofBodies: z.literal(true).optional(),
      zh: sentence,
      en: sentence,
      clauses: z.array(clauseId).max(3),
      assumed: z.strictObject({ zh: sentence, en: sentence }).optional(),
      examples,
    })
    .refine((topic) => (topic.answer === 'inferred') === (topic.assumed !== undefined), {
      path: ['assumed'],
      message: 'is for inferred topics, and each of them needs it',
    }),
);
const plainFile = z.record(
  clauseId,
  z.strictObject({ says: z.tuple([sentence, sentence]), next: sentence.optional() }),
);

/** Example questions by the voice that asks them. */
export type Examples = z.infer<typeof examples>;
/** A topic the plan does not settle, by what it is called in “方案里没有写{zh}”. */
export type Topic = z.infer<typeof topicFile>[string];
/** A clause in two plain sentences, and what to do next. */
export type PlainText = z.infer<typeof plainFile>[string];

/** Everything a clerk can edit about policy questions. */
export interface Material {
  readonly clauses: Readonly<Record<string, Examples>>;
  readonly together: z.infer<typeof exampleFile>['together'];
  readonly topics: Readonly<Record<string, Topic>>;
  /** Questions in English under the same names. */
  readonly english: z.infer<typeof englishFile>;
  readonly plain: {
    readonly 'zh-CN': Readonly<Record<string, PlainText>>;
    readonly en: Readonly<Record<string, PlainText>>;
  };
}

/** Says which file and which key in it are at fault, one fault a line. */
export class MaterialFault extends Error {
  override readonly name = 'MaterialFault';
}

function load<T>(folder: string, file: string, schema: z.ZodType<T>): T {
  const path = join(folder, file);
  let content: unknown;
  try {
    content = parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new MaterialFault(
      `${file}: cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        cause,
      },
    );
  }
  const read = schema.safeParse(content);
  if (read.success) return read.data;
  const faults = read.error.issues.map((issue) => `${file}: ${issue.path.join(' → ')}: ${issue.message}`);
  throw new MaterialFault(faults.join('\n'));
}

/** Reads the five files of one rule set's folder. Throws MaterialFault. */
export function loadMaterial(folder: string): Material {
  const { clauses, together } = load(folder, 'examples.zh-CN.yaml', exampleFile);
  return {
    clauses,
    together,
    topics: load(folder, 'unanswered.yaml', topicFile),
    english: load(folder, 'examples.en.yaml', englishFile),
    plain: {
      'zh-CN': load(folder, 'plain.zh-CN.yaml', plainFile),
      en: load(folder, 'plain.en.yaml', plainFile),
    },
  };
}
