/** Asking Telegram for updates, where no webhook can reach us: https://core.telegram.org/bots/api#getupdates */
import type { Api } from 'grammy';
import type { Intake } from './intake.ts';
import { allowedUpdates, callMs, pollSeconds } from './limits.ts';
import { type Patience, persist } from './persist.ts';
import { within } from './within.ts';

/** Runs until the signal; what was taken is stored before Telegram is told so (by the next offset). */
export async function poll(api: Api, intake: Intake, patience: Patience): Promise<void> {
  const { signal } = patience;
  let offset = 0;

  async function ask(): Promise<void> {
    const updates = await api.getUpdates(
      { offset, timeout: pollSeconds, allowed_updates: allowedUpdates },
      within(pollSeconds * 1_000 + callMs, signal),
    );
    for (const update of updates) {
      await intake.take(update);
      offset = update.update_id + 1;
    }
  }

  await persist(
    'removing the webhook, to ask for messages instead,',
    // What has come in while nobody asked must not be dropped.
    () => api.deleteWebhook({ drop_pending_updates: false }, within(callMs, signal)),
    patience,
  );
  while (!signal.aborted) await persist('asking for messages', ask, patience);
}
