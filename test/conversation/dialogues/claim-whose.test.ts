import { describe, expect, it } from 'vitest';
import { isOpenTo, whoseClaims } from '../../../src/conversation/dialogues/claim-whose.ts';
import { member } from './enrolment-household.ts';

const family = [
  member({ memberId: 1, relation: 'head' }),
  member({ memberId: 2, relation: 'spouse' }),
  member({ memberId: 3, relation: 'son' }),
  member({ memberId: 4, relation: 'daughter' }),
  member({ memberId: 5, relation: 'parent' }),
  member({ memberId: 6, relation: 'grandchild' }),
];

function meant(text: string, speakerId: number) {
  const speaker = family.find(({ memberId }) => memberId === speakerId) ?? member();
  const whose = whoseClaims(text, speaker, family);
  return whose.kind === 'relative' ? whose.members.map(({ memberId }) => memberId) : whose.kind;
}

describe('a kin word, from the place of the one who speaks', () => {
  it.each([
    ['我老伴的报销', 1, [2]],
    ['俺媳妇住院报了没', 1, [2]],
    ['孩子他妈那笔报销', 1, [2]],
    ['当家的住院报了没', 2, [1]],
    ["my wife's claim", 1, [2]],
    ['我老伴的报销', 3, []],
    ['我妈的报销', 1, [5]],
    ['我妈的报销', 3, [1, 2]],
    ['俺爸那笔', 6, [3, 4]],
    ['儿子的报销', 1, [3]],
    ['儿子的报销', 2, [3]],
    ['儿子的报销', 5, [1]],
    ['闺女的报销', 1, [4]],
    ['闺女的报销', 3, [6]],
    ['闺女的报销', 5, [1]],
    ['儿子的报销', 3, [6]],
    ['孩子的报销', 2, [3, 4, 6]],
    ['孩子的报销', 3, [6]],
    ['孙子的报销', 1, [6]],
    ['孙子的报销', 5, [3, 4]],
    ['我哥的报销', 4, [3]],
    ['我姐的报销', 3, [4]],
    ['我哥的报销', 1, []],
  ] as const)('%s, said by member %i', (text, speaker, members) => {
    expect(meant(text, speaker)).toEqual(members);
  });

  it('is not heard where none is said', () => {
    expect(meant('报销到哪了', 1)).toBe('unsaid');
  });

  it('can be the whole family', () => {
    expect(meant('我们全家的报销', 1)).toBe('everybody');
  });

  it('is not heard from a name of one letter', () => {
    const nameless = [member({ memberId: 9, name: '报', relation: 'other' })];

    expect(whoseClaims('报销到哪了', member(), nameless)).toEqual({ kind: 'unsaid' });
  });

  it('yields to a full name of the household', () => {
    expect(meant('其其格的报销，就是我妈', 4)).toEqual([2]);
  });
});

describe('who of those meant may be told', () => {
  const today = '2026-11-22';
  const child = member({ memberId: 3, bornOn: '2012-11-23' });
  const grown = member({ memberId: 4, bornOn: '2012-11-22' });
  const unknown = member({ memberId: 5 });

  it('those who are visible, and no other', () => {
    expect(isOpenTo([child, grown], [grown], today)).toEqual({ kind: 'open', memberIds: [4] });
  });

  it('a child under 14 only through the guardian', () => {
    expect(isOpenTo([child], [], today)).toEqual({ kind: 'guardian-only' });
  });

  it.each([[[grown]], [[child, grown]], [[unknown]], [[]]])('everybody else by themselves', (sought) => {
    expect(isOpenTo(sought, [], today)).toEqual({ kind: 'by-themselves' });
  });
});
