/** Resolves after so many milliseconds. */
export type Wait = (milliseconds: number) => Promise<unknown>;

/** Another process has held the file so many times in a row that something is wrong with it. */
const MOST_ATTEMPTS = 200;
/** Milliseconds. */
const PAUSE = 20;

/** Runs a statement again while another process holds SQLite's lock, leaving room for heartbeats in between. */
export async function retryBusy<T>(run: () => Promise<T>, wait: Wait): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (!isBusy(error) || attempt >= MOST_ATTEMPTS) throw error;
      await wait(PAUSE);
    }
  }
}

function isBusy(error: unknown): boolean {
  // SQLITE_BUSY and SQLITE_LOCKED, with any extension.
  return [5, 6].includes(((error as { readonly errcode?: number }).errcode ?? 0) & 0xff);
}
