/** The copy that a person reads: nothing of theirs is missing in it without a word, and everything has words. */
import { describe, expect, it } from 'vitest';
import { columnWords, copyShown, tableWords } from '../../src/console/people/copy.ts';
import { printed } from '../../src/console/people/copy-columns.ts';
import { speaker } from '../../src/console/words/words.ts';
import { notHandedOver } from '../../src/database/person-export.ts';
import { inventory } from '../support/inventory.ts';

/** The chat is not in it (docs/privacy/requests.md). */
const chat = ['Conversation', 'InboxMessage', 'OutboxMessage'];
/** Printed by themselves, or for machines only. */
const otherwise = ['Attachment.bytes', 'Attachment.reference', 'AuditEntry.details'];
const visit = { say: speaker('zh-CN'), language: 'zh-CN' } as const;
const copyOf = (tables: Parameters<typeof copyShown>[1]['tables']) =>
  copyShown(visit, { at: '2026-06-01T02:00:00.000Z', notHandedOver: {}, tables });

describe('the copy to read', () => {
  it('prints every column of the inventory that is theirs and readable', () => {
    const missing = Object.entries(inventory)
      .filter(([table, { of }]) => of === 'person' && !chat.includes(table))
      .flatMap(([table, { columns }]) =>
        Object.entries(columns).flatMap(([column, [, form]]) =>
          ['plain', 'sealed'].includes(form) && printed[table]?.[column] === undefined
            ? [`${table}.${column}`]
            : [],
        ),
      );

    expect(missing.filter((one) => !(one in notHandedOver)).sort()).toEqual(otherwise);
  });

  it('has words for every table and column', () => {
    const { say } = visit;
    for (const [table, columns] of Object.entries(printed)) {
      expect([table, tableWords(say, table)]).not.toEqual([table, table]);
      for (const column of Object.keys(columns))
        expect([table, column, columnWords(say, table, column)]).not.toEqual([table, column, column]);
    }
  });

  it('says sums, shares, days, hours, lists and references in words, and leaves out what is empty', () => {
    const { sections } = copyOf({
      FamilyAccountEntry: [
        {
          occurredOn: '2026-05-01T00:00:00.000Z',
          kind: 'outpatient_paid',
          portion: 'current_year',
          amount: '-12.5',
          note: '',
        },
        { occurredOn: '2026-05-02T00:00:00.000Z', kind: 'corrected', amount: '3', note: '补记' },
      ],
      Claim: [{ id: 3, number: 'B26-0001-1', rate: '0.45', total: '100', state: 'paid', reason: null }],
      ClaimEvent: [{ claimId: 3, state: 'returned', note: '缺发票' }],
      Complaint: [
        {
          id: 4,
          number: 'T26-0001-8',
          state: 'awaiting_complainant',
          receivedAt: '2026-05-01T02:00:00.000Z',
        },
      ],
      ComplaintEvent: [
        { complaintId: 4, kind: 'answered', actor: 'staff', note: '退给您' },
        { complaintId: 4, kind: 'accepted', actor: 'sample', note: '' },
      ],
    });
    const said = Object.fromEntries(
      sections.map(({ title, sheets, head, lines }) => [title, sheets[0] ?? [head, ...lines]]),
    );

    expect(said).toEqual({
      家庭账户流水: [
        ['日期', '类型', '资金', '金额', '备注'],
        ['2026年5月1日 周五', '门诊', '当年', '-12.50 元', ''],
        ['2026年5月2日 周六', '更正', '', '3.00 元', '补记'],
      ],
      报销: [
        ['报销编号', 'B26-0001-1'],
        ['总费用', '100.00 元'],
        ['补助比例', '45%'],
        ['状态', '已支付'],
      ],
      报销进度: [
        ['报销编号', '状态', '备注'],
        ['B26-0001-1', '退回', '缺发票'],
      ],
      投诉: [
        ['编号', 'T26-0001-8'],
        ['收到', '2026年5月1日 周五 10:00'],
        ['状态', '等对方补充'],
      ],
      投诉的经过: [
        ['投诉编号', '做了什么', '谁', '怎么说的'],
        ['T26-0001-8', '答复', '工作人员', '退给您'],
        ['T26-0001-8', '受理', '演示数据', ''],
      ],
    });
  });

  it('names who looked by staff or by themselves, and the tables in which nothing is', () => {
    const entry = { at: '2026-05-01T02:00:00.000Z', action: 'identity-refused', subject: 'member:4' };
    const { deeds, none } = copyOf({
      Contact: [{ id: 7 }],
      // Brought by an import: nothing stood there before.
      ImportChange: [{ before: null, inserted: true }],
      AuditEntry: [
        { ...entry, actor: 'contact:7' },
        { ...entry, actor: 'contact:77' },
        {
          at: '2026-05-01T02:00:00.000Z',
          actor: 'staff',
          action: 'complaint-read',
          subject: 'complaint:T26-0001-8',
        },
        { at: '2026-05-01T02:00:00.000Z', actor: 'operator', action: 'never-named', subject: 'member:4' },
      ],
    });

    expect(deeds.map(({ who, what }) => [who, what])).toEqual([
      ['本人', '身份没对上'],
      ['发消息的人', '身份没对上'],
      ['工作人员', '看了投诉'],
      ['系统维护', '别的一步'],
    ]);
    expect(none).toEqual(expect.arrayContaining(['报销', '导入时改过的（改以前是）']));
  });
});
