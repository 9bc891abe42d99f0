/**
 * `npm run test:postgres`: the database tests on a real PostgreSQL, because PGlite is one connection and
 * hides contention. Starts a cluster of its own in a temporary folder on a free port of 127.0.0.1, runs
 * the tests with TEST_DATABASE_URL set, stops what it started and leaves nothing behind.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ended, startCluster } from './support/cluster.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** The tests that ask for PostgreSQL when TEST_DATABASE_URL names one. */
const folders = ['test/database', 'test/faults', 'test/delivery', 'test/bots'];

console.log('Starting a PostgreSQL of our own in a temporary folder …');
const cluster = await startCluster().catch((fault: unknown) => {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exit(1);
});
console.log(`It listens at ${cluster.url}; the tests follow.`);
const present = folders.filter((folder) => existsSync(join(root, folder)));
const tests = spawn(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', ...present, '--passWithNoTests=false', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit', env: { ...process.env, TEST_DATABASE_URL: cluster.url } },
);
// The tests get the terminal's own signal and end; the cluster is stopped after them either way.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => tests.kill(signal));
try {
  process.exitCode = await ended(tests);
} finally {
  await cluster.stop();
  console.log('The PostgreSQL is stopped and its folder removed.');
}
