import { describe, expect, it } from 'vitest';
import { decideOffice } from '../../src/enquiry/decide.ts';
import { publishedCalendar } from '../../src/kernel/working-days.ts';

const hours = '周一至周五 8:30–11:30、14:30–17:00';
const at = (moment: string) => decideOffice(hours, new Date(`${moment}:00+08:00`), publishedCalendar);

describe('is somebody at the office', () => {
  it.each([
    ['2026-11-23T08:30', { kind: 'open', until: '11:30' }],
    ['2026-11-23T11:29', { kind: 'open', until: '11:30' }],
    ['2026-11-23T16:59', { kind: 'open', until: '17:00' }],
    ['2026-11-23T08:29', { kind: 'closed', opensOn: '2026-11-23', opensAt: '8:30' }],
    ['2026-11-23T11:30', { kind: 'closed', opensOn: '2026-11-23', opensAt: '14:30' }],
    ['2026-11-23T17:00', { kind: 'closed', opensOn: '2026-11-24', opensAt: '8:30' }],
  ])('%s on a Monday', (moment, office) => {
    expect(at(moment)).toEqual(office);
  });

  it('is closed on Sunday until Monday', () => {
    expect(at('2026-11-22T10:00')).toEqual({ kind: 'closed', opensOn: '2026-11-23', opensAt: '8:30' });
  });

  it('is closed on a holiday that is a weekday, until after the holidays', () => {
    expect(at('2026-10-01T10:00')).toEqual({ kind: 'closed', opensOn: '2026-10-08', opensAt: '8:30' });
  });

  it('is open on a weekend day that is worked in return', () => {
    expect(at('2026-10-10T10:00')).toEqual({ kind: 'open', until: '11:30' });
  });

  it('reads the stretches in whatever order they are written', () => {
    const reversed = 'afternoons 14:30 - 17:00, mornings 8:30-11:30';

    expect(decideOffice(reversed, new Date('2026-11-23T07:00:00+08:00'), publishedCalendar)).toMatchObject({
      opensAt: '8:30',
    });
  });

  it('says nothing when the hours hold no time of day, or the calendar ends', () => {
    expect(decideOffice('工作日全天', new Date('2026-11-23T10:00:00+08:00'), publishedCalendar)).toEqual({
      kind: 'unknown',
    });
    expect(decideOffice(hours, new Date('2036-12-20T10:00:00+08:00'), publishedCalendar)).toEqual({
      kind: 'unknown',
    });
  });
});
