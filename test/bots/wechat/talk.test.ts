/** A message in, its answer in the response; in plain and in safe mode. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aesKey, openAccount, type TestAccount, until } from './account.ts';

describe.each([
  ['plain mode', undefined],
  ['safe mode', aesKey],
])('the Official Account in %s', (_mode, key) => {
  let account: TestAccount;
  beforeAll(async () => {
    account = await openAccount(key === undefined ? {} : { aesKey: key });
  });
  afterAll(async () => {
    await account.close();
  });

  it('answers a text in the response to it, and settles that as passive', async () => {
    await account.phones.say('o-a', '你好');

    expect(account.fake.seen('o-a')).toEqual([{ way: 'passive', text: '您说：你好' }]);
    const settled = { externalId: 'o-a', state: 'accepted', way: 'passive', partsSent: 1 } as const;
    await until(
      async () => (await account.database.client.outboxMessage.count({ where: settled })) === 1,
      'settled',
    );
  });
});
