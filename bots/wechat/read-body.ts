/** A request's body, as far as it is worth reading. */
import type { IncomingMessage } from 'node:http';

export type ReadBody =
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'broken-off' };

/** Reads no more than `largest` bytes; one that says it has more is not begun. */
export async function readBody(request: IncomingMessage, largest: number): Promise<ReadBody> {
  const announced = Number.parseInt(request.headers['content-length'] ?? '0', 10);
  if (announced > largest) return { kind: 'too-large' };
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      const bytes = Buffer.from(chunk as Uint8Array);
      length += bytes.length;
      if (length > largest) return { kind: 'too-large' };
      chunks.push(bytes);
    }
  } catch {
    return { kind: 'broken-off' };
  }
  return { kind: 'read', text: Buffer.concat(chunks).toString() };
}
