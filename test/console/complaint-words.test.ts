/** What is written to a complainant, and what they wrote: in their language, and where it is seen. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actAsComplainant } from '../../src/complaint/desk/complainant.ts';
import { auditRepository } from '../../src/database/audit.ts';
import { complaintClockRepository } from '../../src/database/complaint-clock.ts';
import { deskRepository } from '../../src/database/complaint-desk.ts';
import { deskRules } from '../support/desk.ts';
import { addComplainant, doOn, type Filed, openDeskWithPeople } from './complaint-people.ts';
import type { TestDesk } from './desk.ts';

let desk: TestDesk;
let contactId: number;
let file: (filed?: Filed) => Promise<string>;
beforeAll(async () => {
  ({ desk, contactId, file } = await openDeskWithPeople());
});
afterAll(async () => {
  expect(desk.faults).toEqual([]);
  await desk.close();
});

const unclear = { queue: 'unclear', target: 'unclear', sumu: null as never } as const;

describe('a complainant who writes English', () => {
  let written: Filed;
  beforeAll(async () => {
    const english = await addComplainant(desk, 'writes English');
    await desk.database.client.contact.update({ where: { id: english }, data: { language: 'en' } });
    written = { contactId: english, text: 'no receipt', category: 'no-receipt' };
  });

  it('gets the question that is written already in English, whatever the clerk reads', async () => {
    const number = await file({ ...unclear, ...written });
    const committee = await desk.logIn('committee');
    await doOn(committee, `/complaints/${number}`, 'take');

    const { text } = await committee.get(`/complaints/${number}`);

    expect(/id="ask-whom"[^>]*>([^<]+)</.exec(text)?.[1]).toContain('Whom is your complaint against?');
  });

  it('gets the templates in English, under the names that the clerk reads', async () => {
    const number = await file(written);
    const handler = await desk.logIn('handler');
    await doOn(handler, `/complaints/${number}`, 'take');

    const { text } = await handler.get(`/complaints/${number}`);

    expect(text).toContain('对方用的是英文');
    expect(text).toMatch(/<strong>查实了<\/strong>[\s\S]*We have looked into what you told us/);
    expect(text).not.toContain('您反映的事，我们查过了');
  });
});

describe('a complaint’s page', () => {
  it('shows what the complainant said later beside their first words, before the answer', async () => {
    const number = await file();
    const handler = await desk.logIn('handler');
    await doOn(handler, `/complaints/${number}`, 'take');
    const said = (words: string) =>
      desk.database.transaction((tx) =>
        actAsComplainant(
          {
            ...{ records: deskRepository(tx), audit: auditRepository(tx), rules: deskRules },
            pausing: { clocks: complaintClockRepository(tx), allowed: null, noteOf: () => '' },
          },
          { number, contactId },
          { kind: 'add', text: words },
          desk.now(),
        ),
      );
    for (const words of ['收钱的姓王', '票找着了']) await said(words);

    const { text } = await handler.get(`/complaints/${number}`);

    const before = text.slice(0, text.indexOf('id="answering"'));
    expect(before).toContain('后来说的');
    expect(before.indexOf('收钱的姓王')).toBeLessThan(before.indexOf('票找着了'));
  });
});
