import { describe, expect, it } from 'vitest';
import { ConfigFault, readConfig } from '../src/config.ts';
import { everyKey } from '../src/kernel/keys.ts';

const one = '591785b794601e212b260e25925636fd';
const other = 'c09a1f3ab6b64a10a6b1dd6fe8b3a2f4';

describe('the data key', () => {
  it('is one, and two while it is changed: the new one first', () => {
    const before = readConfig({ DATA_KEY: one });
    const both = readConfig({ DATA_KEY: other, DATA_KEY_PREVIOUS: one });
    const after = readConfig({ DATA_KEY: other });

    for (const purpose of ['sealKey', 'hashKey'] as const)
      expect(everyKey(both[purpose])).toEqual([after[purpose], before[purpose]]);
  });

  it('is one where the other is set to nothing, as compose.yaml does', () => {
    const { sealKey, hashKey } = readConfig({ DATA_KEY: one, DATA_KEY_PREVIOUS: '' });

    expect([everyKey(sealKey).length, everyKey(hashKey).length]).toEqual([1, 1]);
  });

  it('keys hashes and seals by two different keys', () => {
    const { sealKey, hashKey } = readConfig({ DATA_KEY: one });

    expect(everyKey(sealKey)).not.toEqual(everyKey(hashKey));
  });

  it.each([
    [{ DATA_KEY: one, DATA_KEY_PREVIOUS: one }, 'DATA_KEY_PREVIOUS is the same as DATA_KEY'],
    [{ DATA_KEY_PREVIOUS: one }, 'DATA_KEY_PREVIOUS is of use only with DATA_KEY'],
    [
      { NODE_ENV: 'production', DATA_KEY: one, DATA_KEY_PREVIOUS: 'a'.repeat(64) },
      'DATA_KEY_PREVIOUS is too weak',
    ],
  ])('is refused as %o', (environment, says) => {
    expect(() => readConfig(environment)).toThrow(ConfigFault);
    expect(() => readConfig(environment)).toThrow(says);
  });
});
