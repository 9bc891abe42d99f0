import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fingerprintOfCode, keepIn, learningCode } from '../src/kept.ts';
import type { Keep, Plain } from '../src/kernel/keep.ts';

const source = fileURLToPath(new URL('../src/', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'heyi-kept-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(scratch, 'folder-'));
});

const shape = z.object({ words: z.array(z.string()), weights: z.instanceof(Float32Array) });
const learnt = { words: ['羊', '马'], weights: Float32Array.of(0.1, -3e-7) };

/** Asks for the weights; says what came and how often they had to be made for it. */
function ask(keep: Keep, restsOn: Plain = ['examples'], name = 'weights') {
  let made = 0;
  const given = keep({
    name,
    restsOn,
    shape,
    make: () => {
      made += 1;
      return learnt;
    },
  });
  return { given, made };
}

function onlyFile(): string {
  const [name = '', ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  return join(folder, name);
}

describe('what was made at one start', () => {
  it('is there at the next, bit for bit, without being made again', () => {
    const first = ask(keepIn(folder, 'code'));
    const next = ask(keepIn(folder, 'code'));

    expect(first).toEqual({ given: learnt, made: 1 });
    expect(next).toEqual({ given: learnt, made: 0 });
  });

  it.each([
    { what: 'what it rests on', code: 'code', restsOn: ['examples', 'one more'] },
    { what: 'the code', code: 'other code', restsOn: ['examples'] },
  ])('is made anew when $what is another, and the older one is cleared away', ({ code, restsOn }) => {
    ask(keepIn(folder, 'code'));
    const older = onlyFile();

    expect(ask(keepIn(folder, code), restsOn).made).toBe(1);
    expect(onlyFile()).not.toBe(older);
  });

  it('leaves alone what is kept under another name, and every other file', () => {
    writeFileSync(join(folder, 'template-0123456789abcdef.tar'), '');
    ask(keepIn(folder, 'code'), [], 'weights');
    ask(keepIn(folder, 'code'), [], 'weights-of-others');
    ask(keepIn(folder, 'other code'), [], 'weights');

    expect(ask(keepIn(folder, 'code'), [], 'weights-of-others').made).toBe(0);
    expect(readdirSync(folder)).toHaveLength(3);
  });
});

describe('a file that is not what was written', () => {
  const turnOver = (at: number) => (file: string) => {
    const bytes = readFileSync(file);
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    writeFileSync(file, bytes);
  };
  const harms: Record<string, (file: string) => void> = {
    'is empty': (file) => truncateSync(file, 0),
    'was cut short': (file) => truncateSync(file, readFileSync(file).length - 1),
    'has another last bit': (file) => turnOver(readFileSync(file).length - 1)(file),
    'has another seal': turnOver(0),
    'is a folder': (file) => {
      rmSync(file);
      mkdirSync(file);
    },
  };

  it.each(Object.entries(harms))('%s: it is made anew', (_, harm) => {
    ask(keepIn(folder, 'code'));
    harm(onlyFile());

    expect(ask(keepIn(folder, 'code'))).toEqual({ given: learnt, made: 1 });
  });

  it('is replaced by a whole one', () => {
    ask(keepIn(folder, 'code'));
    truncateSync(onlyFile(), 100);
    ask(keepIn(folder, 'code'));

    expect(ask(keepIn(folder, 'code')).made).toBe(0);
  });

  it('was made of something else and only bears the name: it is made anew', () => {
    ask(keepIn(folder, 'code'));
    const file = onlyFile();
    const elsewhere = join(folder, 'elsewhere');
    ask(keepIn(elsewhere, 'other code'));
    const [other = ''] = readdirSync(elsewhere);
    cpSync(join(elsewhere, other), file);

    expect(ask(keepIn(folder, 'code')).made).toBe(1);
  });

  it('is whole but not of the shape that is wanted: it is made anew', () => {
    keepIn(
      folder,
      'code',
    )({ name: 'weights', restsOn: ['examples'], shape: z.string(), make: () => 'a text' });

    expect(ask(keepIn(folder, 'code'))).toEqual({ given: learnt, made: 1 });
  });
});

describe('a folder that cannot be written to', () => {
  it('costs only the making', () => {
    const blocked = join(folder, 'a-file');
    writeFileSync(blocked, '');

    expect(ask(keepIn(blocked, 'code'))).toEqual({ given: learnt, made: 1 });
    expect(ask(keepIn(join(blocked, 'deeper'), 'code'))).toEqual({ given: learnt, made: 1 });
  });

  it('is made where it is missing', () => {
    ask(keepIn(join(folder, 'not', 'yet'), 'code'));

    expect(ask(keepIn(join(folder, 'not', 'yet'), 'code')).made).toBe(0);
  });
});

describe('the fingerprint of the code', () => {
  it('is another when one of its files or the packages are, and only then', () => {
    const copy = join(folder, 'src');
    for (const part of learningCode) cpSync(join(source, part), join(copy, part), { recursive: true });
    const print = () => fingerprintOfCode(pathToFileURL(`${copy}/`));
    const before = print();

    writeFileSync(join(copy, 'kernel', 'notes.md'), 'not code');
    expect(print()).toBe(before);

    writeFileSync(join(folder, 'package-lock.json'), '{}');
    const withPackages = print();
    expect(withPackages).not.toBe(before);

    writeFileSync(join(copy, 'kernel', 'calendar', 'new.ts'), 'export {};');
    expect(print()).not.toBe(withPackages);
  });

  it('covers every file of ours that training and indexing run', () => {
    const reached = reachedFrom(
      ['conversation/understand/understand.ts', 'explanation/explanation.ts'].map((file) =>
        join(source, file),
      ),
    );
    const outside = [...reached]
      .map((file) => relative(source, file))
      .filter((file) => !learningCode.some((part) => file.startsWith(`${part}/`)));

    expect(reached.size).toBeGreaterThan(20);
    expect(outside).toEqual([]);
  });
});

/** The files that are loaded with these: types are not. */
function reachedFrom(files: readonly string[], reached = new Set<string>()): Set<string> {
  for (const file of files) {
    if (reached.has(file) || !existsSync(file)) continue;
    reached.add(file);
    const imports = readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)\s(?!type\s)[^;]*?from '(\.[^']+)';/gmu,
    );
    reachedFrom(
      [...imports].map(([, path = '']) => join(file, '..', path)),
      reached,
    );
  }
  return reached;
}
