/** A holiday that is published while a broadcast waits: the last day to pay is another one. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readWording } from '../../src/conversation/wording.ts';
import type { Database } from '../../src/database/open.ts';
import type { BroadcastRow } from '../../src/delivery/broadcast.ts';
import { buildCalendar, publishedArrangements } from '../../src/kernel/working-days.ts';
import { wholeAudience } from '../../src/outreach/audience.ts';
import { createCompose, previewOf } from '../../src/outreach-compose.ts';
import { defaultTexts } from '../../src/outreach-words.ts';
import { readScheme } from '../../src/policy/load.ts';
import { promptsDir, sampleSchemeFile } from '../../src/scheme-files.ts';
import { addCampaign, at, layRecords, today } from '../support/audience.ts';
import { openTestDatabase } from '../support/database.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const moved = buildCalendar(publishedArrangements, { extraRestDays: ['2026-12-18'] });

it('names the day that is the last one when it is sent, as its preview does', async () => {
  const words = {
    scheme: readScheme(sampleSchemeFile, today),
    wording: readWording(promptsDir),
    calendar: () => moved,
  };
  const { texts } = defaultTexts(words, '30', 2027);
  await layRecords(database, {
    households: [{ id: 1 }],
    members: [{ id: 1, householdId: 1 }],
    contacts: [{ id: 1 }],
    bindings: [{ contactId: 1, memberId: 1 }],
  });
  // Written when 18 December was a working day still.
  const campaignId = await addCampaign(database, wholeAudience, texts);
  const compose = createCompose({ ...words, database, householdDataAllowed: () => true });
  const row: BroadcastRow = {
    ...{ campaignId, id: 1n, contactId: 1, personId: 1, householdIds: [1], attempt: 1 },
    ...{ channel: 'telegram', from: 'c1' },
  };

  const [sent] = await compose([row], at);
  expect(previewOf(words, texts, at)['zh-CN'].personal).toContain('最晚12月17日（周四）');
  expect(sent).toMatchObject({
    reply: {
      text: expect.stringContaining('最晚12月17日（周四）') as string,
      notice: { day: '2026-12-17' },
    },
  });
  expect(await compose([row], new Date('2026-12-18T02:00:00Z'))).toEqual([
    { kind: 'skip', reason: 'expired' },
  ]);
});
