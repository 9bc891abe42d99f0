import { describe, expect, it } from 'vitest';
import { type Asked, judge } from '../../../src/commands/evaluation/judge.ts';
import { fen } from '../../../src/kernel/money.ts';

const cap = '封顶线每人每年2万元，补助比例40%—60%';

/** A policy question rightly answered with the right clause; each test changes one thing. */
function asked(change: Partial<Asked> = {}): Asked {
  return {
    message: { text: '最多报多少', intent: 'policy', clauses: ['III.4.2-cap'], author: 'a', use: 'held-out' },
    intent: 'policy',
    options: [],
    clauses: ['III.4.2-cap', 'III.4.2-rates'],
    answered: true,
    replies: ['最多2万元。'],
    grounds: [cap],
    understood: { intent: 'policy', confidence: 1, options: [], slots: {}, mongolian: false },
    explained: { kind: 'answered', clauses: ['III.4.2-cap'], confident: true, together: [] },
    ...change,
  };
}

const reading = (slots: Asked['understood']['slots']): Asked['understood'] => ({
  ...asked().understood,
  slots,
});

describe('the topic', () => {
  it.each([
    ['right', 'policy', [], 'right', true],
    ['another', 'claim', [], 'wrong', false],
    ['the first button', 'clarify', ['policy', 'claim'], 'offered', true],
    ['another button', 'clarify', ['claim', 'policy'], 'offered', false],
    ['no button', 'clarify', ['claim', 'account'], 'missed', false],
  ] as const)('is %s', (_name, intent, options, topic, guess) => {
    expect(judge(asked({ intent, options }))).toMatchObject({ topic, guess });
  });

  it('may be one of several', () => {
    const message = {
      text: '钱呢',
      intent: 'claim',
      also: ['account'],
      author: 'a',
      use: 'held-out',
    } as const;

    expect(judge(asked({ message: { ...message, also: ['account'] }, intent: 'account' })).topic).toBe(
      'right',
    );
  });
});

describe('the rank of a clause', () => {
  it.each([
    [['III.4.2-cap', 'X'], 1],
    [['X', 'Y', 'III.4.2-cap'], 3],
    [['X'], 0],
  ])('in %j is %d', (clauses, rank) => {
    expect(judge(asked({ clauses })).rank).toBe(rank);
  });

  it('is none where buttons were shown, though the search alone had it', () => {
    const one = judge(asked({ intent: 'clarify', options: ['policy'], clauses: [] }));

    expect([one.rank, one.rankAlone]).toEqual([0, 1]);
  });

  it('is that of what was told above the buttons', () => {
    const one = judge(
      asked({ intent: 'clarify', options: ['complaint', 'policy'], clauses: ['X', 'III.4.2-cap'] }),
    );

    expect([one.rank, one.topic]).toEqual([2, 'offered']);
  });

  it('is not asked where another answer serves as well and was given', () => {
    const message = { ...asked().message, also: ['complaint' as const] };

    expect(judge(asked({ message, intent: 'complaint', clauses: [] })).rank).toBeUndefined();
  });

  it('is none, and a wrong refusal, where the plan was said to be silent', () => {
    const one = judge(asked({ answered: false, clauses: [] }));

    expect([one.rank, one.refusedWrongly]).toEqual([0, true]);
  });

  it('is the first where saying so serves as well', () => {
    const message = { ...asked().message, answered: 'either' as const };
    const one = judge(asked({ message, answered: false, clauses: [] }));

    expect([one.rank, one.refusedWrongly]).toEqual([1, false]);
  });
});

describe('where the plan is silent', () => {
  const message = {
    text: '生孩子报多少',
    intent: 'policy',
    answered: false,
    author: 'a',
    use: 'held-out',
  } as const;

  it.each([
    ['said so', { answered: false }, 'said'],
    ['an answer', {}, 'answered'],
    ['buttons', { intent: 'clarify', clauses: [] }, 'unclear'],
    ['said so above buttons', { intent: 'clarify', clauses: [], answered: false }, 'said'],
    ['an answer above buttons', { intent: 'clarify' }, 'answered'],
    ['another topic', { intent: 'estimate' }, 'answered'],
  ] as const)('%s', (_name, change, refusal) => {
    expect(judge(asked({ message, ...change })).refusal).toBe(refusal);
  });

  it('a person is honest where one was asked for too', () => {
    const both = { ...message, also: ['human' as const] };

    expect(judge(asked({ message: both, intent: 'human' })).refusal).toBe('handed-over');
  });

  it.each([
    ['register', 'register'],
    [false, 'answered'],
  ] as const)('the register may tell what is labelled %s', (answered, refusal) => {
    const profile = { kind: 'profile', what: 'telephone', clauses: [] } as const;

    expect(judge(asked({ message: { ...message, answered }, explained: profile })).refusal).toBe(refusal);
  });

  it.each([
    ['大约300元。', ['300 money']],
    ['报70%。', ['70 percent']],
    ['报40元。', ['40 money']],
    ['最多2万元，报40%。', []],
    ['电话 0476-555-0101，20个工作日。', []],
  ])('%s invents %j', (reply, invented) => {
    expect(judge(asked({ message, replies: [reply] })).invented).toEqual(invented);
  });

  it('what the person said themselves is not invented', () => {
    const spent = { ...message, text: '生孩子花了八千报多少' };

    expect(judge(asked({ message: spent, replies: ['您说花了8000元。'] })).invented).toEqual([]);
  });
});

