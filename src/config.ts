/** The only reader of process.env. A faulty environment is told in one message that names every fault. */
import { hkdfSync } from 'node:crypto';
import { z } from 'zod';
import type { Keys } from './kernel/keys.ts';
import { type LanguageModelSettings, languageModelOf, modelVariables } from './config-model.ts';
import {
  platformsOf,
  platformVariables,
  type TelegramSettings,
  type WechatSettings,
} from './config-platforms.ts';

const developmentDataKey = 'heyi-development-data-key-not-for-production';
const developmentKeyNote = 'DATA_KEY is not set: a development key protects the sample records.';
const weakest = 32;
const portFault = 'must be a whole number from 0 to 65535';
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const environmentSchema = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, portFault)
    .transform((text) => Number.parseInt(text, 10))
    .refine((port) => port <= 65_535, portFault)
    .default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .refine(
      (address) => /^postgres(ql)?:\/\//.test(address) && URL.canParse(address),
      'must be an address such as postgresql://name:password@host:5432/database, with signs such as # or @ in the password written as %23 or %40',
    )
    .optional(),
  DATA_DIR: z.string().min(1).optional(),
  SCHEME_FILE: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  SESSION_SECRET: z.string().optional(),
  DATA_KEY: z.string().optional(),
  DATA_KEY_PREVIOUS: z.string().optional(),
  DRAIN_SECONDS: z
    .string()
    .regex(/^\d{1,2}$/, 'must be a whole number of seconds from 0 to 99')
    .transform((text) => Number.parseInt(text, 10))
    .default(0),
  PUBLIC_URL: z
    .string()
    .refine((address) => /^https?:\/\//.test(address) && URL.canParse(address), 'must be an https address')
    .transform((address) => address.replace(/\/+$/, ''))
    .optional(),
  ...platformVariables,
  ...modelVariables,
});

/** Everything that is read of the environment. */
export const variableNames: readonly string[] = Object.keys(environmentSchema.shape);

export interface Config {
  readonly production: boolean;
  readonly port: number;
  readonly host: string;
  /** Is the host one that only this machine reaches? */
  readonly loopback: boolean;
  readonly databaseUrl: string | undefined;
  /** The folder of the embedded database, when the environment names one. */
  readonly dataDir: string | undefined;
  /** The office's scheme profile; undefined: the fictional sample scheme. */
  readonly schemeFile: string | undefined;
  readonly logLevel: string;
  /** Undefined outside production only: one is made and kept in the database. */
  readonly sessionSecret: string | undefined;
  /** Keys the hashes of ID numbers and query codes (HMAC-SHA256). Two while DATA_KEY is being changed. */
  readonly hashKey: Keys;
  /** Seals what must not be read from a copy of the database (AES-256-GCM). Two while DATA_KEY is being changed. */
  readonly sealKey: Keys;
  /** Where browsers and platforms find the service, without a slash at the end; undefined: at its own address. */
  readonly publicUrl: string | undefined;
  /** How long a process that was told to stop says so at /readyz before it closes its port. */
  readonly drainMs: number;
  readonly telegram: TelegramSettings | undefined;
  readonly wechat: WechatSettings | undefined;
  /** Another wechaty puppet by its package's name, instead of the Official Account. */
  readonly wechatyPuppet: string | undefined;
  /** Undefined: no language model is asked. */
  readonly languageModel: LanguageModelSettings | undefined;
  /** What was filled in for development, one sentence each. */
  readonly notes: readonly string[];
}

export class ConfigFault extends Error {
  override readonly name = 'ConfigFault';
}

/** Reads the environment. Throws ConfigFault: one sentence that names every fault. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  const faults = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  const production = environment.NODE_ENV === 'production';
  if (production) {
    for (const name of ['SESSION_SECRET', 'DATA_KEY'] as const)
      faults.push(...weakness(name, environment[name]));
    if (environment.DATA_KEY_PREVIOUS)
      faults.push(...weakness('DATA_KEY_PREVIOUS', environment.DATA_KEY_PREVIOUS));
    if (!environment.SCHEME_FILE) faults.push("SCHEME_FILE must name the office's scheme profile");
  }
  faults.push(...keyPairFaults(environment));
  const platforms = parsed.success ? platformsOf(parsed.data, production) : undefined;
  const model = parsed.success ? languageModelOf(parsed.data) : undefined;
  faults.push(...(platforms?.faults ?? []), ...(model?.faults ?? []));
  if (!parsed.success || !platforms || !model || faults.length > 0) {
    throw new ConfigFault(`The settings are not usable: ${faults.join('; ')}.`);
  }
  const values = parsed.data;
  const { telegram, wechat } = platforms;
  const notes = [...platforms.notes, ...model.notes];
  return {
    production,
    port: values.PORT,
    host: values.HOST,
    loopback: values.HOST === 'localhost' || values.HOST === '::1' || values.HOST.startsWith('127.'),
    databaseUrl: values.DATABASE_URL,
    dataDir: values.DATA_DIR,
    schemeFile: values.SCHEME_FILE,
    logLevel: values.LOG_LEVEL,
    sessionSecret: values.SESSION_SECRET,
    hashKey: keysFor('identity hashes', values),
    sealKey: keysFor('sealed values', values),
    publicUrl: values.PUBLIC_URL,
    drainMs: values.DRAIN_SECONDS * 1_000,
    telegram,
    wechat,
    wechatyPuppet: values.WECHATY_PUPPET,
    languageModel: model.languageModel,
    notes: values.DATA_KEY ? notes : [developmentKeyNote, ...notes],
  };
}

/**
 * What a model's client would take from its surroundings: other addresses to ask, other keys, and to whom everything
 * that is asked is to be told (LANGSMITH_TRACING and its like). Only LLM_BASE_URL counts.
 */
export function forgetModelSurroundings(environment: NodeJS.ProcessEnv = process.env): void {
  for (const name of Object.keys(environment))
    if (/^(?:LANGSMITH|LANGCHAIN|LANGGRAPH|OPENAI|LC|OTEL|AZURE_OPENAI)_/.test(name))
      Reflect.deleteProperty(environment, name);
}

/** For a program that is started: what this process was given, and more. */
export function environmentWith(added: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...added };
}

function weakness(name: string, secret: string | undefined): string[] {
  if (!secret) return [`${name} is missing (make one with: openssl rand -hex 32)`];
  if (secret === developmentDataKey || secret.length < weakest || new Set(secret).size < 8)
    return [`${name} is too weak (at least ${String(weakest)} random characters)`];
  return [];
}

function keyPairFaults({ DATA_KEY: key, DATA_KEY_PREVIOUS: previous }: NodeJS.ProcessEnv): string[] {
  if (!previous) return [];
  if (!key) return ['DATA_KEY_PREVIOUS is of use only with DATA_KEY'];
  return key === previous ? ['DATA_KEY_PREVIOUS is the same as DATA_KEY'] : [];
}

function keysFor(
  purpose: string,
  { DATA_KEY = developmentDataKey, DATA_KEY_PREVIOUS: previous }: z.infer<typeof environmentSchema>,
): Keys {
  const current = derived(DATA_KEY, purpose);
  return previous ? { current, previous: derived(previous, purpose) } : current;
}

function derived(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'heyi', purpose, 32));
}
