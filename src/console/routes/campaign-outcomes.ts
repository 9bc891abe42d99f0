/** 一个一个看: every recipient of a broadcast and what became of them, masked; narrowed by links, taken away as a file. */
import { z } from 'zod';
import { dayOf } from '../../kernel/day.ts';
import { byteOrderMark, type Cell, csvLines, xlsxOf } from '../../kernel/spreadsheet.ts';
import { type OutcomeFilter, reasonParts } from '../../outreach/outcome.ts';
import { recipientStates, type OutcomeCount } from '../../outreach/recipient.ts';
import type { CampaignTold, RecipientOutcome } from '../../outreach/repository.ts';
import type { Answer } from '../answer.ts';
import { type OutcomePagesParts, outcomePage, tooLong, withCampaign } from '../campaigns/outcome-parts.ts';
import { wayOf } from '../campaigns/progress.ts';
import { reasonWords, wayWords } from '../campaigns/told.ts';
import { hourWords } from '../dates.ts';
import { streamFile } from '../file-reply.ts';
import type { ConsoleSection, Visit } from '../visit.ts';
import type { Say } from '../words/words.ts';

const shown = 50;
/** A file of any length is read so many rows at a time. */
const atATime = 1_000;
/**
 * A workbook is put together whole, and nobody else is served meanwhile: 5,000 rows take a third of a second and 40 MB.
 * The CSV, which has all rows, opens in Excel too.
 */
export const xlsxAtMost = 5_000;

const asked = z.object({
  state: z.enum(recipientStates).optional().catch(undefined),
  reason: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .optional()
    .catch(undefined),
  after: z
    .string()
    .regex(/^\d{1,18}$/)
    .transform(BigInt)
    .optional()
    .catch(undefined),
});

export function campaignOutcomesSection(parts: OutcomePagesParts): ConsoleSection {
  const { outcomes } = parts;

  async function page(visit: Visit, campaign: CampaignTold): Promise<Answer> {
    const { say } = visit;
    const { after, ...filter } = filterOf(visit);
    const [counts, found] = await Promise.all([
      outcomes.counts(campaign.id),
      outcomes.recipients(campaign.id, { ...filter, ...(after !== undefined && { after }) }, shown + 1),
    ]);
    await visit.audited('campaign-outcomes-viewed', `campaign:${String(campaign.id)}`);
    const { shared, ...head } = outcomePage(visit, campaign, 'outcomes');
    const rows = found.slice(0, shown);
    const last = found.length > shown ? rows.at(-1) : undefined;
    const total = counted(counts, filter);
    return {
      ...head,
      values: {
        ...{ ...shared, rows: rows.map((row) => told(row, say)), total },
        filters: filterLinks(counts, filter, campaign, say),
        first: after === undefined ? undefined : addressOf(campaign, filter),
        later: last && addressOf(campaign, { ...filter, after: last.id }),
        csv: addressOf(campaign, filter, 'outcomes.csv'),
        xlsx: total <= xlsxAtMost ? addressOf(campaign, filter, 'outcomes.xlsx') : undefined,
        xlsxAtMost,
      },
    };
  }

  async function* rowsOf(campaign: CampaignTold, filter: OutcomeFilter, say: Say) {
    let after: bigint | undefined;
    do {
      const rows = await outcomes.recipients(
        campaign.id,
        { ...filter, ...(after !== undefined && { after }) },
        atATime,
      );
      yield rows.map((row) => cellsOf(told(row, say)));
      after = rows.length === atATime ? rows.at(-1)?.id : undefined;
    } while (after !== undefined);
  }

  async function* linesOf(campaign: CampaignTold, filter: OutcomeFilter, say: Say) {
    yield byteOrderMark + csvLines([headOf(say)]);
    for await (const rows of rowsOf(campaign, filter, say)) yield csvLines(rows);
  }

  async function csv(visit: Visit, campaign: CampaignTold): Promise<Answer> {
    const { after: _after, ...filter } = filterOf(visit);
    await visit.audited('campaign-exported', `campaign:${String(campaign.id)}`);
    const name = visit.say('outcomes.file', { id: campaign.id });
    const file = { name: `${name}.csv`, type: 'text/csv; charset=utf-8' };
    await streamFile(visit.response, file, linesOf(campaign, filter, visit.say));
    return { kind: 'sent' };
  }

  async function xlsx(visit: Visit, campaign: CampaignTold): Promise<Answer> {
    const { say } = visit;
    const { after: _after, ...filter } = filterOf(visit);
    if (counted(await outcomes.counts(campaign.id), filter) > xlsxAtMost)
      return tooLong(visit, campaign, say('outcomes.xlsx-too-long', { most: xlsxAtMost }));
    const rows: (readonly Cell[])[] = [];
    for await (const some of rowsOf(campaign, filter, say)) rows.push(...some);
    await visit.audited('campaign-exported', `campaign:${String(campaign.id)}`);
    return {
      ...{ kind: 'file', name: `${say('outcomes.file', { id: campaign.id })}.xlsx` },
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      content: await xlsxOf([{ name: say('outcomes.sheet'), head: headOf(say), rows }]),
    };
  }

  return {
    routes: {
      'GET /campaigns/:id/outcomes': withCampaign(parts, page),
      'GET /campaigns/:id/outcomes.csv': withCampaign(parts, csv),
      'GET /campaigns/:id/outcomes.xlsx': withCampaign(parts, xlsx),
    },
  };
}

