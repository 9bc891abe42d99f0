/** The floor: express that answers every message with its own words, in the clear; nothing is checked or stored. Prints its port. */
import express from 'express';
import { passiveXml } from '../../../bots/wechat/passive.ts';
import { readXml } from '../../../bots/wechat/xml.ts';

const application = express();
application.use(express.text({ type: 'text/xml' }));
application.post('/webhooks/wechat', (request, response) => {
  const message = readXml(String(request.body));
  const field = (name: string) => message?.get(name) ?? '';
  response.type('text/xml').send(
    passiveXml({
      ...{ to: field('FromUserName'), from: field('ToUserName'), text: field('Content') },
      at: Math.floor(Date.now() / 1_000),
    }),
  );
});
const server = application.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' && address ? address.port : 0);
});
