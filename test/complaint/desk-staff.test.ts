/** What staff do, whole: the change, what is written down, who is told, and what becomes of the duplicates. */
import { describe, expect, it } from 'vitest';
import type { StaffAction } from '../../src/complaint/desk/actions.ts';
import { decideStaffAction, type StaffFacts } from '../../src/complaint/desk/decide-staff.ts';
import type { DeskComplaint } from '../../src/complaint/desk/repository.ts';
import type { Viewer } from '../../src/complaint/desk/viewer.ts';
import { at, inState, rules, viewers } from './desk-cases.ts';

type Rest = Partial<Omit<StaffFacts, 'complaint'>>;
const decide = (viewer: Viewer, action: StaffAction, complaint: DeskComplaint, rest: Rest = {}) =>
  decideStaffAction(viewer, complaint.version, action, { complaint, duplicates: [], rules, at, ...rest });
const shown = (kind: string, note = '') => ({ kind, note, shown: true });
const hidden = (kind: string, note = '') => ({ kind, note, shown: false });
const refused = (why: string) => ({ kind: 'refused', why });
const { supervisor, assignee, committee, colleague, banner } = viewers;
const taken = inState('assigned', assignee);

describe('each step', () => {
  const change = {
    accept: { state: 'accepted' },
    take: { assigneeId: supervisor.id, state: 'assigned' },
    note: {},
    ask: { state: 'awaiting-complainant' },
    answer: { state: 'answered', answer: '查过了', answeredAt: at, assigneeId: assignee.id },
    close: { state: 'closed', closedAt: at, closeReason: '不归我们' },
  };
  it.each([
    [{ kind: 'accept' }, inState('received'), change.accept, [shown('accepted')]],
    [
      { kind: 'take' },
      inState('received'),
      change.take,
      [hidden('assigned-to', supervisor.name), shown('assigned')],
    ],
    [{ kind: 'note', text: '内' }, taken, change.note, [hidden('noted', '内')]],
    [{ kind: 'ask', question: '哪天' }, taken, change.ask, [shown('awaiting-complainant', '哪天')]],
    [{ kind: 'answer', text: '查过了' }, taken, change.answer, [shown('answered', '查过了')]],
    [{ kind: 'close', reason: '不归我们' }, taken, change.close, [shown('closed', '不归我们')]],
  ] as const)('%o is saved and written down', (action, complaint, changed, events) => {
    expect(decide(supervisor, action, complaint)).toEqual({
      ...{ kind: 'done', change: changed, events, also: [] },
    });
  });

  it('an answer may be as long as five thousand signs', () => {
    expect(decide(supervisor, { kind: 'answer', text: '长'.repeat(5_000) }, taken).kind).toBe('done');
  });

  it('an answer nobody had in hand is whoever’s who gave it', () => {
    expect(decide(supervisor, { kind: 'answer', text: '查过了' }, inState('accepted'))).toMatchObject({
      change: { assigneeId: supervisor.id },
    });
  });

  it('a colleague who is given one that is being asked about has it, and nobody is told anew', () => {
    const asking = inState('awaiting-complainant', assignee);

    expect(decide(supervisor, { kind: 'assign', to: colleague.id }, asking, { colleague })).toEqual({
      ...{ kind: 'done', change: { assigneeId: colleague.id } },
      ...{ events: [hidden('assigned-to', colleague.name)], also: [] },
    });
  });

  it('what somebody else took is named; one’s own is not taken twice', () => {
    expect(decide(colleague, { kind: 'take' }, taken)).toEqual({ kind: 'taken', by: assignee.name });
    expect(decide(assignee, { kind: 'take' }, taken)).toEqual(refused('already-yours'));
    const { assigneeName: _name, ...nameless } = taken;
    expect(decide(colleague, { kind: 'take' }, nameless)).toEqual({ kind: 'taken', by: '' });
    expect(decide(assignee, { kind: 'answer', text: '查' }, taken).kind).toBe('done');
  });

  it('over a page of before anything had happened, what happened is that it was received', () => {
    const action = { kind: 'close', reason: '不归我们' } as const;
    const facts = { complaint: taken, duplicates: [], rules, at };

    expect(decideStaffAction(supervisor, 1, action, facts)).toEqual({
      ...{ kind: 'changed', by: '', at: taken.receivedAt, what: 'received', version: taken.version },
    });
  });
});

