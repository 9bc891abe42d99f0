/** A wire between a program and its PostgreSQL that can be cut, refuse, fall silent, or lose the answer to a commit. */
import { createServer, type Socket, connect } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface DatabaseProxy {
  /** The address of the database, through this wire. */
  readonly url: string;
  /** Wires that hold now. */
  readonly open: number;
  /** Breaks every wire; a new one may be had at once, unless told. */
  cut(): void;
  /** Breaks every wire and each new one, until mended. */
  refuse(): void;
  /** Nothing passes any more on the wires there are, nor on new ones; nobody is told. Until mended: then they go on. */
  stall(): void;
  /** What is asked passes, answers do not, and nobody is told: until mended. */
  halfOpen(): void;
  /** The wires there are stay silent for ever, as after a failover: new ones pass. */
  deaden(): void;
  /** Lets everything pass again, except what was deadened. */
  mend(): void;
  /** The next answers that say this ("COMMIT") are lost, each with its wire; resolves when that has come about. */
  loseAnswers(saying: string, times?: number): Promise<void>;
  close(): Promise<void>;
}

interface Wire {
  readonly near: Socket;
  readonly far: Socket;
  dead: boolean;
  readonly asked: Buffer[];
  readonly answered: Buffer[];
}

/** @param to the database's own address */
export async function startDatabaseProxy(to: string): Promise<DatabaseProxy> {
  const target = new URL(to);
  const wires = new Set<Wire>();
  let mode: 'passes' | 'refuses' | 'stalls' | 'half-open' = 'passes';
  let losing: { readonly saying: Buffer; left: number; readonly done: () => void } | undefined;

  function breakWire(wire: Wire): void {
    wires.delete(wire);
    wire.near.destroy();
    wire.far.destroy();
  }

  function isLost(chunk: Buffer): boolean {
    if (!losing || !chunk.includes(losing.saying)) return false;
    losing.left -= 1;
    if (losing.left > 0) return true;
    losing.done();
    losing = undefined;
    return true;
  }

  function flush(wire: Wire): void {
    if (wire.dead) return;
    if (mode !== 'stalls') for (const chunk of wire.asked.splice(0)) wire.far.write(chunk);
    if (mode !== 'passes') return;
    for (const chunk of wire.answered.splice(0)) {
      if (isLost(chunk)) {
        breakWire(wire);
        return;
      }
      wire.near.write(chunk);
    }
  }

  const server = createServer((near) => {
    if (mode === 'refuses') {
      near.destroy();
      return;
    }
    const far = connect(Number.parseInt(target.port, 10), target.hostname);
    const wire: Wire = { near, far, dead: false, asked: [], answered: [] };
    wires.add(wire);
    for (const [from, kept] of [
      [near, wire.asked],
      [far, wire.answered],
    ] as const) {
      from.setNoDelay(true);
      from.on('data', (chunk: Buffer) => {
        kept.push(chunk);
        flush(wire);
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        // Of an end on the other side of a silent wire nobody hears.
        const heard = from === near || (!wire.dead && mode === 'passes');
        if (heard) breakWire(wire);
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(to);
  url.port = String((server.address() as AddressInfo).port);

  return {
    url: url.href,
    get open() {
      return wires.size;
    },
    cut() {
      for (const wire of wires) breakWire(wire);
    },
    refuse() {
      mode = 'refuses';
      for (const wire of wires) breakWire(wire);
    },
    stall() {
      mode = 'stalls';
    },
    halfOpen() {
      mode = 'half-open';
    },
    deaden() {
      for (const wire of wires) wire.dead = true;
    },
    mend() {
      mode = 'passes';
      for (const wire of wires)
        if (wire.far.destroyed && !wire.dead) breakWire(wire);
        else flush(wire);
    },
    loseAnswers: (saying, times = 1) =>
      new Promise((resolve) => {
        losing = { saying: Buffer.from(`${saying}\0`), left: times, done: resolve };
      }),
    async close() {
      for (const wire of wires) breakWire(wire);
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
