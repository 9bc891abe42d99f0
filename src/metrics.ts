/** What Prometheus may ask: turns by channel and intent, and the process itself. */
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { Intent } from './kernel/intent.ts';
import type { ChannelName } from './kernel/message.ts';

export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  turned(channel: ChannelName, intent: Intent, seconds: number): void;
  faulted(channel: ChannelName): void;
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
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    turned: (channel, intent, seconds) => {
      turns.observe({ channel, intent }, seconds);
    },
    faulted: (channel) => {
      faults.inc({ channel });
    },
  };
}
