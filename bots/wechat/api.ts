/** Calls of the platform: over kept connections, with a time limit, the access token fetched and renewed as needed. */
import { z } from 'zod';
import { callWithinMs } from './limits.ts';
import { meaningOf } from './errors.ts';
import { type Fetched, TokenFault, type Tokens } from './token.ts';

export type Answer<T> =
  | { readonly kind: 'done'; readonly answer: T }
  /** The platform's own error code, and what it told besides. */
  | { readonly kind: 'error'; readonly code: number; readonly told: unknown }
  /** The platform could not be asked, or (`inDoubt`) whether it was done is not known. */
  | { readonly kind: 'unreached'; readonly reason: string; readonly inDoubt?: boolean };

export interface Api {
  post<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<Answer<T>>;
  /** Sends a file as the field `media`. */
  upload<T>(path: string, file: File, schema: z.ZodType<T>): Promise<Answer<T>>;
  /** The raw response; for media, which come as bytes. */
  get(path: string, query: Readonly<Record<string, string>>): Promise<Answer<Response>>;
}

export interface ApiParts {
  readonly apiRoot: string;
  readonly tokens: Tokens;
  readonly withinMs?: number;
}

const failed = z.looseObject({ errcode: z.int() });

export function createApi({ apiRoot, tokens, withinMs = callWithinMs }: ApiParts): Api {
  async function withToken<T>(call: (token: string) => Promise<Answer<T>>): Promise<Answer<T>> {
    try {
      const token = await tokens.current();
      const first = await call(token);
      if (first.kind !== 'error' || meaningOf(first.code).consequence.kind !== 'token') return first;
      return await call(await tokens.insteadOf(token));
    } catch (fault) {
      if (fault instanceof TokenFault) return { kind: 'unreached', reason: fault.message };
      throw fault;
    }
  }

  const address = (path: string, query: Readonly<Record<string, string>>) =>
    `${apiRoot}${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams(query).toString()}`;

  function asked<T>(path: string, init: RequestInit, schema: z.ZodType<T>): Promise<Answer<T>> {
    return withToken((access_token) =>
      exchange(address(path, { access_token }), { method: 'POST', ...init }, withinMs, (response) =>
        readJson(response, schema),
      ),
    );
  }

  return {
    post: (path, body, schema) =>
      asked(path, { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }, schema),
    upload(path, file, schema) {
      const form = new FormData();
      form.set('media', file);
      return asked(path, { body: form }, schema);
    },
    get: (path, query) =>
      withToken((access_token) =>
        exchange<Response>(address(path, { ...query, access_token }), {}, withinMs, async (response) =>
          isJson(response) ? readJson(response, z.never()) : { kind: 'done', answer: response },
        ),
      ),
  };
}

/** The stable token's own call, which needs no token. */
export async function fetchStableToken(
  { apiRoot, withinMs = callWithinMs }: Pick<ApiParts, 'apiRoot' | 'withinMs'>,
  account: { readonly appId: string; readonly appSecret: string },
  force: boolean,
): Promise<Fetched> {
  const body = JSON.stringify({
    grant_type: 'client_credential',
    appid: account.appId,
    secret: account.appSecret,
    force_refresh: force,
  });
  const init = { method: 'POST', body, headers: { 'content-type': 'application/json' } };
  const told = await exchange(`${apiRoot}/cgi-bin/stable_token`, init, withinMs, (response) =>
    readJson(response, z.object({ access_token: z.string().min(1), expires_in: z.int().positive() })),
  );
  switch (told.kind) {
    case 'done':
      return {
        kind: 'token',
        token: told.answer.access_token,
        lastsMs: told.answer.expires_in * 1_000,
      };
    case 'error':
      return { kind: 'fault', reason: meaningOf(told.code).sentence };
    case 'unreached':
      return { kind: 'fault', reason: told.reason };
  }
}

/** There was no connection that a call could have gone out on. */
const neverLeft = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH/;

/** Never throws, and never says the address: the token stands in it. */
async function exchange<T>(
  url: string,
  init: RequestInit,
  withinMs: number,
  read: (response: Response) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  try {
    const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(withinMs) });
    if (response.ok) return await read(response);
    await response.body?.cancel();
    return { kind: 'unreached', reason: `WeChat answers with HTTP ${String(response.status)}.` };
  } catch (fault) {
    const late = fault instanceof Error && fault.name === 'TimeoutError';
    const reason = late ? 'WeChat did not answer in time.' : `WeChat cannot be reached (${codeOf(fault)}).`;
    return { kind: 'unreached', reason, ...(!neverLeft.test(reason) && { inDoubt: true }) };
  }
}

async function readJson<T>(response: Response, schema: z.ZodType<T>): Promise<Answer<T>> {
  const told: unknown = JSON.parse(await response.text(), exactly);
  const error = failed.safeParse(told);
  if (error.success && error.data.errcode !== 0) return { kind: 'error', code: error.data.errcode, told };
  const answer = schema.safeParse(told);
  if (answer.success) return { kind: 'done', answer: answer.data };
  return { kind: 'unreached', reason: 'WeChat answers in a form that heyi does not know.' };
}

/** A msgid has 64 bits, a number in JavaScript 53: what would be rounded stays as it was written. */
function exactly(_name: string, value: unknown, { source = '' }: { readonly source?: string } = {}): unknown {
  return typeof value === 'number' && !Number.isSafeInteger(value) && /^\d+$/.test(source) ? source : value;
}

const isJson = (response: Response) => /json|text\/plain/.test(response.headers.get('content-type') ?? '');

/** ECONNREFUSED and its kin, which name no address. */
function codeOf(fault: unknown): string {
  const codes = z.object({ cause: z.object({ code: z.string() }) }).safeParse(fault);
  return codes.success ? codes.data.cause.code : 'no connection';
}
