/** Forms with files, as browsers send them and as they should not come. */
import { request as httpRequest } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { TestDesk } from './desk.ts';
import type { Visitor } from './visitor.ts';

/** As a browser sends a form with files: the token first. */
export async function upload(
  { address }: Pick<TestDesk, 'address'>,
  visitor: Visitor,
  number: string,
  files: readonly (readonly [string, Buffer, string?])[],
  token = visitor.token,
) {
  const form = new FormData();
  form.set('_csrf', token);
  form.set('version', '0');
  for (const [name, bytes, type = 'image/png'] of files)
    form.append('file', new File([new Uint8Array(bytes)], name, { type }));
  const response = await fetch(`${address}/console/complaints/${number}/files`, {
    ...{ method: 'POST', redirect: 'manual', body: form },
    headers: { cookie: visitor.cookie },
  });
  return { status: response.status, text: await response.text() };
}

/** Begins a file and sends no more of it. */
export function hold({ address }: Pick<TestDesk, 'address'>, visitor: Visitor, number: string) {
  const request = httpRequest(`${address}/console/complaints/${number}/files`, {
    method: 'POST',
    headers: { cookie: visitor.cookie, 'content-type': 'multipart/form-data; boundary=b' },
  });
  request.on('error', () => undefined);
  const sent = new Promise<typeof request>((resolve) => {
    request.write(`${beginning(visitor)}a`, () => {
      resolve(request);
    });
  });
  return sent;
}

function beginning({ token }: Visitor): string {
  return `--b\r\ncontent-disposition: form-data; name="_csrf"\r\n\r\n${token}\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`;
}

/** Sends 50 MB slowly and stops when it is answered; how much was sent until then. */
export function pour(
  { address }: Pick<TestDesk, 'address'>,
  visitor: Visitor,
  number: string,
  announced: boolean,
) {
  const size = 50 * 1024 * 1024;
  const head = beginning(visitor);
  return new Promise<{ status: number; text: string; poured: number }>((resolve, reject) => {
    let poured = 0;
    let answered = false;
    const request = httpRequest(
      `${address}/console/complaints/${number}/files`,
      {
        method: 'POST',
        headers: {
          cookie: visitor.cookie,
          'content-type': 'multipart/form-data; boundary=b',
          ...(announced && { 'content-length': String(size) }),
        },
      },
      (response) => {
        answered = true;
        let text = '';
        response.on('data', (piece: Buffer) => (text += piece.toString()));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, text, poured });
          request.destroy();
        });
      },
    );
    request.on('error', (fault) => {
      if (!answered) reject(fault);
    });
    const chunk = Buffer.alloc(256 * 1024, 0xff);
    const more = async () => {
      request.write(head);
      while (!answered && poured < size) {
        if (!request.write(chunk))
          await Promise.race([new Promise((drained) => request.once('drain', drained)), pause(50)]);
        poured += chunk.length;
        await pause(1);
      }
    };
    more().catch(reject);
  });
}
