/** People at /try who send again, under the same id, until they are heard: as the page does. */
import { setTimeout as pause } from 'node:timers/promises';

export interface Person {
  /** The conversation's name in the inbox. */
  readonly id: string;
  readonly cookie: string;
  readonly talk: string;
}

/** What one person says in a whole visit: two complaints and an estimate, each dialogue several messages long. */
export const visit = [
  '卫生院乱收费，我要投诉',
  '匿名',
  '对，登记',
  '苏木卫生院住院花了一千五，能报多少',
  '没有自费',
  '村里强迫参合，我要举报',
  '匿名',
  '对，登记',
  '查投诉',
] as const;
export const complaintsOfAVisit = 2;

export async function arrive(address: string): Promise<Person> {
  const { response, text } = await insist(() => fetch(`${address}/try`));
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const talk = /data-talk="([^"]+)"/.exec(text)?.[1] ?? '';
  return { id: /^heyi_try=([0-9a-f]+)\./.exec(cookie)?.[1] ?? '', cookie, talk };
}

/** Resolves when the message is acknowledged; how often it had to be sent. */
export async function say(address: string, person: Person, messageId: string, text: string): Promise<number> {
  let sent = 0;
  await insist(() => {
    sent += 1;
    return post(address, person, messageId, text);
  });
  return sent;
}

/** One try, whatever comes of it. */
export async function sayOnce(address: string, person: Person, messageId: string, text: string) {
  const response = await post(address, person, messageId, text);
  return { status: response.status, text: await response.text() };
}

function post(address: string, person: Person, messageId: string, text: string): Promise<Response> {
  return fetch(`${address}/try/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: person.cookie },
    body: JSON.stringify({ messageId, text, talk: person.talk }),
  });
}

/** Tries again while nobody answers, the service starts or asks for patience; any other refusal is a fault. */
async function insist(request: () => Promise<Response>): Promise<{ response: Response; text: string }> {
  let last = 'no answer at all';
  for (let attempt = 0; attempt < 2_000; attempt += 1) {
    try {
      const response = await request();
      const text = await response.text();
      if (response.ok) return { response, text };
      last = `${String(response.status)}: ${text}`;
      if (response.status < 500 && response.status !== 429) break;
    } catch (fault) {
      last = String(fault);
    }
    await pause(30);
  }
  throw new Error(`not taken: ${last}`);
}
