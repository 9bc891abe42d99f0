/** `heyi chat`: the terminal as a channel like any other, through the same inbox and outbox. */
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { readConfig } from '../config.ts';
import { type Clock, clockStartingAt, systemClock } from '../kernel/clock.ts';
import { chinaDayFrom } from '../kernel/instant.ts';
import { formatReply } from './chat-text.ts';
import { dayOf } from '../kernel/day.ts';
import { keepBetweenStarts } from '../kept.ts';
import { createLog } from '../log.ts';
import { openScheme, type OpenScheme } from '../main.ts';
import { readScheme } from '../policy/load.ts';
import { sampleSchemeFile } from '../scheme-files.ts';
import { presetContact } from './chat-preset.ts';
import { OperatorFault } from './operator-fault.ts';
import { readLines } from './read-lines.ts';

const optionsSchema = z.object({
  json: z.boolean().default(false),
  as: z.string().optional(),
  now: z.string().optional(),
  language: z.enum(['zh-CN', 'en']),
});

const lineSchema = z.object({
  // PostgreSQL keeps no NUL in a text.
  from: z.union([
    z
      .string()
      .min(1)
      .max(200)
      .regex(/^[^\0]+$/),
    z.number().transform(String),
  ]),
  text: z.string(),
});

/** The plan is of 2007 at the earliest; later than this no working day can be reckoned. */
const firstDay = '2007-01-01';
const lastDay = '2090-12-31';

const quit = new Set(['/quit', '/exit', '/q', '再见']);

export async function chat(given: unknown): Promise<void> {
  const parsed = optionsSchema.safeParse(given);
  if (!parsed.success) throw new OperatorFault('--language is zh-CN or en.', true);
  const options = parsed.data;
  const config = readConfig();
  const clock = readClock(options.now);
  const scheme = await openScheme({
    scheme: readScheme(config.schemeFile ?? sampleSchemeFile, dayOf(clock())),
    databaseUrl: config.databaseUrl,
    dataDir: config.databaseUrl === undefined ? (config.dataDir ?? 'memory') : undefined,
    ...{ hashKey: config.hashKey, sealKey: config.sealKey },
    languageModel: config.languageModel,
    clock,
    keep: keepBetweenStarts(),
    log: createLog(options.json || config.logLevel === 'info' ? 'error' : config.logLevel),
  });
  try {
    const prepare = await presetContact(scheme, config.hashKey, options.language, options.as);
    await (options.json ? talkInJson(scheme, prepare) : talkInText(scheme, prepare));
  } finally {
    await scheme.close();
  }
}

/** An instant without an offset is China time. Throws OperatorFault for one that does not exist. */
function readClock(now: string | undefined): Clock {
  if (now === undefined) return systemClock;
  const day = chinaDayFrom(now);
  if (day === undefined || day < firstDay || day > lastDay)
    throw new OperatorFault(
      `--now must be an instant from ${firstDay} to ${lastDay} such as 2026-11-22T10:00:00+08:00, not ${now}.`,
      true,
    );
  const written = now.replace(' ', 'T');
  const time = written.includes('T') ? written : `${written}T00:00:00`;
  return clockStartingAt(new Date(/Z$|[+-]\d\d:\d\d$/i.test(time) ? time : `${time}+08:00`));
}

type Prepare = (from: string) => Promise<void>;

/** One message through the whole desk: stored, worked off, its replies collected. */
async function exchange({ desk }: OpenScheme, from: string, text: string) {
  const key = { channel: 'terminal', from } as const;
  await desk.receive({ ...key, messageId: randomUUID(), text });
  const worked = await desk.work(key);
  return { trace: worked.at(-1)?.trace, replies: await desk.collect(key) };
}

async function talkInJson(scheme: OpenScheme, prepare: Prepare): Promise<void> {
  for await (const line of readLines(process.stdin)) {
    if (line.trim() === '') continue;
    if (!process.stdout.writable) return;
    process.stdout.write(`${JSON.stringify(await answerJsonLine(scheme, prepare, line))}\n`);
  }
}

async function answerJsonLine(scheme: OpenScheme, prepare: Prepare, line: string): Promise<object> {
  const message = lineSchema.safeParse(parseJson(line));
  if (!message.success)
    return { error: 'INVALID_INPUT', message: 'A line must be {"from":"<any id>","text":"…"}.' };
  const { from, text } = message.data;
  await prepare(from);
  const { trace, replies } = await exchange(scheme, from, text);
  return {
    from,
    ...(trace ?? { intent: 'other', clauses: [] }),
    replies: replies.map((reply) => ({
      text: reply.text,
      choices: reply.choices,
      citations: reply.citations,
    })),
  };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

async function talkInText(scheme: OpenScheme, prepare: Prepare): Promise<void> {
  const from = randomUUID();
  await prepare(from);
  const interactive = process.stdin.isTTY;
  const terminal = createInterface({
    input: process.stdin,
    output: interactive ? process.stdout : undefined,
    prompt: '> ',
  });
  const { name, demo } = scheme.scheme.profile;
  console.log(`${name['zh-CN']}${demo ? '（演示数据）' : ''}。说“/quit”结束。`);
  // What comes from a pipe may have ended before its first line is answered: a closed terminal takes no prompt.
  const prompt = () => {
    if (interactive) terminal.prompt();
  };
  prompt();
  for await (const line of terminal) {
    if (quit.has(line.trim())) break;
    if (!interactive) console.log(`> ${line}`);
    const { replies } = await exchange(scheme, from, line);
    for (const reply of replies) console.log(formatReply(reply));
    prompt();
  }
  terminal.close();
}