function filterOf({ query }: Visit): OutcomeFilter & { readonly after?: bigint } {
  const { state, reason, after } = asked.parse(query);
  return {
    ...(state !== undefined && { state }),
    ...(reason !== undefined && { reason }),
    ...(after !== undefined && { after }),
  };
}

function counted(counts: readonly OutcomeCount[], { state, reason }: OutcomeFilter): number {
  return counts
    .filter((one) => (state ?? one.state) === one.state && (reason ?? one.reason) === one.reason)
    .reduce((sum, { count }) => sum + count, 0);
}

/** All, each state that somebody is in, and beneath the state chosen each of its reasons; every one with its count. */
function filterLinks(
  counts: readonly OutcomeCount[],
  chosen: OutcomeFilter,
  campaign: CampaignTold,
  say: Say,
) {
  const link = (filter: OutcomeFilter, words: string) => ({
    ...{ words, count: counted(counts, filter), to: addressOf(campaign, filter) },
    here: filter.state === chosen.state && filter.reason === chosen.reason,
  });
  const states = recipientStates.filter(
    (state) => state === chosen.state || counts.some((one) => one.state === state),
  );
  const ofState = counts.filter(({ state }) => state === chosen.state);
  const reasons = [...new Set(ofState.flatMap(({ reason }) => reason ?? []))];
  return {
    states: [
      { ...link({}, say('outcomes.all')), here: chosen.state === undefined && chosen.reason === undefined },
      ...states.map((state) => ({
        ...link({ state }, say(`outcomes.state.${state}`)),
        here: state === chosen.state,
      })),
    ],
    reasons:
      chosen.state === undefined
        ? []
        : reasons.map((reason) =>
            link({ ...(chosen.state && { state: chosen.state }), reason }, reasonWords(say, reason)),
          ),
  };
}

function addressOf(
  { id }: CampaignTold,
  { state, reason, after }: OutcomeFilter & { readonly after?: bigint },
  page = 'outcomes',
): string {
  const query = new URLSearchParams({
    ...(state !== undefined && { state }),
    ...(reason !== undefined && { reason }),
    ...(after !== undefined && { after: String(after) }),
  }).toString();
  return `/campaigns/${String(id)}/${page}${query === '' ? '' : `?${query}`}`;
}

/** One recipient in words. The platform's own are shown as they came: they say what our code does not. */
function told(row: RecipientOutcome, say: Say) {
  const { code, words } = reasonParts(row.reason ?? '');
  return {
    ...row,
    stateWords: say(`outcomes.state.${row.state}`),
    reasonWords: code === '' ? '' : reasonWords(say, code),
    platformWords: words ?? '',
    wayWords: row.channel === undefined ? '' : wayWords(say, wayOf(row.way, row.channel)),
  };
}

function headOf(say: Say): readonly string[] {
  return [
    ...[say('outcomes.certificate'), say('outcomes.head'), say('outcomes.sumu'), say('outcomes.gacha')],
    ...[say('outcomes.households'), say('outcomes.state'), say('outcomes.reason'), say('outcomes.platform')],
    ...[say('outcomes.way'), say('outcomes.at'), say('outcomes.doubtful')],
  ];
}

function cellsOf(row: ReturnType<typeof told>): readonly Cell[] {
  return [
    ...[row.certificate, row.head, row.sumu, row.gacha, row.households, row.stateWords, row.reasonWords],
    ...[row.platformWords, row.wayWords, row.at && `${dayOf(row.at)} ${hourWords(row.at)}`],
    row.doubtful > 0 ? row.doubtful : undefined,
  ];
}
