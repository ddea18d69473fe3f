import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Message } from '../../src/playground/message.ts';
import { findLibrary } from '../../src/search/library.ts';
import { prepareApart } from '../../src/search/prepare-apart.ts';
import { createFolder } from '../folder.ts';
import { furnish, startStandin } from '../playground/bot.ts';
import { LONG_QUESTION, RUSSIAN_ARTICLES, russianArticle } from '../russian-corpus.ts';
import { startLiveBot } from './live-bot.ts';
import { buttonOf, shown } from './shown.ts';

async function startFolder() {
  const folder = await createFolder(RUSSIAN_ARTICLES);
  const standin = await startStandin();
  const member = standin.asMember(furnish(standin));
  return { folder, standin, member };
}

function sure(message: Message | undefined): Message {
  if (!message) throw new Error('there is no message');
  return message;
}

test('the buttons of a long Russian question work after the bot was cut off and another took its place', async () => {
  expect(LONG_QUESTION).toHaveLength(300);
  const { folder, standin, member } = await startFolder();
  const first = await startLiveBot(standin, { knowledge: folder });
  const { message } = await member.command('ask', { question: LONG_QUESTION });
  expect(shown(message)).toContain('Страница 1 из 2');
  await first.stop();

  const second = await startLiveBot(standin, { knowledge: folder });
  const next = await member.press(sure(message), buttonOf(message, 'Дальше'));
  expect(next.message?.id).toBe(message?.id);
  expect(shown(next.message)).toContain('Страница 2 из 2');
  expect(shown(next.message)).toContain(LONG_QUESTION.slice(0, 80));
  const whole = await member.press(sure(next.message), buttonOf(next.message, 'Весь абзац'));
  expect(shown(whole.message)).toContain('абзац');
  expect(second.logged.filter(({ level }) => Number(level) >= 40)).toEqual([]);
});

test('what a reload took away is told, and what is left is shown', async () => {
  const { folder, standin, member } = await startFolder();
  const live = await startLiveBot(standin, { knowledge: folder });
  const { message } = await member.command('ask', { question: LONG_QUESTION });
  const whole = buttonOf(message, 'Весь абзац');
  const next = buttonOf(message, 'Дальше');
  const isInOne = shown(message)
    .split('\n')
    .find((line) => line.includes('Газ '))
    ?.includes('Газ one');

  const reloaded = live.hears('knowledge reloaded');
  await rm(path.join(folder, `articles/${isInOne ? 'one' : 'two'}.md`));
  live.signals.emit('SIGHUP');
  await reloaded;

  const gone = await member.press(sure(message), whole);
  expect(shown(gone.message)).toBe('Того, что здесь стояло, в базе больше нет.');
  expect(gone.message?.flags).toBe(32768 | 64);
  // Three of six are left: the second page is now the first and only one.
  const turned = await member.press(sure(message), next);
  expect(shown(turned.message)).toContain(isInOne ? 'Газ two' : 'Газ one');
  expect(shown(turned.message)).not.toContain('Страница');
  expect(live.logged.filter(({ level }) => Number(level) >= 40)).toEqual([]);
});

test('everything gone: the page says so; a faulty edit: the old knowledge stays, file and line are logged', async () => {
  const { folder, standin, member } = await startFolder();
  const live = await startLiveBot(standin, { knowledge: folder });
  const { message } = await member.command('ask', { question: LONG_QUESTION });
  const next = buttonOf(message, 'Дальше');

  const failed = live.hears('knowledge not reloaded');
  await writeFile(path.join(folder, 'articles/two.md'), russianArticle('three', ['x']));
  live.signals.emit('SIGHUP');
  expect(await failed).toMatchObject({ level: 50, line: 2 });
  expect(shown((await member.command('ask', { question: LONG_QUESTION })).message)).toContain(
    'Страница 1 из 2',
  );

  const reloaded = live.hears('knowledge reloaded');
  await rm(path.join(folder, 'articles/one.md'));
  await writeFile(path.join(folder, 'articles/two.md'), russianArticle('two', [' Совсем о другом.']));
  live.signals.emit('SIGHUP');
  await reloaded;
  const turned = await member.press(sure(message), next);
  expect(shown(turned.message)).toMatch(/больше нет|Совсем о другом/);
});

test('what is asked while the knowledge is being reloaded is answered from the old one; the new one comes whole', async () => {
  const { folder, standin, member } = await startFolder();
  let pass = () => {};
  const gate = new Promise<void>((resolve) => {
    pass = resolve;
  });
  let loads = 0;
  const live = await startLiveBot(standin, {
    async find() {
      const found = await findLibrary({ folder, cache: undefined, prepare: prepareApart });
      if (++loads > 1) await gate;
      return found;
    },
  });
  const reloaded = live.hears('knowledge reloaded');
  await writeFile(
    path.join(folder, 'articles/one.md'),
    russianArticle('one', ['Россия и Пакистан подписали новое соглашение о газопроводе из Карачи в Лахор.']),
  );
  await rm(path.join(folder, 'articles/two.md'));
  live.signals.emit('SIGHUP');

  const before = await member.command('ask', { question: LONG_QUESTION });
  expect(shown(before.message)).toContain('Страница 1 из 2');
  expect(shown(before.message)).not.toContain('новое');
  pass();
  await reloaded;
  const after = await member.command('ask', { question: LONG_QUESTION });
  expect(shown(after.message)).toContain('новое');
  expect(shown(after.message)).not.toMatch(/Газ two|Страница/);
});
