import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createFolder } from '../folder.ts';
import { furnish, startStandin } from '../playground/bot.ts';
import { startLiveBot } from './live-bot.ts';
import { buttonOf, shown } from './shown.ts';

const QUESTION =
  'Когда были установлены дипломатические отношения между СССР и Пакистаном? Повторите, пожалуйста: ';

test('buttons of a 300-character Russian question outlive the bot, and a reload that took a passage away', async () => {
  const folder = await createFolder({});
  await cp('knowledge', folder, { recursive: true });
  const standin = await startStandin();
  const member = standin.asMember(furnish(standin));
  const first = await startLiveBot(standin, { knowledge: folder });
  const { message } = await member.command('ask', { question: QUESTION.repeat(4).slice(0, 300) });
  if (!message) throw new Error('no reply');
  expect(shown(message)).toContain('[Дальше]');
  await first.stop();

  const second = await startLiveBot(standin, { knowledge: folder });
  const turned = (await member.press(message, buttonOf(message, 'Дальше'))).message;
  if (!turned) throw new Error('no second page');
  expect(turned.id).toBe(message.id);
  expect(shown(turned)).toContain('Страница 2 из');

  const question = QUESTION.slice(0, 70);
  const one = (await member.command('ask', { question, source: 'dossier-beginnings-1948' })).message;
  if (!one) throw new Error('no reply');
  const paragraph = await member.press(one, buttonOf(one, 'Весь абзац'));
  expect(shown(paragraph.message)).toContain('[Сообщить об ошибке]');

  const reloaded = second.hears('knowledge reloaded');
  await rm(path.join(folder, 'articles/dossier-beginnings-1948.md'));
  second.signals.emit('SIGHUP');
  await reloaded;
  expect(shown((await member.press(one, buttonOf(one, 'Весь абзац'))).message)).toContain(
    'в базе больше нет',
  );
  expect(shown((await member.press(turned, buttonOf(turned, 'Назад'))).message)).toContain('Страница 1 из');
});
