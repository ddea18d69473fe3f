/// <reference lib="dom" />
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { findViolations, openWindow, runCommand, said } from './browser.ts';
import { startBrowser, whyNoBrowser } from './chromium.ts';
import { npmStart } from './npm-start.ts';

const english = {
  ask: 'ask',
  question: 'When were diplomatic relations established?',
  date: '1 May 1948',
  next: 'Next',
  secondPage: /^Page 2 of/,
  open: 'Open',
  people: 'People',
  clock: { opens: /Move the clock/, at: 'To this date and time', sets: 'Set', tomorrow: 'To tomorrow 09:00' },
  set: 'reminders set',
  options: ['channel', 'time', 'zone'],
  begun: 'Reminders begin in',
  posted: 'On this day: 1 May 2048',
  remembered: /^100 years ago: Soviet Union and Pakistan established diplomatic relations/,
};

const russian: typeof english = {
  ask: 'спросить',
  question: 'Когда были установлены дипломатические отношения?',
  date: '1 мая 1948',
  next: 'Дальше',
  secondPage: /^Страница 2 из/,
  open: 'Открыть',
  people: 'Люди',
  clock: {
    opens: /Перевести часы/,
    at: 'На дату и время',
    sets: 'Установить',
    tomorrow: 'На завтра 09:00',
  },
  set: 'напоминания настроить',
  options: ['канал', 'время', 'пояс'],
  begun: 'Напоминания включены:',
  posted: 'В этот день: 1 мая 2048',
  remembered: /^100 лет назад: /,
};

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

describe.skipIf(whyNoBrowser !== undefined)(
  `from npm start to a reminder ${whyNoBrowser ?? 'in Chromium'}`,
  { timeout: 120_000 },
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await startBrowser();
    }, 60_000);
    afterAll(() => browser?.close());

    test.each<[string, typeof english, BrowserContextOptions]>([
      ['in English on a desktop', english, { locale: 'en-US', colorScheme: 'dark' }],
      ['in Russian on a phone', russian, { locale: 'ru-RU', colorScheme: 'light', ...phone }],
    ])('%s', async (_where, words, window) => {
      const started = await npmStart();
      onTestFinished(async () => void (await started.stop()));
      const page = await openWindow(browser, started.url, { ...window, timezoneId: 'Asia/Karachi' });
      await runCommand(page, words.ask, words.question);
      await said(page, words.date).first().waitFor();
      expect(started.printed()).toContain('No DISCORD_TOKEN is set');

      await page.getByRole('button', { name: words.next }).click();
      await said(page, words.secondPage).waitFor();
      await page.getByRole('button', { name: words.open }).first().click();
      await said(page, words.people).waitFor();
      expect(await findViolations(page)).toEqual([]);

      await moveClock(page, words, '2048-04-30T10:00');
      await setReminder(page, words);
      await said(page, words.begun).waitFor();
      expect(await findViolations(page)).toEqual([]);

      await page.getByRole('button', { name: words.clock.opens }).click();
      expect(await findViolations(page)).toEqual([]);
      await page.getByRole('button', { name: words.clock.tomorrow }).click();
      await page.locator('.channel.unread').waitFor({ state: 'attached' });
      await goTo(page, 'reminders');
      await said(page, words.posted).waitFor();
      await said(page, words.remembered).waitFor();
      expect(await page.locator('.channel.unread').count()).toBe(0);
      expect(await findViolations(page)).toEqual([]);
    });
  },
);

async function moveClock(page: Page, { clock }: typeof english, to: string): Promise<void> {
  await page.getByRole('button', { name: clock.opens }).click();
  await page.getByLabel(clock.at).fill(to);
  await page.getByRole('button', { name: clock.sets, exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** By keyboard alone: each option by its name, the channel and the zone from what is suggested. */
async function setReminder(page: Page, { set, options }: typeof english): Promise<void> {
  const [channel, time, zone] = options;
  await page.locator('#composer-input').focus();
  await page.keyboard.type(`/${set} ${channel}:rem`);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type(`${time}:09:00`);
  await page.keyboard.press('Tab');
  await page.keyboard.type(`${zone}:karach`);
  await page.getByRole('option', { name: /Asia\/Karachi/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
}

async function goTo(page: Page, channel: string): Promise<void> {
  const opener = page.locator('#open-channels');
  if (await opener.isVisible()) await opener.click();
  await page.locator('#sidebar').getByRole('button', { name: channel }).click();
}
