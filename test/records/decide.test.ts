import { describe, expect, it } from 'vitest';
import { decideUndo, type UndoFacts } from '../../src/records/decide.ts';

const facts: UndoFacts = {
  ...{ isUndoing: false, undone: false, forgotten: false, newer: [], onTop: [], stays: [] },
  ...{ inserted: 3, updated: 2, confirmed: 5 },
};

describe('a run', () => {
  it('is undone as a whole when nothing stands in the way', () => {
    expect(decideUndo(facts)).toEqual({ kind: 'undo', removed: 3, restored: 2, confirmed: 5, stays: [] });
  });

  it('leaves what something of ours hangs on', () => {
    const stays = [{ rowId: 4, why: 'bound' }] as const;
    expect(decideUndo({ ...facts, stays })).toMatchObject({ removed: 2, stays });
  });

  it.each([
    ['is-undoing', { isUndoing: true }],
    ['undone-already', { undone: true }],
    ['forgotten', { forgotten: true }],
  ] as const)('is not undone: %s', (why, changed) => {
    expect(decideUndo({ ...facts, ...changed })).toEqual({ kind: 'refused', why });
  });

  it('waits for the newest that stands in its way, those of its own kind before others', () => {
    const newer = [
      { id: 7, kind: 'members' },
      { id: 9, kind: 'members' },
    ] as const;
    const onTop = [{ id: 12, kind: 'enrolments' }] as const;

    expect(decideUndo({ ...facts, newer, onTop })).toEqual({
      kind: 'refused',
      why: 'newer',
      first: newer[1],
    });
    expect(decideUndo({ ...facts, onTop })).toEqual({ kind: 'refused', why: 'on-top', first: onTop[0] });
  });
});
