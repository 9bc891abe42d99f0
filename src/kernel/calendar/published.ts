/**
 * The arrangements published by the State Council from 2007 on; the files beside this one name each
 * notice. `via` marks the years whose days were taken from a data set made from the notice.
 */
import type { Arrangement } from './arrangement.ts';
import { arrangementOf } from './arrangement.ts';
import { buildCalendar } from './build.ts';
import from2007 from './notices-2007-2013.json' with { type: 'json' };
import from2014 from './notices-2014-2020.json' with { type: 'json' };
import from2021 from './notices-2021-2026.json' with { type: 'json' };

export const publishedArrangements: readonly Arrangement[] = [...from2007, ...from2014, ...from2021].map(
  (notice) =>
    arrangementOf({ year: notice.year, holidays: notice.holidays, source: notice.sources.join(' ') }),
);

export const publishedCalendar = buildCalendar(publishedArrangements);
