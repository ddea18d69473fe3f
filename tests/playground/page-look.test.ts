/// <reference lib="dom" />
import { expect, test } from 'vitest';
import { findViolations, openPage, runCommand, said } from './browser.ts';
import { describeInChromium } from './chromium.ts';

describeInChromium('how the page looks', 60_000, (browser) => {
  test('in Russian, the page and the commands are Russian, and the bot is told so', async () => {
    const { page, client } = await openPage(browser(), { locale: 'ru-RU' });
    const locale = new Promise((resolve) => client.once('interactionCreate', (one) => resolve(one.locale)));
    await page.getByText('Текстовые каналы').waitFor();
    await page.keyboard.type('/спр');
    await page.getByRole('option', { name: '/спросить Задать вопрос' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('когда');
    await page.keyboard.press('Enter');
    await said(page, 'Page 1 of 2').waitFor();
    expect(await locale).toBe('ru');
    await page.getByLabel('Язык').selectOption('English');
    await page.getByText('Text channels').waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en-US');
  });

  test('on a phone the channels are in a drawer and nothing is wider than the screen', async () => {
    const { page } = await openPage(browser(), { viewport: { width: 360, height: 740 }, hasTouch: true });
    const sidebar = page.locator('#sidebar');
    expect(await sidebar.isVisible()).toBe(false);
    await runCommand(page, 'ask', 'x');
    await said(page, 'Page 1 of 2').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.getByRole('button', { name: 'Show channels' }).click();
    await sidebar.getByRole('button', { name: 'reminders' }).click();
    await page.getByText('Welcome to #reminders!').waitFor();
    await sidebar.waitFor({ state: 'hidden' });
  });

  test('Urdu runs from right to left, the frame around it does not', async () => {
    const { page } = await openPage(browser());
    await runCommand(page, 'ask', 'x');
    await page.getByRole('button', { name: 'Next' }).click();
    const direction = (text: string) =>
      said(page, text).evaluate((element) => getComputedStyle(element).direction);
    await said(page, 'Page 2 of 2').waitFor();
    expect(await direction('سفارتی')).toBe('rtl');
    expect(await page.locator('blockquote').evaluate((quote) => getComputedStyle(quote).direction)).toBe(
      'rtl',
    );
    expect(await direction('Page 2 of 2')).toBe('ltr');
  });

  test('Discord’s Markdown is drawn as Discord draws it, and markup stays text', async () => {
    const { page, standin, scene } = await openPage(browser());
    const [user] = scene.viewers;
    const member = standin.asMember({ user: user!, guild: scene.guild, channel: scene.channels[0]! });
    const drawn: string[] = [];
    for (const [, source] of markdown) {
      const { id } = member.say(source);
      const body = page.locator(`#message-${id} .markdown`);
      const html = await body.evaluate((element) => element.innerHTML);
      drawn.push(html.replace(/<(\w+) [^>]*>/g, '<$1>'));
    }
    expect(drawn).toEqual(markdown.map(([, , html]) => html));
  });

  test.each(['dark', 'light'] as const)(
    'axe finds nothing with a conversation open, %s',
    async (colorScheme) => {
      const { page } = await openPage(browser(), { colorScheme });
      for (const command of ['embed', 'secret', 'think']) {
        await runCommand(page, command);
        await page.locator('.pending').waitFor({ state: 'detached' });
      }
      await runCommand(page, 'ask', 'x');
      await said(page, 'Page 1 of 2').waitFor();
      expect(await findViolations(page)).toEqual([]);
      await page.getByRole('combobox', { name: 'Choose two topics' }).click();
      expect(await findViolations(page)).toEqual([]);
      await page.locator('#composer-input').focus();
      await page.keyboard.type('/options ');
      expect(await findViolations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Correct' }).click();
      await page.getByRole('dialog').waitFor();
      expect(await findViolations(page)).toEqual([]);
    },
  );
});

const markdown = [
  ['markup stays text', '<img src=x onerror=alert(1)>', '<p>&lt;img src=x onerror=alert(1)&gt;</p>'],
  [
    'emphasis',
    '**a** *b* __c__ ~~d~~ _e_',
    '<p><strong>a</strong> <em>b</em> <u>c</u> <s>d</s> <em>e</em></p>',
  ],
  ['emphasis within emphasis', '***a** b*', '<p><em><strong>a</strong> b</em></p>'],
  ['underlines within a word', 'snake_case_name', '<p>snake_case_name</p>'],
  ['escapes', '\\*a\\* 5 * 3 * 2', '<p>*a* 5 * 3 * 2</p>'],
  ['code', '`**a**` ``b`c``', '<p><code>**a**</code> <code>b`c</code></p>'],
  ['a block of code', '```js\nlet a;\n```b', '<pre><code>let a;</code></pre><p>b</p>'],
  ['headings', '# a\n## b\nc', '<h3>a</h3><h3>b</h3><p>c</p>'],
  ['small print', '-# a', '<p>a</p>'],
  ['a quotation', '> a\n> b\nc', '<blockquote><p>a<br>b</p></blockquote><p>c</p>'],
  ['a list', '- a\n  - b\n- c', '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>'],
  ['a numbered list', '3. a\n4. b', '<ol><li>a</li><li>b</li></ol>'],
  ['a link', '[a **b**](https://c.d/e_(f))', '<p><a>a <strong>b</strong></a></p>'],
  ['a link that runs a script', '[a](javascript:alert(1))', '<p>[a](javascript:alert(1))</p>'],
  ['an address', 'see https://a.b/c.', '<p>see <a>https://a.b/c</a>.</p>'],
  ['a moment', '<t:0:D>', '<p><time>January 1, 1970</time></p>'],
] as const;
