/** What news says, as it reaches the phone. */
import { describe, expect, it } from 'vitest';
import type { ComplaintNews, ComplaintStep } from '../../../src/conversation/news/news.ts';
import { deadlineNote, readDeadlineNote } from '../../../src/complaint/deadline-note.ts';
import { fen } from '../../../src/kernel/money.ts';
import { claim, first } from '../dialogues/claim-records.ts';
import { usualHour } from '../../support/talk.ts';
import { look, states, steps } from './look.ts';

const complaint = (
  happened: readonly ComplaintStep[],
  change: Partial<ComplaintNews> = {},
): ComplaintNews => ({
  number: 'T26-0418-7',
  state: 'accepted',
  dueDay: '2027-01-10',
  provisional: false,
  steps: happened,
  ...change,
});
const happened = (kind: string, note = ''): ComplaintStep => ({ kind, note, byComplainant: false });

describe('news of a claim', () => {
  it('paid: the number, the sum and the day, the clause, and how to see more or to stop it', async () => {
    const [reply] = await look({
      claim: claim({ state: 'paid', paid: fen(56_000), paidOn: '2026-11-20' }),
    });

    expect(reply?.text.split('\n').slice(0, 5)).toEqual([
      `报销 ${first} 有进展了。`,
      '现在：11月20日已经付了 560.00元。',
      expect.stringMatching(/^数据截至 .+，来自林东镇合管办。$/),
      '想看细节，回“查报销”；不想再收，回“不用告诉我”。',
      expect.stringMatching(/^依据：方案 三（四）3/),
    ]);
    expect(reply).toMatchObject({
      choices: [],
      citations: ['III.4.3-settle-at-discharge'],
      notice: { kind: 'claim', number: first, state: '付了', day: '2026-11-22' },
    });
  });

  it('returned: what is missing and where to bring it', async () => {
    const [reply] = await look({ claim: claim({ state: 'returned', reason: '缺住院费用明细清单' }) });

    expect(reply?.text).toMatch(/缺的是：缺住院费用明细清单。\n补齐了交到林东镇卫生院合管办/);
  });

  it('rejected: the reason', async () => {
    const [reply] = await look({ claim: claim({ state: 'rejected', reason: '没有超过起付线' }) });

    expect(reply?.text).toContain('没批。原因：没有超过起付线。');
  });

  it('is told in the contact’s own language', async () => {
    const [reply] = await look({ claim: claim({ state: 'approved' }) }, 'en');

    expect(reply?.text).toMatch(/^News of claim .*\nNow: approved on 3 Nov[\s\S]*“my claims”/);
  });

  it.each(['zh-CN', 'en'] as const)('carries every state in at most 20 characters (%s)', async (language) => {
    for (const state of states) {
      const [reply] = await look({ claim: claim({ state }) }, language);
      expect(reply?.notice?.state).toMatch(/^.{2,20}$/u);
      expect(reply?.citations.length, state).toBeGreaterThan(0);
    }
  });

  it('names nobody and no hospital: a locked phone shows its first lines', async () => {
    for (const state of states) {
      const [reply] = await look({ claim: claim({ state }) });
      expect(reply?.text).not.toMatch(/乌力吉|乌\*/);
    }
  });
});

