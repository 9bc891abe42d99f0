/** How large a file may be in the console, and how long what it leaves behind is kept. */
export const importLimits = {
  uploadBytes: 20 * 1024 * 1024,
  rows: 200_000,
  /** A workbook is read whole. */
  workbookRows: 50_000,
  workbookInside: 150 * 1024 * 1024,
  /** Files that come in at once. */
  atOnce: 2,
} as const;

/** A run can be undone for so many days; then what stood before it is forgotten. */
export const undoDays = 90;
/** A file that was not saved is gone after so many hours. */
export const draftHours = 24;
