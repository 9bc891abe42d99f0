/** What Prometheus may ask. Labels are of a fixed few values, never anything of a person. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { SendOutcome } from './delivery/outbox.ts';
import type { Intent } from './kernel/intent.ts';
import type { ChannelName } from './kernel/message.ts';

export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  turned(channel: ChannelName, intent: Intent, seconds: number): void;
  /** @param givenUp for good: its writer was told that we failed */
  faulted(channel: ChannelName, givenUp: boolean): void;
  sent(channel: ChannelName, outcome: SendOutcome): void;
  /** A transaction is begun again, as the database asked. */
  retried(): void;
  /** @param kind what the platform brought; `result`: stored, repeated, ignored, refused or too-often */
  brought(channel: ChannelName, kind: string, result: string): void;
  /** @param kind plainer or routed; `outcome`: taken, rejected, too-slow, failed, resting, busy or withheld */
  opined(kind: string, outcome: string): void;
  gauge(gauge: ReadGauge): void;
}

/** A gauge that is read when it is asked for. */
export interface ReadGauge {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
  /** The samples as they are now; none: it is not known. Never throws. */
  readonly read: () => Promise<readonly Sample[]>;
}

export interface Sample {
  readonly value: number;
  readonly labels?: Readonly<Record<string, string>>;
}

/** A platform has a few dozen codes of its own; should it invent more, they are counted together. */
const codesAtMost = 100;

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const turns = new Histogram({
    name: 'heyi_turn_seconds',
    help: 'From claiming a message to its replies committed',
    labelNames: ['channel', 'intent'],
    buckets: [0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  const faults = new Counter({
    name: 'heyi_turn_faults_total',
    help: 'Turns that threw and were undone',
    labelNames: ['channel'],
    registers: [registry],
  });
  const givenUp = new Counter({
    name: 'heyi_turns_given_up_total',
    help: 'Messages that failed for good and were answered with an apology',
    labelNames: ['channel'],
    registers: [registry],
  });
  const errors = new Counter({
    name: 'heyi_platform_errors_total',
    help: 'What a platform refused or put off, by its own code; none: it could not be reached',
    labelNames: ['channel', 'code'],
    registers: [registry],
  });
  const retries = new Counter({
    name: 'heyi_transaction_retries_total',
    help: 'Transactions begun again after a serialization failure or a deadlock',
    registers: [registry],
  });
  const codes = new Set<string>();
  const codeOf = (code: number | undefined): string => {
    const told = code === undefined ? 'none' : String(code);
    if (codes.size < codesAtMost) codes.add(told);
    return codes.has(told) ? told : 'other';
  };
  const sends = new Counter({
    name: 'heyi_sends_total',
    help: 'Tries to send, by what came of them',
    labelNames: ['channel', 'outcome'],
    registers: [registry],
  });
  const updates = new Counter({
    name: 'heyi_updates_total',
    help: 'What the platforms brought, by kind and by what was done with it',
    labelNames: ['channel', 'kind', 'result'],
    registers: [registry],
  });
  const opinions = new Counter({
    name: 'heyi_second_opinions_total',
    help: 'What the language model was asked, by what became of its answer',
    labelNames: ['kind', 'outcome'],
    registers: [registry],
  });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    turned: (channel, intent, seconds) => {
      turns.observe({ channel, intent }, seconds);
    },
    faulted: (channel, forGood) => {
      faults.inc({ channel });
      if (forGood) givenUp.inc({ channel });
    },
    sent: (channel, outcome) => {
      sends.inc({ channel, outcome: outcome.kind });
      if (outcome.kind !== 'accepted') errors.inc({ channel, code: codeOf(outcome.code) });
    },
    retried: () => {
      retries.inc();
    },
    brought: (channel, kind, result) => {
      updates.inc({ channel, kind, result });
    },
    opined: (kind, outcome) => {
      opinions.inc({ kind, outcome });
    },
    gauge: ({ name, help, labels = [], read }) => {
      new Gauge({
        ...{ name, help, labelNames: [...labels], registers: [registry] },
        async collect() {
          const samples = await read();
          this.reset();
          // Without labels it has a 0 from its beginning: that would be said, not left out.
          if (labels.length === 0) this.remove({});
          for (const sample of samples) this.set({ ...sample.labels }, sample.value);
        },
      });
    },
  };
}
