import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseOptions } from 'dependency-cruiser';
import extractConfiguration from 'dependency-cruiser/config-utl/extract-depcruise-config';
import { z } from 'zod';
import { packages, stowaways, tools } from './fixture-house.ts';

const rulesFile = fileURLToPath(new URL('../../.dependency-cruiser.js', import.meta.url));
const rules = await extractConfiguration(rulesFile);
const forbidden = rules.forbidden ?? [];

const cruiseShape = z.object({
  modules: z.array(z.object({ source: z.string(), coreModule: z.boolean().optional() })),
  summary: z.object({
    violations: z.array(z.object({ rule: z.object({ name: z.string() }), from: z.string() })),
  }),
});

export interface Cruised {
  readonly modules: number;
  /** Rule and offending file. */
  readonly violations: readonly { readonly rule: string; readonly file: string }[];
}

export const ruleNames: readonly string[] = forbidden.map((rule) => rule.name ?? '');
export const ruleComments: readonly string[] = forbidden.map((rule) => rule.comment ?? '');

/** Runs the house's own rules over a tree that has its layout. */
export async function cruiseHouse(root: string, folders: readonly string[]): Promise<Cruised> {
  const { enhancedResolveOptions, tsConfig: _ours, ...options } = rules.options ?? {};
  const settings: ICruiseOptions = { ...options, baseDir: root, validate: true, ruleSet: { forbidden } };
  const result = await cruise([...folders], settings, enhancedResolveOptions);
  const { modules, summary } = cruiseShape.parse(result.output);
  return {
    modules: modules.filter((one) => one.coreModule !== true && !one.source.includes('node_modules')).length,
    violations: summary.violations.map(({ rule, from }) => ({ rule: rule.name, file: from })),
  };
}

/** Writes a house of these files, with its packages installed as empty stubs; the caller removes it. */
export function buildHouse(files: Readonly<Record<string, string>>): { root: string; remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'heyi-house-'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const versions = (names: readonly string[]): Record<string, string> =>
    Object.fromEntries(names.map((name) => [name, '1.0.0']));
  write(
    'package.json',
    JSON.stringify({ type: 'module', dependencies: versions(packages), devDependencies: versions(tools) }),
  );
  for (const name of [...packages, ...tools, ...stowaways]) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, '');
  }
  for (const [path, text] of Object.entries(files)) write(path, text);
  return {
    root,
    remove: () => {
      rmSync(root, { recursive: true });
    },
  };
}
