/** Worked deadlines, reckoned by hand over the notices of the State Council. */
export interface DeadlineCase {
  readonly title: string;
  readonly input: {
    readonly receivedAt: string;
    readonly workingDays: number;
    readonly extensionWorkingDays?: number;
    readonly pause?: readonly (readonly [string, string])[];
  };
  readonly expected: Readonly<Record<string, unknown>>;
}

const promised = 20;

export const deadlineCases: readonly DeadlineCase[] = [
  {
    title: 'no holiday touched',
    input: { receivedAt: '2025-03-03T10:15:00+08:00', workingDays: promised },
    expected: {
      receivedDate: '2025-03-03',
      day1: '2025-03-04',
      due: '2025-03-31',
      weekdayHolidaysSkipped: [],
      weekendWorkdaysCounted: [],
      provisional: false,
    },
  },
  {
    title: 'Spring Festival inside, a Sunday and a Saturday worked',
    input: { receivedAt: '2025-01-20T09:00:00+08:00', workingDays: promised },
    expected: {
      receivedDate: '2025-01-20',
      day1: '2025-01-21',
      due: '2025-02-21',
      weekdayHolidaysSkipped: [
        '2025-01-28',
        '2025-01-29',
        '2025-01-30',
        '2025-01-31',
        '2025-02-03',
        '2025-02-04',
      ],
      weekendWorkdaysCounted: ['2025-01-26', '2025-02-08'],
      provisional: false,
    },
  },
  {
    title: 'National Day and Mid-Autumn together',
    input: { receivedAt: '2025-09-15T10:00:00+08:00', workingDays: promised },
    expected: {
      day1: '2025-09-16',
      due: '2025-10-17',
      weekdayHolidaysSkipped: [
        '2025-10-01',
        '2025-10-02',
        '2025-10-03',
        '2025-10-06',
        '2025-10-07',
        '2025-10-08',
      ],
      weekendWorkdaysCounted: ['2025-09-28', '2025-10-11'],
      provisional: false,
    },
  },
  {
    title: 'received on a plain Saturday',
    input: { receivedAt: '2025-06-14T09:30:00+08:00', workingDays: promised },
    expected: { receivedDate: '2025-06-14', day1: '2025-06-16', due: '2025-07-11', provisional: false },
  },
  {
    title: 'received one minute before the year ends',
    input: { receivedAt: '2025-12-31T23:59:00+08:00', workingDays: promised },
    expected: {
      receivedDate: '2025-12-31',
      day1: '2026-01-04',
      due: '2026-01-29',
      weekdayHolidaysSkipped: ['2026-01-01', '2026-01-02'],
      weekendWorkdaysCounted: ['2026-01-04'],
      provisional: false,
    },
  },
  {
    title: 'received on a Saturday that is worked: still not counted',
    input: { receivedAt: '2026-02-14T10:00:00+08:00', workingDays: promised },
    expected: {
      receivedDate: '2026-02-14',
      day1: '2026-02-24',
      due: '2026-03-20',
      weekdayHolidaysSkipped: [
        '2026-02-16',
        '2026-02-17',
        '2026-02-18',
        '2026-02-19',
        '2026-02-20',
        '2026-02-23',
      ],
      weekendWorkdaysCounted: ['2026-02-28'],
      provisional: false,
    },
  },
  {
    title: 'received after hours on a Friday before a worked Sunday',
    input: { receivedAt: '2026-09-18T18:30:00+08:00', workingDays: promised },
    expected: {
      receivedDate: '2026-09-18',
      day1: '2026-09-20',
      due: '2026-10-22',
      weekdayHolidaysSkipped: [
        '2026-09-25',
        '2026-10-01',
        '2026-10-02',
        '2026-10-05',
        '2026-10-06',
        '2026-10-07',
      ],
      weekendWorkdaysCounted: ['2026-09-20', '2026-10-10'],
      provisional: false,
    },
  },
  {
    title: 'the Spring Festival prolonged in 2020',
    input: { receivedAt: '2020-01-10T09:00:00+08:00', workingDays: promised },
    expected: { due: '2020-02-14', weekendWorkdaysCounted: ['2020-01-19'], provisional: false },
  },
  {
    title: 'twenty more days where an office has switched extensions on',
    input: { receivedAt: '2026-06-01T10:00:00+08:00', workingDays: promised, extensionWorkingDays: 20 },
    expected: {
      due: '2026-06-30',
      weekdayHolidaysSkipped: ['2026-06-19'],
      originalDue: '2026-06-30',
      extendedDue: '2026-07-28',
      lastDayToNotifyExtension: '2026-06-30',
      provisional: false,
    },
  },
  {
    title: 'the clock standing still while the complainant is asked',
    input: {
      receivedAt: '2026-06-01T10:00:00+08:00',
      workingDays: promised,
      pause: [['2026-06-09', '2026-06-17']],
    },
    expected: {
      day1: '2026-06-02',
      due: '2026-07-09',
      weekdayHolidaysSkipped: ['2026-06-19'],
      weekendWorkdaysCounted: [],
      provisional: false,
    },
  },
  {
    title: 'reaching a year whose arrangement is not loaded',
    input: { receivedAt: '2026-12-14T10:00:00+08:00', workingDays: promised },
    expected: {
      day1: '2026-12-15',
      due: '2027-01-12',
      weekdayHolidaysSkipped: ['2027-01-01'],
      provisional: true,
      unpublishedYears: [2027],
      internalTarget: '2027-01-08',
    },
  },
];
