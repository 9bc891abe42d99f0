/** Broadcasts: `npm run bench -- broadcast` runs all of these, one file each. */
import type { Row } from '../measure.ts';
import { benchDrain } from './drain.ts';
import { benchPace } from './pace.ts';

export async function benchBroadcast(): Promise<Row[]> {
  return [...(await benchPace()), ...(await benchDrain())];
}
