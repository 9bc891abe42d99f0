/**
 * What the image weighs, and whether what is left of it works: the Dockerfile's steps followed into a folder, then the
 * service started from it in production on a PostgreSQL of its own. Needs the registry (or npm's cache), as `docker
 * build` does.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Row } from '../measure.ts';
import { followDockerfile, weigh } from './follow.ts';
import { tryOut } from './try-out.ts';

/** Assumed: what `docker image inspect node:24-slim` says uncompressed; look when the base changes. */
const baseMb = 230;
const barMb = 900;
const mebibyte = 1024 * 1024;
const shown = 12;

export async function benchImage(): Promise<Row[]> {
  const workshop = mkdtempSync(join(tmpdir(), 'heyi-image-'));
  try {
    const image = followDockerfile(workshop, (doing) => {
      console.log(`  ${doing.replaceAll('\n', '\n  ')}`);
    });
    const app = join(image.folder, 'app');
    const parts = partsOf(app);
    const own = weigh(image.folder) / mebibyte;
    const tried = await tryOut(app, image.environment);
    return [
      { what: 'the image: base and all below', figure: mb(baseMb + own), bar: `bar ≤ ${String(barMb)} MB` },
      { what: 'node:24-slim, uncompressed', figure: mb(baseMb), bar: 'assumed, not measured' },
      { what: 'what the Dockerfile adds', figure: mb(own), bar: '' },
      ...parts.slice(0, shown).map(({ name, size }) => ({ what: `  ${name}`, figure: mb(size), bar: '' })),
      ...tried,
    ];
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

function partsOf(app: string): { readonly name: string; readonly size: number }[] {
  const places = readdirSync(app).flatMap((name) =>
    name === 'node_modules' ? readdirSync(join(app, name)).map((one) => join(name, one)) : [name],
  );
  return places
    .map((name) => ({ name, size: weigh(join(app, name)) / mebibyte }))
    .sort((a, b) => b.size - a.size);
}

const mb = (size: number) => `${size.toFixed(size < 10 ? 1 : 0)} MB`;
