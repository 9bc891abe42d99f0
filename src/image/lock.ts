/** package-lock.json, as far as it says who needs whom. */
import { z } from 'zod';

const names = z.record(z.string(), z.string());
const entrySchema = z.object({
  version: z.string().optional(),
  license: z.string().optional(),
  integrity: z.string().optional(),
  dev: z.boolean().optional(),
  optional: z.boolean().optional(),
  dependencies: names.optional(),
  optionalDependencies: names.optional(),
  peerDependencies: names.optional(),
  peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.boolean().optional() })).optional(),
});

/** Folders, "" for the project itself. */
export const lockSchema = z.object({ packages: z.record(z.string(), entrySchema) });
export type Lock = z.infer<typeof lockSchema>;

/** The folder that `name` means to a file in `folder`: the nearest, as Node looks. */
export function resolved(lock: Lock, folder: string, name: string): string | undefined {
  let from = folder;
  for (;;) {
    const place = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
    if (place in lock.packages) return place;
    if (from === '') return undefined;
    const within = from.lastIndexOf('/node_modules/');
    from = within < 0 ? '' : from.slice(0, within);
  }
}

/** Every folder that production needs, `without` some packages and what only they need. Optional peers are no need. */
export function neededFrom(lock: Lock, without: readonly string[]): Set<string> {
  const needed = new Set<string>();
  const queue = [''];
  for (let folder = queue.pop(); folder !== undefined; folder = queue.pop()) {
    if (needed.has(folder)) continue;
    needed.add(folder);
    const entry = lock.packages[folder];
    const peers = Object.keys(entry?.peerDependencies ?? {}).filter(
      (name) => entry?.peerDependenciesMeta?.[name]?.optional !== true,
    );
    const wanted = [...Object.keys({ ...entry?.dependencies, ...entry?.optionalDependencies }), ...peers];
    for (const name of wanted) {
      const place = without.includes(name) ? undefined : resolved(lock, folder, name);
      if (place !== undefined) queue.push(place);
    }
  }
  needed.delete('');
  return needed;
}
