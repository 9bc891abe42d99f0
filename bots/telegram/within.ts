/** How long a call to Telegram may take. */
import type { Api } from 'grammy';
import { callMs } from './limits.ts';

type GrammySignal = NonNullable<Parameters<Api['getMe']>[0]>;

/** Ends a call after so long, or when one of the signals says so. */
export function within(ms = callMs, ...signals: readonly AbortSignal[]): GrammySignal {
  const signal: unknown = AbortSignal.any([AbortSignal.timeout(ms), ...signals]);
  // grammY names the type of an older library, of which it uses what every signal has: aborted, add- and removeEventListener.
  return signal as GrammySignal;
}
