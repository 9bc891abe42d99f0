/** 打电话名单: the households that a broadcast did not reach; to be called, visited, taken away, and printed by gacha. */
import { z } from 'zod';
import { dayOf } from '../../kernel/day.ts';
import { zero } from '../../kernel/money.ts';
import { xlsxOf } from '../../kernel/spreadsheet.ts';
import { callReasons } from '../../outreach/outcome.ts';
import type { CallListQuestion, CampaignTold } from '../../outreach/repository.ts';
import type { Answer } from '../answer.ts';
import { byGacha, bySumu, callSheet, dueWords, sheetNames, summed } from '../campaigns/call-list.ts';
import { type OutcomePagesParts, outcomePage, tooLong, withCampaign } from '../campaigns/outcome-parts.ts';
import { progressOf } from '../campaigns/progress.ts';
import { reasonWords } from '../campaigns/told.ts';
import type { ConsoleSection, Visit } from '../visit.ts';
import { xlsxAtMost } from './campaign-outcomes.ts';

/** Without a place chosen, a list longer than this is shown by its places only. */
const shownWhole = 100;
const shownOfPlace = 300;
/** More gachas than a banner has: then those of the chosen sumu only. */
const placesSpread = 300;
/** Some hundred sheets of paper: more is printed gacha by gacha. */
export const printedAtMost = 2_000;

const name = z.string().trim().min(1).max(60).optional().catch(undefined);
const asked = z.object({ sumu: name, gacha: name });

export function campaignCallListSection(parts: OutcomePagesParts): ConsoleSection {
  const { outcomes } = parts;

  /** A gacha is only known within its sumu. */
  function questionOf(visit: Visit, { id, year }: CampaignTold): CallListQuestion & { signed: boolean } {
    const { sumu, gacha } = asked.parse(visit.query);
    const premium = parts.premium(year);
    return {
      ...{ campaignId: id, year, premium: premium ?? zero, today: dayOf(visit.at) },
      reasons: callReasons,
      ...(sumu !== undefined && { sumu, ...(gacha !== undefined && { gacha }) }),
      signed: premium !== undefined,
    };
  }

  const audited = (visit: Visit, { id }: CampaignTold, deed: string) =>
    visit.audited(`campaign-call-list-${deed}`, `campaign:${String(id)}`);

  async function page(visit: Visit, campaign: CampaignTold): Promise<Answer> {
    const { say } = visit;
    const { signed, ...question } = questionOf(visit, campaign);
    const { sumu, gacha, ...everywhere } = question;
    const [places, counts] = await Promise.all([
      outcomes.callPlaces(everywhere),
      outcomes.counts(campaign.id),
    ]);
    const chosen = places.filter(
      (one) => (sumu ?? one.sumu) === one.sumu && (gacha ?? one.gacha) === one.gacha,
    );
    const sums = summed(chosen);
    const listed = sumu === undefined ? sums.households <= shownWhole : sums.households > 0;
    const rows = listed ? await outcomes.callList(question, shownOfPlace) : [];
    await audited(visit, campaign, 'viewed');
    const { shared, ...head } = outcomePage(visit, campaign, 'call-list');
    const to = (page = 'call-list', place: { sumu?: string; gacha?: string } = question) =>
      addressOf(campaign, page, place);
    return {
      ...head,
      values: {
        ...{ ...shared, sumu, gacha, sums, signed, listed, printedAtMost, xlsxAtMost },
        groups: byGacha(rows),
        more: listed ? sums.households - rows.length : 0,
        places: bySumu(places),
        spread: places.length <= placesSpread,
        waiting: progressOf(counts).waiting,
        over: dayOf(visit.at) > campaign.lastDay,
        basis: parts.basis(visit.language),
        due: (amount: typeof sums.amount) => dueWords(amount, signed),
        why: (reason = 'other') => reasonWords(say, reason),
        to,
        xlsx: sums.households <= xlsxAtMost ? to('call-list.xlsx') : undefined,
        print: sums.households <= printedAtMost ? to('call-list/print') : undefined,
      },
    };
  }

  async function xlsx(visit: Visit, campaign: CampaignTold): Promise<Answer> {
    const { say } = visit;
    const { signed, ...question } = questionOf(visit, campaign);
    const rows = await outcomes.callList(question, xlsxAtMost + 1);
    if (rows.length > xlsxAtMost)
      return tooLong(visit, campaign, say('calls.xlsx-too-long', { most: xlsxAtMost }));
    const sumus = [...Map.groupBy(rows, ({ sumu }) => sumu)];
    const names = sheetNames(sumus.map(([sumu]) => sumu));
    await audited(visit, campaign, 'exported');
    const sheets = sumus.map(([, some], place) => callSheet(names[place] ?? '', some, signed, say));
    return {
      ...{ kind: 'file', name: `${say('calls.file', { id: campaign.id })}.xlsx` },
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      content: await xlsxOf(sheets.length > 0 ? sheets : [callSheet(say('calls.sheet'), [], signed, say)]),
    };
  }

  async function print(visit: Visit, campaign: CampaignTold): Promise<Answer> {
    const { say } = visit;
    const { signed, ...question } = questionOf(visit, campaign);
    const rows = await outcomes.callList(question, printedAtMost + 1);
    if (rows.length > printedAtMost)
      return tooLong(visit, campaign, say('calls.print-too-long', { most: printedAtMost }));
    await audited(visit, campaign, 'printed');
    return {
      ...{ kind: 'page', view: 'campaign-call-print', section: 'campaigns' },
      title: say('calls.print-title'),
      styles: ['report.css', 'call-list.css'],
      scripts: ['supervision.js'],
      values: {
        ...{ campaign, signed, groups: byGacha(rows), basis: parts.basis(visit.language) },
        over: dayOf(visit.at) > campaign.lastDay,
        today: dayOf(visit.at),
        back: addressOf(campaign, 'call-list', question),
        due: (amount: Parameters<typeof dueWords>[0]) => dueWords(amount, signed),
        why: (reason = 'other') => reasonWords(say, reason),
      },
    };
  }

  return {
    routes: {
      'GET /campaigns/:id/call-list': withCampaign(parts, page),
      'GET /campaigns/:id/call-list.xlsx': withCampaign(parts, xlsx),
      'GET /campaigns/:id/call-list/print': withCampaign(parts, print),
    },
  };
}

function addressOf(
  { id }: CampaignTold,
  page: string,
  { sumu, gacha }: { readonly sumu?: string; readonly gacha?: string },
): string {
  const query = new URLSearchParams({ ...(sumu && { sumu, ...(gacha && { gacha }) }) }).toString();
  return `/campaigns/${String(id)}/${page}${query === '' ? '' : `?${query}`}`;
}
