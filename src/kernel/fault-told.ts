/** Faults in words fit for a log. */

/** What somebody wrote, and whose it is, may stand in a fault's own words (a database quotes the value it refuses). */
const frames = /^ +at .+$/gm;

/** A fault in words fit for the log: what kind it is, its code, where it came from. Never its message. */
export function faultTold(fault: unknown): string {
  if (!(fault instanceof Error)) return 'something thrown that is no error';
  const code = codeOf(fault) ?? codeOf(fault.cause);
  const kind = code === undefined ? fault.name : `${fault.name} ${code}`;
  return [kind, ...(fault.stack?.match(frames) ?? [])].join('\n');
}

function codeOf(fault: unknown): string | undefined {
  return fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : undefined;
}
