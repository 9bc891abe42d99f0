/** People and complaints that the tests of the desk's decisions share. */
import type { ComplaintState } from '../../src/complaint/complaint.ts';
import type { DeskComplaint } from '../../src/complaint/desk/repository.ts';
import type { Viewer } from '../../src/complaint/desk/viewer.ts';
import { publishedCalendar } from '../../src/kernel/working-days.ts';

export const at = new Date('2026-06-01T02:00:00Z');
export const rules = {
  calendar: publishedCalendar,
  workingDays: 20,
  reopenDays: 30,
  sumus: ['林东镇', '隆昌镇'],
};

const handler = { role: 'handler', sumu: '林东镇' } as const;
export const viewers = {
  onlooker: { id: 10, login: 'onlooker', name: '旁人', ...handler },
  assignee: { id: 11, login: 'assignee', name: '承办人', ...handler },
  colleague: { id: 12, login: 'colleague', name: '同事', ...handler },
  supervisor: { id: 20, login: 'supervisor', name: '主任', role: 'supervisor' },
  banner: { id: 21, login: 'banner', name: '旗办', role: 'handler' },
  committee: { id: 30, login: 'committee', name: '监督', role: 'committee' },
  stranger: { id: 40, login: 'stranger', name: '外人', role: 'handler', sumu: '隆昌镇' },
} as const satisfies Record<string, Viewer>;

const answered = new Set<ComplaintState>(['answered', 'closed', 'reopened']);

/** One against a village in the queue of 林东镇. */
export function inState(state: ComplaintState, assignee?: Viewer): DeskComplaint {
  return {
    id: 1,
    number: 'T26-0001-8',
    version: 3,
    state,
    category: 'refused-or-late',
    target: 'village',
    text: '材料交了一个月没有消息',
    queue: 'sumu-office',
    sumu: '林东镇',
    anonymous: false,
    receivedAt: new Date('2026-05-06T02:00:00Z'),
    dueDay: '2026-06-03',
    extensionDays: 0,
    pausedDays: 0,
    ...(answered.has(state) && { answer: '查过了', answeredAt: new Date('2026-05-28T02:00:00Z') }),
    ...(assignee && { assigneeId: assignee.id, assigneeName: assignee.name }),
  };
}
