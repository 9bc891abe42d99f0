/** The variables of the optional language model (contract: Environment). */
import { isIPv4 } from 'node:net';
import { z } from 'zod';

export const modelVariables = {
  LLM_BASE_URL: z
    .string()
    .refine(
      (address) => /^https?:\/\//.test(address) && URL.canParse(address),
      'must be an address such as https://model.example.org/v1',
    )
    .transform((address) => address.replace(/\/+$/, ''))
    .optional(),
  LLM_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'must be one word without spaces')
    .optional(),
  LLM_MODEL: z.string().trim().min(1, 'must name the model').max(200).optional(),
};
type Variables = z.infer<z.ZodObject<typeof modelVariables>>;

export interface LanguageModelSettings {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly apiKey?: string | undefined;
  readonly model: string;
}

export interface LanguageModel {
  /** Absent: none is called. */
  readonly languageModel: LanguageModelSettings | undefined;
  readonly faults: readonly string[];
  readonly notes: readonly string[];
}

export function languageModelOf(values: Variables): LanguageModel {
  const { LLM_BASE_URL: baseUrl, LLM_API_KEY: apiKey, LLM_MODEL: model } = values;
  const none = { languageModel: undefined, faults: [], notes: [] };
  if (baseUrl === undefined) {
    if (apiKey === undefined && model === undefined) return none;
    return { ...none, notes: ['No language model is asked: LLM_BASE_URL is not set.'] };
  }
  const faults: string[] = [];
  if (model === undefined) faults.push('LLM_MODEL must name the model that LLM_BASE_URL serves');
  if (!isSafeToCross(new URL(baseUrl)))
    faults.push('LLM_BASE_URL must begin with https:// unless the model runs in your own network');
  if (model === undefined || faults.length > 0) return { ...none, faults };
  return { ...none, languageModel: { baseUrl, apiKey, model } };
}

/** Unencrypted only to this machine, a private address, or a name of one word (a container's, a machine's next door). */
function isSafeToCross({ protocol, hostname }: URL): boolean {
  if (protocol === 'https:' || hostname === '[::1]') return true;
  if (isIPv4(hostname)) return /^(?:127|10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(hostname);
  return !hostname.includes('.') && !hostname.startsWith('[');
}
