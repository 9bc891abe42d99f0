/** One broadcast as its page shows it: whom, what, whether it can go, and its sending. */
import type { Audience, AudienceExample } from '../../outreach/audience.ts';
import { standings } from '../../outreach/audience.ts';
import type { Campaign, CampaignState } from '../../outreach/campaign.ts';
import type { CampaignDraft, Preflight } from '../../outreach/desk.ts';
import { type FieldName, fieldNames, type TextFault, textLanguages } from '../../outreach/texts.ts';
import { dayOf } from '../../kernel/day.ts';
import { formatYuan } from '../../kernel/money.ts';
import type { Answer } from '../answer.ts';
import { hourWords } from '../dates.ts';
import type { Visit } from '../visit.ts';
import { placeField, longestText } from './form.ts';
import { campaignId, type CampaignPagesParts, outreachStaff } from './parts.ts';
import { sendingOf } from './sending.ts';
import { eventTold, faultTold, nextStep, reasonWords, refusalWords, spanWords, wayWords } from './told.ts';

export interface Told {
  /** What was written and is not saved; it stays on the page. */
  readonly typed?: CampaignDraft;
  /** The version that whoever wrote it had seen; absent: the one of now, which the page shows. */
  readonly version?: number;
  readonly fault?: string;
  readonly status?: number;
  /** What somebody else has saved meanwhile is shown beside it. */
  readonly collided?: boolean;
  /** The day and hour that could not be. */
  readonly start?: { readonly day: string; readonly time: string };
}

const beforeSending: readonly CampaignState[] = ['draft', 'approved', 'scheduled'];

export async function campaignPage(
  visit: Visit,
  parts: CampaignPagesParts,
  told: Told = {},
): Promise<Answer> {
  const { say, at } = visit;
  const { desk } = parts;
  const staff = outreachStaff(visit);
  const seen = await desk.look(staff, campaignId(visit));
  if (!seen) return { kind: 'not-found' };
  const { campaign } = seen;
  const shown = told.typed ?? campaign;
  // One that is scheduled may begin while somebody writes in it: it is taken back first.
  const editable = seen.may.includes('edit') && campaign.state !== 'scheduled';
  const before = beforeSending.includes(campaign.state);
  const preflight = before
    ? await checked(parts, { ...shown, year: campaign.year }, campaign, at)
    : undefined;
  const examples = before ? await desk.examples(shown.audience, at) : [];
  const former = editable
    ? (await desk.list(staff)).filter((one) => one.startedAt && one.id !== campaign.id)
    : [];
  return {
    ...{ kind: 'page', view: 'campaign', section: 'campaigns', title: campaign.name },
    trail: [{ label: say('campaigns.title'), path: '/campaigns' }],
    ...(told.status !== undefined && { status: told.status }),
    scripts: ['live.js'],
    styles: ['campaign.css'],
    values: {
      // Of one that is written its sending stands first.
      writing: campaign.state === 'draft',
      ...{ campaign, shown, editable, examples, former, longestText },
      version: told.version ?? campaign.version,
      ...{ fault: told.fault, unsaved: told.typed !== undefined, collided: told.collided === true },
      can: (deed: string) => seen.may.some((one) => one === deed),
      next: say(nextStep(seen, preflight, staff.id)),
      ...(await sendingOf(visit, parts, seen)),
      check: preflight && checkOf(visit, preflight),
      count: preflight && countOf(preflight),
      example: exampleOf,
      places: editable ? placesShown(await desk.places(), shown.audience) : [],
      standings,
      languages: textLanguages,
      fields: fieldsTold,
      faults: faultsOf(visit, desk.faultsOf(shown.texts)),
      preview: await desk.preview(shown.texts, at),
      choices: parts.choices,
      wholeWords: audienceWords(visit, shown.audience),
      start: told.start ?? startOffered(campaign, preflight),
      createdBy: seen.createdBy,
      approvedBy: seen.approvedBy,
      events: seen.events.map(eventTold(visit)),
    },
  };
}

function checked(
  { desk }: CampaignPagesParts,
  asked: Pick<Campaign, 'audience' | 'texts' | 'year'>,
  { startAt }: Campaign,
  at: Date,
): Promise<Preflight> {
  return desk.preflight(asked, startAt && startAt > at ? startAt : undefined, at);
}

