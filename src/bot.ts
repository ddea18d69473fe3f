import { randomUUID } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import type { Logger } from 'pino';
import { ask } from '../commands/ask.ts';
import { commands, messageCommands } from '../commands/index.ts';
import type { Services } from './command.ts';
import { createDispatcher, type Incoming } from './dispatch.ts';
import { openDoors, type Parts } from './doors.ts';
import type { Config } from './environment.ts';
import { KnowledgeError } from './knowledge/fault.ts';
import { watchKnowledge } from './knowledge/watch.ts';
import type { FoundLibrary, Library } from './search/library.ts';
import { overhear } from './search/overheard.ts';
import type { Search } from './search/search.ts';
import { openStore } from './store/open-store.ts';
import { toCommandJson } from './transport/command-json.ts';
import { connectGateway } from './transport/gateway.ts';
import { createIdentifyQueue } from './transport/identify.ts';
import { createIntake } from './transport/intake.ts';
import { createInteractionRest } from './transport/interaction-rest.ts';
import { publishOnce } from './transport/publish-once.ts';
import { openReminders } from './transport/reminder-service.ts';
import { createRequestGuard } from './transport/request-guard.ts';
import { planShards, type ShardPlan } from './transport/shards.ts';
import { describeTimeline, renderTimeline } from './transport/timeline-picture.ts';
import { findBotId } from './transport/without-gateway.ts';
import { openUnansweredLog } from './unanswered/log.ts';

/** What a bot takes from outside. */
export interface BotOptions {
  readonly config: Config;
  readonly token: string;
  readonly log: Logger;
  /** Milliseconds since 1970; a playground's may run ahead. */
  readonly now: () => number;
  /** Real time, for what Discord's own deadlines ask. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Looks at the knowledge folder: what it opens is read, checked and indexed. */
  readonly find: () => Promise<FoundLibrary>;
  /** Tells of SIGHUP. */
  readonly signals: EventEmitter;
}

/** A bot that is logged in. */
export interface Bot {
  /** Resolves with what to mend once Discord has closed the connection for good. */
  readonly ended: Promise<string>;
  /** Where Discord and health checks reach it over HTTP. */
  readonly httpUrl: string | undefined;
  readonly metricsUrl: string | undefined;
  /** Finishes what is in flight and leaves, within ten seconds. */
  stop(): Promise<void>;
}

/** So long what is in flight may take when the bot stops, in milliseconds; the rest of the ten seconds is for leaving. */
const PATIENCE = 8000;

/** After a start the answers come first for so long, in milliseconds. */
const RUSH = 1000;

/**
 * Loads the knowledge, publishes the commands where they differ, logs in, and reloads what changes. Knowledge that is
 * known to have no fault is loaded while it logs in; a faulty one ends the start before, for Discord counts logins.
 */
