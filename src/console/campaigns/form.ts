/** The form of a broadcast: whom it is for and what it says, as a page sends it. */
import { z } from 'zod';
import { type Audience, audienceSchema } from '../../outreach/audience.ts';
import type { CampaignDraft } from '../../outreach/desk.ts';
import { textsSchema } from '../../outreach/texts.ts';
import { normalizeText } from '../../kernel/text.ts';
import { digits } from '../complaints/form.ts';

/** In characters; the box lets no more in, and what comes without the box is refused, not cut. */
export const longestText = 4_000;
const longestName = 60;

type Places = readonly { readonly sumu: string; readonly gachas: readonly string[] }[];

const line = z
  .string()
  .transform((text) => normalizeText(text, { longest: longestName }))
  .catch('');
/** Line by line: an empty line between two thoughts is one that somebody wanted. */
const words = z
  .string()
  .transform((text) =>
    text
      .slice(0, longestText * 4)
      .split(/\r\n?|\n/)
      .map((one) => normalizeText(one, { keepForm: true }))
      .join('\n')
      .trim(),
  )
  .catch('');

const form = z.object({
  version: digits,
  name: line.default(''),
  standing: z.string().catch(''),
  language: z.string().catch(''),
  bound: z.string().catch(''),
  /** "12.reached" */
  former: z.string().catch(''),
  text: words.default(''),
  mass: words.default(''),
  'text-en': words.default(''),
  'mass-en': words.default(''),
});

/** A tick's name: "place:林东镇", "place:林东镇/一村". Each field has one value, so that they are kept over a log-in. */
export function placeField(sumu: string, gacha?: string): string {
  return gacha === undefined ? `place:${sumu}` : `place:${sumu}/${gacha}`;
}

export interface DraftForm {
  readonly version: number;
  /** What was written, whatever is wrong with it. */
  readonly draft: CampaignDraft;
  /** The form was not one of ours: nothing of it is saved. */
  readonly fault?: 'audience' | 'too-long';
}

/** @param now what is there already: it stays where the form says nothing sensible */
export function readDraft(sent: unknown, now: CampaignDraft, places: Places): DraftForm {
  const fields = form.parse(sent ?? {});
  const audience = audienceSchema.safeParse({
    ...{ standing: fields.standing, language: fields.language, bound: fields.bound },
    ...placesOf(ticked(sent), places),
    ...(fields.former !== '' && { former: formerOf(fields.former) }),
  });
  const written = {
    'zh-CN': { personal: fields.text, generic: fields.mass },
    en: { personal: fields['text-en'], generic: fields['mass-en'] },
  };
  const texts = textsSchema.safeParse(written);
  const fault = !audience.success ? 'audience' : !texts.success ? 'too-long' : undefined;
  return {
    version: fields.version,
    draft: {
      name: fields.name === '' ? now.name : fields.name,
      audience: audience.success ? audience.data : now.audience,
      texts: written,
    },
    ...(fault && { fault }),
  };
}

function ticked(sent: unknown): ReadonlySet<string> {
  return new Set(typeof sent === 'object' && sent !== null ? Object.keys(sent) : []);
}

/**
 * Gachas, once one is ticked, are all that is asked for: a sumu that is ticked as a whole beside them is
 * given with each of its own.
 */
function placesOf(fields: ReadonlySet<string>, places: Places): Pick<Audience, 'sumus' | 'gachas'> {
  const chosen = places.flatMap(({ sumu, gachas }) => {
    const some = gachas.filter((gacha) => fields.has(placeField(sumu, gacha)));
    return some.length > 0 || fields.has(placeField(sumu)) ? [{ sumu, gachas, some }] : [];
  });
  const parted = chosen.some(({ gachas, some }) => some.length > 0 && some.length < gachas.length);
  return {
    sumus: chosen.map(({ sumu }) => sumu),
    gachas: parted
      ? chosen.flatMap(({ sumu, gachas, some }) =>
          (some.length > 0 ? some : gachas).map((gacha) => ({ sumu, gacha })),
        )
      : [],
  };
}

function formerOf(value: string) {
  const [, id = '', outcome = ''] = /^([1-9]\d{0,8})\.([a-z-]+)$/.exec(value) ?? [];
  return { campaignId: Number.parseInt(id, 10), outcome };
}

const startForm = z.object({
  version: digits,
  when: z.string().catch(''),
  day: z.string().catch(''),
  time: z.string().catch(''),
});

export type StartForm = { readonly version: number } & (
  { readonly kind: 'now' } | { readonly kind: 'at'; readonly day: string; readonly time: string }
);

export function readStart(sent: unknown): StartForm {
  const { version, when, day, time } = startForm.parse(sent ?? {});
  return when === 'now' ? { version, kind: 'now' } : { version, kind: 'at', day, time };
}

export const versionForm = z.object({ version: digits });
