/** Is somebody still going through a file, seen from whichever replica. */
import { describe, expect, it } from 'vitest';
import { decideWork, silentMs, type WorkFacts } from '../../src/records/decide-work.ts';

const at = new Date('2026-11-27T02:00:00Z');
const ago = (ms: number) => new Date(at.getTime() - ms);
const progress = { doing: 'writing', rows: 3_000, of: 12_000 } as const;
const elsewhere: WorkFacts = { since: ago(600_000), seenAt: ago(1_000), progress, alone: false, at };

describe('a file that is being gone through', () => {
  it('here stands as this process has it, whatever the database has', () => {
    const here = { doing: 'comparing', rows: 12_000 } as const;

    expect(decideWork({ ...elsewhere, here, seenAt: ago(2 * silentMs), alone: true })).toEqual({
      ...{ kind: 'going', ...here },
    });
  });

  it.each([
    ['goes on while it is heard of', ago(silentMs), 'going'],
    ['has stopped once it is silent', ago(silentMs + 1), 'stopped'],
  ])('elsewhere %s', (_name, seenAt, kind) => {
    expect(decideWork({ ...elsewhere, seenAt })?.kind).toBe(kind);
  });

  it('and was only just begun is at its beginning', () => {
    const begun = { since: ago(1_000), alone: false, at };

    expect(decideWork(begun)).toEqual({ kind: 'going', doing: 'reading', rows: 0 });
  });

  it('is not heard of by what was said before it began', () => {
    const begun = { ...elsewhere, since: ago(silentMs + 2), seenAt: ago(10 * silentMs) };

    expect(decideWork(begun)?.kind).toBe('stopped');
    expect(decideWork({ ...begun, since: ago(1) })?.kind).toBe('going');
  });

  it('on a database of this process alone has stopped with the process that began it', () => {
    expect(decideWork({ ...elsewhere, alone: true })).toEqual({ kind: 'stopped' });
  });
});

describe('a file that nobody goes through', () => {
  it('stands as it is, or was broken off', () => {
    expect(decideWork({ alone: false, at })).toBeUndefined();
    expect(decideWork({ alone: false, at, progress: { doing: 'stopped', rows: 0 } })).toEqual({
      kind: 'stopped',
    });
  });
});