export async function startBot({ config, token, log, now, wait, find, signals }: BotOptions): Promise<Bot> {
  const { apiUrl } = config;
  // A start that fails ends what it has begun; one that succeeds leaves that to `stop`.
  await using begun = new AsyncDisposableStack();
  // Whoever looks after the process asks from its beginning how it is.
  const parts: Parts = {};
  const doors = await openDoors(parts, { config, log, now, wait });
  begun.defer(() => doors.close());
  const { metrics } = doors;

  // Discord is asked while the folder is looked at; what it says is heard below.
  const { shards, shardCount } = config;
  const planned = config.hasGateway
    ? planShards({ apiUrl, token, shards, shardCount, now })
    : Promise.resolve(undefined);
  planned.catch(() => undefined);
  const found = await find();
  let library: Library | undefined;
  const opening = found.open().then((value) => {
    // A reload may have been quicker.
    library ??= value;
    parts.library = library;
    const { version, passages, events } = library.knowledge;
    log.info({ version, passages: passages.length, events: events.length }, 'knowledge loaded');
  });
  if (!found.isKept) await opening;
  // Whether it fails is asked below, once there is nothing else to do.
  const opened = opening.catch(() => undefined);

  // Before anything that takes its time: without a listener SIGHUP ends the process.
  const watch = watchKnowledge({
    folder: config.knowledgeDir,
    signals,
    load: async () => (await find()).open(),
    loaded(value) {
      library = value;
      parts.library = value;
      log.info({ version: value.knowledge.version }, 'knowledge reloaded');
    },
    failed(error) {
      if (!(error instanceof KnowledgeError)) return log.error({ err: error }, 'knowledge not reloaded');
      for (const fault of error.faults) log.error(fault, 'knowledge not reloaded');
    },
    isCurrent: () => found.isCurrent(),
  });
  begun.defer(() => watch.close());
  const store = await openStore(config.databaseUrl, {
    wait,
    onError: (error) => log.error({ err: error }, 'database connection broke'),
    onDamage: ({ table, id, column, value }) =>
      log.error({ table, id, column, value }, 'a row of the database cannot be read, and is left as it is'),
  });
  begun.defer(() => store.close());
  parts.store = store;
  const file = config.unansweredLog;
  const unanswered =
    file === undefined
      ? undefined
      : await openUnansweredLog({
          file,
          onError: (error) => log.error({ err: error }, 'a question without an answer is not kept'),
        });
  begun.defer(async () => unanswered?.close());
  const hear = ({ search }: Library, incoming: Incoming): Search => {
    // Buttons search again for what was asked before, and suggestions for what is half typed: only commands count.
    if (incoming.kind === 'press' || incoming.kind === 'complete') return search;
    const isAsked = incoming.kind === 'command' && incoming.name === ask.command;
    return overhear(search, ({ question, confidence }, article) => {
      metrics?.searched(confidence);
      // What one article does not answer may stand in another.
      if (isAsked && article === undefined) unanswered?.keep(question, confidence, incoming.asker.today);
    });
  };
  const inUse = (): Library => {
    if (!library) throw new Error('the knowledge could not be loaded');
    return library;
  };
  const services = (incoming: Incoming): Services => {
    const using = inUse();
    return {
      ...using,
      search: hear(using, incoming),
      commands,
      keepsQuestions: unanswered !== undefined,
      ...(parts.desk ? { reminders: parts.desk } : {}),
      async drawTimeline(rows, title, language) {
        const options = { title, language };
        return { data: await renderTimeline(rows, options), alt: describeTimeline(rows, options) };
      },
      report: (what, details) => log.warn(details, what),
    };
  };
  const clock = () => performance.now();
  const dispatcher = createDispatcher({
    commands,
    messageCommands,
    services,
    log,
    newId: randomUUID,
    measure: metrics && { now: clock, handled: metrics.handled },
  });

  const guard = createRequestGuard({ log, now });
  const intake = createIntake({
    rest: guard.watch(createInteractionRest(apiUrl)),
    dispatcher,
    opened,
    log,
    now,
    wait,
    measure: metrics && { now: clock, acknowledged: metrics.acknowledged },
  });
  const connect = async (plan: ShardPlan) => {
    const lock = (name: string, until: number) =>
      store.lock(name, { owner: randomUUID(), now: now(), until });
    const identify = createIdentifyQueue({ plan, lock, now, wait, log });
    return connectGateway({ token, apiUrl, intake, guard, plan, identify, log });
  };
  const wanted = toCommandJson(commands, messageCommands);
  const { written } = await publishOnce({ apiUrl, token, wanted, store, now, log });
  // Whether they fail is asked below, once there is a login to end.
  written.catch(() => undefined);
  const plan = await planned;
  const gateway = plan && (await connect(plan));
  if (gateway) parts.gateway = gateway;
  let stopReminders = async () => {};
  begun.defer(async () => {
    // What arrives over HTTP from now on is told so, and Discord tells whoever asked.
    delete parts.intake;
    // A post that hangs is found again after the restart.
    const settled = Promise.race([stopReminders(), wait(PATIENCE)]);
    await Promise.all([settled, doors.close(), intake.stop(PATIENCE)]);
    await gateway?.stop();
  });
  const reminders = await openReminders({
    client: gateway?.client,
    botId: gateway?.client.user.id ?? (await findBotId(apiUrl, token)),
    guard,
    store,
    knowledge: () => inUse().knowledge,
    apiUrl,
    token,
    isPaused: config.pauseReminders,
    log,
    now,
    wait,
    onSettled: metrics && (({ state }) => metrics.reminded(state)),
  });
  stopReminders = reminders.stop;
  parts.desk = reminders.desk;
  await Promise.all([opening, written]);
  reminders.start();
  parts.intake = intake;
  log.info({ gateway: gateway ? 'ready' : 'off' }, 'ready to answer');
  // Whoever has asked during the start comes first.
  wait(RUSH)
    .then(() => watch.follow())
    .catch((error: unknown) => log.error({ err: error }, 'the knowledge is not watched'));
  const running = begun.move();
  return {
    ended: Promise.race([guard.refused, ...(gateway ? [gateway.ended] : [])]),
    httpUrl: doors.httpUrl,
    metricsUrl: doors.metricsUrl,
    stop: () => running.disposeAsync(),
  };
}
