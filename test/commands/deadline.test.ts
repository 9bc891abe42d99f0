import { describe, expect, it } from 'vitest';
import { answerDeadlineLine } from '../../src/commands/deadline.ts';
import { deadlineCases } from '../kernel/deadline-cases.ts';

describe('heyi deadline', () => {
  it.each(deadlineCases)('answers: $title', ({ input, expected }) => {
    expect(answerDeadlineLine(input)).toMatchObject(expected);
  });

  it('answers with the fields of the contract and no others', () => {
    expect(answerDeadlineLine({ receivedAt: '2025-03-03', workingDays: 20, id: 'row 7' })).toEqual({
      receivedDate: '2025-03-03',
      day1: '2025-03-04',
      due: '2025-03-31',
      weekdayHolidaysSkipped: [],
      weekendWorkdaysCounted: [],
      provisional: false,
    });
  });

  it('reads an instant without offset as China time and turns another offset into it', () => {
    const received = (receivedAt: string): object => answerDeadlineLine({ receivedAt, workingDays: 1 });
    expect(received('2026-03-03T23:30:00')).toMatchObject({ receivedDate: '2026-03-03' });
    expect(received('2026-03-03T16:30:00Z')).toMatchObject({ receivedDate: '2026-03-04' });
  });

  it('takes an extension of none as no extension', () => {
    const answer = answerDeadlineLine({ receivedAt: '2026-06-01', workingDays: 20, extensionWorkingDays: 0 });
    expect(answer).not.toHaveProperty('extendedDue');
  });

  const asked = { receivedAt: '2026-06-01', workingDays: 20 };
  it.each([
    [null, 'each line must be a JSON object'],
    ['2026-06-01', 'each line must be a JSON object'],
    [[], 'each line must be a JSON object'],
    [{ workingDays: 20 }, 'receivedAt is missing'],
    [{ receivedAt: 20260601, workingDays: 20 }, 'receivedAt is missing'],
    [
      { ...asked, receivedAt: '2026-02-30T10:00:00+08:00' },
      'receivedAt names a day that does not exist: 2026-02-30',
    ],
    [{ ...asked, receivedAt: 'yesterday' }, 'receivedAt is not an instant'],
    [{ receivedAt: '2026-06-01' }, 'workingDays must be a whole number from 1 to 1000'],
    [{ ...asked, workingDays: 0 }, 'workingDays must be a whole number from 1 to 1000'],
    [{ ...asked, workingDays: 1001 }, 'workingDays must be a whole number from 1 to 1000'],
    [{ ...asked, workingDays: 1.5 }, 'workingDays must be a whole number from 1 to 1000'],
    [{ ...asked, workingDays: '20' }, 'workingDays must be a whole number from 1 to 1000'],
    [{ ...asked, extensionWorkingDays: -1 }, 'extensionWorkingDays must be a whole number from 0 to 1000'],
    [{ ...asked, pause: '2026-06-09' }, 'pause must be a list of pairs of days'],
    [{ ...asked, pause: [['2026-06-09']] }, 'pause must be a list of pairs of days'],
    [{ ...asked, pause: [['2026-06-09', '2026-06-31']] }, 'pause names a day that does not exist'],
    [{ ...asked, pause: [['2026-06-09', '2026-06-08']] }, 'the pause ends on 2026-06-08, before it begins'],
    [{ ...asked, pause: [['2026-05-09', '2026-06-08']] }, 'before the complaint was received'],
    [
      {
        ...asked,
        pause: [
          ['2026-06-09', '2026-06-11'],
          ['2026-06-11', '2026-06-12'],
        ],
      },
      'two pauses overlap on 2026-06-11',
    ],
    [{ ...asked, pauses: [] }, 'pauses is not a field'],
    [{ ...asked, extension: 20 }, 'extension is not a field'],
  ])('refuses %j in one plain sentence', (input, sentence) => {
    const answer = answerDeadlineLine(input);
    expect(answer).toEqual({ error: 'INVALID_INPUT', message: expect.stringContaining(sentence) as string });
  });

  it.each([
    { receivedAt: '2006-12-31', workingDays: 20 },
    { receivedAt: '2036-12-20', workingDays: 20 },
  ])('says how far its calendar reaches instead of guessing: $receivedAt', (input) => {
    expect(answerDeadlineLine(input)).toEqual({
      error: 'OUTSIDE_CALENDAR',
      message: expect.stringContaining('which reaches from 2007-01-01 to 2036-12-31') as string,
    });
  });
});
