import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';

const chromiumPath = '/usr/bin/chromium';

/** Why the tests in a browser are skipped; undefined where they run. */
export const whyNoBrowser: string | undefined = existsSync(chromiumPath)
  ? undefined
  : `SKIPPED, there is no ${chromiumPath} (apt-get install chromium)`;

export function startBrowser(): Promise<Browser> {
  // Without these flags Chromium looks for its maker's servers, and as root it needs --no-sandbox.
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return chromium.launch({ executablePath: chromiumPath, args: [...args, ...quiet] });
}

/** Tests in one Chromium, each with `timeout` milliseconds; without a Chromium they are skipped, and their name says so. */
export function describeInChromium(
  title: string,
  timeout: number,
  define: (browser: () => Browser) => void,
): void {
  describe.skipIf(whyNoBrowser !== undefined)(
    `${title} ${whyNoBrowser ?? 'in Chromium'}`,
    { timeout },
    () => {
      let browser: Browser;
      beforeAll(async () => {
        browser = await startBrowser();
      }, 60_000);
      afterAll(() => browser?.close());
      define(() => browser);
    },
  );
}
