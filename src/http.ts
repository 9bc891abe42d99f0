/** The HTTP door: it listens before anything heavy is loaded, and hands over to the application once that is ready. */
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { once } from 'node:events';

export interface Door {
  readonly port: number;
  /** From now on requests go to the application. */
  handOver(application: RequestListener): void;
  /** Stops listening and waits for the requests under way. */
  close(): Promise<void>;
}

export class PortInUse extends Error {
  override readonly name = 'PortInUse';
}

/** Throws PortInUse when another program has the port. */
export async function openDoor(port: number, host: string): Promise<Door> {
  let listener: RequestListener = stillStarting;
  const server = createServer((request, response) => listener(request, response));
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (fault) {
    throw isPortInUse(fault)
      ? new PortInUse(`Port ${String(port)} is in use; set PORT to another one.`)
      : fault;
  }
  return {
    port: portOf(server),
    handOver: (application) => {
      listener = application;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

function isPortInUse(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === 'EADDRINUSE';
}

/** Until the database is open: the process is alive, and says that it is not ready. */
function stillStarting(request: IncomingMessage, response: ServerResponse): void {
  if (request.url === '/healthz') {
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end('ok\n');
    return;
  }
  response
    .writeHead(503, { 'content-type': 'text/html; charset=utf-8', 'retry-after': '2', refresh: '2' })
    .end(
      '<!doctype html><html lang="zh-CN"><title>合医</title><p>正在启动，请等几秒，页面会自己刷新。</p></html>\n',
    );
}
