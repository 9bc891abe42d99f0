/** Reads one secret line: hidden at a terminal, plain from a pipe. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

export async function readSecret(prompt: string): Promise<string> {
  const { stdin, stderr } = process;
  const hidden = stdin.isTTY;
  if (hidden) stderr.write(prompt);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: silent, terminal: hidden });
  for await (const line of lines) {
    lines.close();
    if (hidden) stderr.write('\n');
    return line;
  }
  return '';
}
