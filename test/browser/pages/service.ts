/** The service as `npm start` runs it, on a free port: started once a file, stopped or killed by its own id. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const startWithinMs = 60_000;

export interface RunningService {
  /** http://127.0.0.1:<port> */
  readonly address: string;
  /** As a power cut would: no time to finish anything. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export interface ServiceOptions {
  /** A folder; absent: in memory. */
  readonly folder?: string;
  /** Absent: any free one. */
  readonly port?: number;
  readonly secret?: string;
}

export async function startService({
  folder,
  port = 0,
  secret,
}: ServiceOptions = {}): Promise<RunningService> {
  const child = spawn(process.execPath, ['src/cli.ts', 'start'], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'test',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: '',
      DATA_DIR: folder ?? 'memory',
      SESSION_SECRET: secret ?? 'a secret for the browser tests only, 0123456789',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const address = await addressTold(child);
  return {
    address,
    kill: () => ended(child, 'SIGKILL'),
    stop: () => ended(child, 'SIGTERM'),
  };
}

/** Reads what the service says until it names its page. */
function addressTold(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const limit = setTimeout(() => child.kill('SIGKILL'), startWithinMs);
    const hear = (piece: Buffer) => {
      said += piece.toString();
      const [, address] = /ready\..*(http:\/\/127\.0\.0\.1:\d+)\/try/.exec(said) ?? [];
      if (!address) return;
      clearTimeout(limit);
      resolve(address);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => {
      clearTimeout(limit);
      reject(new Error(`the service did not start: ${said}`));
    });
  });
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}
