/** The variables of the platforms (contract: Environment): which channels are on, and how they are reached. */
import { z } from 'zod';

const address = (text: string) => /^https?:\/\//.test(text) && URL.canParse(text);
const apiRoot = z.string().refine(address, 'must be an address such as https://api.example.org');

export const platformVariables = {
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{20,}$/, 'must be the token that BotFather gave, such as 123456:ABC-DEF…')
    .optional(),
  TELEGRAM_API_ROOT: apiRoot.default('https://api.telegram.org'),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/, 'must be 16 to 256 letters, digits, _ or -')
    .optional(),
  WECHAT_APP_ID: z.string().min(1).optional(),
  WECHAT_APP_SECRET: z.string().min(1).optional(),
  WECHAT_TOKEN: z
    .string()
    .regex(/^[A-Za-z0-9]{3,32}$/, "must be 3 to 32 letters or digits, as on the account's page")
    .optional(),
  WECHAT_ENCODING_AES_KEY: z
    .string()
    .regex(/^[A-Za-z0-9]{43}$/, "must be the 43 letters and digits of the account's page")
    .optional(),
  WECHAT_API_ROOT: apiRoot.default('https://api.weixin.qq.com'),
  WECHATY_PUPPET: z
    .string()
    .regex(/^(@[\w.-]+\/)?[\w.-]+$/, 'must be the name of a package')
    .optional(),
};
type Variables = z.infer<z.ZodObject<typeof platformVariables>> & {
  readonly PUBLIC_URL?: string | undefined;
};

export interface TelegramSettings {
  readonly token: string;
  readonly apiRoot: string;
  /** Absent: long polling. */
  readonly webhook?: { readonly secret: string; readonly url: string };
}

export interface WechatSettings {
  readonly appId: string;
  readonly appSecret: string;
  /** Signs what the platform sends. */
  readonly token: string;
  /** Absent: plain mode. */
  readonly aesKey?: string;
  readonly apiRoot: string;
}

export interface Platforms {
  readonly telegram: TelegramSettings | undefined;
  readonly wechat: WechatSettings | undefined;
  readonly faults: readonly string[];
  readonly notes: readonly string[];
}

export function platformsOf(values: Variables, production: boolean): Platforms {
  const faults: string[] = [];
  const notes: string[] = [];
  const roots = [values.TELEGRAM_API_ROOT, values.WECHAT_API_ROOT, values.PUBLIC_URL];
  if (production && roots.some((root) => root?.startsWith('http://')))
    faults.push('PUBLIC_URL and the API roots must begin with https:// in production');
  return { telegram: telegramOf(values, notes), wechat: wechatOf(values, faults), faults, notes };
}

function telegramOf(values: Variables, notes: string[]): TelegramSettings | undefined {
  const {
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT,
    TELEGRAM_WEBHOOK_SECRET: secret,
    PUBLIC_URL,
  } = values;
  if (token === undefined) return undefined;
  const apiRoot = TELEGRAM_API_ROOT.replace(/\/+$/, '');
  if (secret !== undefined && PUBLIC_URL !== undefined)
    return { token, apiRoot, webhook: { secret, url: `${PUBLIC_URL}/webhooks/telegram` } };
  notes.push(
    'Telegram is asked for messages (long polling): a webhook needs TELEGRAM_WEBHOOK_SECRET and PUBLIC_URL.',
  );
  return { token, apiRoot };
}

function wechatOf(values: Variables, faults: string[]): WechatSettings | undefined {
  const needed = {
    WECHAT_APP_ID: values.WECHAT_APP_ID,
    WECHAT_APP_SECRET: values.WECHAT_APP_SECRET,
    WECHAT_TOKEN: values.WECHAT_TOKEN,
  };
  const { WECHAT_APP_ID: appId, WECHAT_APP_SECRET: appSecret, WECHAT_TOKEN: token } = needed;
  const { WECHAT_ENCODING_AES_KEY: aesKey } = values;
  if (appId !== undefined && appSecret !== undefined && token !== undefined) {
    const apiRoot = values.WECHAT_API_ROOT.replace(/\/+$/, '');
    return { appId, appSecret, token, apiRoot, ...(aesKey !== undefined && { aesKey }) };
  }
  const missing = Object.entries(needed).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (missing.length < 3 || aesKey !== undefined)
    faults.push(`WeChat needs ${missing.join(' and ')} too (or none of its variables)`);
  return undefined;
}
