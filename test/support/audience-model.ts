/** Records made by chance, and a plain reckoning of who would be told: slow, short, and without SQL. */
import fc from 'fast-check';
import { hasLeft } from '../../src/enrolment/decide.ts';
import { consentVersion } from '../../src/identity/consent.ts';
import { type BindingGiven, type ContactGiven, type MemberGiven, type Records, today } from './audience.ts';

const sumus = ['林东镇', '隆昌镇'];
const gachas = ['东', '西'];

const someMember = fc.record(
  {
    householdId: fc.integer({ min: 1, max: 8 }),
    category: fc.constantFrom('ordinary', 'ordinary', 'five-guarantee', 'special-poor'),
    // The day itself counts as left, the next does not.
    leftOn: fc.option(fc.constantFrom('2020-01-01', today, '2026-11-27'), { nil: undefined, freq: 3 }),
    person: fc.option(fc.constantFrom('x', 'y', 'z'), { nil: undefined, freq: 2 }),
    optedOut: fc.constantFrom(false, false, false, true),
    line: fc.option(
      fc.record({
        state: fc.constantFrom('unpaid', 'unpaid', 'paid-pending', 'active', 'lapsed', 'withdrawn'),
        payer: fc.constantFrom('household', 'household', 'civil-affairs'),
      }),
      { nil: undefined },
    ),
  },
  { requiredKeys: ['householdId', 'category'] },
);

const someContact = fc.record(
  {
    channel: fc.constantFrom('telegram', 'wechat', 'web', 'terminal'),
    language: fc.constantFrom('zh-CN', 'en'),
    consent: fc.constantFrom(consentVersion, consentVersion, consentVersion, 'old', null),
    optedOut: fc.constantFrom(false, false, false, true),
    unreachable: fc.constantFrom(false, false, false, true),
    wroteHoursAgo: fc.option(fc.constantFrom(1, 30, 60, 60), { nil: undefined }),
  },
  { requiredKeys: ['channel', 'language', 'consent'] },
);

const someBinding = fc.record({
  contactId: fc.integer({ min: 1, max: 10 }),
  memberId: fc.integer({ min: 1, max: 20 }),
  order: fc.integer({ min: 0, max: 3 }),
  ended: fc.constantFrom(false, false, false, true),
});

export const someRecords: fc.Arbitrary<Records> = fc
  .record({
    members: fc.array(someMember, { minLength: 20, maxLength: 20 }),
    contacts: fc.array(someContact, { minLength: 10, maxLength: 10 }),
    bindings: fc.uniqueArray(someBinding, {
      maxLength: 20,
      selector: ({ contactId, memberId }) => `${String(contactId)}-${String(memberId)}`,
    }),
  })
  .map(({ members, contacts, bindings }) => ({
    households: Array.from({ length: 8 }, (_, place) => ({
      ...{ id: place + 1, sumu: sumus[place % 2] ?? '', gacha: gachas[(place >> 1) % 2] ?? '' },
    })),
    members: members.map((member, place) => withoutUndefined({ id: place + 1, ...member })),
    contacts: contacts.map((contact, place) => withoutUndefined({ id: place + 1, ...contact })),
    bindings,
  }));

type Defined<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };
function withoutUndefined<T extends object>(given: T): Defined<T> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Defined<T>;
}

export interface Expected {
  readonly contactId: number | null;
  readonly personId: number | null;
  readonly householdIds: readonly number[];
  readonly reason: string | null;
}

/** Who is told for these households, and who cannot be. */
export function expectedRecipients(
  { members, contacts, bindings }: Records,
  chosen: readonly number[],
  language: 'any' | 'zh-CN' | 'en',
  channels: readonly string[],
): readonly Expected[] {
  const live = bindings
    .map((binding, place) => ({ ...binding, id: place + 1 }))
    .filter(({ ended }) => ended !== true);
  const memberOf = (id: number): MemberGiven => {
    const member = members.find((one) => one.id === id);
    if (!member) throw new Error(`no member ${String(id)}`);
    return member;
  };
  const personOf = ({ id }: ContactGiven): string => {
    const [first] = live
      .filter(({ contactId }) => contactId === id)
      .sort((a, b) => (a.order ?? 0) - (b.order ?? 0) || a.id - b.id);
    return hashOf(memberOf(first?.memberId ?? 0));
  };
  const householdsOf = ({ id }: ContactGiven): readonly number[] =>
    live
      .filter(({ contactId }: BindingGiven) => contactId === id)
      .map(({ memberId }) => memberOf(memberId))
      .filter(
        (member) => !hasLeft({ ...memberShape, ...member }, today) && chosen.includes(member.householdId),
      )
      .map(({ householdId }) => householdId);
  const told = contacts
    .filter((contact) => language === 'any' || contact.language === language)
    .filter((contact) => householdsOf(contact).length > 0);
  const people = new Map<string, ContactGiven[]>();
  for (const contact of told)
    people.set(personOf(contact), [...(people.get(personOf(contact)) ?? []), contact]);
  const rows = [...people].map(([person, own]): Expected => {
    const alike = members.filter((member) => hashOf(member) === person);
    const no = (contact: ContactGiven): string | null => {
      if (contact.optedOut === true || alike.some(({ optedOut }) => optedOut === true)) return 'opted-out';
      if (contact.unreachable === true) return 'unreachable';
      if (contact.consent !== undefined && contact.consent !== consentVersion) return 'no-consent';
      return channels.includes(contact.channel ?? 'telegram') ? null : 'channel-off';
    };
    const [best] = [...own].sort(
      (a, b) =>
        Number(no(a) !== null) - Number(no(b) !== null) ||
        (a.wroteHoursAgo ?? Infinity) - (b.wroteHoursAgo ?? Infinity) ||
        a.id - b.id,
    );
    if (!best) throw new Error('a person without an account');
    return {
      contactId: best.id,
      personId: Math.min(...alike.map(({ id }) => id)),
      householdIds: [...new Set(own.flatMap(householdsOf))].sort((a, b) => a - b),
      reason: no(best),
    };
  });
  const reached = new Set(told.flatMap(householdsOf));
  const unbound = chosen.filter((id) => !reached.has(id));
  return inOrder([
    ...rows,
    ...unbound.map((id) => ({ contactId: null, personId: null, householdIds: [id], reason: 'not-bound' })),
  ]);
}

const memberShape = { memberId: 0, name: '', relation: '', category: 'ordinary', years: [] } as const;
const hashOf = ({ id, person }: MemberGiven): string => person ?? `p${String(id)}`;

export function inOrder(rows: readonly Expected[]): readonly Expected[] {
  return [...rows].sort(
    (a, b) => (a.personId ?? 0) - (b.personId ?? 0) || (a.householdIds[0] ?? 0) - (b.householdIds[0] ?? 0),
  );
}
