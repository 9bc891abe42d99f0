/** The calls of one account, with the token that all its processes share. */
import type { Keys } from '../../src/kernel/keys.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import { type Api, createApi, fetchStableToken } from './api.ts';
import { createTokens, type Tokens, type TokenStore } from './token.ts';

export interface AccountApiParts {
  readonly settings: { readonly appId: string; readonly appSecret: string; readonly apiRoot: string };
  readonly sealKey: Keys;
  readonly tokenStore: TokenStore;
  readonly clock: Clock;
}

export function createAccountApi({ settings, sealKey, tokenStore, clock }: AccountApiParts): {
  readonly api: Api;
  readonly tokens: Tokens;
} {
  const tokens = createTokens({
    store: tokenStore,
    appId: settings.appId,
    sealKey,
    clock,
    fetchToken: (force) => fetchStableToken(settings, settings, force),
  });
  return { api: createApi({ apiRoot: settings.apiRoot, tokens }), tokens };
}
