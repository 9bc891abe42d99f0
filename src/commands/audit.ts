/** `heyi audit verify|head`: whether the audit chain is as it was written, and how it ends. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { chainHead, recordedHeads } from '../database/audit-head.ts';
import { type ChainHead, type ChainState, verifyChain } from '../database/audit-verify.ts';
import { systemClock } from '../kernel/clock.ts';
import { withDatabase } from './operator-database.ts';
import { OperatorFault } from './operator-fault.ts';

const headLine = z.object({
  at: z.coerce.date(),
  entries: z.int().min(0),
  lastId: z.string().regex(/^\d{1,19}$/),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});

const headSchema = z.object({ recorded: z.boolean().default(false) });

export async function auditHead(given: unknown): Promise<void> {
  const { recorded } = headSchema.parse(given);
  const heads = await withDatabase(async (database) =>
    recorded ? recordedHeads(database) : [await chainHead(database, systemClock())],
  );
  for (const head of heads) console.log(JSON.stringify(head));
}

const verifySchema = z.object({ heads: z.string().optional() });

export async function verifyAudit(given: unknown): Promise<void> {
  const { heads: file } = verifySchema.parse(given);
  const kept = file === undefined ? [] : readHeads(file);
  const { state, heads } = await withDatabase(async (database) => {
    const all = [...kept, ...(await recordedHeads(database))];
    return { state: await verifyChain(database, all), heads: all.length };
  });
  if (state.kind !== 'sound') throw new OperatorFault(sentence(state));
  const { entries, lastDigest } = state;
  console.log(
    `Sound: ${String(entries)} entries, ${String(heads)} recorded heads continued; ends with ${lastDigest}.`,
  );
}

function sentence(state: Exclude<ChainState, { kind: 'sound' }>): string {
  switch (state.kind) {
    case 'broken':
      return state.why === 'altered'
        ? `The chain is broken: entry ${state.id} is not as it was written.`
        : `The chain is broken: entry ${state.id} does not follow the one before it; an entry was taken out, put in or altered there.`;
    case 'rewritten':
      return `The chain is not the one of ${state.head.at.toISOString()}: its entry number ${String(state.head.entries)} is another (id ${state.head.lastId} then).`;
    case 'cut-off':
      return `The chain is cut off: it had ${String(state.head.entries)} entries on ${state.head.at.toISOString()} and has ${String(state.entries)} now.`;
  }
}

/** Lines as `heyi audit head` prints them. */
function readHeads(file: string): readonly ChainHead[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const heads = lines.map((line, place) => {
    const parsed = headLine.safeParse(parsedOr(line));
    if (!parsed.success)
      throw new OperatorFault(`${file}: line ${String(place + 1)} is no head as heyi audit head prints it.`);
    return parsed.data;
  });
  if (heads.length === 0) throw new OperatorFault(`${file} holds no head.`);
  return heads;
}

function parsedOr(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
