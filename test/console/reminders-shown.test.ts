import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reminderStages } from '../../src/complaint/reminder.ts';
import { speaker } from '../../src/console/words/words.ts';
import { readWording } from '../../src/conversation/wording.ts';
import { keepCalendar } from '../../src/database/calendar.ts';
import { lookAtClocks } from '../../src/jobs/complaint-clock.ts';
import { readScheme } from '../../src/policy/load.ts';
import { promptsDir, sampleSchemeFile } from '../../src/scheme-files.ts';
import { complaintClockParts } from '../../src/timed-work.ts';
import { fileComplaint } from '../support/complaints.ts';
import { openTestDesk, type TestDesk } from './desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

async function lookAt(instant: string): Promise<void> {
  const parts = {
    ...{ database: desk.database, scheme: readScheme(sampleSchemeFile, '2026-11-16') },
    ...{ wording: readWording(promptsDir), calendar: await keepCalendar(desk.database.client) },
    clock: () => new Date(instant),
  };
  await lookAtClocks(complaintClockParts(parts));
}
const firstPage = async (login: string) => (await (await desk.logIn(login)).get('/')).text;

describe('a reminder on the first page', () => {
  it.each(reminderStages)('of %s has words of its own in both languages', (stage) => {
    for (const language of ['zh-CN', 'en'] as const)
      expect(speaker(language)(`notice.${stage}`)).not.toBe(speaker(language)('notice.other'));
  });

  it('leads the handlers of a complaint that nobody took to it, then its supervisor, then tells the committee', async () => {
    // Received on 2 November 2026: working day 20 is the 30th.
    const number = await fileComplaint(desk.database, {
      ...{ receivedDay: '2026-11-02', queue: 'sumu_office', sumu: '林东镇' },
    });
    await lookAt('2026-11-30T09:00:00+08:00');
    const handler = await firstPage('handler');
    await lookAt('2026-12-01T09:00:00+08:00');
    const supervisor = await firstPage('supervisor');
    await lookAt('2026-12-02T09:00:00+08:00');
    const committee = await firstPage('committee');

    expect(handler).toMatch(new RegExp(`投诉今天到期，请今天答复[^]*href="/console/complaints/${number}"`));
    expect(supervisor).toMatch(new RegExp(`投诉已逾期，请督促[^]*href="/console/complaints/${number}"`));
    expect(committee).toMatch(new RegExp(`报监督委员会[^]*${number}`));
    expect(committee).not.toContain(`href="/console/complaints/${number}"`);
    expect(committee).toContain('href="/console/supervision#overdue-list"');
  });
});
