/**
 * The message desk: stores what comes in, works it off in order, hands out the replies.
 * A message is never lost (stored before it is acknowledged) and never acted on twice (its effects, its
 * replies and its inbox row are one transaction).
 */
import type { Clock } from '../kernel/clock.ts';
import type { Inbound, Reply } from '../kernel/message.ts';
import type {
  CollectedReply,
  ConversationKey,
  DeliveryStore,
  PastLine,
  Pickup,
  StoredMessage,
  TurnResult,
} from './delivery.ts';
import { waitsOf } from './waits.ts';

export interface DeskParts<Work, Trace> {
  readonly store: DeliveryStore<Work>;
  readonly pickup: Pickup;
  /** @param patient the turn may be put off; otherwise it is answered with what there is */
  readonly answer: (
    work: Work,
    message: StoredMessage,
    at: Date,
    patient: boolean,
  ) => Promise<TurnResult<Trace>>;
  /** Resolves when a message that was put off has waited long enough; absent: none is ever put off. */
  readonly patience?: () => Promise<void>;
  readonly clock: Clock;
  /** Said when a message has failed for good: what happened is ours, and where to ask instead. */
  readonly apology: (message: StoredMessage) => Reply;
  readonly onFault: (message: StoredMessage, fault: unknown, givenUp: boolean) => void;
  /** Committed. */
  readonly onWorked?: (message: StoredMessage, trace: Trace, ms: number) => void;
  /** Something waits in the outbox. */
  readonly onReplies?: () => void;
}

export interface Desk<Trace> {
  /** Stores a message; false: it was here before. Resolves only when it is safely stored. */
  receive(message: Inbound): Promise<boolean>;
  /** Works off everything that waits in the conversation; what was worked off here, in order. */
  work(key: ConversationKey): Promise<readonly { readonly messageId: string; readonly trace: Trace }[]>;
  /** Works off what a dead process left; how many conversations there were. */
  recover(): Promise<number>;
  collect(key: ConversationKey): Promise<readonly CollectedReply[]>;
  history(key: ConversationKey, limit: number): Promise<readonly PastLine[]>;
}

/** After so many failed turns a message is given up, so that it cannot hold up what follows it. */
const attemptsAtMost = 3;
const recoveredAtOnce = 100;
/** In UTF-16 units. What a person writes is cut far below this when it is read. */
const longestStored = 20_000;

const longestCode = 200;

/** PostgreSQL keeps no NUL and no half of a surrogate pair in a text, and no megabytes are wanted in the inbox. */
function storable({ text, code, ...message }: Inbound): Inbound {
  return {
    ...message,
    text: keepable(text, longestStored),
    ...(code !== undefined && { code: keepable(code, longestCode) }),
  };
}

const keepable = (text: string, longest: number) =>
  text.slice(0, longest).replaceAll('\0', '').toWellFormed();

export function createDesk<Work, Trace>(parts: DeskParts<Work, Trace>): Desk<Trace> {
  const { store, clock } = parts;

  async function giveBack(message: StoredMessage, fault: unknown, at: Date): Promise<void> {
    const givenUp = message.attempts + 1 >= attemptsAtMost;
    const reason = fault instanceof Error ? fault.message : String(fault);
    await store.fail(message.inboxId, reason, at, givenUp ? [parts.apology(message)] : undefined);
    parts.onFault(message, fault, givenUp);
  }

  async function workOff(key: ConversationKey) {
    const worked: { messageId: string; trace: Trace }[] = [];
    const waits = waitsOf(parts.patience);
    for (;;) {
      const at = clock();
      const began = performance.now();
      const outcome = await store.turn(key, at, (work, message) =>
        parts.answer(work, message, at, waits.mayPutOff(message)),
      );
      switch (outcome.kind) {
        case 'nothing-waits':
          return worked;
        case 'worked':
          parts.onReplies?.();
          parts.onWorked?.(outcome.message, outcome.trace, performance.now() - began);
          worked.push({ messageId: outcome.message.messageId, trace: outcome.trace });
          // What has come in since is worked off by whoever stored it.
          if (!outcome.more) return worked;
          break;
        case 'put-off':
          // Outside any transaction; whoever works the conversation off meanwhile meets the same message first.
          await waits.until(outcome.message, outcome.ready);
          break;
        case 'faulted':
          await giveBack(outcome.message, outcome.fault, at);
          break;
      }
    }
  }

  const desk: Desk<Trace> = {
    receive: (message) => store.receive(storable(message), clock()),
    work: workOff,
    async recover() {
      const keys = await store.pending(recoveredAtOnce);
      // One conversation that cannot be worked off must not hold up the others.
      const faults: unknown[] = [];
      const working = keys.map((key) => workOff(key).catch((fault: unknown) => faults.push(fault)));
      await Promise.all(working);
      if (faults.length > 0)
        throw new AggregateError(faults, `${String(faults.length)} conversations could not be worked off`);
      return keys.length;
    },
    collect: (key) => parts.pickup.collect(key, clock()),
    history: (key, limit) => store.history(key, limit),
  };
  return desk;
}
