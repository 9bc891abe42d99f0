import { PassThrough, Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { runJsonLines } from '../../src/commands/json-lines.ts';

async function run(
  chunks: readonly (string | Buffer)[],
  answer: (parsed: unknown) => object = (parsed) => ({ got: parsed }),
  longestLine?: number,
) {
  const written: string[] = [];
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      written.push(chunk.toString('utf8'));
      done();
    },
  });
  const input = Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
  const count = await runJsonLines({
    input,
    output,
    answer,
    ...(longestLine === undefined ? {} : { longestLine }),
  });
  return { count, text: written.join(''), lines: written.join('').split('\n').filter(Boolean) };
}

describe('JSON lines', () => {
  it('are answered one by one, in order, the last without a line break too', async () => {
    const { lines, count } = await run(['{"n":1}\n{"n":2}\r\n{"n":3}']);
    expect(lines).toEqual(['{"got":{"n":1}}', '{"got":{"n":2}}', '{"got":{"n":3}}']);
    expect(count).toEqual({ answered: 3, refused: 0 });
  });

  it('may be cut anywhere, in the middle of a character too', async () => {
    const bytes = Buffer.from('{"sumu":"林东镇"}\n{"n":2}\n');
    const { lines } = await run([...bytes].map((byte) => Buffer.from([byte])));
    expect(lines).toEqual(['{"got":{"sumu":"林东镇"}}', '{"got":{"n":2}}']);
  });

  it('skip blank lines and a byte order mark', async () => {
    const { lines } = await run(['\uFEFF{"n":1}\n\n  \n{"n":2}\n\n']);
    expect(lines).toEqual(['{"got":{"n":1}}', '{"got":{"n":2}}']);
  });

  it('that are not valid JSON are refused, and the next is still answered', async () => {
    const { lines, count } = await run(['{oops\n{"n":2}\n']);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ error: 'INVALID_INPUT' });
    expect(lines[1]).toBe('{"got":{"n":2}}');
    expect(count).toEqual({ answered: 2, refused: 1 });
  });

  it('that are too long are refused once, whole or in pieces, and the next is still answered', async () => {
    const long = `"${'x'.repeat(50)}"`;
    for (const chunks of [
      [`${long}\n{"n":2}\n`],
      [long, long, long, '\n{"n":2}\n'],
      [...`${long}\n{"n":2}`],
    ]) {
      const { lines } = await run(chunks, undefined, 20);
      expect(lines).toHaveLength(2);
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({ error: 'INVALID_INPUT' });
      expect(lines[1]).toBe('{"got":{"n":2}}');
    }
  });

  it('whose answer fails are told as a fault, and the next is still answered', async () => {
    const { lines } = await run(['1\n2\n'], (parsed) => {
      if (parsed === 1) throw new Error('broken');
      return { got: parsed };
    });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ error: 'INTERNAL_FAULT' });
    expect(lines[1]).toBe('{"got":2}');
  });

  it('of an empty input are nothing', async () => {
    expect(await run([])).toEqual({ count: { answered: 0, refused: 0 }, text: '', lines: [] });
  });

  it('are answered before the next is read, so that a script can wait for each', async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    const running = runJsonLines({ input, output, answer: (parsed) => ({ got: parsed }) });
    input.write('1\n');
    const first = await new Promise<string>((resolve) =>
      output.once('data', (chunk: Buffer) => resolve(chunk.toString())),
    );
    expect(first).toBe('{"got":1}\n');
    input.end();
    await running;
  });

  it('wait for a slow reader instead of filling the memory', async () => {
    let most = 0;
    const output: Writable = new Writable({
      highWaterMark: 64,
      write(_chunk, _encoding, done) {
        most = Math.max(most, output.writableLength);
        setImmediate(done);
      },
    });
    const input = Readable.from(Array.from({ length: 500 }, () => Buffer.from('{"n":1}\n')));
    await runJsonLines({ input, output, answer: () => ({ ok: true }) });
    expect(most).toBeLessThan(200);
  });

  it('end quietly when nobody reads any more', async () => {
    const output = new Writable({
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
      },
    });
    const input = Readable.from(Array.from({ length: 100 }, () => Buffer.from('1\n')));
    const count = await runJsonLines({ input, output, answer: () => ({}) });
    expect(count.answered).toBeLessThan(100);
  });

  it('pass on any other fault of the output', async () => {
    const output = new Writable({
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error('disk full'), { code: 'ENOSPC' }));
      },
    });
    const input = Readable.from([Buffer.from('1\n'), Buffer.from('2\n')]);
    await expect(runJsonLines({ input, output, answer: () => ({}) })).rejects.toThrow('disk full');
  });
});
