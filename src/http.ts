/** The HTTP door: it listens before anything heavy is loaded, and hands over to the application once that is ready. */
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { once } from 'node:events';

const finishWithinMs = 5_000;

export interface Door {
  readonly port: number;
  /** From now on requests go to the application. */
  handOver(application: RequestListener): void;
  /** Stops listening and waits for the requests under way, a few seconds at most. */
  close(): Promise<void>;
}

/** `message` is one plain sentence, ready to be shown. */
export class DoorFault extends Error {
  override readonly name = 'DoorFault';
}

/** Throws DoorFault when another program has the port, or the host or port cannot be had. */
export async function openDoor(port: number, host: string): Promise<Door> {
  let listener: RequestListener = stillStarting;
  const server = createServer((request, response) => listener(request, response));
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (fault) {
    throw doorFault(fault, port, host);
  }
  return {
    port: portOf(server),
    handOver: (application) => {
      listener = application;
    },
    close: () =>
      new Promise((resolve) => {
        // Somebody who does not read their answer must not keep the service from stopping.
        const enough = setTimeout(() => {
          server.closeAllConnections();
        }, finishWithinMs);
        server.close(() => {
          clearTimeout(enough);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

function doorFault(fault: unknown, port: number, host: string): unknown {
  const code = fault instanceof Error && 'code' in fault ? fault.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return new DoorFault(`Port ${String(port)} is in use; set PORT to another one.`);
    case 'EACCES':
      return new DoorFault(`Port ${String(port)} may not be opened by this account; set PORT above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return new DoorFault(
        `${host} is not an address of this machine; set HOST to one, or leave it out for 127.0.0.1.`,
      );
    default:
      return fault;
  }
}

/** Until the database is open: the process is alive, and says that it is not ready. */
function stillStarting(request: IncomingMessage, response: ServerResponse): void {
  if (request.url === '/healthz') {
    response
      .writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
      .end('ok\n');
    return;
  }
  if (request.url === '/readyz') {
    response
      .writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
      .end('starting\n');
    return;
  }
  response
    .writeHead(503, {
      'content-type': 'text/html; charset=utf-8',
      'retry-after': '2',
      refresh: '2',
      'cache-control': 'no-store',
    })
    .end(
      '<!doctype html><html lang="zh-CN"><title>合医</title><p>正在启动，请等几秒，页面会自己刷新。</p></html>\n',
    );
}
