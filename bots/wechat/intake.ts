/** Between the webhook and the bot: a message handed over, and the two things the webhook must wait for. */
import type { Inbound } from '../../src/kernel/message.ts';
import type { OfficialAccountPuppet } from './official-account-puppet.ts';

export interface Taken {
  /** Resolves once the message is safely stored (true: it was not here before); rejects when it could not be. */
  readonly stored: Promise<boolean>;
  /** Resolves once everything that waited in the conversation is worked off. */
  readonly worked: Promise<unknown>;
}

export interface Intake {
  take(inbound: Inbound): Taken;
}

interface Waiting {
  readonly stored: PromiseWithResolvers<boolean>;
  readonly worked: PromiseWithResolvers<undefined>;
  readonly overdue: NodeJS.Timeout;
}

export interface PuppetIntake extends Intake {
  readonly onStored: (id: string, fresh: boolean) => void;
  readonly onWorked: (id: string) => void;
  readonly onFault: (id: string, fault: unknown) => void;
}

/** Nobody waits for a message so long; what is stored is worked off all the same. */
const letGoAfterMs = 60_000;

type Puppet = Pick<OfficialAccountPuppet, 'isLoggedIn' | 'keep' | 'bring' | 'letGo'>;

export function createIntake(puppet: Puppet): PuppetIntake {
  const waiting = new Map<string, Waiting>();

  function close(id: string): Waiting | undefined {
    const one = waiting.get(id);
    waiting.delete(id);
    puppet.letGo(id);
    clearTimeout(one?.overdue);
    return one;
  }

  const intake: PuppetIntake = {
    take(inbound) {
      const stored = Promise.withResolvers<boolean>();
      const worked = Promise.withResolvers<undefined>();
      // Whoever asked may have stopped waiting.
      stored.promise.catch(() => undefined);
      worked.promise.catch(() => undefined);
      const taken = { stored: stored.promise, worked: worked.promise };
      if (!puppet.isLoggedIn) {
        stored.reject(new Error('WeChat is not started yet.'));
        return taken;
      }
      const id = puppet.keep(inbound);
      const overdue = setTimeout(() => {
        intake.onFault(id, new Error('A message was not worked off within a minute.'));
      }, letGoAfterMs);
      waiting.set(id, { stored, worked, overdue });
      puppet.bring(id);
      return taken;
    },
    onStored: (id, fresh) => {
      waiting.get(id)?.stored.resolve(fresh);
    },
    onWorked: (id) => {
      close(id)?.worked.resolve(undefined);
    },
    onFault: (id, fault) => {
      const one = close(id);
      one?.stored.reject(fault);
      one?.worked.reject(fault);
    },
  };
  return intake;
}
