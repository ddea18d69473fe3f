import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Message } from '../src/playground/message.ts';
import { createFolder } from './folder.ts';
import { furnish, startStandin } from './playground/bot.ts';
import { startProcess } from './process.ts';
import { LONG_QUESTION, RUSSIAN_ARTICLES } from './russian-corpus.ts';
import { buttonOf, shown } from './transport/shown.ts';

/** A stand-in, a member who asks in it, and processes of the bot over one folder and one database. */
async function furnishProcess() {
  const folder = await createFolder(RUSSIAN_ARTICLES);
  const standin = await startStandin();
  return {
    folder,
    standin,
    member: standin.asMember(furnish(standin)),
    async start(until = 'ready to answer') {
      const bot = startProcess({
        DISCORD_TOKEN: standin.token,
        DISCORD_API_URL: standin.apiUrl,
        KNOWLEDGE_DIR: folder,
        DATABASE_URL: `sqlite:${path.join(folder, '.data', 'rapport.sqlite')}`,
      });
      await bot.says(until);
      return bot;
    },
  };
}

function sure(message: Message | undefined): Message {
  if (!message) throw new Error('there is no message');
  return message;
}

test('killed, started again, and reloaded without one of the passages: the old buttons still answer', async () => {
  const { folder, member, start } = await furnishProcess();
  const first = await start();
  const asked = sure((await member.command('ask', { question: LONG_QUESTION })).message);
  expect(shown(asked)).toContain('Страница 1 из 2');
  const whole = buttonOf(asked, 'Весь абзац');
  const next = buttonOf(asked, 'Дальше');
  first.child.kill('SIGKILL');
  expect((await first.ended)[1]).toBe('SIGKILL');

  const second = await start();
  const paragraph = await member.press(asked, whole);
  expect(shown(paragraph.message)).toMatch(/Россия и Пакистан подписали .* абзац \d/s);
  const isInOne = /Газ one/.test(shown(paragraph.message));
  await rm(path.join(folder, `articles/${isInOne ? 'one' : 'two'}.md`));
  second.child.kill('SIGHUP');
  await second.says('knowledge reloaded');

  expect(shown((await member.press(asked, whole)).message)).toBe(
    'Того, что здесь стояло, в базе больше нет.',
  );
  const turned = await member.press(asked, next);
  expect(turned.message?.id).toBe(asked.id);
  expect(shown(turned.message)).toContain(isInOne ? 'Газ two' : 'Газ one');
  expect(shown(turned.message)).toContain(LONG_QUESTION.slice(0, 80));
  expect(await second.leave()).toBe(0);
  expect(second.printed()).not.toMatch(/"level":[456]0/);
});

test('SIGHUP as soon as the bot has logged in reloads, and ends nothing', async () => {
  const { start, member } = await furnishProcess();
  const bot = await start('logged in');
  bot.child.kill('SIGHUP');
  await bot.says('knowledge reloaded');
  expect(shown((await member.command('ask', { question: LONG_QUESTION })).message)).toContain('Газ');
});

test('SIGTERM while a reply is in flight: the reply is finished, and then the process leaves', async () => {
  const { standin, start, member } = await furnishProcess();
  const bot = await start();
  // Discord lets the reply wait for a second: it is on its way when the signal comes.
  const callback = 'POST /interactions/:id/:token/callback';
  standin.faults.add(callback, 1, { kind: 'rate-limit', retryAfter: 1 });
  const inFlight = new Promise<void>((resolve) => {
    standin.wire.added.add(({ status }) => status === 429 && resolve());
  });
  const pending = member.command('ask', { question: LONG_QUESTION });
  await inFlight;
  const code = bot.leave();
  expect(shown((await pending).message)).toContain('Страница 1 из 2');
  expect(await code).toBe(0);
  expect(standin.gateway.connected).toBe(0);
  expect(bot.printed()).not.toMatch(/"level":[56]0/);
});
