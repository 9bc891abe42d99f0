/** Reads the evaluation set: a file an author, each message with what it needs. Every fault names file and message. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { intents } from '../../kernel/intent.ts';
import { parseYuan } from '../../kernel/money.ts';
import { OperatorFault } from '../operator-fault.ts';

const intent = z.enum(intents).exclude(['clarify']);

const yuan = z
  .string()
  .regex(/^\d+\.\d{2}$/u, 'must be yuan with two decimals, like 1500.00')
  .transform((text, context) => {
    const amount = parseYuan(text);
    if (amount !== undefined) return amount;
    context.addIssue('is no sum of money');
    return z.NEVER;
  });

export const relations = [
  ...(['self', 'spouse', 'son', 'daughter', 'child', 'mother', 'father'] as const),
  ...(['grandparent', 'grandchild', 'sibling', 'relative', 'neighbour'] as const),
] as const;

const slots = z
  .strictObject({
    /** The whole bill; with `amountTo` it lies between the two. */
    amount: yuan.optional(),
    amountTo: yuan.optional(),
    /** Approximate or a range: must be read back before anything is reckoned from it. */
    doubtful: z.literal(true).optional(),
    ineligible: yuan.optional(),
    tier: z.enum(['sumu', 'banner', 'above']).optional(),
    member: z.enum(relations).optional(),
    /** As it was said; of several the first. */
    date: z.string().min(1).optional(),
    name: z.string().min(1).optional(),
    certificate: z.string().regex(/^\d+$/u).optional(),
    idLast4: z
      .string()
      .regex(/^\d{3}[\dX]$/u)
      .optional(),
    complaintNumber: z.string().min(1).optional(),
    queryCode: z
      .string()
      .regex(/^\d{6}$/u)
      .optional(),
  })
  .refine(({ amount, amountTo }) => amountTo === undefined || (amount !== undefined && amount < amountTo), {
    error: 'amountTo needs a smaller amount beside it',
  });

const message = z
  .strictObject({
    text: z.string().trim().min(1),
    intent,
    /** Where another answer would serve the person as well. */
    also: z.array(intent).min(1).optional(),
    /** Of a question the plan answers: the clauses that do, best first. */
    clauses: z.array(z.string().min(1)).min(1).optional(),
    /**
     * false: the plan is silent. register: silent, but the office's own register tells it (telephone, hours,
     * institutions). either: saying that the plan is silent serves as well as `clauses`.
     */
    answered: z.union([z.literal(false), z.enum(['register', 'either'])]).optional(),
    slots: slots.optional(),
  })
  .superRefine((one, context) => {
    const asks = one.intent === 'policy' || one.also?.includes('policy') === true;
    const labelled = one.clauses !== undefined || one.answered !== undefined;
    if (one.intent === 'policy' && !labelled) context.addIssue('a policy question needs clauses or answered');
    if (!asks && labelled) context.addIssue('clauses and answered belong to policy questions');
    if ((one.answered === 'either') !== (one.clauses !== undefined && one.answered !== undefined))
      context.addIssue('clauses and answered go together only as answered: either');
  });

/** Whoever works on the understanding reads the development authors only; the held-out ones tell how well it went. */
export const uses = ['held-out', 'development'] as const;
export type Use = (typeof uses)[number];

const file = z.strictObject({
  use: z.enum(uses),
  about: z.string().min(1),
  messages: z.array(z.unknown()).min(1),
});

export type Message = z.infer<typeof message> & { readonly author: string; readonly use: Use };

export interface Author {
  readonly name: string;
  readonly use: Use;
  /** Who writes so. */
  readonly about: string;
}

export interface EvaluationSet {
  readonly authors: readonly Author[];
  readonly messages: readonly Message[];
}

/** @param clauses the ids of the plan */
export function readEvaluationSet(folder: string, clauses: ReadonlySet<string>): EvaluationSet {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  if (names.length === 0)
    throw new OperatorFault(`There is no .yaml file in ${folder}: name another folder.`);
  const seen = new Map<string, string>();
  const files = names.map((name) => {
    const author = name.replace(/\.yaml$/u, '');
    const { use, about, messages } = readShape(name, readFileSync(join(folder, name), 'utf8'));
    return {
      author: { name: author, use, about },
      messages: messages.map((given, index): Message => {
        const where = `${name}, message ${String(index + 1)}`;
        const read = { ...readMessage(where, given), author, use };
        const unknown = read.clauses?.find((id) => !clauses.has(id));
        if (unknown !== undefined) throw new OperatorFault(`${where}: the plan has no clause ${unknown}.`);
        const before = seen.get(read.text);
        if (before !== undefined)
          throw new OperatorFault(`${where}: “${read.text}” is in ${before} already.`);
        seen.set(read.text, where);
        return read;
      }),
    };
  });
  return {
    authors: files.map(({ author }) => author),
    messages: files.flatMap(({ messages }) => messages),
  };
}

function readShape(name: string, yaml: string): z.infer<typeof file> {
  let given: unknown;
  try {
    given = parse(yaml);
  } catch (fault) {
    if (!(fault instanceof YAMLParseError)) throw fault;
    throw new OperatorFault(`${name} is not YAML: ${fault.message.split('\n')[0] ?? ''}`);
  }
  const parsed = file.safeParse(given);
  if (!parsed.success) throw new OperatorFault(`${name}: ${faultsOf(parsed.error)}.`);
  return parsed.data;
}

function readMessage(where: string, given: unknown): z.infer<typeof message> {
  const parsed = message.safeParse(given);
  if (!parsed.success) throw new OperatorFault(`${where}: ${faultsOf(parsed.error)}.`);
  return parsed.data;
}

function faultsOf({ issues }: z.ZodError): string {
  return issues
    .map(({ path, message: says }) => (path.length > 0 ? `${path.join('.')}: ${says}` : says))
    .join('; ');
}
