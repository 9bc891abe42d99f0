/** The files about money: movements of the family accounts, claims, and what happened to each claim. */
import { z } from 'zod';
import { parseYuan } from '../../kernel/money.ts';
import { filled, maybe, readRate, readYear, readYuan } from './cells.ts';
import type { Kind, RowReading } from './kind.ts';
import {
  certificate,
  certificateNames,
  day,
  issue,
  memberNames,
  optionalDay,
  optionalText,
  optionalYuan,
  read,
  short,
  sourceIdNames,
  year,
  yuan,
} from './kind.ts';
import { claimStates, entryKinds, portions, tiers } from './words.ts';

const entryRow = z.object({
  sourceId: short,
  certificate,
  year,
  kind: filled(entryKinds.reason, entryKinds.read),
  portion: maybe(portions.reason, portions.read),
  amount: filled('not-yuan', readYuan),
  occurredOn: day,
  note: optionalText,
});

export const accountEntries: Kind = {
  columns: {
    sourceId: sourceIdNames,
    certificate: certificateNames,
    year: ['年度', 'year'],
    kind: ['类型', 'kind'],
    portion: ['资金', '资金来源', 'portion'],
    amount: ['金额', 'amount'],
    occurredOn: ['日期', '发生日期', 'occurred_on'],
    note: ['备注', '摘要', 'note'],
  },
  required: ['sourceId', 'certificate', 'year', 'kind', 'amount', 'occurredOn'],
  words: { kind: entryKinds, portion: portions },
  sums: ['amount'],
  target: {
    table: 'FamilyAccountEntry',
    fields: {
      householdId: 'int',
      year: 'int',
      kind: '"EntryKind"',
      portion: '"EntryPortion"',
      amount: 'numeric',
      occurredOn: 'date',
      note: 'text',
    },
    mirrored: true,
  },
  belongsTo: { table: 'Household', column: 'certificate', idField: 'householdId' },
  read: (cells) =>
    read(entryRow, cells, ({ sourceId, certificate: belongsTo, portion, amount, note, ...rest }) => {
      const bare = amount.replace('-', '');
      if (amount.startsWith('-') && rest.kind !== 'outpatient_paid' && rest.kind !== 'corrected') {
        return issue('amount', 'below-zero');
      }
      const fields = {
        ...rest,
        // What goes out is kept negative, whichever way the file writes it.
        amount: rest.kind === 'outpatient_paid' && bare !== '0.00' ? `-${bare}` : amount,
        portion: portion ?? (rest.kind === 'carried_over' ? 'carried_over' : 'current_year'),
        note: note ?? '',
      };
      return { record: { sourceId, belongsTo, unique: sourceId, fields } };
    }),
};

const claimRow = z.object({
  sourceId: optionalText,
  number: short,
  member: short,
  institution: short,
  tier: filled(tiers.reason, tiers.read),
  admittedOn: optionalDay,
  dischargedOn: day,
  creditedYear: maybe('not-a-year', readYear),
  total: yuan,
  ineligible: optionalYuan,
  deductible: optionalYuan,
  rate: maybe('not-a-rate', readRate),
  computed: optionalYuan,
  paid: optionalYuan,
  paidOn: optionalDay,
  state: filled(claimStates.reason, claimStates.read),
  reason: optionalText,
});

