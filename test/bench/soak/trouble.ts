/** A fault of a random kind every so often; after each, both replicas must be ready again. */
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Replica, Replicas } from '../../faults/replicas.ts';
import type { Cluster } from '../../support/cluster.ts';
import type { DatabaseProxy } from '../../support/database-proxy.ts';
import { until } from '../../support/until.ts';

export interface TroubleParts {
  readonly cluster: Cluster;
  readonly town: Replicas;
  /** One a replica, in their order. */
  readonly wires: readonly DatabaseProxy[];
  readonly chance: () => number;
}

const readyWithinMs = 180_000;
const startsAtMost = 5;
/** A dead connection is broken after a minute: not oftener than that. */
const deadAtMostEveryMs = 100_000;

export interface Trouble {
  /** How often each kind came about. */
  readonly counted: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

export function startTrouble(
  { cluster, town, wires, chance }: TroubleParts,
  everyMs: number,
  onFault: (fault: unknown) => void,
): Trouble {
  const [, younger] = town.all;
  if (!younger) throw new Error('trouble needs a second replica, which may die');
  const counted = new Map<string, number>();
  const seconds = (from: number, to: number) => (from + chance() * (to - from)) * 1_000;
  const oneWire = () => wires.filter((_, place) => place === Math.floor(chance() * wires.length));
  let deadened = -Infinity;
  let stopping = false;

  const kinds: Readonly<Record<string, () => Promise<void>>> = {
    'a replica killed (kill -9)': () => killed(younger, 'SIGKILL'),
    'a replica stopped and started': () => killed(younger, 'SIGTERM'),
    'the wires cut': async () => {
      for (let times = 0; times < 4; times += 1) {
        for (const wire of wires) wire.cut();
        await pause(seconds(0.05, 0.4));
      }
    },
    'the database refused': () => between(wires, 'refuse', seconds(1, 4)),
    'a wire silent': () => between(oneWire(), 'stall', seconds(2, 6)),
    'a wire half open': () => between(oneWire(), 'halfOpen', seconds(2, 6)),
    'the answers of five commits lost': async () => {
      for (const wire of oneWire()) await Promise.race([wire.loseAnswers('COMMIT', 5), pause(10_000)]);
    },
    'a wire silent for ever': () => {
      deadened = performance.now();
      for (const wire of oneWire()) wire.deaden();
      return Promise.resolve();
    },
    'every connection ended by the server': async () => {
      const client = new pg.Client({ connectionString: cluster.url });
      await client.connect();
      await client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname is not null',
      );
      await client.end();
    },
    'PostgreSQL crashed and started': async () => {
      await cluster.crash();
      await pause(seconds(0.5, 3));
      await cluster.start();
    },
  };

  async function killed(replica: Replica, signal: NodeJS.Signals): Promise<void> {
    await replica.end(signal);
    // On a machine so busy that the database does not answer in time a start fails: whoever supervises it tries again.
    for (let tries = 1; ; tries += 1)
      try {
        await replica.start();
        return;
      } catch (fault) {
        if (tries === startsAtMost) throw fault;
      }
  }

  async function run(): Promise<void> {
    const names = Object.keys(kinds);
    while (!stopping) {
      await pause(everyMs * (0.5 + chance()));
      const open = names.filter(
        (name) => name !== 'a wire silent for ever' || performance.now() - deadened > deadAtMostEveryMs,
      );
      // Each kind in turn before any comes again: a short run meets them all.
      const least = Math.min(...open.map((name) => counted.get(name) ?? 0));
      const due = open.filter((name) => (counted.get(name) ?? 0) === least);
      const name = due[Math.floor(chance() * due.length)] ?? '';
      counted.set(name, (counted.get(name) ?? 0) + 1);
      await kinds[name]?.();
      for (const replica of town.all) {
        const back = async () => !replica.alive || (await replica.says()) === 'ready';
        await until(back, `ready after: ${name}`, readyWithinMs);
        if (!replica.alive) throw new Error(`it died of: ${name}: ${replica.died.join('; ')}`);
      }
    }
  }
  const running = run().catch(onFault);
  return {
    counted,
    async stop() {
      stopping = true;
      await running;
    },
  };
}

async function between(
  wires: readonly DatabaseProxy[],
  fault: 'refuse' | 'stall' | 'halfOpen',
  ms: number,
): Promise<void> {
  for (const wire of wires) wire[fault]();
  await pause(ms);
  for (const wire of wires) wire.mend();
}
