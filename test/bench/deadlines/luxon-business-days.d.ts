/** The package brings no types; it adds these to luxon's own DateTime. */
declare module 'luxon-business-days' {
  import type { DateTime } from 'luxon';

  interface BusinessDateTime extends DateTime {
    setupBusiness(setup: {
      businessDays: readonly number[];
      holidayMatchers: readonly ((day: DateTime) => boolean)[];
    }): BusinessDateTime;
    plusBusiness(step: { days: number }): BusinessDateTime;
  }
  const plugin: { DateTime: { fromISO(text: string, options: { zone: string }): BusinessDateTime } };
  export default plugin;
}
