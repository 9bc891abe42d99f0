/** Which of a file's first rows are its headings: above them an office's tables carry a title, a unit, a day. */
/** Titles are no longer than this. */
export const rowsBeforeHeadings = 15;

/**
 * @param known how many columns a row names
 * @returns its place among the rows
 */
export function headingRow(
  rows: readonly { readonly cells: readonly string[] }[],
  known: (cells: readonly string[]) => number,
): number {
  const counts = rows.map(({ cells }) => known(cells));
  const most = Math.max(0, ...counts);
  // One name alone may be a word of a title, or of a record.
  if (most >= 2) return counts.indexOf(most);
  const widths = rows.map(({ cells }) => cells.filter((cell) => cell !== '').length);
  const half = Math.max(...widths) / 2;
  return Math.max(
    0,
    widths.findIndex((width) => width >= half),
  );
}

/** A line of sums, or of who made the table, at its end: no record, whatever columns it fills. */
export function isClosing(cells: readonly string[]): boolean {
  const first = cells.find((cell) => cell !== '') ?? '';
  const plain = first.replace(/\s/g, '');
  return (
    /^(?:本页)?(?:合计|总计|小计|共计|累计)(?:[:：（(].*)?$/.test(plain) ||
    /^(?:制表|填表|审核|复核|经办|负责|打印|导出)(?:人|单位|日期|时间)?[:：]/.test(plain) ||
    /^单位负责人[:：]/.test(plain)
  );
}
