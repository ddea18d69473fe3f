import { setTimeout as pause } from 'node:timers/promises';
import type { ReminderChannel } from '../../src/reminders/channel.ts';
import { createReminders } from '../../src/reminders/reminders.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { createReminderChannel } from '../../src/transport/reminder-channel.ts';
import { anEvent } from './rig-event.ts';

/** One process with reminders, as a test asks for it in its environment: it ticks once, or dies where it is told to. */
const { URL_OF_STORE = '', API = '', TOKEN = '', BOT = '', NOW = '', DIE = '', READS = '' } = process.env;
// The clock runs, from another time.
const offset = Number(NOW) - Date.now();
const now = () => Date.now() + offset;
const die = () => process.kill(process.pid, 'SIGKILL');
const say = (word: string) => process.stdout.write(`${word}\n`);

const opened = await openStore(URL_OF_STORE, {
  wait: pause,
  onError: () => undefined,
  onDamage: () => undefined,
});
const store: Store = {
  ...opened,
  async claim(deliveries, lease) {
    if (deliveries.length === 0) return [];
    if (DIE === 'before the claim') die();
    const claimed = await opened.claim(deliveries, lease);
    if (DIE === 'after the claim') die();
    return claimed;
  },
};
const real = createReminderChannel({
  apiUrl: API,
  token: TOKEN,
  botId: BOT,
  mayReadHistory: () => READS === '1',
});
const channel: ReminderChannel = {
  ...real,
  async send(post) {
    say('sending');
    if (DIE === 'stop before the send') process.kill(process.pid, 'SIGSTOP');
    const sent = await real.send(post);
    if (DIE === 'after the answer' && sent.kind === 'sent') die();
    return sent;
  },
};
const reminders = createReminders({
  store,
  channel,
  knowledge: () => ({ events: [anEvent()], findPassage: () => undefined }),
  now,
  wait: pause,
  owner: `process ${process.pid}`,
  isPaused: false,
  onError: (error) => say(`error ${String(error)}`),
  onTrouble: () => undefined,
});
say('ready');
await reminders.tick();
await store.close();
say('done');
