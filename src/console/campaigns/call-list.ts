/** The call list as the page, the workbook and the sheets of paper arrange it: by sumu and gacha, with sub-totals. */
import { type Fen, fen, formatYuan } from '../../kernel/money.ts';
import type { Cell, Sheet } from '../../kernel/spreadsheet.ts';
import type { CallListPlace, CallListRow } from '../../outreach/repository.ts';
import type { Say } from '../words/words.ts';
import { reasonWords } from './told.ts';

export type Sums = Omit<CallListPlace, 'sumu' | 'gacha'>;

export function summed(places: readonly Sums[]): Sums {
  const of = (count: (one: Sums) => number) => places.reduce((sum, one) => sum + count(one), 0);
  return {
    households: of(({ households }) => households),
    withoutTelephone: of(({ withoutTelephone }) => withoutTelephone),
    members: of(({ members }) => members),
    certificateHolders: of(({ certificateHolders }) => certificateHolders),
    amount: fen(of(({ amount }) => amount)),
  };
}

export interface SumuPlaces {
  readonly sumu: string;
  readonly sums: Sums;
  readonly gachas: readonly CallListPlace[];
}

export function bySumu(places: readonly CallListPlace[]): readonly SumuPlaces[] {
  return [...Map.groupBy(places, ({ sumu }) => sumu)].map(([sumu, gachas]) => ({
    ...{ sumu, gachas },
    sums: summed(gachas),
  }));
}

export interface GachaRows {
  readonly sumu: string;
  readonly gacha: string;
  readonly rows: readonly CallListRow[];
  readonly sums: Sums;
}

/** Rows as they come are sorted by place. */
export function byGacha(rows: readonly CallListRow[]): readonly GachaRows[] {
  return [...Map.groupBy(rows, ({ sumu, gacha }) => `${sumu}\n${gacha}`).values()].map((some) => ({
    ...{ sumu: some[0]?.sumu ?? '', gacha: some[0]?.gacha ?? '', rows: some },
    sums: summed(
      some.map(({ members, certificateHolders, amount, telephone }) => ({
        ...{ households: 1, withoutTelephone: telephone === undefined ? 1 : 0 },
        ...{ members, certificateHolders, amount },
      })),
    ),
  }));
}

/** 20.00, or that the office has not signed the year and no sum may be named. */
export function dueWords(amount: Fen, signed: boolean): string {
  return signed ? formatYuan(amount) : '—';
}

/** With room for what the village team finds out: who was called, who was visited, what came of it. */
export function callSheet(name: string, rows: readonly CallListRow[], signed: boolean, say: Say): Sheet {
  return {
    name,
    head: [
      ...[say('outcomes.sumu'), say('outcomes.gacha'), say('outcomes.certificate'), say('outcomes.head')],
      ...[say('calls.telephone'), say('calls.members'), say('calls.due'), say('calls.certificates')],
      ...[say('calls.why'), say('calls.called'), say('calls.visited'), say('calls.result')],
    ],
    rows: rows.map((row): readonly Cell[] => [
      ...[row.sumu, row.gacha, row.certificate, row.head, row.telephone ?? say('calls.no-telephone')],
      ...[row.members, signed ? { sum: row.amount } : dueWords(row.amount, signed)],
      row.certificateHolders > 0 ? row.certificateHolders : undefined,
      ...[reasonWords(say, row.reason ?? 'other'), undefined, undefined, undefined],
    ]),
  };
}

/** Excel takes 31 characters of a sheet's name, and none of []:*?/\ nor an apostrophe at its ends; no two alike. */
export function sheetNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name, place) => {
    const plain = [...name.replace(/[[\]:*?/\\'\p{C}]/gu, '').trim()].slice(0, 26).join('');
    const free =
      plain === '' || taken.has(plain.toLowerCase()) ? `${plain} ${String(place + 1)}`.trim() : plain;
    taken.add(free.toLowerCase());
    return free;
  });
}
