/// <reference lib="dom" />
import { expect, test } from 'vitest';
import { createManualClock } from '../../src/playground/clock.ts';
import { openPage, runCommand, said, walkTo } from './browser.ts';
import { describeInChromium } from './chromium.ts';

describeInChromium('the page', 60_000, (browser) => {
  test('a question is asked, completed, answered, paged and corrected by keyboard alone', async () => {
    const { page, bot } = await openPage(browser());
    await page.keyboard.type('/as');
    await page.keyboard.press('Enter');
    await page.keyboard.type('dip');
    await page.getByRole('option', { name: 'When were diplomatic relations established?' }).waitFor();
    expect(bot.typed.at(-1)).toBe('dip');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await said(page, 'Page 1 of 2').waitFor();
    await walkTo(page, 'Next', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await said(page, 'Page 2 of 2').waitFor();
    await walkTo(page, 'Correct', 'Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Correct this answer' }).waitFor();
    await page.keyboard.type('The year');
    await walkTo(page, 'Submit', 'Tab');
    await page.keyboard.press('Enter');
    await said(page, 'Corrected: The year').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Correct');
  });

  test('while a person types, the bot is asked about what they paused at, not at every key', async () => {
    const { page, bot } = await openPage(browser());
    await page.keyboard.type('/ask ');
    const options = page.locator('#composer').getByRole('option');
    await options.first().waitFor();
    await page.keyboard.type('visited');
    await expect.poll(() => options.count()).toBe(1);
    expect(bot.typed.at(-1)).toBe('visited');
    expect(bot.typed.length).toBeLessThan('visited'.length);
  });

  test('options are pills: required first, others added, wrong values told before anything is sent', async () => {
    const { page } = await openPage(browser());
    await page.keyboard.type('/options ');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.getByText('This option is required. Give it a value.').waitFor();
    await page.keyboard.type('tr');
    await page.keyboard.press('Enter');
    for (const [name, value] of [
      ['share', '0.5'],
      ['person', 'memb'],
      ['channel', 'rem'],
    ] as const) {
      await page.getByRole('button', { name: `Add the option ${name}` }).click();
      await page.keyboard.type(value);
      if (name !== 'share') await page.keyboard.press('Enter');
    }
    const share = page.getByRole('combobox', { name: 'share' });
    await share.fill('2');
    await page.keyboard.press('Enter');
    await page.getByText('at most 1', { exact: true }).waitFor();
    await share.fill('0.5');
    await page.keyboard.press('Enter');
    await said(page, /Got .*"yes":true.*"share":0.5.*"person":"\d+".*"channel":"\d+"/).waitFor();
  });

  test('“is thinking” turns into the answer, which a screen reader is told', async () => {
    const { page, bot } = await openPage(browser());
    await runCommand(page, 'think');
    await page.getByText('Rapport is thinking…').waitFor();
    bot.endThought();
    await page.locator('[aria-live]').getByText('Rapport: A thought: 1 May 1948').waitFor();
    expect(await page.locator('.message strong').textContent()).toBe('1 May 1948');
  });

  test('an ephemeral message is for one viewer, who may dismiss it', async () => {
    const { page } = await openPage(browser());
    await runCommand(page, 'secret');
    const secret = said(page, 'This is between us.');
    await secret.waitFor();
    await said(page, 'Only you can see this').waitFor();
    await page.getByLabel('You are').selectOption('member');
    await page.getByText('Welcome to #general!').waitFor();
    await expect.poll(() => secret.count()).toBe(0);
    await page.getByLabel('You are').selectOption('moderator');
    await secret.waitFor();
    await page.getByRole('button', { name: 'Dismiss message' }).click();
    expect(await secret.count()).toBe(0);
  });

  test('select menus take one value or several', async () => {
    const { page } = await openPage(browser());
    await runCommand(page, 'ask', 'x');
    await page.getByRole('combobox', { name: 'Open an event' }).press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await said(page, 'You chose steel').waitFor();
    await page.getByRole('combobox', { name: 'Choose two topics' }).click();
    await page.getByRole('option', { name: 'Trade' }).click();
    expect(await page.getByRole('button', { name: 'Choose', exact: true }).isDisabled()).toBe(true);
    await page.getByRole('option', { name: 'Culture' }).click();
    await page.getByRole('button', { name: 'Choose', exact: true }).click();
    await said(page, 'You chose trade and culture').waitFor();
  });

  test('a form tells what is wrong before it is sent, and Escape leaves it', async () => {
    const { page } = await openPage(browser());
    await runCommand(page, 'ask', 'x');
    await page.getByRole('button', { name: 'Correct' }).click();
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.getByText('This field is required').waitFor();
    await page.getByLabel('What is wrong?').fill('ab');
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.getByText('Must be at least 3 characters').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });

  test('a bot that gives no answer in three seconds did not respond', async () => {
    const real = createManualClock(Date.UTC(2026, 0, 1));
    const { page, client } = await openPage(browser(), {}, real);
    const asked = new Promise((resolve) => client.once('interactionCreate', resolve));
    await runCommand(page, 'silent');
    await page.getByText('Sending the command…').waitFor();
    await asked;
    real.advance(3000);
    await page.getByText('The application did not respond').waitFor();
  });

  test('embeds and files of the older kind are drawn', async () => {
    const { page } = await openPage(browser());
    await runCommand(page, 'embed');
    await page.getByRole('link', { name: 'Tashkent Declaration' }).waitFor();
    expect(await page.getByRole('link', { name: 'declaration.txt' }).getAttribute('download')).toBe(
      'declaration.txt',
    );
    expect(await page.locator('.message time[datetime^="1970"]').textContent()).toBe('January 1, 1970');
  });

  test('pictures come with the bot’s description', async () => {
    const { page } = await openPage(browser());
    await runCommand(page, 'ask', 'x');
    const picture = page.getByRole('img', { name: 'A map of both countries' });
    await picture.waitFor();
    await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1);
  });

  test('a message command takes a message', async () => {
    const { page } = await openPage(browser());
    await page.keyboard.type('Tashkent, 1966');
    await page.keyboard.press('Enter');
    await page.locator('.message').hover();
    await page.getByRole('button', { name: 'Apps' }).click();
    await page.getByRole('menuitem', { name: 'Find sources' }).click();
    await said(page, 'Sources for “Tashkent, 1966”').waitFor();
  });

  test('the wire of a message shows what went between bot and Discord', async () => {
    const { page } = await openPage(browser());
    await runCommand(page, 'secret');
    await said(page, 'Only you can see this').waitFor();
    await page.getByRole('button', { name: 'Show the wire' }).click();
    const wire = page.getByRole('dialog', { name: 'The wire' });
    await wire.getByText(/^\/interactions\/\d+\/:token\/callback$/).waitFor();
    expect(await wire.getByRole('region', { name: 'Request' }).textContent()).toContain(
      'This is between us.',
    );
  });

  test('the clock is moved to tomorrow at nine, and what is due then arrives', async () => {
    const { page, clock, client, scene } = await openPage(browser());
    clock.moved.add(async () => {
      const channel = await client.channels.fetch(scene.channels[1]?.id ?? '');
      if (channel?.isSendable()) await channel.send('Good morning');
    });
    await page.getByRole('button', { name: 'reminders' }).click();
    await page.getByText('Welcome to #reminders!').waitFor();
    await page.locator('#clock').click();
    await page.getByRole('button', { name: 'To tomorrow 09:00' }).click();
    await said(page, 'Good morning').waitFor();
    await said(page, 'Today at 9:00 AM').waitFor();
    expect(new Date(clock.now()).getHours()).toBe(9);
    expect(await page.locator('#clock').textContent()).toContain('9:00 AM');
  });

  test('a bot that goes offline is told, and so is its return', async () => {
    const { page, standin } = await openPage(browser());
    const hold = standin.gateway.holdHello();
    standin.gateway.cut();
    await page.getByText('Rapport is offline.').waitFor();
    hold();
    await page.getByText('Rapport is offline.').waitFor({ state: 'hidden' });
  });

  test('whoever reads the end stays there when a picture arrives late, and an own command comes into view from anywhere', async () => {
    const { page } = await openPage(browser(), { viewport: { width: 800, height: 500 } });
    const held = Promise.withResolvers<void>();
    await page.route('**/attachments/**', async (route) => {
      await held.promise;
      await route.continue();
    });
    const below = () =>
      page
        .locator('#scroller')
        .evaluate((log) => Math.round(log.scrollHeight - log.scrollTop - log.clientHeight));
    await runCommand(page, 'tall');
    await page.getByRole('img', { name: 'A tall picture' }).waitFor({ state: 'attached' });
    held.resolve();
    await expect
      .poll(() => page.locator('#scroller').evaluate((log) => log.scrollHeight))
      .toBeGreaterThan(700);
    await expect.poll(below).toBeLessThan(2);
    await page.locator('#scroller').evaluate((log) => log.scrollTo(0, 0));
    await runCommand(page, 'secret');
    await expect.poll(below).toBeLessThan(2);
  });

  test('a channel with something new is marked until it is opened', async () => {
    const { page, standin, scene } = await openPage(browser());
    const [user] = scene.viewers;
    const [, other] = scene.channels;
    standin.asMember({ user: user!, guild: scene.guild, channel: other! }).say('Good morning');
    await page.locator('[aria-live]').getByText('New message in #reminders').waitFor();
    await page.getByRole('button', { name: /^reminders ?, unread$/ }).click();
    await said(page, 'Good morning').waitFor();
    expect(await page.locator('.unread').count()).toBe(0);
  });

  test('an option is named at the end of the line; what has no such name is told', async () => {
    const { page } = await openPage(browser());
    await page.keyboard.type('/ask x');
    await page.keyboard.press('Tab');
    await page.keyboard.type('nosuch');
    await page.getByText('No options match your search.').waitFor();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('ye');
    await page.getByRole('option', { name: /^year/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('1966');
    await page.keyboard.press('Tab');
    await page.keyboard.type('language:eng');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await said(page, 'Page 1 of 2').waitFor();
  });

  test('a new command is offered without a reload', async () => {
    const { page, client } = await openPage(browser());
    await client.application.commands.create({ name: 'fresh', description: 'Only just published' });
    await page.keyboard.type('/fre');
    await page.getByRole('option', { name: '/fresh' }).waitFor();
  });
});
