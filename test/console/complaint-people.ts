/** Colleagues of the sample's staff, a complainant with a chat, and what the service tells them. */
import { readWording } from '../../src/conversation/wording.ts';
import { tellNews } from '../../src/conversation/news/tell.ts';
import { identityRepository } from '../../src/database/identity.ts';
import { newsRepository } from '../../src/database/news.ts';
import { dayOf, yearOf } from '../../src/kernel/day.ts';
import { publishedCalendar } from '../../src/kernel/working-days.ts';
import { readScheme } from '../../src/policy/load.ts';
import { promptsDir, sampleSchemeFile } from '../../src/scheme-files.ts';
import { fileComplaint } from '../support/complaints.ts';
import { hashKey } from '../support/desk.ts';
import { openTestDesk, type TestDesk } from './desk.ts';
import type { Seen, Visitor } from './visitor.ts';

export type Filed = Partial<Parameters<typeof fileComplaint>[1]>;

/** A desk with more handlers and a complainant; `file` files theirs with 林东镇's office unless told otherwise. */
export async function openDeskWithPeople() {
  const desk = await openTestDesk();
  await addColleagues(desk);
  const contactId = await addComplainant(desk);
  const lindong = { receivedDay: '2026-11-05', queue: 'sumu_office', sumu: '林东镇' } as const;
  const file = (filed: Filed = {}) => fileComplaint(desk.database, { ...lindong, contactId, ...filed });
  return { desk, contactId, file };
}

/** Handlers with the sample's password: a colleague in 林东镇, one in 隆昌镇, one in the banner office. */
export async function addColleagues({ database: { client }, now }: TestDesk): Promise<void> {
  const { passwordHash } = await client.staffMember.findUniqueOrThrow({ where: { login: 'handler' } });
  const same = { passwordHash, role: 'handler', mustChangePassword: false, createdAt: now() } as const;
  await client.staffMember.createMany({
    skipDuplicates: true,
    data: [
      { ...same, login: 'colleague', name: '林东同事', sumu: '林东镇' },
      { ...same, login: 'elsewhere', name: '隆昌经办', sumu: '隆昌镇' },
      { ...same, login: 'banner', name: '旗办经办' },
    ],
  });
}

export async function addComplainant(
  { database, now }: TestDesk,
  externalId = 'the complainant',
): Promise<number> {
  const { contact } = await database.transaction((tx) =>
    identityRepository(tx, hashKey).contact('telegram', externalId, now()),
  );
  return contact.id;
}

/** As the service looks for news every few seconds; what waits in the outbox after it. */
export async function newsInOutbox({ database, now }: TestDesk): Promise<string> {
  const scheme = readScheme(sampleSchemeFile, dayOf(now()));
  const parts = {
    scheme,
    calendar: publishedCalendar,
    wording: readWording(promptsDir),
    householdDataAllowed: () => true,
  };
  await database.transaction((tx) => tellNews(parts, newsRepository(tx), now()));
  const waiting = await database.client.outboxMessage.findMany({ orderBy: { id: 'asc' } });
  return JSON.stringify(waiting.map(({ externalId, reply }) => [externalId, reply]));
}

/** The page's own version, as its forms carry it. */
export const versionOn = ({ text }: Seen): string => /name="version" value="(\d+)"/.exec(text)?.[1] ?? '';

/** A deed on the page as it stands now, with its version. */
export async function doOn(
  visitor: Visitor,
  path: string,
  deed: string,
  form: Readonly<Record<string, string>> = {},
): Promise<Seen> {
  const version = versionOn(await visitor.get(path));
  return visitor.post(`${path}/${deed}`, { version, ...form });
}

/** Four people, one of whom has left; two of the others enrolled this year; a claim each of two. The head's id. */
export async function addHousehold({ database: { client }, now }: TestDesk): Promise<number> {
  const from = (sourceId: string) => ({ source: 'test', sourceId, asOf: now() });
  const year = yearOf(dayOf(now()));
  const enrolled = (sourceId: string, state: 'active' | 'unpaid', of = year) => ({
    create: { year: of, state, amount: '10.00', ...from(sourceId) },
  });
  const member = (name: string, rest: object) => ({
    ...{ name, relation: 'other', idHash: name, idLast4Hash: name, ...from(name), ...rest },
  });
  const household = await client.household.create({
    data: {
      ...{ certificate: '150422009876', sumu: '林东镇', gacha: '查干嘎查', ...from('household') },
      members: {
        create: [
          member('白音那', { enrolments: enrolled('e1', 'active') }),
          member('其其格', { enrolments: enrolled('e2', 'active') }),
          member('小宝', { enrolments: enrolled('e3', 'unpaid') }),
          member('老大', { leftOn: new Date('2020-01-01'), enrolments: enrolled('e4', 'active') }),
        ],
      },
    },
    include: { members: { orderBy: { id: 'asc' } } },
  });
  const [head, spouse] = household.members;
  const claim = (number: string, of: number | undefined, state: 'paid' | 'returned') => ({
    ...{ number, memberId: of ?? 0, institution: '旗医院', tier: 'banner' as const, state },
    ...{ dischargedOn: new Date('2026-10-08'), creditedYear: 2026, total: '4321.00', paid: '555.65' },
    ...from(number),
  });
  await client.claim.createMany({
    data: [claim('B26-0001-1', head?.id, 'returned'), claim('B26-0002-2', spouse?.id, 'paid')],
  });
  return head?.id ?? 0;
}
