/** What an open page asks for by itself, as an address; and what has happened, as words. */
import { z } from 'zod';
import { type Looked, lookedAtMost, type QueueCursor, type Since } from '../../complaint/desk/queue.ts';
import { dateParts } from '../dates.ts';
import type { Visit } from '../visit.ts';
import { hasWords } from '../words/words.ts';
import { addressOf, type QueueQuery } from './query.ts';

/** "12.3,14.0": the complaint with the id 12 as it was in its version 3. */
const looked = z
  .string()
  .max(2_000)
  .regex(/^\d{1,9}\.\d{1,9}(,\d{1,9}\.\d{1,9})*$/)
  .transform((text): Looked[] =>
    text.split(',').map((pair) => {
      const [id = '', version = ''] = pair.split('.');
      return { id: Number.parseInt(id, 10), version: Number.parseInt(version, 10) };
    }),
  )
  .catch([]);
const lookedQuery = z.object({ rows: looked });

/** Where the page asks: with its tab and filters, how far it has come, and what it shows. */
export function liveAddress(query: QueueQuery, since: QueueCursor, rows: readonly Looked[]): string {
  const shown = rows.slice(0, lookedAtMost).map(({ id, version }) => `${String(id)}.${String(version)}`);
  const asked = addressOf(query, { since }).replace('/complaints?', '/complaints/live?');
  return shown.length > 0 ? `${asked}&rows=${shown.join(',')}` : asked;
}

export function readLooked(query: unknown): readonly Looked[] {
  return lookedQuery.parse(query).rows;
}

/** One line on the row of a complaint that is not as it was. */
export function markOf({ say }: Visit, since: Since): string {
  if (since.kind === 'gone') return say('live.mark.gone');
  const key = `live.mark.${since.what}`;
  const assigned = since.what === 'assigned' || since.what === 'assigned-to';
  const name = assigned ? (since.assigneeName ?? '') : nameOf(say, since.by);
  return say(hasWords(key) ? key : 'live.mark.other', { name, what: whatOf(say, since.what) });
}

/** Who did what to the complaint that is open, and when. */
export function changeWords(
  { say, language }: Visit,
  { by, at, what }: Pick<Extract<Since, { kind: 'changed' }>, 'by' | 'at' | 'what'>,
  key: 'live.changed' | 'complaint.changed',
): string {
  return say(key, {
    ...{ name: nameOf(say, by), when: dateParts(at, language).text },
    what: whatOf(say, what),
  });
}

function nameOf(say: Visit['say'], by: string): string {
  if (by === 'complainant') return say('complaint.by.complainant');
  return by === '' || by === 'heyi' ? say('complaint.by.heyi') : by;
}

function whatOf(say: Visit['say'], what: string): string {
  const key = `event.${what}`;
  return say(hasWords(key) ? key : 'event.other');
}
