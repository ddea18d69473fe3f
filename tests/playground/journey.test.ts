/// <reference lib="dom" />
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { findViolations, openWindow, runCommand, said } from './browser.ts';
import { describeInChromium } from './chromium.ts';
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

describeInChromium('from npm start to a reminder', 120_000, (browser) => {
  test.for<[string, typeof english, BrowserContextOptions]>([
    ['in English on a desktop', english, { locale: 'en-US', colorScheme: 'dark' }],
    ['in Russian on a phone', russian, { locale: 'ru-RU', colorScheme: 'light', ...phone }],
  ])('%s', async ([where, words, window], { annotate }) => {
    const started = await npmStart();
    onTestFinished(async () => void (await started.stop()));
    const page = await openWindow(browser(), started.url, { ...window, timezoneId: 'Asia/Karachi' });
    await runCommand(page, words.ask, words.question);
    await said(page, words.date).first().waitFor();
    await annotate(`${started.seconds().toFixed(1)} s from npm start to the first answer, ${where}`);
    expect(started.printed()).toContain('No DISCORD_TOKEN is set');

    await page.getByRole('button', { name: words.open }).first().click();
    await said(page, words.people).waitFor();
    await page.getByRole('button', { name: words.next }).first().click();
    await said(page, words.secondPage).waitFor();
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

  test('every option of the reminders, every menu and form works, and axe finds nothing wrong', async () => {
    const started = await npmStart();
    onTestFinished(async () => void (await started.stop()));
    const page = await openWindow(browser(), started.url);
    await page.keyboard.type('/');
    await page.locator('#composer').getByRole('option').first().waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.type('reminders set ');
    for (const [option, typed, shown] of [
      ['channel', 'reminders', ''],
      ['time', '09:00', ''],
      ['zone', 'lahor', 'Karachi'],
      ['topics', 'ener', 'Energy'],
      ['importance', 'notable', ''],
      ['role', 'moderator', ''],
      ['quiet-days', 'true', ''],
      ['language', 'اردو', ''],
    ] as const) {
      await page.keyboard.type(`${option}:${typed}`);
      if (shown !== '') {
        await page.locator('#composer').getByRole('option', { name: shown }).first().waitFor();
        await page.keyboard.press('ArrowDown');
      }
      await page.keyboard.press('Tab');
      if (!(await page.locator('.option-finder').evaluate((end) => end === document.activeElement)))
        await page.keyboard.press('Tab');
    }
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    const settled = page.locator('.message', { hasText: 'Reminders begin in #reminders' });
    for (const value of ['Karachi', 'Energy', 'notable and turning points', '@moderator', 'اردو'])
      await settled.getByText(value).first().waitFor();

    await page.keyboard.type('/reminders clear role');
    for (const key of ['Tab', 'Tab']) await page.keyboard.press(key);
    await page.keyboard.type('channel:reminders');
    for (const key of ['Enter', 'Enter']) await page.keyboard.press(key);
    await said(page, 'Reminders changed in').waitFor();

    await runCommand(page, 'timeline');
    const menu = page.getByRole('combobox', { name: 'Open' });
    await menu.click();
    await page.locator('#messages').getByRole('option').first().waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.locator('#messages').getByRole('option').first().click();
    await page.getByRole('button', { name: 'Ask about this' }).last().click();
    await page.getByRole('button', { name: 'Whole paragraph' }).first().click();
    await page.getByRole('button', { name: 'Report this passage' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.type('The year');
    await page.getByRole('button', { name: 'Submit' }).click();
    await said(page, /^Thank you/).waitFor();
  });
});

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
