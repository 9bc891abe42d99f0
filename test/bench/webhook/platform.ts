/** A Bot API that takes everything at once, for measuring who calls it. Prints its port, and on a line in: how much it took. */
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';

let sent = 0;
const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk: string) => {
    body += chunk;
  });
  request.on('end', () => {
    const method = request.url?.slice(request.url.lastIndexOf('/') + 1) ?? '';
    if (method === 'sendMessage') sent += 1;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ok: true, result: resultOf(method, body) }));
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' && address ? address.port : 0);
});
createInterface({ input: process.stdin }).on('line', () => {
  console.log(sent);
});

function resultOf(method: string, body: string): unknown {
  switch (method) {
    case 'getMe':
      return { id: 1, is_bot: true, first_name: 'bench', username: 'bench_bot' };
    case 'sendMessage': {
      const { chat_id: id } = JSON.parse(body) as { chat_id: number };
      return { message_id: sent, date: 1, chat: { id, type: 'private', first_name: 'p' }, text: '' };
    }
    default:
      return true;
  }
}
