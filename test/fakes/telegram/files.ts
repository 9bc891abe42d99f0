/** Files as Telegram hands them over: by getFile, then from their own address, with what goes wrong on the way. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { type ApiAnswer, ok, refused } from './answer.ts';

export type FileFault = '404' | '500' | 'slow' | 'endless' | 'moved';

export interface Files {
  /** Somebody has sent it; its file_id. */
  keep(bytes: Buffer, path?: string): string;
  /** What the next downloads meet, in this order. */
  readonly faults: FileFault[];
  /** Bytes sent out so far. */
  readonly sent: () => number;
  getFile(payload: Readonly<Record<string, unknown>>): ApiAnswer;
  /** true: the request was for a file. */
  serve(request: IncomingMessage, response: ServerResponse, token: string): Promise<boolean>;
}

/** "maximum file size to download is 20 MB" */
const largest = 20 * 1024 * 1024;

export function createFiles(): Files {
  const kept = new Map<string, { path: string; bytes: Buffer }>();
  const faults: FileFault[] = [];
  let sent = 0;

  function send(response: ServerResponse, bytes: Buffer): void {
    sent += bytes.length;
    response.write(bytes);
  }

  return {
    faults,
    sent: () => sent,
    keep(bytes, path) {
      const id = `file-id-${String(kept.size + 1)}`;
      kept.set(id, { path: path ?? `photos/file_${String(kept.size)}.jpg`, bytes });
      return id;
    },
    getFile({ file_id: id }) {
      const file = kept.get(String(id));
      if (!file) return refused(400, 'Bad Request: invalid file_id');
      if (file.bytes.length > largest) return refused(400, 'Bad Request: file is too big');
      return ok({ file_id: id, file_unique_id: id, file_path: file.path });
    },
    async serve(request, response, token) {
      const prefix = `/file/bot${token}/`;
      if (request.method !== 'GET' || !request.url?.startsWith('/file/')) return false;
      const file = [...kept.values()].find(({ path }) => request.url === prefix + path);
      switch (file ? faults.shift() : '404') {
        case '404':
          response.writeHead(404).end();
          return true;
        case '500':
          response.writeHead(500).end();
          return true;
        case 'moved':
          response.writeHead(302, { location: 'http://127.0.0.1:1/elsewhere' }).end();
          return true;
        case 'slow':
          response.writeHead(200);
          response.write('…');
          await pause(2_000);
          response.end();
          return true;
        case 'endless':
          response.writeHead(200);
          while (!response.destroyed && sent < 100_000_000) {
            send(response, Buffer.alloc(1_000_000));
            await pause(1);
          }
          response.end();
          return true;
        case undefined:
          response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file?.bytes);
          return true;
      }
    },
  };
}