export function countOf({ count }: Pick<Preflight, 'count'>) {
  return { ...count, yuan: formatYuan(count.amount) };
}

export function exampleOf(example: AudienceExample) {
  return { ...example, yuan: formatYuan(example.amount) };
}

export function faultsOf(
  { say }: Visit,
  faults: readonly TextFault[],
): Readonly<Record<string, readonly string[]>> {
  const told = faults.map((fault) => faultTold(say, fault));
  return Object.fromEntries(
    textLanguages.flatMap((language) =>
      (['personal', 'generic'] as const).map((kind) => {
        const box = `${language}-${kind}`;
        return [box, told.filter((one) => one.box === box).map(({ words }) => words)];
      }),
    ),
  );
}

/** The names staff write, with what stands there then. */
const fieldsTold = Object.fromEntries(
  textLanguages.map((language) => [
    language,
    (Object.keys(fieldNames) as FieldName[]).map((name) => ({
      name,
      braced: `{${fieldNames[name][language]}}`,
    })),
  ]),
);

const ways = ['telegram', 'wechat-now', 'wechat-notice', 'wechat-mass', 'web'] as const;

function checkOf({ say }: Visit, preflight: Preflight) {
  const { reach, refusals, takesMs, beginsAt, endsAt, goesOnDays, lastDay } = preflight;
  const told = ways.map((way) => ({ words: wayWords(say, way), count: reach.ways[way] ?? 0 }));
  const skipped = Object.entries(reach.skipped)
    .filter(([, count]) => count > 0)
    .sort(([, one], [, other]) => other - one)
    .map(([reason, count]) => ({ words: reasonWords(say, reason), count }));
  return {
    ...{ ways: told, skipped, beginsAt, endsAt, goesOnDays, lastDay },
    told: told.reduce((sum, { count }) => sum + count, 0),
    untold: skipped.reduce((sum, { count }) => sum + count, 0),
    takes: spanWords(say, takesMs),
    wrong: refusals.filter((one) => one !== 'second-person').map((one) => refusalWords(say, one)),
  };
}

function placesShown(
  places: readonly { readonly sumu: string; readonly gachas: readonly string[] }[],
  { sumus, gachas }: Audience,
) {
  return places.map((one) => {
    const own = gachas.filter(({ sumu }) => sumu === one.sumu).map(({ gacha }) => gacha);
    return {
      ...{ sumu: one.sumu, field: placeField(one.sumu) },
      chosen: sumus.includes(one.sumu) || own.length > 0,
      parted: own.length > 0 && own.length < one.gachas.length,
      gachas: one.gachas.map((gacha) => ({
        ...{
          gacha,
          field: placeField(one.sumu, gacha),
          chosen: own.length < one.gachas.length && own.includes(gacha),
        },
      })),
    };
  });
}

/** The form in one sentence, where it cannot be changed. */
function audienceWords(
  { say }: Visit,
  { standing, sumus, gachas, language, bound, former }: Audience,
): readonly string[] {
  const places = gachas.length > 0 ? gachas.map(({ sumu, gacha }) => `${sumu}${gacha}`) : sumus;
  return [
    say(standing === 'any-unpaid' ? 'campaign.any-unpaid' : `campaign.standing.${standing}`),
    places.length > 0 ? say('campaign.only-in', { places: places.join('、') }) : say('campaign.everywhere'),
    ...(language === 'any' ? [] : [say(`campaign.language.${language}`)]),
    ...(bound === 'any' ? [] : [say(`campaign.bound.${bound}`)]),
    ...(former ? [say(`campaign.former.${former.outcome}`, { name: `#${String(former.campaignId)}` })] : []),
  ];
}

/** Its own; else the next morning on which something can be sent. */
export function startOffered({ startAt }: Campaign, preflight: Preflight | undefined) {
  const offered = startAt ?? (preflight && fullHour(preflight.beginsAt));
  if (!offered) return { day: '', time: '' };
  return { day: dayOf(offered), time: hourWords(offered) };
}

const hourMs = 3_600_000;

function fullHour(at: Date): Date {
  return new Date(Math.ceil(at.getTime() / hourMs) * hourMs);
}
