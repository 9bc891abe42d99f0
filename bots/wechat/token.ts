/**
 * The access token: one for the account, kept sealed in the database for all processes, fetched by one of them at a
 * time. A fetch that fails leaves nothing behind that could keep the next from trying.
 */
import type { Keys } from '../../src/kernel/keys.ts';
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../src/kernel/clock.ts';
import { callWithinMs, forcedAtMostEveryMs, renewedBeforeMs } from './limits.ts';
import { sealed, unsealed } from '../../src/kernel/seal.ts';

/** Where all processes keep the token. */
export interface TokenStore {
  read(name: string): Promise<{ readonly sealed: string; readonly expiresAt: Date } | undefined>;
  write(name: string, sealed: string, expiresAt: Date): Promise<void>;
  /** For one process at a time; false: another has it. It ends by itself at `until`. */
  lock(name: string, owner: string, at: Date, until: Date): Promise<boolean>;
  unlock(name: string, owner: string): Promise<void>;
}

export type Fetched =
  | { readonly kind: 'token'; readonly token: string; readonly lastsMs: number }
  | { readonly kind: 'fault'; readonly reason: string };

export interface TokenParts {
  readonly store: TokenStore;
  readonly appId: string;
  readonly sealKey: Keys;
  readonly clock: Clock;
  /** @param force the one in force is refused: another, even if it has not run out */
  readonly fetchToken: (force: boolean) => Promise<Fetched>;
  readonly pauseMs?: number;
}

export interface Tokens {
  /** A token that is good for some minutes. Throws TokenFault in one sentence. */
  current(): Promise<string>;
  /** Instead of one that the platform has refused. */
  insteadOf(refused: string): Promise<string>;
}

export class TokenFault extends Error {
  override readonly name = 'TokenFault';
}

interface Kept {
  readonly token: string;
  readonly expiresAt: Date;
}

const lockMs = callWithinMs + 2_000;
const looksAtMost = 60;

export function createTokens(parts: TokenParts): Tokens {
  const { store, appId, sealKey, clock, fetchToken, pauseMs = 250 } = parts;
  const name = `wechat:${appId}`;
  const owner = randomBytes(8).toString('hex');
  let kept: Kept | undefined;
  let renewing: Promise<string> | undefined;
  let forcedAt: number | undefined;

  const good = (one: Kept | undefined, refused: string | undefined): one is Kept =>
    one !== undefined &&
    one.token !== refused &&
    one.expiresAt.getTime() - renewedBeforeMs > clock().getTime();

  async function fromStore(): Promise<Kept | undefined> {
    const row = await store.read(name);
    const token = row && unsealed(row.sealed, sealKey);
    return row && token !== undefined ? { token, expiresAt: row.expiresAt } : undefined;
  }

  async function fetched(refused: string | undefined): Promise<Kept> {
    let answer = await fetchToken(false);
    // The platform may well give the same again while it lasts: then a new one is forced, which it allows seldom.
    if (answer.kind === 'token' && answer.token === refused) {
      const at = clock().getTime();
      if (forcedAt !== undefined && at - forcedAt < forcedAtMostEveryMs)
        throw new TokenFault(
          'WeChat refuses its access token, and a new one may be asked for only twice a minute.',
        );
      forcedAt = at;
      answer = await fetchToken(true);
    }
    if (answer.kind === 'fault') throw new TokenFault(answer.reason);
    const expiresAt = new Date(clock().getTime() + answer.lastsMs);
    await store.write(name, sealed(answer.token, sealKey, randomBytes(12)), expiresAt);
    return { token: answer.token, expiresAt };
  }

  async function renew(refused: string | undefined): Promise<string> {
    for (let look = 0; look < looksAtMost; look += 1) {
      const found = await fromStore();
      if (good(found, refused)) {
        kept = found;
        return found.token;
      }
      const at = clock();
      if (await store.lock(`${name}:lock`, owner, at, new Date(at.getTime() + lockMs))) {
        try {
          // Whoever had the lock before may have fetched one since we looked.
          const meanwhile = await fromStore();
          kept = good(meanwhile, refused) ? meanwhile : await fetched(refused);
          return kept.token;
        } finally {
          await store.unlock(`${name}:lock`, owner);
        }
      }
      await pause(pauseMs);
    }
    throw new TokenFault('Another process has been fetching the access token of WeChat for too long.');
  }

  /** All of this process wait for one renewal. */
  function renewOnce(refused: string | undefined): Promise<string> {
    renewing ??= renew(refused).finally(() => {
      renewing = undefined;
    });
    return renewing;
  }

  return {
    current: async () => (good(kept, undefined) ? kept.token : renewOnce(undefined)),
    async insteadOf(refused) {
      if (good(kept, refused)) return kept.token;
      const renewed = await renewOnce(refused);
      // The renewal joined may have begun before this refusal.
      return renewed === refused ? renewOnce(refused) : renewed;
    },
  };
}
