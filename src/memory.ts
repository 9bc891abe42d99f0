/** What a process that answers messages keeps of the machine's memory. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { z } from 'zod';

/**
 * Where there is memory, V8 lets garbage grow to several times of what lives before it collects. With 20 it collects a
 * fifth above it, for some more processor time (docs/scale.md). No limit: an import or a training may take what it needs.
 */
const growingPercent = 20;

/** Once the start is over: training and laying out leave much behind, and what comes now is small and passes. */
export function settleMemory(): void {
  setFlagsFromString(`--heap-growing-percent=${String(growingPercent)}`);
  handBackMemory();
}

const collectorSchema = z.custom<(options: { type: 'major'; flavor: 'last-resort' }) => void>(
  (value) => typeof value === 'function',
);

/** Hands memory back to the system by a full collection; V8 offers it only behind this flag. About a tenth of a second. */
export function handBackMemory(): void {
  setFlagsFromString('--expose-gc');
  collectorSchema.parse(runInNewContext('gc'))({ type: 'major', flavor: 'last-resort' });
}
