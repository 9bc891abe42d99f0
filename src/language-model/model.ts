/** An OpenAI-compatible model through LangChain; imported only where one is set up. */
import { HumanMessage, SystemMessage } from '@langchain/core/messages';
import { ChatOpenAI } from '@langchain/openai';
import { z } from 'zod';
import { intents } from '../kernel/intent.ts';
import { fetchFrom } from './fetch-from.ts';

export interface ModelSettings {
  readonly baseUrl: string;
  readonly apiKey?: string | undefined;
  readonly model: string;
}

/** Both reject with whatever went wrong, and when the signal says so. */
export interface Model {
  readonly text: (system: string, asked: string, signal: AbortSignal) => Promise<string>;
  readonly intent: (system: string, asked: string, signal: AbortSignal) => Promise<Routed>;
}

const routable = intents.filter(
  (intent) => intent !== 'clarify' && intent !== 'opt-out' && intent !== 'language',
);
const routedSchema = z.object({ about: z.enum(routable) });
export type Routed = z.infer<typeof routedSchema>['about'];

const longestAnswer = 4_000;
const thinking = /^\s*<think>[\s\S]*?<\/think>/;

/** @param timeoutMs also told to the client, so that it frees its connection */
export function openModel({ baseUrl, apiKey, model }: ModelSettings, timeoutMs: number): Model {
  const chat = new ChatOpenAI({
    model,
    // Servers of one's own often want no key, the client always does.
    apiKey: apiKey ?? 'none',
    ...{ temperature: 0.2, maxTokens: 600, maxRetries: 0, timeout: timeoutMs },
    ...{ streamUsage: false, useResponsesApi: false, verbose: false, callbacks: [], cache: false },
    configuration: {
      baseURL: baseUrl,
      fetch: fetchFrom(baseUrl),
      organization: null,
      project: null,
      logLevel: 'off',
    },
  });
  const routing = chat.withStructuredOutput(routedSchema, { name: 'route', method: 'functionCalling' });
  const messages = (system: string, asked: string) => [new SystemMessage(system), new HumanMessage(asked)];
  return {
    async text(system, asked, signal) {
      let text = '';
      for await (const chunk of await chat.stream(messages(system, asked), { signal })) {
        if ((chunk.tool_call_chunks ?? []).length > 0) throw new Error('the model called a tool');
        if (typeof chunk.content !== 'string')
          throw new Error('the model answered with something that is no text');
        text += chunk.content;
        if (text.length > longestAnswer) throw new Error('the model found no end');
      }
      return text.replace(thinking, '').trim();
    },
    async intent(system, asked, signal) {
      const { about } = routedSchema.parse(await routing.invoke(messages(system, asked), { signal }));
      return about;
    },
  };
}
