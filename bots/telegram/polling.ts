/** Asking Telegram for updates, where no webhook can reach us: https://core.telegram.org/bots/api#getupdates */
import type { Api } from 'grammy';
import type { Intake } from './intake.ts';
import { allowedUpdates, callMs, pollSeconds } from './limits.ts';
import { explained, type Patience, pauseAfter, persist } from './persist.ts';
import { within } from './within.ts';

/** Runs until the signal; what was taken is stored before Telegram is told so (by the next offset). */
export async function poll(api: Api, intake: Intake, patience: Patience): Promise<void> {
  const { log, signal, chance } = patience;
  await persist(
    'removing the webhook, to ask for messages instead,',
    // What has come in while nobody asked must not be dropped.
    () => api.deleteWebhook({ drop_pending_updates: false }, within(callMs, signal)),
    patience,
  );
  let offset = 0;
  let faults = 0;
  let told = '';
  while (!signal.aborted) {
    try {
      const updates = await api.getUpdates(
        { offset, timeout: pollSeconds, allowed_updates: allowedUpdates },
        within(pollSeconds * 1_000 + callMs, signal),
      );
      for (const update of updates) {
        await intake.take(update);
        offset = update.update_id + 1;
      }
      if (told !== '') log.info('Telegram: asking for messages works again');
      faults = 0;
      told = '';
    } catch (fault) {
      if (signal.aborted) return;
      faults += 1;
      const reason = explained(fault);
      if (reason !== told)
        log.warn({ reason }, 'Telegram: asking for messages did not work and is tried again');
      told = reason;
      await pauseAfter(fault, faults, chance, signal);
    }
  }
}
