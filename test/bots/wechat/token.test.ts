import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTokens, type Fetched, type TokenStore } from '../../../bots/wechat/token.ts';
import { sealed, unsealed } from '../../../src/kernel/seal.ts';
import type { Database } from '../../../src/database/open.ts';
import { platformTokens } from '../../../src/database/platform-token.ts';
import { openTestDatabase } from '../../support/database.ts';
import { begins, sealKey } from './account.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const hour = 3_600_000;
let accounts = 0;

/** Processes of one account, over one database and one clock. */
function account(count = 1, store: TokenStore = platformTokens(database)) {
  accounts += 1;
  const appId = `wx${String(accounts)}`;
  let now = begins.getTime();
  const fetches: boolean[] = [];
  const given: Fetched[] = [];
  let last = 0;
  const fetchToken = async (force: boolean): Promise<Fetched> => {
    fetches.push(force);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const queued = given.shift();
    if (queued) return queued;
    last += 1;
    return { kind: 'token', token: `T${String(last)}`, lastsMs: 2 * hour };
  };
  const tokens = Array.from({ length: count }, () =>
    createTokens({ store, appId, sealKey, clock: () => new Date(now), fetchToken, pauseMs: 1 }),
  );
  return {
    appId,
    tokens,
    fetches,
    given,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

const all = async (asked: readonly Promise<string>[]) => [...new Set(await Promise.all(asked))];

describe('the access token', () => {
  it('is fetched once, whoever and however many ask', async () => {
    const { tokens, fetches } = account(3);

    const asked = await all([...tokens, ...tokens, ...tokens].map((one) => one.current()));

    expect([asked, fetches]).toEqual([['T1'], [false]]);
  });

  it('is not fetched again by whoever looked before and locks after the one who fetched it', async () => {
    const real = platformTokens(database);
    const waiting: (() => void)[] = [];
    const late: TokenStore = {
      ...real,
      async lock(...given) {
        if (waiting.length === 0) await new Promise<void>((resolve) => waiting.push(resolve));
        return real.lock(...given);
      },
    };
    const { tokens, fetches } = account(2, late);

    const [slow, quick] = tokens.map((one) => one.current());
    await quick;
    waiting[0]?.();

    expect([await slow, await quick, fetches]).toEqual(['T1', 'T1', [false]]);
  });

  it('is renewed some minutes before it runs out, once', async () => {
    const { tokens, fetches, pass } = account(2);
    await all(tokens.map((one) => one.current()));

    pass(2 * hour - 5 * 60_000);
    expect(await all(tokens.map((one) => one.current()))).toEqual(['T1']);
    pass(2 * 60_000);
    expect(await all(tokens.map((one) => one.current()))).toEqual(['T2']);

    expect(fetches).toEqual([false, false]);
  });

  it('that is refused is replaced once for all; the platform’s same one is forced away', async () => {
    const { tokens, fetches, given } = account(2);
    await all(tokens.map((one) => one.current()));
    given.push({ kind: 'token', token: 'T1', lastsMs: hour });

    const instead = await all([...tokens, ...tokens].map((one) => one.insteadOf('T1')));

    expect([instead, fetches]).toEqual([['T2'], [false, false, true]]);
  });

  it('is not forced away twice within half a minute', async () => {
    const { tokens, given, pass } = account();
    await tokens[0]?.current();
    const same = { kind: 'token', token: 'T1', lastsMs: hour } as const;
    given.push(same, same, same);

    await expect(tokens[0]?.insteadOf('T1')).rejects.toThrow('only twice a minute');
    pass(31_000);

    expect(await tokens[0]?.insteadOf('T1')).toBe('T2');
  });

  it('that could not be fetched is tried again: nothing stays behind', async () => {
    const { tokens, given } = account(2);
    given.push({ kind: 'fault', reason: 'WeChat cannot be reached (ECONNREFUSED).' });

    await expect(tokens[0]?.current()).rejects.toThrow('ECONNREFUSED');

    expect(await all(tokens.map((one) => one.current()))).toEqual(['T1']);
  });

  it('is fetched by another when the one that was fetching has died', async () => {
    const { tokens, appId, pass, fetches } = account();
    const store = platformTokens(database);
    await store.lock(`wechat:${appId}:lock`, 'dead', begins, new Date(begins.getTime() + 10_000));

    const asked = tokens[0]?.current();
    setTimeout(() => {
      pass(10_001);
    }, 20);

    expect([await asked, fetches]).toEqual(['T1', [false]]);
  });

  it('lies sealed in the database', async () => {
    const { tokens, appId } = account();
    await tokens[0]?.current();

    const row = await platformTokens(database).read(`wechat:${appId}`);

    // Its letters may spell T1 by chance; its bytes hardly ever.
    expect(Buffer.from(row?.sealed ?? '', 'base64').includes('T1')).toBe(false);
    expect(unsealed(row?.sealed ?? '', sealKey)).toBe('T1');
    expect(unsealed(row?.sealed ?? '', Buffer.alloc(32, 6))).toBeUndefined();
  });

  it('that was sealed under another key, or spoilt, is fetched anew', async () => {
    const { tokens, appId } = account();
    const late = new Date(begins.getTime() + hour);
    await platformTokens(database).write(
      `wechat:${appId}`,
      sealed('old', Buffer.alloc(32, 9), Buffer.alloc(12)),
      late,
    );

    expect(await tokens[0]?.current()).toBe('T1');
    expect([unsealed('', sealKey), unsealed('AAAA', sealKey)]).toEqual([undefined, undefined]);
  });
});

describe('the right to fetch', () => {
  it('is one owner’s at a time, ends by itself, and is given up by its owner only', async () => {
    const store = platformTokens(database);
    const at = (seconds: number) => new Date(begins.getTime() + seconds * 1_000);

    expect(await store.lock('l', 'a', at(0), at(10))).toBe(true);
    expect(await store.lock('l', 'b', at(9), at(19))).toBe(false);
    await store.unlock('l', 'b');
    expect(await store.lock('l', 'b', at(9), at(19))).toBe(false);
    expect(await store.lock('l', 'b', at(10), at(20))).toBe(true);
    await store.unlock('l', 'b');
    expect(await store.lock('l', 'a', at(11), at(20))).toBe(true);
  });
});
