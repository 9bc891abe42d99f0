/** Starts a wechaty instance; what it reports as a fault goes to our log, without what anybody wrote. */
import type { Wechaty } from 'wechaty';

export async function startWechaty(wechaty: Wechaty, onFault: (fault: Error) => void): Promise<void> {
  wechaty.on('error', (fault) => {
    onFault(new Error(kindOf(fault)));
  });
  await wechaty.start();
}

/** Its own words may quote a message; its kind cannot. */
function kindOf(fault: unknown): string {
  return fault instanceof Error ? fault.name : 'unknown';
}
