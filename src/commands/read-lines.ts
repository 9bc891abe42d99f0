/** Lines of a stream as JSON lines mean them: only "\n" (or "\r\n") ends one, never U+2028 within a text. */
import { StringDecoder } from 'node:string_decoder';
import type { Readable } from 'node:stream';

/** Yields each line as it comes, without its end and without a byte-order mark before the first. */
export async function* readLines(input: Readable): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let parts: string[] = [];
  let opening = true;
  for await (const chunk of input) {
    let block = decoder.write(chunk as Buffer);
    if (opening && block !== '') {
      block = block.replace(/^\uFEFF/, '');
      opening = false;
    }
    const [first = '', ...others] = block.split('\n');
    parts.push(first);
    for (const next of others) {
      yield ended(parts);
      parts = [next];
    }
  }
  parts.push(decoder.end());
  if (parts.some((part) => part !== '')) yield ended(parts);
}

function ended(parts: readonly string[]): string {
  return parts.join('').replace(/\r$/, '');
}
