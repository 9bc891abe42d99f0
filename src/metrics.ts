/** What Prometheus may ask: turns by channel and intent, and the process itself. */
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { Intent } from './kernel/intent.ts';
import type { ChannelName } from './kernel/message.ts';

export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  turned(channel: ChannelName, intent: Intent, seconds: number): void;
  faulted(channel: ChannelName): void;
  /** @param outcome accepted, wait, again or refused */
  sent(channel: ChannelName, outcome: string): void;
  /** @param kind what the platform brought; `result`: stored, repeated, ignored or refused */
  brought(channel: ChannelName, kind: string, result: string): void;
  /** @param kind plainer or routed; `outcome`: taken, rejected, too-slow, failed, resting, busy or withheld */
  opined(kind: string, outcome: string): void;
}

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
    faulted: (channel) => {
      faults.inc({ channel });
    },
    sent: (channel, outcome) => {
      sends.inc({ channel, outcome });
    },
    brought: (channel, kind, result) => {
      updates.inc({ channel, kind, result });
    },
    opined: (kind, outcome) => {
      opinions.inc({ kind, outcome });
    },
  };
}
