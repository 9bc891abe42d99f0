/**
 * Styles and scripts: from npm and from public/, squeezed once, under a path that changes with them. Pages themselves
 * are not squeezed: their length would give their secret tokens away, bit by bit (BREACH, https://www.breachattack.com).
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import express, { type Router } from 'express';

const require = createRequire(import.meta.url);
const own = (name: string) => new URL(`public/${name}`, import.meta.url);

const files = {
  'tabler.css': require.resolve('@tabler/core/dist/css/tabler.min.css'),
  'console.css': own('console.css'),
  'console.js': own('console.js'),
  // News and drafts, on pages that stay open.
  'live.js': own('live.js'),
  'htmx.js': require.resolve('htmx.org/dist/htmx.min.js'),
  // Only for pages that ask for it: charts.
  'echarts.js': require.resolve('echarts/dist/echarts.simple.min.js'),
  'supervision.js': own('supervision.js'),
  'supervision.css': own('supervision.css'),
  'running.css': own('running.css'),
  'report.css': own('report.css'),
  'campaign.css': own('campaign.css'),
  'campaign-outcomes.css': own('campaign-outcomes.css'),
  'call-list.css': own('call-list.css'),
  'learning.css': own('learning.css'),
  'learning.js': own('learning.js'),
  'records.css': own('records.css'),
} as const;
export type AssetName = keyof typeof files;

const squeeze = promisify(gzip);

interface Squeezed {
  readonly plain: Buffer;
  readonly gzipped: Buffer;
}

export interface Assets {
  readonly router: Router;
  /** /console/assets/<version>/<name> */
  readonly pathOf: (name: AssetName) => string;
}

/** @param mountedAt where the console stands: "/console" */
export function createAssets(mountedAt: string): Assets {
  const version = versionOf(Object.values(files));
  const kept = new Map<string, Promise<Squeezed>>();
  const router = express.Router();
  for (const [name, file] of Object.entries(files)) {
    const type = name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8';
    router.get(`/${version}/${name}`, async (request, response) => {
      const squeezed = kept.get(name) ?? load(file);
      kept.set(name, squeezed);
      const { plain, gzipped } = await squeezed;
      const small = request.acceptsEncodings('gzip') === 'gzip';
      response.set({
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'accept-encoding',
        ...(small && { 'content-encoding': 'gzip' }),
      });
      response.type(type).send(small ? gzipped : plain);
    });
  }
  return { router, pathOf: (name) => `${mountedAt}/assets/${version}/${name}` };
}

async function load(file: string | URL): Promise<Squeezed> {
  const plain = readFileSync(file);
  return { plain, gzipped: await squeeze(plain, { level: 9 }) };
}

function versionOf(all: readonly (string | URL)[]): string {
  const hash = createHash('sha256');
  for (const file of all) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}
