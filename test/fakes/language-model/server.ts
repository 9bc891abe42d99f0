/** An OpenAI-compatible server that says what it is told to: the truth, lies, rubbish, or nothing at all. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const requestSchema = z.object({
  model: z.string(),
  stream: z.boolean().optional(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  tools: z.array(z.object({ function: z.object({ name: z.string() }) })).optional(),
});

export interface AskedOfModel {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly system: string;
  readonly asked: string;
  /** It is to choose an intent. */
  readonly routes: boolean;
}

export type Behaviour =
  | { readonly kind: 'says'; readonly text: string }
  | { readonly kind: 'routes'; readonly about: unknown }
  /** Calls a tool that nobody offered. */
  | { readonly kind: 'calls-tool'; readonly name: string }
  /** Takes the question and never answers. */
  | { readonly kind: 'stalls' }
  /** Sends some words and then nothing. */
  | { readonly kind: 'stalls-after'; readonly text: string }
  /** Never stops talking. */
  | { readonly kind: 'endless'; readonly text: string }
  | { readonly kind: 'hangs-up' }
  | {
      readonly kind: 'sends';
      readonly status: number;
      readonly type: string;
      readonly body: string | Buffer;
    };

export interface FakeModel {
  readonly baseUrl: string;
  readonly requests: AskedOfModel[];
  behave(how: (asked: AskedOfModel) => Behaviour): void;
  close(): Promise<void>;
}

/** @param port 0: any that is free */
export async function startFakeModel(
  how: (asked: AskedOfModel) => Behaviour = () => ({ kind: 'stalls' }),
  port = 0,
): Promise<FakeModel> {
  const requests: AskedOfModel[] = [];
  let behaviour = how;
  const server = createServer((request, response) => {
    void read(request).then((asked) => {
      requests.push(asked);
      answer(behaviour(asked), response);
    });
  });
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  return {
    baseUrl: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v1`,
    requests,
    behave: (next) => {
      behaviour = next;
    },
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => {
          closed();
        });
      }),
  };
}

async function read(request: IncomingMessage): Promise<AskedOfModel> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString('utf8');
  const { messages, tools } = requestSchema.parse(JSON.parse(body));
  const said = (role: string) => messages.find((message) => message.role === role)?.content ?? '';
  return {
    ...{ path: request.url ?? '', headers: request.headers, body },
    ...{ system: said('system'), asked: said('user') },
    routes: tools?.some((tool) => tool.function.name === 'route') === true,
  };
}

const streaming = { 'content-type': 'text/event-stream' };
const chunk = (delta: object, finish: string | null = null) =>
  `data: ${JSON.stringify({
    ...{ id: 'fake', object: 'chat.completion.chunk', created: 0, model: 'fake' },
    choices: [{ index: 0, delta, finish_reason: finish }],
  })}\n\n`;

function answer(how: Behaviour, response: ServerResponse): void {
  switch (how.kind) {
    case 'says':
      response.writeHead(200, streaming);
      for (const content of how.text.match(/[\s\S]{1,7}/gu) ?? []) response.write(chunk({ content }));
      response.end(`${chunk({}, 'stop')}data: [DONE]\n\n`);
      return;
    case 'routes':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(completion('route', { about: how.about }));
      return;
    case 'calls-tool': {
      const call = { name: how.name, arguments: '{}' };
      response.writeHead(200, streaming);
      response.write(chunk({ tool_calls: [{ index: 0, id: 'call', type: 'function', function: call }] }));
      response.end(`${chunk({}, 'tool_calls')}data: [DONE]\n\n`);
      return;
    }
    case 'stalls':
      return;
    case 'stalls-after':
      response.writeHead(200, streaming);
      response.write(chunk({ content: how.text }));
      return;
    case 'endless': {
      response.writeHead(200, streaming);
      const talk = () => {
        if (response.destroyed) return;
        response.write(chunk({ content: how.text }));
        setImmediate(talk);
      };
      talk();
      return;
    }
    case 'hangs-up':
      response.destroy();
      return;
    case 'sends':
      response.writeHead(how.status, { 'content-type': how.type });
      response.end(how.body);
  }
}

function completion(name: string, given: object): string {
  const call = { id: 'call', type: 'function', function: { name, arguments: JSON.stringify(given) } };
  const message = { role: 'assistant', content: null, tool_calls: [call] };
  return JSON.stringify({
    ...{ id: 'fake', object: 'chat.completion', created: 0, model: 'fake' },
    choices: [{ index: 0, message, finish_reason: 'tool_calls' }],
    usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
  });
}
