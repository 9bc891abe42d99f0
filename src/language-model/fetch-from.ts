/** The only way out: to the model's own address, without what its client tells of this machine, with an end to it. */

const longestBody = 256 * 1024;

export function fetchFrom(baseUrl: string): typeof fetch {
  const base = `${baseUrl.replace(/\/+$/, '')}/`;
  return async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (!url.startsWith(base)) throw new Error('only the address of the model is asked');
    const headers = new Headers(init?.headers);
    for (const name of [...headers.keys()]) if (name.startsWith('x-stainless')) headers.delete(name);
    const answer = await fetch(url, { ...init, headers, redirect: 'error' });
    if (!answer.body) return answer;
    return new Response(answer.body.pipeThrough(withAnEnd()), {
      status: answer.status,
      statusText: answer.statusText,
      headers: answer.headers,
    });
  };
}

function withAnEnd(): TransformStream<Uint8Array, Uint8Array> {
  let read = 0;
  return new TransformStream({
    transform(chunk, controller) {
      read += chunk.byteLength;
      if (read > longestBody) controller.error(new Error('the answer has no end'));
      else controller.enqueue(chunk);
    },
  });
}
