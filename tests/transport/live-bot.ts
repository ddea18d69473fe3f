import { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import pino from 'pino';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { type Bot, startBot } from '../../src/bot.ts';
import { parseEnvironment } from '../../src/environment.ts';
import type { MemberDriver } from '../../src/playground/member.ts';
import { createStandin, type Seat, type Standin } from '../../src/playground/standin.ts';
import type { Guild } from '../../src/playground/world-types.ts';
import { type FoundLibrary, findLibrary } from '../../src/search/library.ts';
import { prepareApart } from '../../src/search/prepare-apart.ts';
import type { Transport } from './bot-of.ts';

interface LiveBotOptions {
  readonly knowledge?: string;
  readonly find?: () => Promise<FoundLibrary>;
  readonly database?: string;
  readonly now?: () => number;
  readonly wait?: (milliseconds: number) => Promise<void>;
  /** Default: the gateway. */
  readonly transport?: Transport;
  /** More of its environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Runs what is given when the bot is no longer wanted; the end of the test otherwise. */
  readonly atEnd?: (end: () => Promise<void>) => void;
}

/** The real bot, logged in to a stand-in, and what it logs. It ends with the test. */
export async function startLiveBot(standin: Standin, options: LiveBotOptions = {}) {
  const {
    knowledge = 'knowledge',
    database = 'sqlite::memory:',
    now = Date.now,
    atEnd = onTestFinished,
  } = options;
  const logged: Array<Record<string, unknown>> = [];
  const heard = new EventEmitter();
  const write = (line: string) => {
    const entry = JSON.parse(line);
    logged.push(entry);
    heard.emit('line', entry);
  };
  const signals = new EventEmitter();
  const bot: Bot = await startBot({
    config: parseEnvironment({
      KNOWLEDGE_DIR: knowledge,
      DISCORD_API_URL: standin.apiUrl,
      DATABASE_URL: database,
      ...(options.transport === 'HTTP'
        ? { GATEWAY: 'off', HTTP_PORT: '0', DISCORD_PUBLIC_KEY: standin.endpoint.publicKey }
        : {}),
      ...options.env,
    }),
    token: standin.token,
    log: pino({ level: 'debug' }, { write }),
    now,
    find:
      options.find ??
      (() => findLibrary({ folder: knowledge, cache: 'node_modules/.vitest/cache', prepare: prepareApart })),
    wait: options.wait ?? ((milliseconds) => wait(milliseconds, undefined, { ref: false })),
    signals,
  });
  if (options.transport === 'HTTP') await standin.endpoint.set(`${bot.httpUrl}/interactions`);
  let stopped = false;
  const stop = async () => {
    if (!stopped) await bot.stop();
    stopped = true;
  };
  atEnd(stop);
  return {
    bot,
    logged,
    signals,
    stop,
    /** What the log says of this. */
    said: (message: string) => logged.filter(({ msg }) => msg === message),
    /** Resolves with the next line of the log that says this. */
    hears: (message: string) =>
      new Promise<Record<string, unknown>>((resolve) => {
        heard.on('line', (entry) => entry.msg === message && resolve(entry));
      }),
  };
}

type LiveBot = Awaited<ReturnType<typeof startLiveBot>>;

/** One bot on one stand-in for all tests of a file, and a server to ask in. */
export function shareLiveBot(options: Omit<LiveBotOptions, 'atEnd'> = {}) {
  const shared = {} as { standin: Standin; live: LiveBot; guild: Guild };
  const ends: Array<() => Promise<void>> = [];
  beforeAll(async () => {
    shared.standin = await createStandin();
    shared.guild = shared.standin.world.addGuild({ name: 'Embassy' });
    shared.standin.world.addChannel(shared.guild, 'general');
    shared.live = await startLiveBot(shared.standin, { ...options, atEnd: (end) => ends.push(end) });
  });
  afterAll(async () => {
    for (const end of ends) await end();
    await shared.standin.close();
  });
  return {
    get standin() {
      return shared.standin;
    },
    get live() {
      return shared.live;
    },
    get guild() {
      return shared.guild;
    },
    /** Somebody new in the server, who has asked nothing yet. */
    member(seat: Omit<Seat, 'user'> & { readonly permissions?: bigint } = {}): MemberDriver {
      const { world } = shared.standin;
      const user = world.addUser('member');
      const guild = seat.guild ?? shared.guild;
      world.addMember(guild, user, seat.permissions);
      return shared.standin.asMember({ ...seat, user, guild });
    },
    /** Somebody new in the bot's direct messages. */
    stranger(seat: Omit<Seat, 'user' | 'guild'> = {}): MemberDriver {
      return shared.standin.asMember({ ...seat, user: shared.standin.world.addUser('stranger') });
    },
  };
}
