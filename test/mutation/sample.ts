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

/**
 * What stands together against which tests; the first beginning that fits. A mutant that is fixed when its module
 * loads meets all the tests of its area, so the large folders are cut up.
 */
const areas: readonly (readonly [beginning: string, tests: readonly string[]])[] = [
  [
    'src/kernel/numerals',
    ['test/kernel/numerals*.test.ts', 'test/kernel/counts.test.ts', 'test/property/kernel-numerals.test.ts'],
  ],
  [
    'src/kernel/calendar/',
    [
      'test/kernel/{working-days,deadline,arrangement,calendar,pauses}*.test.ts',
      'test/property/kernel-working-days.test.ts',
    ],
  ],
  ['src/kernel/', ['test/kernel/**/*.test.ts', 'test/property/kernel-*.test.ts']],
  ['src/policy/', ['test/policy/**/*.test.ts', 'test/reimbursement/**/*.test.ts']],
  [
    'src/reimbursement/',
    ['test/policy/cases.test.ts', 'test/reimbursement/**/*.test.ts', 'test/property/estimate*.test.ts'],
  ],
  ['src/family-account/', ['test/family-account/**/*.test.ts', 'test/property/account*.test.ts']],
  [
    'src/conversation/',
    [
      'test/conversation/dialogues/**/*.test.ts',
      'test/transcripts/**/*.test.ts',
      'test/conversation/news/**/*.test.ts',
    ],
  ],
];

export interface Area {
  readonly name: string;
  readonly targets: readonly string[];
  readonly tests: readonly string[];
}

/** The targets by their area, each with the tests that mirror it; a folder not named above is an area of its own. */
export function groupByArea(targets: readonly string[]): readonly Area[] {
  const groups = new Map<string, Area>();
  for (const target of targets) {
    const folder = target.split('/')[1] ?? '';
    const [name, tests] = areas.find(([beginning]) => target.startsWith(beginning)) ?? [
      `src/${folder}/`,
      [`test/${folder}/**/*.test.ts`],
    ];
    groups.set(name, { name, tests, targets: [...(groups.get(name)?.targets ?? []), target] });
  }
  return [...groups.values()];
}