describe('news of a complaint', () => {
  it('accepted and assigned at once is one message', async () => {
    const replies = await look({
      complaint: complaint([happened('accepted'), happened('assigned', '李主任经办')]),
    });

    expect(replies).toHaveLength(1);
    expect(replies[0]?.text.split('\n').slice(0, 4)).toEqual([
      '您的投诉 T26-0418-7：受理了。',
      '您的投诉 T26-0418-7：交给承办人了，正在办。',
      '办理情况：李主任经办',
      '要补充，回“补充”；想看详情，回“查投诉”；不想再收，回“不用告诉我”。',
    ]);
    expect(replies[0]?.notice).toEqual({
      kind: 'complaint',
      number: 'T26-0418-7',
      state: '正在办',
      day: '2026-11-22',
    });
  });

  const answered = { state: 'answered', answer: '多收的20元已退。', answeredAt: usualHour } as const;

  it('answered: the answer itself, until when it can be opened again, and the rating with its choices', async () => {
    const [reply] = await look({ complaint: complaint([happened('answered')], answered) });

    expect(reply?.text).toMatch(
      /答复了。\n多收的20元已退。\n不满意，12月22日（周二）以前可以要求再办：回“再办”。\n对这个答复满意吗/,
    );
    expect(reply?.choices.map(({ label }) => label)).toEqual([
      '很不满意',
      '不满意',
      '一般',
      '满意',
      '很满意',
    ]);
    expect(reply?.citations).toEqual(['III.5.2-20-working-days', 'III.5.1-supervision-committee']);
  });

  it.each([
    ['asked before', { ratingAskedAt: usualHour }],
    ['given', { satisfaction: 4 }],
    ['of an answer that was opened again meanwhile', { state: 'reopened' as const }],
  ])('no rating is asked for that was %s', async (_why, change) => {
    const [reply] = await look({ complaint: complaint([happened('answered')], { ...answered, ...change }) });

    expect(reply?.text).not.toContain('打个分');
    expect(reply?.choices).toEqual([]);
  });

  it('closed without an answer: the reason, and how to have it opened again; nothing to rate', async () => {
    const closed = { state: 'closed', closedAt: usualHour } as const;
    const [reply] = await look({ complaint: complaint([happened('closed', '不归合管办')], closed) });

    expect(reply?.text).toMatch(/办结了。\n办理情况：不归合管办\n不满意，12月22日（周二）以前可以要求再办/);
    expect(reply?.choices).toEqual([]);
  });

  it('a very long answer is told from its beginning', async () => {
    const [reply] = await look({
      complaint: complaint([happened('answered')], { answer: '退'.repeat(2_000) }),
    });

    expect(reply?.text).toContain(`${'退'.repeat(600)}…`);
    expect(reply?.text).not.toContain('退'.repeat(601));
  });

  it('waiting for the complainant: what for, and how', async () => {
    const asked = complaint([happened('awaiting-complainant', '收据还在吗')], {
      state: 'awaiting-complainant',
    });
    const [reply] = await look({ complaint: asked });

    expect(reply?.text).toMatch(/办的人有话问您。\n问：收据还在吗\n直接在这里回答就行/);
  });

  it('the last day moved: from when to when', async () => {
    const note = deadlineNote({ from: '2027-01-08', to: '2027-01-10' }, '国办发明电〔2026〕1号');

    const [reply] = await look({ complaint: complaint([happened('deadline-recomputed', note)]) });

    expect(reply?.text).toContain(
      '您的投诉 T26-0418-7：放假安排公布了，最晚答复日从2027年1月8日（周五）改为2027年1月10日（周日）。还是20个工作日。',
    );
    expect(reply?.text).not.toContain('国办发');
  });

  it('the last day stays and is no longer provisional', async () => {
    const note = deadlineNote({ from: '2027-01-10', to: '2027-01-10' }, '通知');

    const [reply] = await look({ complaint: complaint([happened('deadline-recomputed', note)]) });

    expect(reply?.text).toContain('不变，不再是暂定的');
  });

  it.each(['zh-CN', 'en'] as const)('carries every step in at most 20 characters (%s)', async (language) => {
    for (const kind of steps) {
      const [reply] = await look({ complaint: complaint([happened(kind)]) }, language);
      expect(reply?.notice?.state, kind).toMatch(/^.{2,20}$/u);
      expect(reply?.text).toContain('T26-0418-7');
    }
  });
});

describe('the note of a moved deadline', () => {
  it('is read as it was written, and nothing else is', () => {
    expect(readDeadlineNote('2027-01-08 → 2027-01-10（国办发）')).toEqual({
      from: '2027-01-08',
      to: '2027-01-10',
    });
    expect(readDeadlineNote('2027-02-30 → 2027-03-01（国办发）')).toBeUndefined();
    expect(readDeadlineNote('改期了')).toBeUndefined();
  });
});
