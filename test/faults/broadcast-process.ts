/**
 * A process that sends what campaigns have queued to a Telegram at the given root, until it is killed or told to stop:
 * heyi's own broadcaster, store and channel; whom and what it tells is made up.
 */
import { Api } from 'grammy';
import { telegramOutgoing } from '../../bots/telegram/outbound.ts';
import { broadcastStore } from '../../src/database/broadcast.ts';
import { openDatabase } from '../../src/database/open.ts';
import { outboxStore } from '../../src/database/outbox.ts';
import { startBroadcaster } from '../../src/delivery/broadcaster.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { composeSame } from '../support/broadcast.ts';
import { silentLog } from '../support/database.ts';

const [url = '', apiRoot = '', token = '', leaseMs = ''] = process.argv.slice(2);
/** Faster than Telegram allows, so that thousands do not take minutes. */
const pace = { overallMs: 10, perConversationMs: 1_000 };
const database = await openDatabase({ url, log: silentLog });
const store = broadcastStore(database);
const broadcaster = startBroadcaster({
  // Leases that run out sooner, so that a test need not wait for them.
  store: {
    ...store,
    claim: (claiming, at) => store.claim({ ...claiming, leaseMs: Number.parseInt(leaseMs, 10) }, at),
  },
  outbox: outboxStore(database),
  channels: [
    telegramOutgoing({
      api: new Api(token, { apiRoot }),
      pace,
      atOnce: 16,
    }),
  ],
  sendable: async () =>
    (await database.client.campaign.findMany({ where: { state: 'running' } })).map(({ id }) => id),
  compose: composeSame,
  clock: systemClock,
  chance: () => 0,
  onFault: (_channel, fault) => {
    console.error(fault);
  },
});
process.on('SIGTERM', () => {
  void broadcaster.stop().then(() => database.close());
});
console.log('ready');
