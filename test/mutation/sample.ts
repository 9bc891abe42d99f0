/** Could a mutant lie on this line? Blank lines, comments, imports and closing brackets hold none. */
export function isMutable(line: string): boolean {
  return !/^\s*(?:$|\/\/|\/?\*|import\b|export type\b|export interface\b|readonly\b|[)\]};,]+$)/.test(line);
}

/** `count` of the items, the same ones for the same seed (a linear congruential shuffle), in their order. */
export function pickSeeded<Item>(items: readonly Item[], count: number, seed: number): Item[] {
  let state = seed >>> 0;
  const drawn = items.map((item, index) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return { item, index, lot: state };
  });
  return drawn
    .sort((a, b) => a.lot - b.lot)
    .slice(0, count)
    .sort((a, b) => a.index - b.index)
    .map(({ item }) => item);
}

/** The targets by their folder under src: `kernel`, `complaint`, … */
export function groupByFolder(targets: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const target of targets) {
    const folder = target.split('/')[1] ?? '';
    groups.set(folder, [...(groups.get(folder) ?? []), target]);
  }
  return groups;
}

/** The tests that mirror a folder of src. */
export function testsFor(folder: string): readonly string[] {
  switch (folder) {
    case 'kernel':
      return ['test/kernel/**/*.test.ts', 'test/property/kernel-*.test.ts'];
    case 'policy':
    case 'reimbursement':
      return [
        'test/policy/**/*.test.ts',
        'test/reimbursement/**/*.test.ts',
        'test/property/estimate*.test.ts',
      ];
    case 'family-account':
      return ['test/family-account/**/*.test.ts', 'test/property/account*.test.ts'];
    case 'conversation':
      return [
        'test/conversation/dialogues/**/*.test.ts',
        'test/conversation/news/**/*.test.ts',
        'test/transcripts/**/*.test.ts',
      ];
    default:
      return [`test/${folder}/**/*.test.ts`];
  }
}
