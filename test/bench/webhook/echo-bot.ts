/** The floor: grammY and express as their documentation puts them together; nothing is stored. Prints its port. */
import express from 'express';
import { Bot, webhookCallback } from 'grammy';

const [apiRoot = '', secret = ''] = process.argv.slice(2);
const bot = new Bot('1:bench-token-for-a-fake-platform', { client: { apiRoot } });
bot.on('message:text', (context) => context.reply(context.message.text));
await bot.init();
const application = express();
application.use(express.json());
application.use('/webhooks/telegram', webhookCallback(bot, 'express', { secretToken: secret }));
const server = application.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' && address ? address.port : 0);
});
