/** Fetches what people sent: by its MediaId from the account's own API, or out of another wechaty puppet. */
import { addAbortSignal, type Readable } from 'node:stream';
import type { Puppet } from 'wechaty-puppet';
import { z } from 'zod';
import type { FetchedFile, FileSource } from '../../src/delivery/files.ts';
import type { Api } from './api.ts';
import { outcomeOf } from './errors.ts';
import { fileWithinMs } from './limits.ts';
import { downloadMedia } from './media.ts';

/** "the media id is not valid or its three days are over" */
const expired = 40_007;

export function wechatFiles(api: Pick<Api, 'get'>): FileSource {
  return {
    name: 'wechat',
    async fetch(reference, atMost) {
      const media = await downloadMedia(api, reference, atMost);
      switch (media.kind) {
        case 'done':
          return { kind: 'fetched', bytes: media.value.bytes };
        case 'too-large':
        case 'wrong-type':
          return media;
        case 'failed':
          return media.code === undefined ? { kind: 'again', reason: media.reason } : refusedBy(media.code);
      }
    },
  };
}

function refusedBy(code: number): FetchedFile {
  if (code === expired) return { kind: 'gone' };
  const outcome = outcomeOf(code);
  switch (outcome.kind) {
    case 'wait':
      return { kind: 'wait', ms: outcome.ms, reason: outcome.reason };
    case 'again':
    case 'refused':
      return { kind: outcome.kind, reason: outcome.reason };
    case 'accepted':
      return { kind: 'again', reason: 'WeChat sent no file.' };
  }
}

const bytesSchema = z.instanceof(Uint8Array);
/** FileBoxType.Url: the puppet only knows an address, which may come out of the message itself. */
const byAddress = 2;

/** What is used of wechaty's FileBox. */
interface Box {
  readonly type: number;
  toStream(): Promise<Readable>;
}
const boxSchema = z.custom<Box>(
  (value) => typeof value === 'object' && value !== null && 'type' in value && 'toStream' in value,
);

/** A puppet keeps what was sent in its own memory: after a restart it is gone. */
export function puppetFiles(puppet: Pick<Puppet, 'messageFile'>): FileSource {
  return {
    name: 'wechat',
    async fetch(reference, atMost, stopping) {
      const box = await boxOf(puppet, reference);
      if (!box) return { kind: 'gone' };
      if (box.type === byAddress)
        return { kind: 'refused', reason: 'The wechaty puppet names an address instead of a file.' };
      const enough = AbortSignal.any([AbortSignal.timeout(fileWithinMs), stopping]);
      try {
        // Destroyed when it is enough, which ends the reading.
        return await readUpTo(addAbortSignal(enough, await box.toStream()), atMost);
      } catch (fault) {
        const kind = fault instanceof Error ? fault.name : 'unknown';
        return { kind: 'again', reason: `The wechaty puppet gave no file (${kind}).` };
      }
    },
  };
}

async function boxOf(puppet: Pick<Puppet, 'messageFile'>, id: string): Promise<Box | undefined> {
  try {
    const box: unknown = await puppet.messageFile(id);
    return boxSchema.parse(box);
  } catch {
    return undefined;
  }
}

async function readUpTo(stream: AsyncIterable<unknown>, atMost: number): Promise<FetchedFile> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const read of stream) {
    const chunk = bytesSchema.parse(read);
    length += chunk.length;
    if (length > atMost) return { kind: 'too-large' };
    chunks.push(chunk);
  }
  return { kind: 'fetched', bytes: Buffer.concat(chunks) };
}
