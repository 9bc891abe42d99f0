/** The floor of a start: PGlite alone, opened in the folder named, with one query. Prints milliseconds and MB. */
import { setTimeout as pause } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import { residentMb } from './measure.ts';

const began = performance.now();
const database = await PGlite.create(process.argv[2] ?? 'memory://');
await database.query('SELECT 1');
const opened = performance.now() - began;
await pause(3_000);
console.log(`${opened.toFixed(0)} ${String(residentMb(process.pid))}`);
await database.close();