export const claims: Kind = {
  columns: {
    number: ['报销编号', '编号', 'number'],
    sourceId: ['记录号', 'source_id', 'id'],
    member: memberNames,
    institution: ['医疗机构', '医院', 'institution'],
    tier: ['级别', '医院级别', 'tier'],
    admittedOn: ['入院日期', 'admitted_on'],
    dischargedOn: ['出院日期', 'discharged_on'],
    creditedYear: ['计入年度', 'credited_year'],
    total: ['总费用', 'total'],
    ineligible: ['自费', '不予补助费用', 'ineligible'],
    deductible: ['起付线', 'deductible'],
    rate: ['补助比例', 'rate'],
    computed: ['核算金额', 'computed'],
    paid: ['补助金额', '实付金额', 'paid'],
    paidOn: ['支付日期', 'paid_on'],
    state: ['状态', 'state'],
    reason: ['原因', '说明', 'reason'],
  },
  required: ['number', 'member', 'institution', 'tier', 'dischargedOn', 'total', 'state'],
  words: { tier: tiers, state: claimStates },
  sums: ['total', 'ineligible', 'deductible', 'computed', 'paid'],
  rates: ['rate'],
  target: {
    table: 'Claim',
    fields: {
      number: 'text',
      memberId: 'int',
      institution: 'text',
      tier: '"Tier"',
      admittedOn: 'date',
      dischargedOn: 'date',
      creditedYear: 'int',
      total: 'numeric',
      ineligible: 'numeric',
      deductible: 'numeric',
      rate: 'numeric',
      computed: 'numeric',
      paid: 'numeric',
      paidOn: 'date',
      state: '"ClaimState"',
      reason: 'text',
    },
    mirrored: true,
    unique: { number: `'~' || id` },
    taken: {
      column: 'number',
      sql: `select number as key, source || ' ' || "sourceId" as owner from "Claim"
            where number in (select json_array_elements_text($1::json)) and $2::text is not null`,
    },
  },
  belongsTo: { table: 'Member', column: 'member', idField: 'memberId' },
  read: (cells) =>
    read(claimRow, cells, (row) => {
      const wrong = contradiction(row);
      if (wrong) return wrong;
      const { sourceId, member: belongsTo, creditedYear, ...rest } = row;
      const fields = { ...rest, creditedYear: creditedYear ?? Number.parseInt(rest.dischargedOn, 10) };
      return { record: { sourceId: sourceId ?? rest.number, belongsTo, unique: rest.number, fields } };
    }),
};

/** Cells that are right one by one and cannot be true together. */
function contradiction(row: z.infer<typeof claimRow>): RowReading | undefined {
  if (row.admittedOn !== null && row.admittedOn > row.dischargedOn) {
    return issue('dischargedOn', 'before-admission');
  }
  if (isMore(row.ineligible, row.total)) return issue('ineligible', 'more-than-total');
  if (isMore(row.paid, row.total)) return issue('paid', 'more-than-total');
  if (row.state === 'paid' && row.paid === null) return issue('paid', 'empty-though-paid');
  if (row.state === 'paid' && row.paidOn === null) return issue('paidOn', 'empty-though-paid');
  if ((row.state === 'rejected' || row.state === 'returned') && row.reason === null) {
    return issue('reason', 'empty-though-refused');
  }
  return undefined;
}

function isMore(part: string | null, whole: string): boolean {
  return part !== null && (parseYuan(part) ?? 0) > (parseYuan(whole) ?? 0);
}

const eventRow = z.object({
  claim: short,
  state: filled(claimStates.reason, claimStates.read),
  occurredOn: day,
  note: optionalText,
});

export const claimEvents: Kind = {
  columns: {
    claim: ['报销编号', 'claim', 'number'],
    state: ['状态', 'state'],
    occurredOn: ['日期', 'occurred_on'],
    note: ['备注', '说明', 'note'],
  },
  required: ['claim', 'state', 'occurredOn'],
  words: { state: claimStates },
  target: {
    table: 'ClaimEvent',
    fields: { claimId: 'int', state: '"ClaimState"', occurredOn: 'date', note: 'text' },
    mirrored: false,
    conflict: ['claimId', 'state', 'occurredOn'],
  },
  belongsTo: { table: 'Claim', column: 'claim', idField: 'claimId' },
  read: (cells) =>
    read(eventRow, cells, ({ claim, note, ...rest }) => {
      const unique = `${claim}/${rest.state}/${rest.occurredOn}`;
      return {
        record: { sourceId: unique, belongsTo: claim, unique, fields: { ...rest, note: note ?? '' } },
      };
    }),
};
