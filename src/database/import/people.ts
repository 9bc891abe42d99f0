/** The files about people: households, their members, and each member's enrolment in a year. */
import { z } from 'zod';
import { filled, maybe, readDay, readTelephone } from './cells.ts';
import type { Kind } from './kind.ts';
import {
  certificate,
  certificateNames,
  issue,
  memberNames,
  optionalDay,
  optionalText,
  read,
  short,
  sourceIdNames,
  year,
  yuan,
} from './kind.ts';
import { categories, enrolmentStates, payers, relations } from './words.ts';

const householdRow = z.object({
  ...{ sourceId: optionalText, certificate, sumu: short, gacha: short },
  telephone: maybe('not-a-telephone', readTelephone),
});

export const households: Kind = {
  columns: {
    sourceId: sourceIdNames,
    certificate: certificateNames,
    sumu: ['苏木', '苏木乡镇', '乡镇', 'sumu'],
    gacha: ['嘎查', '嘎查村', '村', 'gacha'],
    telephone: ['电话', '联系电话', '手机', 'telephone'],
  },
  required: ['certificate', 'sumu', 'gacha'],
  keptWithoutColumn: ['telephone'],
  target: {
    table: 'Household',
    fields: { certificate: 'text', sumu: 'text', gacha: 'text', telephone: 'text' },
    mirrored: true,
    unique: { certificate: `'~' || id` },
    taken: {
      column: 'certificate',
      sql: `select certificate as key, source || ' ' || "sourceId" as owner from "Household"
            where certificate in (select json_array_elements_text($1::json)) and $2::text is not null`,
    },
  },
  read: (cells, { sealTelephone }) =>
    read(householdRow, cells, ({ sourceId, telephone, ...rest }) => ({
      record: {
        sourceId: sourceId ?? rest.certificate,
        unique: rest.certificate,
        fields: { ...rest, telephone: telephone && sealTelephone(telephone, rest.certificate) },
      },
    })),
};

const memberRow = z.object({
  sourceId: short,
  certificate,
  name: short,
  relation: filled(relations.reason, relations.read),
  idNumber: filled('not-an-id-number', (text) =>
    /^\d{17}[\dXx]$/.test(text) ? text.toUpperCase() : undefined,
  ),
  bornOn: optionalDay,
  category: maybe(categories.reason, categories.read),
  leftOn: optionalDay,
  leftReason: optionalText,
});

export const members: Kind = {
  columns: {
    sourceId: ['成员编号', '个人编号', ...sourceIdNames],
    certificate: certificateNames,
    name: ['姓名', 'name'],
    relation: ['与户主关系', '关系', 'relation'],
    idNumber: ['身份证号', '身份证号码', '身份证', 'id_number'],
    bornOn: ['出生日期', 'born_on', 'birth_day'],
    category: ['类别', '人员类别', 'category'],
    leftOn: ['离户日期', 'left_on'],
    leftReason: ['离户原因', 'left_reason'],
  },
  required: ['sourceId', 'certificate', 'name', 'relation', 'idNumber'],
  words: { relation: relations, category: categories },
  // An export without them says nothing of who is 五保, nor that whoever left has come back.
  keptWithoutColumn: ['category', 'leftOn', 'leftReason'],
  target: {
    table: 'Member',
    fields: {
      householdId: 'int',
      name: 'text',
      relation: 'text',
      idHash: 'text',
      idLast4Hash: 'text',
      bornOn: 'date',
      category: '"MemberCategory"',
      leftOn: 'date',
      leftReason: 'text',
    },
    mirrored: true,
  },
  belongsTo: { table: 'Household', column: 'certificate', idField: 'householdId' },
  read: (cells, { hashId, isIdNumber, allowOddIds }) =>
    read(memberRow, cells, ({ sourceId, certificate: belongsTo, idNumber, bornOn, category, ...rest }) => {
      if (!allowOddIds && !isIdNumber(idNumber)) {
        return issue('idNumber', /0{3}$/.test(idNumber) ? 'rounded' : 'odd-id-number');
      }
      const fields = {
        ...rest,
        ...hashId(idNumber),
        bornOn: bornOn ?? readDay(idNumber.slice(6, 14)) ?? null,
        category: category ?? 'ordinary',
      };
      return { record: { sourceId, belongsTo, unique: sourceId, fields } };
    }),
};

const enrolmentRow = z.object({
  sourceId: optionalText,
  member: short,
  year,
  state: filled(enrolmentStates.reason, enrolmentStates.read),
  amount: yuan,
  payer: maybe(payers.reason, payers.read),
  receiptNo: optionalText,
  paidOn: optionalDay,
});

export const enrolments: Kind = {
  columns: {
    sourceId: sourceIdNames,
    member: memberNames,
    year: ['年度', 'year'],
    state: ['状态', '参合状态', 'state'],
    amount: ['金额', '缴费金额', 'amount'],
    payer: ['缴费方', 'payer'],
    receiptNo: ['收据号', 'receipt_no'],
    paidOn: ['缴费日期', 'paid_on'],
  },
  required: ['member', 'year', 'state', 'amount'],
  words: { state: enrolmentStates, payer: payers },
  keptWithoutColumn: ['payer', 'receiptNo', 'paidOn'],
  sums: ['amount'],
  target: {
    table: 'Enrolment',
    fields: {
      memberId: 'int',
      year: 'int',
      state: '"EnrolmentState"',
      amount: 'numeric',
      payer: '"Payer"',
      receiptNo: 'text',
      paidOn: 'date',
    },
    mirrored: true,
    unique: { year: '-id' },
    taken: {
      column: 'member',
      // Each is looked up by its member and year: put together, no index would know them.
      sql: `select w.key, e.source || ' ' || e."sourceId" as owner
            from (select key, regexp_replace(key, '/[^/]*$', '') as member, substring(key from '[^/]*$')::int as year
                  from json_array_elements_text($1::json) as listed(key)) w
            join "Member" m on m.source = $2 and m."sourceId" = w.member
            join "Enrolment" e on e."memberId" = m.id and e.year = w.year`,
    },
  },
  belongsTo: { table: 'Member', column: 'member', idField: 'memberId' },
  read: (cells) =>
    read(enrolmentRow, cells, ({ sourceId, member, payer, ...rest }) => {
      const unique = `${member}/${String(rest.year)}`;
      const fields = { ...rest, payer: payer ?? 'household' };
      return { record: { sourceId: sourceId ?? unique, belongsTo: member, unique, fields } };
    }),
};
