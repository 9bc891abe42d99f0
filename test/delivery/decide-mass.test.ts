import { describe, expect, it } from 'vitest';
import type { BroadcastRow, Composed } from '../../src/delivery/broadcast.ts';
import { divide, fateOf, isForgotten } from '../../src/delivery/decide-mass.ts';

const row = (contactId: number): BroadcastRow => ({
  ...{ campaignId: 1, id: BigInt(contactId), contactId, personId: contactId, householdIds: [contactId] },
  ...{ attempt: 1, channel: 'wechat', from: `o-${String(contactId)}` },
});
const reply = { text: '您家还没交', choices: [], citations: [] };
const told = (generic?: string): Composed => ({
  kind: 'send',
  reply,
  ...(generic !== undefined && { generic }),
});
const rules = { atLeast: 2, aMonth: 4, sent: new Map<number, number>(), begun: false };
const ids = (rows: readonly BroadcastRow[]) => rows.map(({ contactId }) => contactId);
const fates = (divided: ReturnType<typeof divide>) =>
  divided.settled.map(([{ contactId }, fate]) => [
    contactId,
    fate.state,
    'reason' in fate ? fate.reason : '',
  ]);

describe('a mass message', () => {
  const zh = told('该交合作医疗了');
  const en = told('Time to pay');

  it('goes to those with one text together; the others are the next', () => {
    const divided = divide([row(1), row(2), row(3), row(4), row(5)], [zh, en, zh, en, zh], rules);

    expect([divided.text, ids(divided.told), ids(divided.later), divided.settled]).toEqual([
      '该交合作医疗了',
      [1, 3, 5],
      [2, 4],
      [],
    ]);
  });

  it('leaves out whoever has said no, has paid, or has no text of that kind', () => {
    const divided = divide(
      [row(1), row(2), row(3), row(4), row(5)],
      [zh, { kind: 'skip', reason: 'opted-out' }, told(), zh],
      rules,
    );

    expect(ids(divided.told)).toEqual([1, 4]);
    expect(fates(divided)).toEqual([
      [2, 'skipped', 'opted-out'],
      [3, 'failed', 'window-closed: there is no text for a mass message'],
      [5, 'skipped', 'bound-no-more'],
    ]);
  });

  it.each([
    [3, [1, 2, 3], []],
    [4, [1, 3], [[2, 'failed', 'window-closed: 4 mass messages this month']]],
    [5, [1, 3], [[2, 'failed', 'window-closed: 4 mass messages this month']]],
  ])('reaches nobody a fifth time in a month: after %i', (sent, rest, settled) => {
    const divided = divide([row(1), row(2), row(3)], [zh, zh, zh], { ...rules, sent: new Map([[2, sent]]) });

    expect(ids(divided.told)).toEqual(rest);
    expect(fates(divided)).toEqual(settled);
  });

  it('is not sent to one alone', () => {
    const divided = divide([row(1)], [zh], rules);

    expect(divided.told).toEqual([]);
    expect(fates(divided)).toEqual([[1, 'failed', 'window-closed: a mass message goes to 2 at least']]);
  });

  it('that may have been sent stays together, and goes under its key only to whoever may still be told', () => {
    const again = { ...rules, begun: true };
    const divided = divide([row(1), row(2), row(3)], [zh, en, { kind: 'skip', reason: 'opted-out' }], again);

    expect([divided.text, ids(divided.told), divided.later]).toEqual(['该交合作医疗了', [1, 2], []]);
    expect(fates(divide([row(1)], [zh], again))).toEqual([
      [1, 'failed', 'no-answer: nobody knows whether the mass message was sent'],
    ]);
  });
});

describe('what the platform said to it', () => {
  it.each([
    [
      { kind: 'accepted', way: 'mass', platformId: '17' },
      { state: 'accepted', platformId: '17' },
    ],
    [{ kind: 'accepted' }, { state: 'accepted' }],
    [
      { kind: 'wait', ms: 900, wholeChannel: true, reason: 'r' },
      { state: 'held', ms: 900, inDoubt: false },
    ],
    [
      { kind: 'again', reason: 'r' },
      { state: 'held', ms: 90_000, inDoubt: true },
    ],
    [
      { kind: 'refused', refusal: 'not-taken', reason: 'WeChat 48001' },
      { state: 'failed', reason: 'not-taken: WeChat 48001' },
    ],
  ] as const)('%o', (outcome, fate) => {
    expect(fateOf(outcome)).toEqual(fate);
  });
});

describe('a key', () => {
  const at = new Date('2026-11-26T02:00:00Z');
  const key = `heyi-1-7-${at.getTime().toString(36)}`;

  it.each([
    [key, 22, false],
    [key, 23, true],
    ['heyi-1-7-', 0, true],
  ])('%s is forgotten after 23 hours: %i', (given, hours, forgotten) => {
    expect(isForgotten(given, 23 * 3_600_000, new Date(at.getTime() + hours * 3_600_000))).toBe(forgotten);
  });
});