describe('to another office', () => {
  const to = (queue: 'sumu-office' | 'banner-office', sumu?: string) => ({
    ...({ kind: 'transfer', queue, reason: '不归我们' } as const),
    ...(sumu !== undefined && { sumu }),
  });

  it('upwards it keeps its sumu, is in nobody’s hands, and why stays in the office', () => {
    expect(decide(assignee, to('banner-office'), taken)).toEqual({
      kind: 'done',
      change: { sumu: '林东镇', queue: 'banner-office', assigneeId: null, state: 'accepted' },
      events: [hidden('noted', '不归我们'), hidden('queued', 'banner-office'), shown('transferred')],
      also: [],
    });
  });

  it('sideways to another sumu; one without a sumu upwards without one, and down only to one that is named', () => {
    expect(decide(supervisor, to('sumu-office', '隆昌镇'), taken)).toMatchObject({
      change: { sumu: '隆昌镇', queue: 'sumu-office' },
    });
    const { sumu: _sumu, ...nowhere } = { ...taken, queue: 'banner-office' as const };
    expect(decide(supervisor, to('sumu-office'), nowhere)).toEqual(refused('no-such-office'));
    expect(decide(supervisor, to('banner-office'), nowhere)).toEqual(refused('already-there'));
    expect(decide(supervisor, to('sumu-office', '隆昌镇'), nowhere)).toMatchObject({ kind: 'done' });
    const up = { kind: 'transfer', queue: 'supervision-committee', reason: '请监督委看' } as const;
    const moved = decide(supervisor, up, nowhere);
    expect(moved.kind === 'done' && moved.change).toEqual({
      ...{ queue: 'supervision-committee', assigneeId: null, state: 'accepted' },
    });
  });

  it('never down to the one it is against, nor to the banner office when its words name that', () => {
    const up = { ...taken, queue: 'banner-office', target: 'health-centre' } as const;
    expect(decide(supervisor, to('sumu-office'), up)).toEqual(refused('accused-office'));
    const named = { ...taken, text: '旗合管办的人收了钱' };
    expect(decide(supervisor, to('banner-office'), named)).toEqual(refused('accused-office'));
  });
});

describe('an unclear one', () => {
  const { sumu: _sumu, ...filed } = inState('received');
  const unclear = { ...filed, queue: 'unclear', target: 'unclear' } as const;

  it.each([
    ['health-centre', '隆昌镇', 'banner-office'],
    ['village', '隆昌镇', 'sumu-office'],
    ['village', undefined, 'banner-office'],
    ['banner-office', undefined, 'supervision-committee'],
  ] as const)('against %s (%s) goes to %s', (target, sumu, queue) => {
    const place = sumu === undefined ? {} : { sumu };

    expect(decide(committee, { kind: 'sort', target, ...place }, unclear)).toEqual({
      kind: 'done',
      change: { target, ...place, queue, assigneeId: null, state: 'received' },
      events: [hidden('sorted', target), hidden('queued', queue), shown('transferred')],
      also: [],
    });
  });

  it('about the committee and the office at once stays where it is: nobody else is left', () => {
    const both = { ...unclear, about: '监督委员会' };

    expect(decide(committee, { kind: 'sort', target: 'banner-office', sumu: '林东镇' }, both)).toEqual({
      kind: 'done',
      ...{ change: { target: 'banner-office', sumu: '林东镇' }, events: [hidden('sorted', 'banner-office')] },
      also: [],
    });
  });

  it('is not sorted to a sumu that there is not, nor once it is known', () => {
    const sort = { kind: 'sort', target: 'hospital' } as const;
    expect(decide(committee, { ...sort, sumu: '没有镇' }, unclear)).toEqual(refused('no-such-office'));
    const known = { ...unclear, queue: 'supervision-committee' } as const;
    expect(decide(committee, sort, known)).toEqual(refused('not-unclear'));
  });
});

