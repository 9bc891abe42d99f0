/** Accounts that change hands while a broadcast waits for them. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readWording } from '../../src/conversation/wording.ts';
import type { Database } from '../../src/database/open.ts';
import { publishedCalendar } from '../../src/kernel/working-days.ts';
import { wholeAudience } from '../../src/outreach/audience.ts';
import { createCompose } from '../../src/outreach-compose.ts';
import { defaultTexts } from '../../src/outreach-words.ts';
import { readScheme } from '../../src/policy/load.ts';
import { promptsDir, sampleSchemeFile } from '../../src/scheme-files.ts';
import { addCampaign, at, forgetRecords, layRecords, type Records, today } from '../support/audience.ts';
import { openTestDatabase } from '../support/database.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => forgetRecords(database));

const words = {
  scheme: readScheme(sampleSchemeFile, today),
  wording: readWording(promptsDir),
  calendar: () => publishedCalendar,
};

/** Of a row written when account 1 was Wuliji's, of household 1. */
async function told(records: Pick<Records, 'contacts' | 'bindings'>): Promise<string> {
  await layRecords(database, {
    households: [{ id: 1 }, { id: 2 }],
    members: [
      { id: 1, householdId: 1, name: '乌力吉' },
      { id: 2, householdId: 1, name: '苏和', relation: 'son', optedOut: true },
      { id: 3, householdId: 2, name: '张桂兰' },
    ],
    ...records,
  });
  const campaignId = await addCampaign(database, wholeAudience, defaultTexts(words, '30', 2027).texts);
  const compose = createCompose({ ...words, database, householdDataAllowed: () => true });
  const [one] = await compose(
    [
      {
        ...{ campaignId, id: 1n, contactId: 1, personId: 1, householdIds: [1], attempt: 1 },
        ...{ channel: 'telegram', from: 'c1' },
      },
    ],
    at,
  );
  return one?.kind === 'send' ? one.reply.text : (one?.reason ?? '');
}

describe('a phone that was handed on while its message waited', () => {
  it('tells its new owner nothing of the household of the old one, who is bound elsewhere still', async () => {
    const text = await told({
      contacts: [{ id: 1 }, { id: 2, channel: 'wechat' }],
      bindings: [
        { contactId: 1, memberId: 1, ended: true },
        { contactId: 2, memberId: 1 },
        { contactId: 1, memberId: 3, order: 1 },
      ],
    });
    expect(text).toBe('bound-no-more');
  });

  it('does not tell somebody of the same household who has said no, or has been told on their own', async () => {
    const text = await told({
      contacts: [{ id: 1 }],
      bindings: [
        { contactId: 1, memberId: 1, ended: true },
        { contactId: 1, memberId: 2, order: 1 },
      ],
    });
    expect(text).toBe('bound-no-more');
  });

  it('still tells its owner who has bound another household since', async () => {
    const text = await told({
      contacts: [{ id: 1 }],
      bindings: [
        { contactId: 1, memberId: 1 },
        { contactId: 1, memberId: 3, order: 1 },
      ],
    });
    expect(text).toContain('乌*家还有 2 口人');
  });
});
