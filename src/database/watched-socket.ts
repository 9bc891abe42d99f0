import { Socket } from 'node:net';

/**
 * A connection that falls silent for ever (the network or the database's machine is gone without a word) would be waited
 * for as long as the operating system tries: a quarter of an hour. One that is silent so long is broken here, and whatever
 * hung on it fails.
 */
export function watchedSocket(silentMs: number): Socket {
  const socket = new Socket();
  socket.setTimeout(silentMs, () => {
    const seconds = String(Math.round(silentMs / 1_000));
    socket.destroy(
      Object.assign(new Error(`the database was silent for ${seconds} s`), { code: 'ETIMEDOUT' }),
    );
  });
  return socket;
}
