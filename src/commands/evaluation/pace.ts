/** How fast understanding is, and what it costs to have: measured on this machine, in this process. */
import { assembleConversation } from '../../conversation-parts.ts';
import type { Understanding } from '../../conversation/understand/understood.ts';
import type { Keep } from '../../kernel/keep.ts';
import { handBackMemory } from '../../memory.ts';
import type { Scheme } from '../../policy/types.ts';

export interface Pace {
  /** Trained and indexed anew. */
  readonly trainedMs: number;
  /** With what an earlier start kept. */
  readonly keptMs: number;
  /** What understanding, explanation and words hold once they are there. */
  readonly memoryMb: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

type Parts = ReturnType<typeof assembleConversation>;

export interface Assembled {
  readonly parts: Parts;
  readonly pace: Omit<Pace, 'p50Ms' | 'p99Ms'>;
}

export function assembleMeasured(scheme: Scheme, keep: Keep): Assembled {
  const before = heldBytes();
  const [parts, trainedMs] = timed(() => assembleConversation(scheme));
  const memoryMb = (heldBytes() - before) / 2 ** 20;
  // What is not kept yet is kept by this.
  assembleConversation(scheme, keep);
  const [, keptMs] = timed(() => assembleConversation(scheme, keep));
  return { parts, pace: { trainedMs, keptMs, memoryMb } };
}

const rounds = 3;

/** Each text in several rounds, the first to warm up; of the others the quicker: what else runs here is not meant. */
export function paceOf(
  understanding: Understanding,
  texts: readonly string[],
): Pick<Pace, 'p50Ms' | 'p99Ms'> {
  const best = texts.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round += 1)
    for (const [index, text] of texts.entries()) {
      const [, took] = timed(() => understanding.understand(text));
      if (round > 0) best[index] = Math.min(best[index] ?? took, took);
    }
  const sorted = best.sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50Ms: at(0.5), p99Ms: at(0.99) };
}

function timed<Made>(make: () => Made): readonly [Made, number] {
  const began = performance.now();
  const made = make();
  return [made, performance.now() - began];
}

function heldBytes(): number {
  handBackMemory();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
