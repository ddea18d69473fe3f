import { setTimeout as wait } from 'node:timers/promises';
import { DiscordAPIError, HTTPError } from 'discord.js';
import pino from 'pino';
import { startBot } from './bot.ts';
import { ConfigError, loadConfig } from './config.ts';
import { KnowledgeError } from './knowledge/fault.ts';
import { GatewayClosedError } from './transport/gateway.ts';

/** The configuration is wrong, as `sysexits.h` has it. */
const EXIT_CONFIGURATION = 78;

try {
  const config = loadConfig();
  if (!config.token)
    throw new ConfigError('DISCORD_TOKEN is not set: give the bot its token, from the developer portal');
  const log = pino({ level: config.logLevel });
  const bot = await startBot({
    config,
    token: config.token,
    log,
    now: () => Date.now(),
    wait: (milliseconds) => wait(milliseconds, undefined, { ref: false }),
    signals: process,
  });
  bot.ended.then(async (reason) => {
    process.stderr.write(`${reason}\n`);
    await bot.stop();
    process.exit(EXIT_CONFIGURATION);
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, async () => {
      log.info({ signal }, 'stopping');
      await bot.stop();
      process.exit(0);
    });
  }
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = error instanceof KnowledgeError ? 1 : EXIT_CONFIGURATION;
  process.exit();
}

/** A start that failed, in words that name what to mend; never with the token in them. */
function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof KnowledgeError || error instanceof GatewayClosedError)
    return error.message;
  if (error instanceof DiscordAPIError && error.status === 401) {
    return 'DISCORD_TOKEN is refused by Discord: copy it anew from the developer portal';
  }
  if (error instanceof DiscordAPIError || error instanceof HTTPError) {
    return `DISCORD_API_URL: ${error.method} failed with ${error.status} ${error.message}`;
  }
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return `DISCORD_API_URL: Discord cannot be reached there: ${error.message || error.code}`;
  }
  return error instanceof Error ? `the start failed: ${error.message}` : String(error);
}
