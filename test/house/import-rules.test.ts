import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildHouse, cruiseHouse, ruleComments, ruleNames, type Cruised } from './cruise.ts';
import { accomplices, innocents, offenders } from './fixture-house.ts';

/** Modules of src, bots and prisma a seeing run finds at the least; a blind one finds none and passes. */
const fewestModules = 40;

describe('import rules on a planted house', () => {
  let house: ReturnType<typeof buildHouse>;
  let cruised: Cruised;

  beforeAll(async () => {
    const planted = Object.fromEntries(offenders.map(({ file, source }) => [file, source]));
    house = buildHouse({ ...innocents, ...accomplices, ...planted });
    cruised = await cruiseHouse(house.root, ['src', 'bots', 'prisma', 'test']);
  });
  afterAll(() => {
    house.remove();
  });

  it.each(offenders)('$rule names $file', ({ rule, file }) => {
    expect(cruised.violations).toContainEqual({ rule, file });
  });

  it('every rule has an offender planted, and says what to do instead', () => {
    const planted = new Set(offenders.map(({ rule }) => rule));

    expect([...planted].sort()).toEqual([...ruleNames].sort());
    for (const comment of ruleComments) expect(comment).toMatch(/^\S.{20,}\.$/);
  });
});

describe('import rules on innocent houses', () => {
  it('a house that keeps the table has no violation', async () => {
    const house = buildHouse(innocents);
    const cruised = await cruiseHouse(house.root, ['src', 'bots', 'prisma']).finally(house.remove);

    expect(cruised.violations).toEqual([]);
    expect(cruised.modules).toBe(Object.keys(innocents).length);
  });
});

describe('import rules on this house', () => {
  it('sees the whole tree, and finds nothing', async () => {
    const root = new URL('../..', import.meta.url).pathname;

    const cruised = await cruiseHouse(root, ['src', 'bots', 'prisma']);

    expect(cruised.modules).toBeGreaterThan(fewestModules);
    expect(cruised.violations).toEqual([]);
  });
});
