/** The Dockerfile, read as far as ours goes; an instruction it does not know is a fault, not passed over. */

export type Step =
  | { readonly kind: 'copy'; readonly from?: string; readonly what: readonly string[]; readonly to: string }
  | { readonly kind: 'run'; readonly command: string }
  | { readonly kind: 'workdir'; readonly folder: string }
  | { readonly kind: 'env'; readonly set: ReadonlyMap<string, string> }
  | { readonly kind: 'setting'; readonly name: string; readonly value: string };

export interface Stage {
  readonly from: string;
  /** The last one, which is built when nobody names another, has none. */
  readonly name: string | undefined;
  readonly steps: readonly Step[];
}

const settings = new Set(['USER', 'VOLUME', 'EXPOSE', 'STOPSIGNAL', 'HEALTHCHECK', 'CMD', 'ENTRYPOINT']);

export function readDockerfile(text: string): Stage[] {
  const lines = text
    .split('\n')
    .filter((line) => !/^\s*(#|$)/.test(line))
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n');
  const stages: { from: string; name: string | undefined; steps: Step[] }[] = [];
  for (const line of lines) {
    const [, word = '', rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    if (word === 'FROM') {
      const [from = '', , name] = rest.split(/\s+/);
      stages.push({ from, name, steps: [] });
    } else stages.at(-1)?.steps.push(stepOf(word, rest, line));
  }
  return stages;
}

function stepOf(word: string, rest: string, line: string): Step {
  if (word === 'RUN') return { kind: 'run', command: rest };
  if (word === 'WORKDIR') return { kind: 'workdir', folder: rest };
  if (word === 'ENV') {
    const pairs = rest.split(/\s+/).map((pair): [string, string] => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), pair.slice(at + 1)];
    });
    return { kind: 'env', set: new Map(pairs) };
  }
  if (word === 'COPY') {
    const words = rest.split(/\s+/);
    const from = words.find((one) => one.startsWith('--from='))?.slice('--from='.length);
    const paths = words.filter((one) => !one.startsWith('--'));
    return {
      kind: 'copy',
      what: paths.slice(0, -1),
      to: paths.at(-1) ?? '',
      ...(from !== undefined && { from }),
    };
  }
  if (settings.has(word)) return { kind: 'setting', name: word, value: rest };
  throw new Error(`test/support/dockerfile.ts does not know this line of the Dockerfile: ${line}`);
}

/**
 * What of the project's files Docker is given, by .dockerignore: the last line that fits a file or a folder above it
 * decides (https://docs.docker.com/build/concepts/context/#dockerignore-files).
 */
export function readDockerignore(text: string): (file: string) => boolean {
  const rules = text
    .split('\n')
    .filter((line) => !/^\s*(#|$)/.test(line))
    .map((line) => ({ taken: line.startsWith('!'), fits: patternOf(line.replace(/^!/, '').trim()) }));
  return (file) => {
    const folders = file.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'));
    return rules.reduce(
      (taken, rule) => (folders.some((folder) => rule.fits.test(folder)) ? rule.taken : taken),
      true,
    );
  };
}

function patternOf(pattern: string): RegExp {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll(
      /\*\*\/|\*\*|\*|\?/g,
      (sign) => ({ '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*' })[sign] ?? '[^/]',
    );
  return new RegExp(`^${source}$`);
}
