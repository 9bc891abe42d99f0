/** What is told unasked, as golden texts: one message after another, as they reach the phone. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { formatReply } from '../../src/commands/chat-text.ts';
import { complaintStates } from '../../src/complaint/complaint.ts';
import { deadlineNote } from '../../src/complaint/deadline-note.ts';
import type { Language } from '../../src/kernel/message.ts';
import { fen } from '../../src/kernel/money.ts';
import { claim } from '../conversation/dialogues/claim-records.ts';
import { look, states, steps } from '../conversation/news/look.ts';
import { usualHour } from '../support/talk.ts';

const notes: Readonly<Record<string, string>> = {
  'awaiting-complainant': '请补交那天的收据',
  closed: '和另一件是同一件事',
  'deadline-recomputed': deadlineNote({ from: '2026-12-17', to: '2026-12-18' }, '国务院办公厅通知'),
};

async function everything(language: Language): Promise<string> {
  const claims = states.map((state) => ({
    claim: claim({
      state,
      ...(state === 'paid' && { paid: fen(56_000), paidOn: '2026-11-20' }),
      ...(state === 'returned' && { reason: '缺住院费用明细清单' }),
      ...(state === 'rejected' && { reason: '费用没有超过起付线100元' }),
    }),
  }));
  const complaints = steps.map((kind) => ({
    complaint: {
      number: 'T26-0418-7',
      state: complaintStates.find((state) => state === kind) ?? ('assigned' as const),
      ...(kind === 'answered' && { answeredAt: usualHour }),
      ...(kind === 'closed' && { closedAt: usualHour }),
      dueDay: '2026-12-18',
      provisional: false,
      answer: '查实多收20元，已退。',
      steps: [{ kind, note: notes[kind] ?? '', byComplainant: false }],
    },
  }));
  const told: string[] = [];
  for (const given of [...claims, ...complaints])
    for (const reply of await look(given, language))
      told.push(`${formatReply(reply)}\n  〔${reply.notice?.state ?? ''}〕\n`);
  return told.join('\n');
}

describe('news', () => {
  it.each(['zh-CN', 'en'] as const)('in %s', async (language) => {
    const path = fileURLToPath(new URL(`news/${language}.txt`, import.meta.url));

    await expect(await everything(language)).toMatchFileSnapshot(path);
  });
});
