/** A conversation in a process of its own, so that all it prints can be read. */
import { openAccount, until } from './account.ts';

const account = await openAccount();
account.fake.troubleRate = 0.3;
for (const text of ['听到的秘密甲', '听到的秘密乙']) await account.phones.say('o-whisper', text);
account.broken.storing = true;
await account.phones.say('o-whisper', '听到的秘密丙');
await until(() => account.fake.tokensGiven.length > 0, 'a token');
await account.close();
console.log('whispered');
