import module from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { DiscordAPIError, HTTPError } from 'discord.js';
import pino from 'pino';
import { type Bot, startBot } from './bot.ts';
import { loadConfig } from './config.ts';
import { type Config, ConfigError } from './environment.ts';
import { KnowledgeError } from './knowledge/fault.ts';
import { findLibrary } from './search/library.ts';
import { CACHE } from './search/load-prepared.ts';
import { prepareApart } from './search/prepare-apart.ts';
import { StoreError } from './store/store-error.ts';
import { GatewayClosedError } from './transport/gateway.ts';
import { ListenError } from './transport/listen-error.ts';
import { TOKEN_REFUSED } from './transport/request-guard.ts';
import { SessionLimitError } from './transport/shards.ts';
import { UnansweredLogError } from './unanswered/log.ts';

/** The configuration is wrong, as `sysexits.h` has it. */
const EXIT_CONFIGURATION = 78;

/** So long a start that a signal finds is waited for, in milliseconds. */
const ALMOST_THERE = 1000;

try {
  const config = await loadConfig();
  const starting = config.token ? goLive(config, config.token) : tryOut(config);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, async () => {
      // A bot that has logged in may have been asked something, and one that hangs has not.
      const stop = await Promise.race([starting, wait(ALMOST_THERE)]).catch(() => undefined);
      await stop?.();
      process.exit(0);
    });
  }
  await starting;
  // Compiled code is kept when a process ends by itself, and this one may be killed.
  module.flushCompileCache?.();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(error instanceof KnowledgeError ? 1 : EXIT_CONFIGURATION);
}

/** The bot in Discord. */
async function goLive(config: Config, token: string): Promise<() => Promise<void>> {
  const bot = await start(config, token, () => Date.now(), config.logLevel);
  bot.ended.then(async (reason) => {
    process.stderr.write(`${reason}\n`);
    await bot.stop();
    process.exit(EXIT_CONFIGURATION);
  });
  return () => bot.stop();
}

/** The same bot in a Discord on this machine, with a page to talk to it. */
async function tryOut(config: Config): Promise<() => Promise<void>> {
  if (config.isProduction) {
    throw new ConfigError('DISCORD_TOKEN is not set, and NODE_ENV is production: give the bot its token');
  }
  const say = (sentence: string) => process.stdout.write(`${sentence}\n`);
  say('No DISCORD_TOKEN is set, so the bot starts in a playground on this machine: nothing leaves it.');
  const { startLocalDiscord } = await import('./playground/playground.ts');
  const { standin, clock, open } = await startLocalDiscord();
  // A person reads this terminal: only what went wrong is worth a line.
  const level = config.logLevel === 'info' ? 'warn' : config.logLevel;
  // Its servers last as long as the process, and so does what is kept of them.
  const own = {
    apiUrl: standin.apiUrl,
    databaseUrl: 'sqlite::memory:',
    hasGateway: true,
    publicKey: undefined,
  };
  const bot = await start({ ...config, ...own }, standin.token, clock.now, level);
  const page = await open({
    host: config.host,
    port: config.port,
    onBusy: (port) => say(`Port ${port} is busy.`),
  });
  say(`Open ${page.url} and type /ask. Ctrl-C ends it.`);
  return async () => {
    await page.close();
    await bot.stop();
    await standin.close();
  };
}

function start(config: Config, token: string, now: () => number, level: string): Promise<Bot> {
  const log = pino({ level });
  return startBot({
    config,
    token,
    log,
    now,
    find: () =>
      findLibrary({
        folder: config.knowledgeDir,
        cache: CACHE,
        prepare: prepareApart,
        note: (what) => log.debug(what),
      }),
    wait: (milliseconds) => wait(milliseconds, undefined, { ref: false }),
    signals: process,
  });
}

/** A start that failed, in words that name what to mend; never with the token in them. */
function explain(error: unknown): string {
  const explained = [
    ConfigError,
    KnowledgeError,
    GatewayClosedError,
    ListenError,
    SessionLimitError,
    StoreError,
    UnansweredLogError,
  ];
  if (error instanceof Error && explained.some((kind) => error instanceof kind)) return error.message;
  if (error instanceof DiscordAPIError && error.status === 401) {
    return TOKEN_REFUSED;
  }
  if (error instanceof DiscordAPIError || error instanceof HTTPError) {
    return `DISCORD_API_URL: ${error.method} failed with ${error.status} ${error.message}`;
  }
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return `DISCORD_API_URL: Discord cannot be reached there: ${error.message || error.code}`;
  }
  return error instanceof Error ? `the start failed: ${error.message}` : String(error);
}
