/** One id for everything that a request leads to in this process: it stands in each line of the log, and in the response. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler } from 'express';

const requestIds = new AsyncLocalStorage<string>();

/** For every line of the log. */
export function correlated(): { readonly requestId?: string } {
  const requestId = requestIds.getStore();
  return requestId === undefined ? {} : { requestId };
}

export interface ServedRequest {
  readonly method: string;
  /** As it was registered, "/console/complaints/:number": never what was asked for, which may be a name. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
}

/** An id that a visitor brings along is not believed: it may say anything. */
export function correlateRequests(onServed: (served: ServedRequest) => void): RequestHandler {
  return (request, response, next) => {
    const requestId = randomUUID();
    const began = performance.now();
    response.set('x-request-id', requestId);
    requestIds.run(requestId, () => {
      response.once('finish', () => {
        const ms = Math.round(performance.now() - began);
        onServed({ method: request.method, route: routeOf(request), status: response.statusCode, ms });
      });
      next();
    });
  };
}

function routeOf({ baseUrl, route }: Request): string {
  // Express's own type of it is any.
  const found: unknown = route;
  const path = typeof found === 'object' && found !== null && 'path' in found ? found.path : undefined;
  return typeof path === 'string' ? `${baseUrl}${path}` : 'none';
}
