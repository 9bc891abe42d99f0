/** The Express application: which path goes where. */
import { randomUUID } from 'node:crypto';
import express, { type Express, type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import { underRequest } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Readiness } from './readiness.ts';

export interface ServedRequest {
  readonly method: string;
  /** As it was registered, "/console/complaints/:number": never what was asked for, which may be a name. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
}

export interface ApplicationParts {
  readonly metrics: Metrics;
  readonly ready: () => Promise<Readiness>;
  /** /try: only for a sample scheme. */
  readonly tryPage: Router | undefined;
  /** By channel: each is mounted at /webhooks/<channel>. */
  readonly webhooks: Readonly<Record<string, RequestHandler>>;
  /** /console, for the office's staff; none in a bench of the webhooks. */
  readonly consolePages: RequestHandler | undefined;
  /** Browsers come by https, through a proxy in front of this process: it is believed who they are. */
  readonly behindProxy: boolean;
  readonly onFault: (fault: unknown) => void;
  readonly onServed?: (served: ServedRequest) => void;
}

export function createApplication(parts: ApplicationParts): Express {
  const { metrics, ready, tryPage, webhooks, consolePages, behindProxy, onFault } = parts;
  const { onServed = () => undefined } = parts;
  const application = express();
  application.disable('x-powered-by');
  if (behindProxy) application.set('trust proxy', 1);
  application.use(helmet({ contentSecurityPolicy: { directives: { 'upgrade-insecure-requests': null } } }));

  application.use((_request, response, next) => {
    // Pictures and styles say otherwise for themselves.
    response.set('cache-control', 'no-store');
    next();
  });

  application.get('/healthz', (_request, response) => {
    response.type('text/plain').send('ok\n');
  });
  application.get('/readyz', async (_request, response) => {
    const readiness = await ready();
    response
      .status(readiness === 'ready' ? 200 : 503)
      .type('text/plain')
      .send(`${readiness}\n`);
  });
  application.get('/metrics', async (request, response, next) => {
    // For the machines inside: whoever comes through the proxy finds no such page.
    if (behindProxy && request.get('x-forwarded-for') !== undefined) {
      next();
      return;
    }
    response.type(metrics.contentType).send(await metrics.text());
  });
  // What comes before is asked for every few seconds by machines: no line for it.
  application.use(correlateRequests(onServed));
  for (const [channel, webhook] of Object.entries(webhooks)) application.use(`/webhooks/${channel}`, webhook);
  if (consolePages) application.use('/console', consolePages);
  if (tryPage) {
    application.use('/try', tryPage);
    application.get('/', (_request, response) => {
      response.redirect('/try');
    });
  }
  application.use((_request, response) => {
    response.status(404).type('text/plain; charset=utf-8').send('没有这个页面 / no such page\n');
  });
  application.use(
    (fault: unknown, _request: express.Request, response: express.Response, next: express.NextFunction) => {
      if (response.headersSent) {
        next(fault);
        return;
      }
      const status = clientFault(fault);
      if (status === undefined) onFault(fault);
      response
        .status(status ?? 500)
        .type('text/plain; charset=utf-8')
        .send(status === undefined ? '出了点毛病，请过一会儿再试。\n' : '这个请求看不懂。\n');
    },
  );
  return application;
}

/** The status of a fault that lies with the request (bad JSON, too large); undefined: it is ours. */
function clientFault(fault: unknown): number | undefined {
  const status = typeof fault === 'object' && fault !== null && 'status' in fault ? fault.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}

/** An id that a visitor brings along is not believed: it may say anything. */
function correlateRequests(onServed: (served: ServedRequest) => void): RequestHandler {
  return (request, response, next) => {
    const requestId = randomUUID();
    const began = performance.now();
    response.set('x-request-id', requestId);
    underRequest(requestId, () => {
      response.once('finish', () => {
        const ms = Math.round(performance.now() - began);
        onServed({ method: request.method, route: routeOf(request), status: response.statusCode, ms });
      });
      next();
    });
  };
}

function routeOf({ baseUrl, route }: express.Request): string {
  // Express's own type of it is any.
  const found: unknown = route;
  const path = typeof found === 'object' && found !== null && 'path' in found ? found.path : undefined;
  return typeof path === 'string' ? `${baseUrl}${path}` : 'none';
}
