/**
 * npm's postinstall: writes the database client and the empty database that a first start copies, and learns the examples.
 * It needs no network. What it makes can be made again at any time by running it again.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { readMigrations } from './migrations.ts';
import { projectFolder } from './paths.ts';
import { templateFile, writeTemplate } from './template.ts';

console.log('heyi: writing the database client …');
const generated = spawnSync(
  process.execPath,
  [path.join(projectFolder, 'node_modules', 'prisma', 'build', 'index.js'), 'generate', '--no-hints'],
  {
    cwd: projectFolder,
    encoding: 'utf8',
    env: { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  },
);
if (generated.status !== 0) {
  console.error(`heyi: the database client could not be written:\n${generated.stdout}${generated.stderr}`);
  process.exit(1);
}

const migrations = readMigrations();
if (!existsSync(templateFile(migrations))) {
  console.log('heyi: making the empty database that a first start copies (about five seconds) …');
  await writeTemplate(migrations);
}

// The container's install stage holds only what it needs; there the examples are learnt once everything is copied.
const learning = path.join(projectFolder, 'src', 'learn.ts');
if (existsSync(learning)) {
  console.log('heyi: learning the examples (about two seconds) …');
  // Not a fault if it fails: the first start learns what is not there, and says what is wrong.
  spawnSync(process.execPath, [learning], { stdio: 'ignore' });
}
console.log('heyi: ready.');
