import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { createReminders } from '../../src/reminders/reminders.ts';
import { createReminderChannel } from '../../src/transport/reminder-channel.ts';
import { startStandin } from '../playground/bot.ts';
import { sqliteFiles, startStore } from '../store/databases.ts';
import { aTarget } from '../store/rows.ts';
import { anEvent } from './rig-event.ts';

/** `npm run bench -- --only reminders --targets 10000` is the whole herd, which takes four minutes. */
const HERD = 300;
const NINE = Date.parse('2026-05-01T04:00Z');

test(`${HERD} targets due in one minute: each posted once by two processes, never more than 45 in a second`, async () => {
  const standin = await startStandin({ enforcesLimits: true });
  const guild = standin.world.addGuild({ name: 'Embassy' });
  const url = await sqliteFiles.fresh();
  const store = await startStore(url);
  for (let i = 0; i < HERD; i += 1) {
    const channel = standin.world.addChannel(guild, `c-${i}`);
    await store.addTarget(aTarget({ channel: channel.id, guild: guild.id }), HERD);
  }
  const offset = NINE - Date.now();
  const errors: unknown[] = [];
  const processes = await Promise.all(
    ['a', 'b'].map(async (owner) =>
      createReminders({
        store: await startStore(url),
        channel: createReminderChannel({
          apiUrl: standin.apiUrl,
          token: standin.token,
          botId: standin.applicationId,
          mayReadHistory: () => true,
        }),
        knowledge: () => ({ events: [anEvent()], findPassage: () => undefined }),
        now: () => Date.now() + offset,
        wait: pause,
        owner,
        isPaused: false,
        onError: (error) => errors.push(error),
        onTrouble: () => undefined,
      }),
    ),
  );
  onTestFinished(async () => {
    await Promise.all(processes.map((reminders) => reminders.stop()));
  });
  await Promise.all(processes.map((reminders) => reminders.tick()));
  const refused = standin.wire.entries().filter(({ status }) => status === 429);
  expect(standin.sends.total).toBe(HERD);
  expect(refused).toEqual([]);
  expect(standin.sends.mostInASecond()).toBeLessThanOrEqual(45);
  expect(errors).toEqual([]);
});
