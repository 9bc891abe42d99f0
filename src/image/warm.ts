/**
 * `node src/image/warm.ts`, with NODE_COMPILE_CACHE set: what a start would compile is compiled now, as learn.ts learns what it
 * would learn. In the container a start may write nowhere, and each new one would begin from nothing.
 */
import { spawnSync } from 'node:child_process';
import { flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

const rooms = [
  'src/service.ts',
  'src/commands/start.ts',
  'bots/telegram/telegram.ts',
  'bots/wechat/official-account.ts',
].concat(['src/language-model/model.ts', 'src/language-model/second-opinion.ts', 'src/console-parts.ts']);
for (const room of rooms) await import(new URL(`../../${room}`, import.meta.url).href);
flushCompileCache();
// What is not there compiled must be read as TypeScript, and the reader alone weighs 18 MB: so the entrance too.
spawnSync(process.execPath, [fileURLToPath(new URL('../cli.ts', import.meta.url)), '--help'], {
  stdio: 'ignore',
});
process.exit();
