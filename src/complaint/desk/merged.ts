/** What a page tells of complaints merged with the one it shows. Pure. */
import type { ComplaintDetail } from './detail.ts';
import { sees, type Viewer } from './viewer.ts';

/** One that it was merged with may have gone where this viewer sees nothing, be it only how it stands. */
export function withVisible(viewer: Viewer, { mergedInto, ...detail }: ComplaintDetail): ComplaintDetail {
  return {
    ...detail,
    ...(mergedInto && sees(viewer, mergedInto) && { mergedInto }),
    duplicates: detail.duplicates.filter((one) => sees(viewer, one)),
  };
}