describe('what was said on the telephone', () => {
  const asking = inState('awaiting-complainant', assignee);

  it('is kept in the office, and it goes on with whoever had it', () => {
    expect(decide(assignee, { kind: 'hear', text: '是五号' }, asking)).toEqual({
      kind: 'done',
      ...{ change: { state: 'assigned' }, events: [hidden('heard', '是五号')], also: [] },
    });
  });

  it('takes it out of the office’s hands when it names the banner office; from the committee’s it goes nowhere', () => {
    const hear = { kind: 'hear', text: '是旗合管办的人收的' } as const;
    expect(decide(assignee, hear, asking)).toEqual({
      kind: 'done',
      change: {
        ...{ target: 'banner-office', state: 'accepted', queue: 'supervision-committee', assigneeId: null },
      },
      events: [
        hidden('heard', hear.text),
        ...[hidden('queued', 'supervision-committee'), shown('transferred')],
      ],
      also: [],
    });
    const theirs = { ...asking, queue: 'supervision-committee' } as const;
    expect(decide(committee, hear, theirs)).toMatchObject({ change: { state: 'assigned' } });
  });
});

describe('two of one matter', () => {
  const into = { ...inState('accepted'), id: 2, number: 'T26-0002-6' };
  const own = { ...inState('accepted'), id: 3, number: 'T26-0003-9', mergedIntoId: 1 };
  const merge = { kind: 'merge', into: 2 } as const;

  it.each([
    ['2026-06-03', '2026-06-02', {}],
    ['2026-06-03', '2026-06-03', {}],
    ['2026-06-02', '2026-06-03', { dueDay: '2026-06-02' }],
  ])('due %s into one due %s: by the earlier day, and its own duplicates with it', (mine, theirs, day) => {
    const rest = { into: { ...into, dueDay: theirs }, duplicates: [own] };

    expect(decide(assignee, merge, { ...taken, dueDay: mine }, rest)).toEqual({
      kind: 'done',
      change: { mergedIntoId: 2 },
      events: [hidden('merged', into.number)],
      also: [
        { id: 2, change: day, events: [hidden('joined', taken.number)] },
        { id: 3, change: { mergedIntoId: 2 }, events: [hidden('merged', into.number)] },
      ],
    });
  });

  it('asks nobody any more once it is merged', () => {
    const asking = inState('awaiting-complainant', assignee);
    expect(decide(assignee, merge, asking, { into })).toMatchObject({
      change: { mergedIntoId: 2, state: 'assigned' },
    });
  });

  it.each([
    ['itself', { id: 1 }, 'into-itself'],
    ['an answered one', { state: 'answered' }, 'not-mergeable'],
    ['a duplicate', { mergedIntoId: 9 }, 'not-mergeable'],
    ['one of another sumu', { sumu: '隆昌镇' }, 'not-mergeable'],
    ['one of another queue', { queue: 'banner-office' }, 'not-mergeable'],
    ['one of the committee’s', { queue: 'supervision-committee' }, 'not-mergeable'],
  ] as const)('%s is refused: %o → %s', (_what, changed, why) => {
    const other = { ...into, ...changed } as DeskComplaint;

    expect(decide(supervisor, merge, taken, { into: other })).toEqual(refused(why));
  });

  it('lie together in the banner’s queue whatever their sumu, and only for who sees both', () => {
    const [mine, other] = [taken, into].map((one) => ({ ...one, queue: 'banner-office' as const }));
    if (!mine || !other) throw new Error('two');
    expect(decide(supervisor, merge, mine, { into: { ...other, sumu: '隆昌镇' } }).kind).toBe('done');
    expect(decide(banner, merge, { ...mine, assigneeId: banner.id }, { into })).toEqual(
      refused('not-mergeable'),
    );
  });

  it('part again: it waits for somebody by itself', () => {
    expect(decide(assignee, { kind: 'separate' }, { ...taken, mergedIntoId: 2 })).toEqual({
      kind: 'done',
      change: { mergedIntoId: null, assigneeId: null, state: 'accepted' },
      ...{ events: [hidden('separated')], also: [] },
    });
    expect(decide(assignee, { kind: 'separate' }, taken)).toEqual(refused('not-merged'));
    expect(decide(assignee, { kind: 'answer', text: '查' }, { ...taken, mergedIntoId: 2 })).toEqual(
      refused('merged'),
    );
  });
});
