/**
 * Reads a request's JSON. Express's own parser reads a body that is too large to its end before it says so; here
 * whoever sends too much is refused as soon as it is too much.
 */
import type { IncomingMessage } from 'node:http';

export type Body =
  | { readonly kind: 'read'; readonly value: unknown }
  /** With the HTTP status that says so; nothing more of it has been read. */
  | { readonly kind: 'refused'; readonly status: 400 | 413 | 415 };

const jsonType = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i;

export async function readBody(request: IncomingMessage, largest: number): Promise<Body> {
  const { headers } = request;
  if (Number.parseInt(headers['content-length'] ?? '0', 10) > largest) return refused(413);
  if (!jsonType.test(headers['content-type'] ?? '')) return refused(415);
  // Inflating would let a small body become a large one.
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') return refused(415);
  const bytes = await collect(request, largest);
  if (bytes === 'too-large') return refused(413);
  try {
    return { kind: 'read', value: JSON.parse(bytes.toString()) };
  } catch {
    return refused(400);
  }
}

function refused(status: 400 | 413 | 415): Body {
  return { kind: 'refused', status };
}

/** Rejects when the connection breaks before the end. */
function collect(request: IncomingMessage, largest: number): Promise<Buffer | 'too-large'> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= largest) return;
      request.off('data', take);
      resolve('too-large');
    };
    request.on('data', take);
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
  });
}
