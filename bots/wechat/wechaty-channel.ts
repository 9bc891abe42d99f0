/** The same bot on any other wechaty puppet (WECHATY_PUPPET): what is said goes out by wechaty's own `say`. */
import './quiet.ts';
import { Puppet, types } from 'wechaty-puppet';
import { type Wechaty, WechatyBuilder } from 'wechaty';
import { z } from 'zod';
import type { Desk } from '../../src/delivery/desk.ts';
import type { FileSource } from '../../src/delivery/files.ts';
import type { LeasedReply, OutgoingChannel, SendOutcome } from '../../src/delivery/outbox.ts';
import { faultTold } from '../../src/kernel/fault-told.ts';
import type { Log } from '../../src/log.ts';
import { attachBot } from './bot.ts';
import { puppetFiles } from './files.ts';
import { partsOf } from './parts.ts';
import { roomIdOf } from './room-name.ts';
import { startWechaty } from './start-wechaty.ts';

export interface WechatyChannelParts {
  /** The name of an installed package, or a puppet already made. */
  readonly puppet: string | Puppet;
  readonly desk: Pick<Desk<unknown>, 'receive' | 'work'>;
  readonly log: Pick<Log, 'warn' | 'error'>;
}

export interface WechatyChannel {
  readonly outgoing: OutgoingChannel;
  readonly files: FileSource;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** `message` is one plain sentence, ready to be shown. */
export class PuppetFault extends Error {
  override readonly name = 'PuppetFault';
}

/** Throws PuppetFault when the package is not installed or is no puppet. */
export async function createWechatyChannel({
  puppet,
  desk,
  log,
}: WechatyChannelParts): Promise<WechatyChannel> {
  const made = typeof puppet === 'string' ? await puppetOf(puppet) : puppet;
  const wechaty = WechatyBuilder.build({ puppet: made });
  const sayFault = (doing: string, fault: unknown) => {
    log.error({ channel: 'wechat', fault: faultTold(fault) }, doing);
  };
  attachBot(wechaty, {
    desk,
    onFault: (_id, fault) => {
      sayFault('a message could not be worked off', fault);
    },
  });
  wechaty.on('scan', (qrcode, status) => {
    // The code logs in as the account: it is shown to whoever sits at the console, and lasts a minute.
    if (status === types.ScanStatus.Waiting)
      log.warn({ channel: 'wechat' }, `Scan this with WeChat to log in: ${qrcode}`);
  });
  return {
    outgoing: outgoingOf(wechaty),
    files: puppetFiles(made),
    start: () =>
      startWechaty(wechaty, (fault) => {
        sayFault('wechaty reports a fault', fault);
      }),
    stop: () => wechaty.stop(),
  };
}

const puppetClass = z.custom<new () => Puppet>((value) => typeof value === 'function');
/** A CommonJS package comes with a default within its default. */
const moduleWithPuppet = z.union([
  z.object({ default: puppetClass }),
  z.object({ default: z.object({ default: puppetClass }) }).transform((outer) => outer.default),
]);

async function puppetOf(name: string): Promise<Puppet> {
  let loaded: unknown;
  try {
    loaded = await import(name);
  } catch (fault) {
    const reason = `WECHATY_PUPPET names ${name}, which cannot be loaded: install it with "npm install ${name}", or correct the name.`;
    throw new PuppetFault(reason, { cause: fault });
  }
  const found = moduleWithPuppet.safeParse(loaded);
  const puppet = found.success ? new found.data.default() : undefined;
  if (puppet instanceof Puppet) return puppet;
  throw new PuppetFault(`WECHATY_PUPPET names ${name}, which is not a wechaty puppet: name another package.`);
}

function outgoingOf(wechaty: Wechaty): OutgoingChannel {
  return {
    name: 'wechat',
    // A person's own account that writes faster than a person is soon barred.
    pace: { overallMs: 300, perConversationMs: 1_000 },
    atOnce: 4,
    windowed: false,
    parts: (reply) => partsOf(reply),
    send: ({ text }, to) => said(wechaty, text, to),
  };
}

async function said(wechaty: Wechaty, text: string, { from }: LeasedReply): Promise<SendOutcome> {
  if (!wechaty.isLoggedIn) return { kind: 'again', reason: 'The wechaty puppet is not logged in.' };
  try {
    const roomId = roomIdOf(from);
    const listener =
      roomId === undefined
        ? await wechaty.Contact.find({ id: from })
        : await wechaty.Room.find({ id: roomId });
    if (!listener)
      return {
        kind: 'refused',
        refusal: 'unreachable',
        reason: 'The wechaty puppet does not know this contact.',
      };
    await listener.say(text);
    return { kind: 'accepted', way: 'wechaty' };
  } catch (fault) {
    const kind = fault instanceof Error ? fault.name : 'unknown';
    return { kind: 'again', reason: `The wechaty puppet could not send (${kind}).` };
  }
}
