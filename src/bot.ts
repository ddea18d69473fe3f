import { randomUUID } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import type { Logger } from 'pino';
import { commands, messageCommands } from '../commands/index.ts';
import type { Services } from './command.ts';
import type { Config } from './config.ts';
import { createDispatcher } from './dispatch.ts';
import { KnowledgeError } from './knowledge/fault.ts';
import { loadKnowledge } from './knowledge/load.ts';
import { watchKnowledge } from './knowledge/watch.ts';
import { createLibrary, type Library } from './search/library.ts';
import { toCommandJson } from './transport/command-json.ts';
import { connectGateway } from './transport/gateway.ts';
import { publishCommands } from './transport/publish.ts';

/** What a bot takes from outside. */
export interface BotOptions {
  readonly config: Config;
  readonly token: string;
  readonly log: Logger;
  /** Milliseconds since 1970; a playground's may run ahead. */
  readonly now: () => number;
  /** Real time, for what Discord's own deadlines ask. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Tells of SIGHUP. */
  readonly signals: EventEmitter;
}

/** A bot that is logged in. */
export interface Bot {
  /** Finishes what is in flight and leaves, within ten seconds. */
  stop(): Promise<void>;
}

/** So long what is in flight may take when the bot stops, in milliseconds; the rest of the ten seconds is for leaving. */
const PATIENCE = 8000;

/** Loads the knowledge, publishes the commands where they differ, logs in, and reloads what changes. */
export async function startBot({ config, token, log, now, wait, signals }: BotOptions): Promise<Bot> {
  const load = async () => createLibrary(await loadKnowledge(config.knowledgeDir));
  let library: Library = await load();
  log.info(
    {
      version: library.knowledge.version,
      passages: library.knowledge.passages.length,
      events: library.knowledge.events.length,
    },
    'knowledge loaded',
  );

  const services = (): Services => ({
    ...library,
    commands,
    drawTimeline: async () => ({ data: new Uint8Array(), alt: '' }),
    report: (what, details) => log.warn(details, what),
  });
  const dispatcher = createDispatcher({ commands, messageCommands, services, log, newId: randomUUID });

  const published = await publishCommands({
    apiUrl: config.apiUrl,
    token,
    wanted: toCommandJson(commands, messageCommands),
  });
  for (const { kind, name, fields } of published) log.info({ kind, name, fields }, 'command published');
  const gateway = await connectGateway({ token, apiUrl: config.apiUrl, dispatcher, log, now, wait });
  const watch = watchKnowledge({
    folder: config.knowledgeDir,
    signals,
    load,
    loaded(value) {
      library = value;
      log.info({ version: value.knowledge.version }, 'knowledge reloaded');
    },
    failed(error) {
      if (!(error instanceof KnowledgeError)) return log.error({ err: error }, 'knowledge not reloaded');
      for (const fault of error.faults) log.error(fault, 'knowledge not reloaded');
    },
  });
  return {
    async stop() {
      await watch.close();
      await gateway.stop(PATIENCE);
    },
  };
}
