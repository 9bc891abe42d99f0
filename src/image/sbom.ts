/**
 * `npm run sbom [-- file]`: the bill of materials (CycloneDX) of what is installed for production here, out of
 * package-lock.json; it asks no network. In the image it is /app/sbom.json, without what was pruned.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { lockSchema } from './lock.ts';

const billSchema = z.looseObject({
  components: z.array(z.looseObject({ 'bom-ref': z.string() })),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()) })),
});

const [file] = process.argv.slice(2);
// Not `--omit dev`: npm 11 then leaves out whatever a development dependency needs too, zod among 200 others.
const options = ['--package-lock-only', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
const told = spawnSync('npm', ['sbom', ...options], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
if (told.status !== 0) {
  console.error(`npm could not write the bill of materials: ${told.stderr}`);
  process.exit(1);
}
const { packages } = lockSchema.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
const here = new Set(
  Object.entries(packages)
    .filter(([folder, { dev }]) => folder !== '' && dev !== true && existsSync(folder))
    .map(([folder, { version = '' }]) => `${nameOf(folder)}@${version}`),
);
const bill = billSchema.parse(JSON.parse(told.stdout));
const components = bill.components.filter((component) => here.has(component['bom-ref']));
const dependencies = bill.dependencies
  .filter(({ ref }) => here.has(ref) || ref.startsWith('heyi@'))
  .map((entry) => ({ ...entry, dependsOn: entry.dependsOn.filter((ref) => here.has(ref)) }));
const text = `${JSON.stringify({ ...bill, components, dependencies }, undefined, 1)}\n`;
if (file === undefined) process.stdout.write(text);
else {
  writeFileSync(file, text);
  console.log(`${file}: ${String(components.length)} packages`);
}

function nameOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
