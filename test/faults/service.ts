/** A real `heyi start`, on a port of its own that survives it, to be killed and started again. */
import { createServer } from 'node:net';
import { ended, type Settings, spawnHeyi } from '../cli/heyi.ts';

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** `ready` rejects when it ends before it is. */
export function startService(settings: Settings) {
  const child = spawnHeyi(['start'], { LOG_LEVEL: 'error', ...settings });
  const end = ended(child);
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('ready')) resolve();
    });
    void end.then(({ err, code }) => {
      reject(new Error(`it ended with ${String(code)} while starting: ${err}`));
    });
  });
  return { child, ready, end };
}
