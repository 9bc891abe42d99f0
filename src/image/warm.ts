/**
 * `node src/image/warm.ts`, with NODE_COMPILE_CACHE set: what a start would compile is compiled now, as learn.ts learns what it
 * would learn. In the container a start may write nowhere, and each new one would begin from nothing.
 */
import { flushCompileCache } from 'node:module';

const rooms = [
  'src/service.ts',
  'src/commands/start.ts',
  'bots/telegram/telegram.ts',
  'bots/wechat/official-account.ts',
].concat(['src/language-model/model.ts', 'src/language-model/second-opinion.ts', 'src/console-parts.ts']);
for (const room of rooms) await import(new URL(`../../${room}`, import.meta.url).href);
flushCompileCache();
process.exit();
