import { describe, expect, test } from 'vitest';
import { articleFile, createFolder } from '../folder.ts';
import { furnish, startStandin } from '../playground/bot.ts';
import { shareLiveBot, startLiveBot } from '../transport/live-bot.ts';
import { buttonOf, partsOf, shown } from '../transport/shown.ts';

const on = shareLiveBot();
const PRIVATE = 32768 | 64;

describe('/sources', () => {
  test('lists what is indexed, for the one who asks, and tells each source’s details', async () => {
    const member = on.member();
    const { message } = await member.command('sources');
    expect(shown(message)).toMatch(/\d+ articles with \d+ paragraphs, 475 events and 100 facts/);
    expect(message?.flags).toBe(PRIVATE);
    if (!message) throw new Error('no reply');
    const turned = (await member.press(message, buttonOf(message, 'Next'))).message;
    if (!turned) throw new Error('no second page');
    const menu = partsOf(turned).find(({ type }) => type === 3);
    const chosen = await member.select(turned, String(menu?.custom_id), ['kozin-2018']);
    expect(shown(chosen.message)).toContain("The views are the author's");
    expect(chosen.message?.flags).toBe(PRIVATE);
  });

  test.each([
    ['its value', 'kozin-2018', '### 70 Years of Russian-Pakistan Ties'],
    [
      'its label',
      '70 Years of Russian-Pakistan Ties (Vladimir Kozin)',
      '### 70 Years of Russian-Pakistan Ties',
    ],
    ['another name', 'Pravda', 'There is no source “Pravda”.'],
  ])('a source by %s', async (_how, source, expected) => {
    expect(shown((await on.member().command('sources', { source })).message)).toContain(expected);
  });

  test('in Russian', async () => {
    const { message } = await on.member({ locale: 'ru' }).command('sources');
    expect(shown(message)).toMatch(/\d+ стат\S+ \(\d+ абзац\S*\), 475 событий и 100 фактов/);
  });

  test('thirty sources, one of them with the longest name, are paged through', async () => {
    const long = 'a'.repeat(120);
    const names = [...Array.from({ length: 29 }, (_, i) => `source-${i + 10}`), long];
    const folder = await createFolder(
      Object.fromEntries(names.map((id) => [`articles/${id}.md`, articleFile(id, `Text of ${id}.`)])),
    );
    const standin = await startStandin();
    await startLiveBot(standin, { knowledge: folder });
    const member = standin.asMember(furnish(standin));
    let { message } = await member.command('sources');
    expect(shown(message)).toContain('Page 1 of 3');
    for (const page of [2, 3]) {
      if (!message) throw new Error('no reply');
      ({ message } = await member.press(message, buttonOf(message, 'Next')));
      expect(shown(message)).toContain(`Page ${page} of 3`);
    }
    const choices = await member.autocomplete('sources', 'source', '');
    expect(choices).toHaveLength(25);
  });
});

test('none of all this went wrong behind the scenes', () => {
  expect(on.live.logged.filter(({ level }) => Number(level) >= 50)).toEqual([]);
});
