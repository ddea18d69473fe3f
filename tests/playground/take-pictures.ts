import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startBrowser, whyNoBrowser } from './chromium.ts';
import { npmStart } from './npm-start.ts';

/** `npm run pictures`: the README's pictures anew, and how long a newcomer waits for the first answer. */
const folder = join(import.meta.dirname, '../../.github');
/** As narrow as the page is with the channels in their drawer. */
const viewport = { width: 700, height: 800 };

if (whyNoBrowser !== undefined) throw new Error(whyNoBrowser);
const browser = await startBrowser();
const started = await npmStart();
try {
  const context = await browser.newContext({
    colorScheme: 'dark',
    locale: 'en-GB',
    viewport,
    deviceScaleFactor: 1.25,
  });
  const page = await context.newPage();
  await page.goto(started.url);
  await ask(page, '/ask When were diplomatic relations established?', 'Page 1 of');
  process.stdout.write(`${started.seconds().toFixed(1)} s from npm start to the first answer\n`);
  await take(page, 'answer.png');
  await ask(page, '/timeline topic:space', 'events');
  await take(page, 'timeline.png');
} finally {
  await browser.close();
  await started.stop();
}

async function ask(page: Page, command: string, shown: string): Promise<void> {
  await page.locator('#composer-input').focus();
  await page.keyboard.type(command);
  await page.keyboard.press('Enter');
  await page.locator('.message').last().getByText(shown).waitFor();
}

/** The last message, whole, once its pictures are there. */
async function take(page: Page, name: string): Promise<void> {
  await page.waitForFunction('[...document.images].every((image) => image.complete)');
  const message = await page.locator('.message').last().boundingBox();
  // The channel's head and the composer.
  const around = 150;
  await page.setViewportSize({ ...viewport, height: Math.ceil(message?.height ?? 0) + around });
  const path = join(folder, name);
  await page.screenshot({ path });
  process.stdout.write(`.github/${name}: ${Math.round((await stat(path)).size / 1024)} kB\n`);
}
