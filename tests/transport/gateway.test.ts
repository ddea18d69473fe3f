import { describe, expect, test } from 'vitest';
import { defineCommand } from '../../src/command.ts';
import { type Reply, text } from '../../src/reply.ts';
import { furnish, startStandin } from '../playground/bot.ts';
import { startBotOf } from './bot-of.ts';
import { shown } from './shown.ts';

const ping = defineCommand({
  command: 'ping',
  description: { en: 'Answers', ru: 'Отвечает' },
  options: {},
  run: (): Reply => ({ blocks: [text('pong')] }),
});

describe('Discord closes the gateway', () => {
  test.each([
    ['the token is no longer right', 4004, /^DISCORD_TOKEN is refused by Discord/],
    ['the shard is wrong', 4010, /shard/],
    ['more shards are needed', 4011, /shards/],
    ['the version is no longer known', 4012, /version/],
    ['the intents are not known', 4013, /intents/],
    ['the intents are not granted', 4014, /intents/],
  ])('for good, as %s: that is told', async (_why, code, sentence) => {
    const standin = await startStandin();
    const { ended, logged } = await startBotOf([ping], standin);
    standin.gateway.close(code);
    expect(await ended).toMatch(sentence);
    expect(logged.filter(({ msg }) => msg === 'gateway closed for good')).toMatchObject([{ code }]);
  });

  test('for good, before the bot is ready: the start fails with what to mend', async () => {
    const standin = await startStandin();
    standin.gateway.holdReady();
    const identified = standin.gateway.next('identify');
    const started = startBotOf([ping], standin);
    const refused = expect(started).rejects.toThrow('Discord does not grant the intents');
    await identified;
    standin.gateway.close(4014);
    await refused;
  });

  test.each([
    [
      'asks to reconnect',
      (standin: Awaited<ReturnType<typeof startStandin>>) => standin.gateway.askToReconnect(),
    ],
    ['loses the connection', (standin) => standin.gateway.cut()],
    ['closes with a code that passes', (standin) => standin.gateway.close(4000)],
  ] satisfies Array<[string, (standin: Awaited<ReturnType<typeof startStandin>>) => void]>)(
    'for a moment, as it %s: the bot comes back and answers',
    async (_what, disturb) => {
      const standin = await startStandin();
      await startBotOf([ping], standin);
      const resumed = standin.gateway.next('resume');
      disturb(standin);
      await resumed;
      const { message } = await standin.asMember(furnish(standin)).command('ping');
      expect(shown(message)).toBe('pong');
    },
  );
});
