/// <reference lib="dom" />
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import type { Clock } from '../../src/playground/clock.ts';
import { createMovableClock } from '../../src/playground/movable-clock.ts';
import { createPlayground } from '../../src/playground/page-server.ts';
import { startBot, startStandin } from './bot.ts';
import { showcase } from './showcase-bot.ts';

/** The page in a window of its own, with the showcase bot behind it. */
export async function openPage(browser: Browser, window: BrowserContextOptions = {}, real?: Clock) {
  const clock = createMovableClock(real);
  const standin = await startStandin({ clock });
  const playground = await createPlayground({ standin, clock, port: 0 });
  onTestFinished(() => playground.close());
  const client = await startBot(standin);
  const bot = await showcase(client);

  const page = await openWindow(browser, playground.url, window);
  return { page, standin, clock, client, bot, scene: playground.scene };
}

/** The page at an address; whatever it logs fails the test. */
export async function openWindow(browser: Browser, url: string, window: BrowserContextOptions = {}) {
  const context = await browser.newContext({ locale: 'en-US', ...window });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const logged: string[] = [];
  page.on('pageerror', (error) => logged.push(error.message));
  page.on('console', (line) => {
    // The browser logs every answer of 400 and above by itself.
    if (line.type() === 'error' && !line.text().startsWith('Failed to load resource'))
      logged.push(line.text());
  });
  onTestFinished(() => expect(logged).toEqual([]));
  await page.goto(url);
  await page.locator('#composer-input:focus').waitFor();
  return page;
}

/** `/name` by keyboard; the options' values follow, each into the pill that has the focus. */
export async function runCommand(page: Page, name: string, ...values: string[]): Promise<void> {
  await page.keyboard.type(`/${name} `);
  for (const [index, value] of values.entries()) {
    if (index > 0) await page.keyboard.press('Tab');
    await page.keyboard.type(value);
  }
  await page.keyboard.press('Enter');
}

/** In a message, rather than in the region that a screen reader listens to. */
export function said(page: Page, text: string | RegExp): Locator {
  return page.locator('.message').getByText(text);
}

/** Walks with Tab or Shift+Tab until what has the focus is called so. */
export async function walkTo(page: Page, name: string, key: 'Tab' | 'Shift+Tab'): Promise<void> {
  const passed: string[] = [];
  while (passed.length < 60) {
    await page.keyboard.press(key);
    const here = await page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    );
    if (here === name) return;
    passed.push(here);
  }
  throw new Error(`"${name}" is not on the way: ${passed.join(' | ')}`);
}

/** What axe-core finds wrong, as `rule: element`. */
export async function findViolations(page: Page): Promise<string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`),
    );
  });
}
