import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;
const listed = ['src', 'bots', 'prompts', 'prisma', 'test', 'docs'];

/** Every source of ours: what tools generate and what npm installs is not. */
const sources = globSync(['{src,bots,prisma,test}/**/*.ts', '*.ts'], {
  cwd: root,
  exclude: (path) => /(^|\/)(generated|node_modules)(\/|$)/.test(path),
});

/** The folders the import table speaks of; one that it does not know would have no rule. */
const foldersOfTheTable = new Set(
  'kernel policy identity enrolment family-account claim reimbursement complaint outreach explanation learning staff enquiry records conversation delivery database language-model console jobs commands image'.split(
    ' ',
  ),
);

describe('the files of the house', () => {
  it('are there to be looked at', () => {
    expect(sources.length).toBeGreaterThan(40);
  });

  it('carry kebab-case names, and none that says nothing', () => {
    const names = sources.map((path) =>
      basename(path).replace(/(\.test|\.config|\.d|\.browser\.config)?\.ts$/, ''),
    );

    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))).toEqual([]);
    expect(names.filter((name) => /^(utils?|helpers?|common|misc|manager|data|user)$/.test(name))).toEqual(
      [],
    );
  });

  it('are none longer than 250 lines', () => {
    const long = sources.filter((path) => readFileSync(root + path, 'utf8').split('\n').length > 251);

    expect(long).toEqual([]);
  });

  it('of src lie in folders that the import table knows', () => {
    const folders = new Set(sources.flatMap((path) => /^src\/([^/]+)\//.exec(path)?.[1] ?? []));

    expect([...folders].filter((folder) => !foldersOfTheTable.has(folder))).toEqual([]);
  });

  it('are introduced by a README in every top folder', () => {
    const missing = listed.filter((folder) => !existsSync(`${root}${folder}/README.md`));

    expect(missing).toEqual([]);
  });

  it('skip no test and single none out', () => {
    const mark = /\b(it|test|describe)\.(skip|only|todo)\b/;

    expect(sources.filter((path) => mark.test(readFileSync(root + path, 'utf8')))).toEqual([]);
  });
});
