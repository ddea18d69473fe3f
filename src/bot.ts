import { randomUUID } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import type { Logger } from 'pino';
import { commands, messageCommands } from '../commands/index.ts';
import type { Services } from './command.ts';
import type { Config } from './config.ts';
import { createDispatcher } from './dispatch.ts';
import { KnowledgeError } from './knowledge/fault.ts';
import { watchKnowledge } from './knowledge/watch.ts';
import type { ReminderDesk } from './reminders/desk.ts';
import type { Library } from './search/library.ts';
import { openStore } from './store/open-store.ts';
import { toCommandJson } from './transport/command-json.ts';
import { connectGateway } from './transport/gateway.ts';
import { publishCommands } from './transport/publish.ts';
import { startReminders } from './transport/reminder-service.ts';
import { describeTimeline, renderTimeline } from './transport/timeline-picture.ts';

/** What a bot takes from outside. */
export interface BotOptions {
  readonly config: Config;
  readonly token: string;
  readonly log: Logger;
  /** Milliseconds since 1970; a playground's may run ahead. */
  readonly now: () => number;
  /** Real time, for what Discord's own deadlines ask. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** The knowledge folder, read, checked and indexed; throws a KnowledgeError. */
  readonly load: () => Promise<Library>;
  /** Tells of SIGHUP. */
  readonly signals: EventEmitter;
}

/** A bot that is logged in. */
export interface Bot {
  /** Resolves with what to mend once Discord has closed the connection for good. */
  readonly ended: Promise<string>;
  /** Finishes what is in flight and leaves, within ten seconds. */
  stop(): Promise<void>;
}

/** So long what is in flight may take when the bot stops, in milliseconds; the rest of the ten seconds is for leaving. */
const PATIENCE = 8000;

/** A process that dies while it publishes holds up the next for so long, in milliseconds. */
const LONGEST_PUBLISHING = 60_000;

/** Loads the knowledge, publishes the commands where they differ, logs in, and reloads what changes. */
export async function startBot({ config, token, log, now, wait, load, signals }: BotOptions): Promise<Bot> {
  let library: Library = await load();
  log.info(
    {
      version: library.knowledge.version,
      passages: library.knowledge.passages.length,
      events: library.knowledge.events.length,
    },
    'knowledge loaded',
  );

  const store = await openStore(config.databaseUrl, {
    wait,
    onError: (error) => log.error({ err: error }, 'database connection broke'),
  });
  let desk: ReminderDesk | undefined;
  const services = (): Services => ({
    ...library,
    commands,
    ...(desk ? { reminders: desk } : {}),
    async drawTimeline(rows, title, language) {
      const options = { title, language };
      return { data: await renderTimeline(rows, options), alt: describeTimeline(rows, options) };
    },
    report: (what, details) => log.warn(details, what),
  });
  const dispatcher = createDispatcher({ commands, messageCommands, services, log, newId: randomUUID });

  const owner = randomUUID();
  // Replicas that start together publish once.
  if (await store.lock('publish', { owner, now: now(), until: now() + LONGEST_PUBLISHING })) {
    const published = await publishCommands({
      apiUrl: config.apiUrl,
      token,
      wanted: toCommandJson(commands, messageCommands),
    }).finally(() => store.unlock('publish', owner));
    for (const { kind, name, fields } of published) log.info({ kind, name, fields }, 'command published');
  }
  const gateway = await connectGateway({ token, apiUrl: config.apiUrl, dispatcher, log, now, wait });
  const reminders = await startReminders({
    client: gateway.client,
    store,
    knowledge: () => library.knowledge,
    apiUrl: config.apiUrl,
    token,
    isPaused: config.pauseReminders,
    log,
    now,
    wait,
  });
  desk = reminders.desk;
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
    ended: gateway.ended,
    async stop() {
      await watch.close();
      // A post that hangs is found again after the restart.
      const settled = Promise.race([reminders.stop(), wait(PATIENCE)]);
      await Promise.all([settled, gateway.stop(PATIENCE)]);
      await store.close();
    },
  };
}
