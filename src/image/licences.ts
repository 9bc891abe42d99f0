/**
 * `npm run licences`: every package in package-lock.json is under a licence that src/image/licence-rules.ts allows, or has
 * its exception there; and the lock has a digest for each. It asks no network.
 */
import { readFileSync } from 'node:fs';
import { objections } from './licence-rules.ts';
import { lockSchema } from './lock.ts';

const lock = lockSchema.parse(
  JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')),
);
const found = objections(lock);
for (const objection of found) console.error(objection);
console.log(
  `${String(Object.keys(lock.packages).length - 1)} packages looked at, ${String(found.length)} refused`,
);
process.exitCode = found.length === 0 ? 0 : 1;
