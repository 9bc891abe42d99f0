/** What is done with an update, however it came: stored before it is acknowledged, worked off afterwards. */
import type { Api } from 'grammy';
import type { Desk } from '../../src/delivery/desk.ts';
import type { Log } from '../../src/log.ts';
import type { Self } from './group.ts';
import { type Press, readUpdate } from './inbound.ts';
import { pressedKeyboard } from './buttons.ts';
import { plainly } from './plainly.ts';
import { within } from './within.ts';

export interface IntakeParts {
  readonly desk: Desk<unknown>;
  readonly api: Api;
  readonly self: () => Self;
  readonly log: Log;
  readonly brought: (kind: string, result: string) => void;
}

export interface Intake {
  /** Resolves when the update may be acknowledged; throws when it could not be stored. */
  take(update: unknown): Promise<void>;
  /** Resolves when everything begun is done. */
  settled(): Promise<void>;
}

export function createIntake({ desk, api, self, log, brought }: IntakeParts): Intake {
  const underWay = new Set<Promise<void>>();

  function inBackground(work: Promise<void>): void {
    const kept: Promise<void> = work.finally(() => underWay.delete(kept));
    underWay.add(kept);
  }

  /** The button stops waiting, and shows that it was pressed. Best effort: the answer comes in any case. */
  async function showPressed({ callbackId, shown }: Press): Promise<void> {
    const signal = within();
    const calls = [
      api.answerCallbackQuery(callbackId, {}, signal),
      ...(shown
        ? [
            api.editMessageReplyMarkup(
              shown.chatId,
              shown.messageId,
              { reply_markup: pressedKeyboard(shown.label) },
              signal,
            ),
          ]
        : []),
    ];
    for (const { status } of await Promise.allSettled(calls))
      if (status === 'rejected') brought('press', 'not-shown');
  }

  return {
    async take(update) {
      const { kind, inbound, press } = readUpdate(update, self());
      const stored = inbound !== undefined && (await desk.receive(inbound));
      brought(kind, stored ? 'stored' : inbound ? 'repeated' : 'ignored');
      if (press && (stored || !inbound)) inBackground(showPressed(press));
      if (!inbound || !stored) return;
      inBackground(
        desk.work(inbound).then(
          () => undefined,
          (fault: unknown) => {
            // It is stored: whoever is alive works it off.
            log.error(
              { fault: plainly(fault) },
              'a Telegram message is stored, but could not be worked off yet',
            );
          },
        ),
      );
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