describe('slots', () => {
  const bill = (slots: NonNullable<Asked['message']['slots']>): Asked['message'] => ({
    text: '花了',
    intent: 'estimate',
    slots,
    author: 'a',
    use: 'held-out',
  });
  const exact = { kind: 'exact', value: fen(300_000) } as const;
  const about = { kind: 'approximate', value: fen(300_000) } as const;
  const between = { kind: 'range', low: fen(200_000), high: fen(300_000) } as const;

  it.each([
    ['an exact sum', { amount: fen(300_000) }, exact, true],
    ['another sum', { amount: fen(300_001) }, exact, false],
    ['a doubtful one taken as exact', { amount: fen(300_000), doubtful: true }, exact, false],
    ['an exact one taken as doubtful', { amount: fen(300_000) }, about, false],
    ['a doubtful one', { amount: fen(300_000), doubtful: true }, about, true],
    ['a range', { amount: fen(200_000), amountTo: fen(300_000), doubtful: true }, between, true],
    ['half a range', { amount: fen(200_000), amountTo: fen(300_000), doubtful: true }, about, false],
  ] as const)('%s', (_name, slots, totalCost, right) => {
    expect(judge(asked({ message: bill(slots), understood: reading({ totalCost }) })).slots.amount).toBe(
      right,
    );
  });

  it('nothing self-paid is said as 0.00', () => {
    const message = bill({ ineligible: fen(0) });

    expect(judge(asked({ message, understood: reading({ ineligible: 'none' }) })).slots.ineligible).toBe(
      true,
    );
  });

  it.each([
    ['spouse', 'family', true],
    ['grandchild', 'child', true],
    ['mother', 'self', false],
  ] as const)('%s read as %s', (member, forWhom, right) => {
    expect(judge(asked({ message: bill({ member }), understood: reading({ forWhom }) })).slots.member).toBe(
      right,
    );
  });

  it.each([
    ['read back', ['您说的是3000.00元左右，行吗？'], about, true],
    ['not asked about', ['3000.00元左右，能报1160.00元。'], about, false],
    ['another sum read back', ['是300.00元左右吗？'], about, false],
    ['half a range read back', ['是3000.00元吗？'], between, false],
    ['taken as exact', ['3000.00元。有自费吗？'], exact, false],
  ] as const)('a doubtful sum %s', (_name, replies, totalCost, echoed) => {
    const message = bill({ amount: fen(300_000), doubtful: true });

    expect(
      judge(asked({ message, intent: 'estimate', replies, understood: reading({ totalCost }) })),
    ).toMatchObject({ echoed });
  });

  it('a doubtful sum that went elsewhere is not held against the echo', () => {
    const message = bill({ amount: fen(300_000), doubtful: true });

    expect(judge(asked({ message, intent: 'policy' })).echoed).toBeUndefined();
  });
});

describe('numbers and names', () => {
  it.each([
    ['name', { name: '巴特尔' }, { personName: '巴特尔' }],
    ['certificate', { certificate: '150422003417' }, { certificate: '150422003417' }],
    ['idLast4', { idLast4: '045X' }, { idLast4: '045X' }],
    ['complaintNumber', { complaintNumber: 'T26-0418-7' }, { complaintNumber: 'T26-0418-7' }],
    ['queryCode', { queryCode: '483920' }, { queryCode: '483920' }],
  ] as const)('%s', (name, slots, read) => {
    const message = { text: '查', intent: 'claim', slots, author: 'a', use: 'held-out' } as const;

    expect(judge(asked({ message, understood: reading(read) })).slots).toEqual({ [name]: true });
    expect(judge(asked({ message, understood: reading({}) })).slots).toEqual({ [name]: false });
  });
});

describe('a date', () => {
  const about = (date: string) => ({ ...asked().message, slots: { date } });

  it.each([
    ['上个月', '上个月', undefined, true],
    ['腊月二十七', '去年腊月二十七', undefined, true],
    ['去年冬至那天', '去年冬至', undefined, true],
    ['上週', '上周', '上周', true],
    ['shang ge yue', '上个月', '上个月', true],
    ['九月十五', '九月', undefined, false],
    ['上个月', undefined, undefined, false],
    ['上个月', '前天', undefined, false],
  ])('labelled %s and read as %s', (labelled, date, dateLabelled, right) => {
    const understood = reading(date === undefined ? {} : { date });

    expect(judge(asked({ message: about(labelled), understood, dateLabelled })).slots).toEqual({
      date: right,
    });
  });
});
