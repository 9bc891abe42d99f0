/** `heyi start`: the service. The door opens at once; the application follows when the database is there. */
import { setImmediate as breathe, setTimeout as pause } from 'node:timers/promises';
import { type Config, readConfig } from '../config.ts';
import { type Door, openDoor } from '../http.ts';
import { systemClock } from '../kernel/clock.ts';
import { sampleAccounts } from '../database/sample-staff.ts';

/** Loaded behind the open door, one after another, so that it answers in between. */
const heavyRooms: readonly (() => Promise<unknown>)[] = [
  () => import('../application.ts'),
  () => import('../database/open.ts'),
  () => import('../conversation-parts.ts'),
  () => import('../database/sample.ts'),
  () => import('../main.ts'),
];

export async function start(): Promise<void> {
  const stopping = stopped();
  const config = readConfig();
  console.log('heyi: starting …');
  for (const note of config.notes) console.log(`heyi: ${note}`);
  const door = await openDoor(config.port, config.host);
  try {
    for (const load of heavyRooms) {
      await load();
      await breathe();
    }
    const { runService } = await import('../service.ts');
    const service = await runService(config, systemClock, door, (doing) => {
      console.log(`heyi: ${doing}`);
    });
    sayWhereItIs(config, door, service.demo);
    const signal = await stopping.asked();
    console.log('heyi: stopping: what has begun is finished first …');
    service.stopTaking();
    // Whoever pressed Ctrl-C has no balancer in front.
    if (signal === 'SIGTERM') await pause(config.drainMs);
    await door.close();
    await service.close();
  } catch (fault) {
    await door.close();
    throw fault;
  }
}

function sayWhereItIs(config: Config, door: Door, demo: boolean): void {
  const host = config.host === '::1' ? '[::1]' : config.host;
  const address = `http://${host}:${String(door.port)}`;
  if (demo) {
    console.log(`heyi: ready. Talk to the sample scheme (fictional people): ${address}/try`);
    console.log('heyi: or in the terminal: npm run chat');
    console.log(`heyi: the office's side: ${address}/console`);
    const { members, password } = sampleAccounts;
    const logins = members.map(({ login }) => login).join(', ');
    console.log(`heyi: log in as ${logins}; the password is ${password}`);
  } else {
    console.log(`heyi: ready at ${address}; the office's pages: ${address}/console`);
  }
  console.log('heyi: stop with Ctrl-C');
}

type StopSignal = 'SIGINT' | 'SIGTERM';
const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Heard from the beginning: to the first process of a container, a signal that nobody listens to does nothing. Until the
 * service runs there is nothing to finish, and the process ends at once, as any other would. Told twice (npm passes a
 * Ctrl-C on that the terminal has sent already) is told once.
 */
function stopped(): { asked(): Promise<StopSignal> } {
  let hear = (signal: StopSignal): void => process.exit(exitCodes[signal]);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      hear(signal);
    });
  return {
    asked: () =>
      new Promise((resolve) => {
        hear = resolve;
      }),
  };
}
