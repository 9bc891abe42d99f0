/** A balancer as it stands in front of replicas: sends each request to one of those that say they are ready. */
import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export interface Balancer {
  readonly address: string;
  /** What each replica's /readyz said last: its words, or nothing when it did not answer. */
  readonly said: ReadonlyMap<string, string>;
  /** Requests that no replica took. */
  readonly lost: () => number;
  /** How many were sent to each. */
  readonly given: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

const lookEveryMs = 100;

/** @param replicas their addresses, which may not be there yet */
export async function startBalancer(replicas: readonly string[]): Promise<Balancer> {
  const said = new Map<string, string>();
  const given = new Map<string, number>();
  let closed = false;
  let turn = 0;
  let lost = 0;

  async function watch(replica: string): Promise<void> {
    while (!closed) {
      const answer = await fetch(`${replica}/readyz`)
        .then((response) => response.text())
        .catch(() => '');
      said.set(replica, answer.trim());
      await pause(lookEveryMs);
    }
  }
  const watching = replicas.map(watch);

  const server = createServer((request, response) => {
    const ready = replicas.filter((replica) => said.get(replica) === 'ready');
    turn += 1;
    const replica = ready[turn % ready.length];
    if (replica === undefined) {
      lost += 1;
      response.writeHead(503).end();
      return;
    }
    given.set(replica, (given.get(replica) ?? 0) + 1);
    const { method, headers, url = '/' } = request;
    const passedOn = ask(replica + url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
      answer.on('error', () => response.destroy());
    });
    // Whoever hangs up here hangs up there.
    response.on('close', () => {
      if (!response.writableFinished) passedOn.destroy();
    });
    passedOn.on('error', () => {
      if (response.destroyed) return;
      lost += 1;
      if (response.headersSent) response.destroy();
      else response.writeHead(502).end();
    });
    request.pipe(passedOn);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${String(port)}`,
    ...{ said, given, lost: () => lost },
    async close() {
      closed = true;
      await Promise.all(watching);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
