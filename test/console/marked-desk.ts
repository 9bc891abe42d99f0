/** A desk at which somebody stands who is in every column that can hold something of a person; nothing of theirs is held. */
import { makeNumber } from '../../src/kernel/identifiers.ts';
import { fillWith, hashKey, marked, sealKey } from '../support/marked-person.ts';
import { openTestDesk, type TestDesk } from './desk.ts';

/** One that can be read over the telephone. */
export const number = makeNumber('complaint', 2026, 777);
export const page = `/records/people/${String(marked.memberId)}`;

export async function openDeskWithMarked(): Promise<TestDesk> {
  const desk = await openTestDesk({ keys: { sealKey, hashKey } });
  await desk.database.transaction(fillWith);
  const { client } = desk.database;
  await client.legalHold.updateMany({ data: { liftedAt: desk.now() } });
  await client.complaint.updateMany({ data: { number } });
  return desk;
}

export const faultOn = (text: string) => /role="alert">([^<]+)/.exec(text)?.[1];

export async function kept({ database: { client } }: TestDesk) {
  return {
    bindings: await client.binding.count(),
    enquiries: await client.enquiry.count(),
    erasures: await client.erasedAccount.count(),
  };
}
export const untouched = { bindings: 1, enquiries: 1, erasures: 0 };

export async function trail(desk: TestDesk, action: string): Promise<readonly string[]> {
  return (await desk.recorded()).filter((one) => one.includes(` ${action} `));
}
