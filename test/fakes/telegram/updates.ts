/** Updates on their way to the bot: pushed to its webhook until that says 2xx, or kept until it asks for them. */
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type ApiAnswer, ok, refused, type Watch } from './answer.ts';

const webhookSchema = z.object({
  url: z.url(),
  secret_token: z.string().regex(/^[\w-]{1,256}$/),
  allowed_updates: z.array(z.string()),
  max_connections: z.int().min(1).max(100),
  drop_pending_updates: z.boolean().optional(),
});
const askSchema = z.object({
  offset: z.int().default(0),
  timeout: z.int().default(0),
  allowed_updates: z.array(z.string()).optional(),
});
export type Update = Readonly<Record<string, unknown>> & { readonly update_id: number };
type Webhook = z.infer<typeof webhookSchema>;

export interface Updates {
  /** Queues an update; its id. */
  bring(content: Readonly<Record<string, unknown>>): number;
  readonly webhook: Webhook | undefined;
  /** Brought and not yet acknowledged. */
  readonly waiting: number;
  /** The statuses the webhook answered with, in order; 0: no answer. */
  readonly answers: readonly number[];
  setWebhook(payload: unknown): ApiAnswer;
  deleteWebhook(): ApiAnswer;
  getUpdates(payload: unknown, gone: AbortSignal): Promise<ApiAnswer>;
  close(): void;
}

/**
 * @param copies each update is pushed so many times at once, as when answers are lost
 * @param next which of those that wait (how many) is pushed next
 */
export function createUpdates(
  watch: Watch,
  copies: () => number,
  next: (waiting: number) => number = () => 0,
): Updates {
  let lastId = 870_000_000;
  let webhook: Webhook | undefined;
  let queue: Update[] = [];
  let asking: AbortController | undefined;
  let pushing = 0;
  let closed = false;
  const answers: number[] = [];

  async function pushOnce({ url, secret_token }: Webhook, update: Update): Promise<boolean> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret_token },
      body: JSON.stringify(update),
    }).catch(() => undefined);
    await response?.arrayBuffer().catch(() => undefined);
    answers.push(response?.status ?? 0);
    watch.changed();
    return response?.ok ?? false;
  }

  async function push(to: Webhook, update: Update): Promise<void> {
    for (let tries = 0; !closed; tries += 1) {
      const taken = await Promise.all(Array.from({ length: copies() }, () => pushOnce(to, update)));
      if (taken.every(Boolean)) return;
      await pause(Math.min(1_000, 50 * 2 ** tries));
    }
  }

  /** As many at once as the bot allows. */
  function pump(): void {
    while (webhook && pushing < webhook.max_connections) {
      const [update] = queue.splice(next(queue.length), 1);
      if (!update) return;
      pushing += 1;
      void push(webhook, update).then(() => {
        pushing -= 1;
        watch.changed();
        pump();
      });
    }
  }

  return {
    bring(content) {
      lastId += 1;
      queue.push({ update_id: lastId, ...content });
      pump();
      watch.changed();
      return lastId;
    },
    get webhook() {
      return webhook;
    },
    get waiting() {
      return queue.length + pushing;
    },
    answers,
    setWebhook(payload) {
      const parsed = webhookSchema.safeParse(payload);
      if (!parsed.success) return refused(400, 'Bad Request: bad webhook');
      if (parsed.data.drop_pending_updates) queue = [];
      webhook = parsed.data;
      pump();
      return ok(true);
    },
    deleteWebhook() {
      webhook = undefined;
      return ok(true);
    },
    async getUpdates(payload, gone) {
      const { offset, timeout } = askSchema.parse(payload);
      if (webhook)
        return refused(409, "Conflict: can't use getUpdates method while webhook is active; delete it first");
      asking?.abort();
      const asked = new AbortController();
      asking = asked;
      queue = queue.filter(({ update_id }) => update_id >= offset);
      watch.changed();
      const over = () => queue.length > 0 || asked.signal.aborted || gone.aborted || closed;
      gone.addEventListener('abort', () => watch.changed());
      asked.signal.addEventListener('abort', () => watch.changed());
      await watch.until(over, 'updates', timeout * 1_000).catch(() => undefined);
      if (asked.signal.aborted)
        return refused(409, 'Conflict: terminated by other getUpdates request; one bot instance at a time');
      asking = undefined;
      return ok(queue.slice(0, 100));
    },
    close() {
      closed = true;
      watch.changed();
    },
  };
}
