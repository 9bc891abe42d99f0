/** What has become of complaints that somebody has on the screen. */
import { type Looked, lookedAtMost, type Since } from './queue.ts';
import type { DeskComplaint, DeskRepository } from './repository.ts';
import { sees, type Viewer } from './viewer.ts';

/** Only those that are not as they were; one that there never was is as gone as one that is not for this viewer. */
export async function whatBecame(
  records: Pick<DeskRepository, 'versions' | 'peek'>,
  viewer: Viewer,
  looked: readonly Looked[],
): Promise<readonly Since[]> {
  const seen = looked.slice(0, lookedAtMost);
  const found = await records.versions(seen.map(({ id }) => id));
  const now = new Map(found.map((one) => [one.id, one]));
  const changed: Since[] = [];
  for (const { id, version } of seen) {
    const one = now.get(id);
    if (one?.version === version && sees(viewer, one)) continue;
    const complaint = one && sees(viewer, one) ? await records.peek(id) : undefined;
    changed.push(complaint ? changeOf(complaint) : { kind: 'gone', id });
  }
  return changed;
}

function changeOf({ id, receivedAt, lastChange, assigneeName }: DeskComplaint): Since {
  const { by, at, what } = lastChange ?? { by: '', at: receivedAt, what: 'received' };
  return { kind: 'changed', id, by, at, what, ...(assigneeName !== undefined && { assigneeName }) };
}
