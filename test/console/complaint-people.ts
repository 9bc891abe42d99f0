/** Colleagues of the sample's staff, a complainant with a chat, and what the service tells them. */
import { readWording } from '../../src/conversation/wording.ts';
import { tellNews } from '../../src/conversation/news/tell.ts';
import { identityRepository } from '../../src/database/identity.ts';
import { newsRepository } from '../../src/database/news.ts';
import { dayOf } from '../../src/kernel/day.ts';
import { publishedCalendar } from '../../src/kernel/working-days.ts';
import { readScheme } from '../../src/policy/load.ts';
import { promptsDir, sampleSchemeFile } from '../../src/scheme-files.ts';
import { hashKey } from '../support/desk.ts';
import type { TestDesk } from './desk.ts';
import type { Seen, Visitor } from './visitor.ts';

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
