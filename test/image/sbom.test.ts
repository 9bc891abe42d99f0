/** The bill of materials names every package that production has here: npm's own way of leaving out tools forgets some. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { lockSchema } from '../../src/image/lock.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

it('names what is installed for production, with digest and licence, and no tool', () => {
  const done = spawnSync(process.execPath, ['src/image/sbom.ts'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  const bill = z
    .object({
      bomFormat: z.literal('CycloneDX'),
      components: z.array(
        z.object({ 'bom-ref': z.string(), hashes: z.array(z.object({ alg: z.literal('SHA-512') })).min(1) }),
      ),
    })
    .parse(JSON.parse(done.stdout));
  const named = new Set(bill.components.map((component) => component['bom-ref']));
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')));
  const production = Object.entries(packages)
    .filter(([folder, { dev }]) => folder !== '' && dev !== true && existsSync(root + folder))
    .map(
      ([folder, { version = '' }]) => `${folder.slice(folder.lastIndexOf('node_modules/') + 13)}@${version}`,
    );

  expect(production.filter((one) => !named.has(one))).toEqual([]);
  expect([...named].filter((one) => !production.includes(one))).toEqual([]);
  expect(named.size).toBeGreaterThan(400);
});
