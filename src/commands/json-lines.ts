/**
 * JSON lines in, JSON lines out, in order: the driver of `heyi estimate`, `account` and `deadline`.
 * It reads in blocks and writes one block for each, waiting when the reader behind is slow.
 */
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

export interface JsonLinesOptions {
  readonly input: Readable;
  readonly output: Writable;
  /** Answers one parsed line; anything it throws is a fault and is answered as one. */
  readonly answer: (parsed: unknown) => object;
  /** Longest line taken, in characters; default 1,000,000. */
  readonly longestLine?: number;
}

export interface JsonLinesCount {
  readonly answered: number;
  /** Answers that carry an `error`. */
  readonly refused: number;
}

const invalid = (message: string): object => ({ error: 'INVALID_INPUT', message });

/** Runs until the input ends, or quietly until nobody reads the output any more (`| head`). */
export async function runJsonLines(options: JsonLinesOptions): Promise<JsonLinesCount> {
  const { input, output, answer, longestLine = 1_000_000 } = options;
  const count = { answered: 0, refused: 0 };
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let skipping = false;
  let broken: Error | undefined;
  output.on('error', (error: Error) => {
    broken = error;
    input.destroy();
  });

  const answerLine = (line: string): string => {
    const text = line.trim();
    if (text === '') return '';
    const reply = text.length > longestLine ? tooLong(longestLine) : answerText(text, answer);
    count.answered += 1;
    if ('error' in reply) count.refused += 1;
    return `${JSON.stringify(reply)}\n`;
  };

  const answerBlock = (block: string): string => {
    const lines = block.split('\n');
    const last = lines.pop() ?? '';
    const [first = '', ...others] = lines;
    let written = '';
    if (lines.length === 0) rest += skipping ? '' : last;
    else {
      written += skipping ? '' : answerLine(rest + first);
      skipping = false;
      for (const line of others) written += answerLine(line);
      rest = last;
    }
    // A line that never ends must not fill the memory: it is refused now, and its remainder skipped.
    if (rest.length > longestLine) {
      written += answerLine(rest);
      rest = '';
      skipping = true;
    }
    return written;
  };

  const write = async (text: string): Promise<void> => {
    if (text === '' || broken !== undefined) return;
    if (output.write(text)) return;
    const either = new AbortController();
    const { signal } = either;
    await Promise.race([once(output, 'drain', { signal }), once(output, 'close', { signal })]);
    // Takes the other listener off again.
    either.abort();
  };

  try {
    let opening = true;
    for await (const chunk of input) {
      let block = decoder.write(chunk as Buffer);
      if (opening && block !== '') {
        block = block.replace(/^\uFEFF/, '');
        opening = false;
      }
      await write(answerBlock(block));
    }
    await write(answerBlock(`${decoder.end()}\n`));
  } catch (error) {
    if (!isBrokenPipe(broken ?? error)) throw broken ?? error;
  }
  if (broken !== undefined && !isBrokenPipe(broken)) throw broken;
  return count;
}

function answerText(text: string, answer: (parsed: unknown) => object): object {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return invalid('This line is not valid JSON: write one JSON object per line.');
  }
  try {
    return answer(parsed);
  } catch {
    return {
      error: 'INTERNAL_FAULT',
      message: 'This line could not be answered: please report it with the line.',
    };
  }
}

function tooLong(longestLine: number): object {
  return invalid(`This line is longer than ${longestLine} characters: split it into several lines.`);
}

function isBrokenPipe(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'EPIPE' ||
      error.code === 'ERR_STREAM_DESTROYED' ||
      error.code === 'ERR_STREAM_PREMATURE_CLOSE')
  );
}
