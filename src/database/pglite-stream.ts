import { Duplex } from 'node:stream';
import type { PGlite } from '@electric-sql/pglite';

type Done = (failure?: Error | null) => void;

const startupReply = Buffer.from([
  ...[0x52, 0, 0, 0, 8, 0, 0, 0, 0], // 'R' AuthenticationOk
  ...[0x5a, 0, 0, 0, 5, 0x49], // 'Z' ReadyForQuery, idle
]);
const sync = 0x53;
const query = 0x51;
const terminate = 0x58;

/**
 * The socket that node-postgres believes it holds: PostgreSQL's wire protocol in, PGlite's answers out, no port.
 * PGlite wants whole exchanges, so messages wait until a Sync or a simple Query ends one. There is one session
 * behind every stream: whoever leaves, even in the middle of a transaction, leaves it clean.
 */
export class PgliteStream extends Duplex {
  readonly #engine: PGlite;
  #unread: Buffer = Buffer.alloc(0);
  #exchange: Buffer[] = [];
  #started = false;
  #left = false;

  constructor(engine: PGlite) {
    super();
    this.#engine = engine;
  }

  connect(): this {
    queueMicrotask(() => this.emit('connect'));
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {
    // Answers are pushed when PGlite gives them.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    this.#take([chunk], done);
  }

  override _writev(chunks: readonly { chunk: Buffer }[], done: Done): void {
    this.#take(
      chunks.map(({ chunk }) => chunk),
      done,
    );
  }

  override _final(done: Done): void {
    this.#leave();
    queueMicrotask(() => {
      this.push(null);
      done();
    });
  }

  override _destroy(failure: Error | null, done: Done): void {
    this.#leave();
    done(failure);
  }

  #take(chunks: readonly Buffer[], done: Done): void {
    try {
      this.#unread =
        this.#unread.length === 0 && chunks.length === 1 && chunks[0]
          ? chunks[0]
          : Buffer.concat([this.#unread, ...chunks]);
      this.#readMessages();
      done();
    } catch (fault) {
      done(fault instanceof Error ? fault : new Error(String(fault)));
    }
  }

  #readMessages(): void {
    let at = 0;
    for (;;) {
      const lengthAt = this.#started ? at + 1 : at;
      if (this.#unread.length < lengthAt + 4) break;
      const end = lengthAt + this.#unread.readInt32BE(lengthAt);
      if (this.#unread.length < end) break;
      this.#receive(this.#unread.subarray(at, end));
      at = end;
    }
    this.#unread = this.#unread.subarray(at);
  }

  #receive(message: Buffer): void {
    if (!this.#started) {
      this.#started = true;
      this.#reply([startupReply]);
      return;
    }
    if (message[0] === terminate) {
      this.#leave();
      return;
    }
    this.#exchange.push(message);
    if (message[0] !== sync && message[0] !== query) return;
    const exchange = Buffer.concat(this.#exchange);
    this.#exchange = [];
    this.#reply(this.#answer(exchange));
  }

  /** Never from within the write: node-postgres's parser must not be entered twice. */
  #reply(answers: readonly Buffer[]): void {
    queueMicrotask(() => {
      if (this.destroyed || this.readableEnded) return;
      for (const answer of answers) this.push(answer);
    });
  }

  #answer(exchange: Buffer): Buffer[] {
    const answers: Buffer[] = [];
    // The engine works synchronously; its bytes are a view of its memory and must be copied at once. Nothing is
    // synced to the folder afterwards: on Node every write has already gone to the operating system.
    this.#engine
      .execProtocolRawStream(exchange, {
        syncToFs: false,
        onRawData: (bytes) => answers.push(Buffer.from(bytes)),
      })
      .catch((fault: unknown) => this.destroy(fault instanceof Error ? fault : new Error(String(fault))));
    return answers;
  }

  #leave(): void {
    if (this.#left || !this.#started) return;
    this.#left = true;
    if (this.#engine.closed) return;
    this.#answer(simpleQuery('ROLLBACK'));
    this.#answer(simpleQuery('DISCARD ALL'));
  }
}

function simpleQuery(sql: string): Buffer {
  const text = Buffer.from(`${sql}\0`);
  const head = Buffer.alloc(5);
  head[0] = query;
  head.writeInt32BE(text.length + 4, 1);
  return Buffer.concat([head, text]);
}
