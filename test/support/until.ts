import { setTimeout as pause } from 'node:timers/promises';

/** Looks again and again, for a minute unless told, until something has come about. */
export async function until(
  come: () => boolean | Promise<boolean>,
  what: string,
  withinMs = 60_000,
): Promise<void> {
  const latest = performance.now() + withinMs;
  while (performance.now() < latest) {
    if (await come()) return;
    await pause(20);
  }
  throw new Error(`It did not come about: ${what}`);
}
