import { describe, expect, it } from 'vitest';
import { askALiar } from './lying.ts';

describe('a model that lies', () => {
  it('changes no figure in a thousand different lies, told through the whole conversation', async () => {
    const { lies, byTwist, changed, reworded } = await askALiar(1_000, 20_061_220);

    expect(changed).toEqual([]);
    expect(lies).toBeGreaterThanOrEqual(1_000);
    expect(byTwist.size).toBeGreaterThanOrEqual(15);
    // The guard is about figures first; of other untruths next to none comes through.
    expect(reworded.length).toBeLessThanOrEqual(5);
  }, 180_000);
});
