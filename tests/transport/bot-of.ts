import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import pino, { type Logger } from 'pino';
import { onTestFinished } from 'vitest';
import type { Command, Services } from '../../src/command.ts';
import { createDispatcher } from '../../src/dispatch.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import type { Standin } from '../../src/playground/standin.ts';
import { createLibrary } from '../../src/search/library.ts';
import { toCommandJson } from '../../src/transport/command-json.ts';
import { connectGateway } from '../../src/transport/gateway.ts';
import { startHttpServer } from '../../src/transport/http-server.ts';
import { createIdentifyQueue } from '../../src/transport/identify.ts';
import { createIntake, type Intake } from '../../src/transport/intake.ts';
import { createInteractionRest } from '../../src/transport/interaction-rest.ts';
import { publishCommands } from '../../src/transport/publish.ts';
import { createRequestGuard } from '../../src/transport/request-guard.ts';
import { articleFile, createFolder } from '../folder.ts';

/** A log that can be read. */
export function createLog() {
  const logged: Array<Record<string, unknown>> = [];
  const heard = new EventEmitter();
  const write = (line: string) => {
    const entry: Record<string, unknown> = JSON.parse(line);
    logged.push(entry);
    heard.emit(String(entry.msg), entry);
  };
  return {
    log: pino({ level: 'debug' }, { write }),
    logged,
    hears: (message: string) =>
      new Promise<Record<string, unknown>>((resolve) => {
        heard.once(message, resolve);
      }),
  };
}

/** Services over the least knowledge that there is. */
export async function createServices(commands: readonly Command[], folder?: string): Promise<Services> {
  const small = folder ?? (await createFolder({ 'articles/a.md': articleFile('a', 'Zebras are striped.') }));
  return {
    ...(await createLibrary(await loadKnowledge(small))),
    commands,
    drawTimeline: async () => ({ data: new Uint8Array([1]), alt: 'a picture' }),
    keepsQuestions: false,
    report: () => {},
  };
}

export type Transport = 'gateway' | 'HTTP';

/** A bot with commands of the test's own, on the real gateway or behind its own address; it ends with the test. */
export async function startBotOf(
  commands: readonly Command[],
  standin: Standin,
  wait: (milliseconds: number) => Promise<void> = () => new Promise(() => {}),
  transport: Transport = 'gateway',
) {
  const { log, logged, hears } = createLog();
  const services = await createServices(commands);
  const dispatcher = createDispatcher({
    commands,
    messageCommands: [],
    services: () => services,
    log,
    newId: () => 'id-1',
  });
  const { apiUrl, token } = standin;
  await publishCommands({ apiUrl, token, wanted: toCommandJson(commands, []) });
  const rest = createInteractionRest(apiUrl);
  const intake = createIntake({ rest, dispatcher, log, now: Date.now, wait });
  const line = transport === 'HTTP' ? await serve(standin, intake, log) : await connect(standin, intake, log);
  const stop = async (patience: number) => {
    await intake.stop(patience);
    await line.stop();
  };
  onTestFinished(() => stop(0));
  return { ended: line.ended, logged, hears, stop };
}

function connect({ token, apiUrl }: Standin, intake: Intake, log: Logger) {
  const plan = { ids: [0], count: 1, maxConcurrency: 1, total: 1000 };
  // The pauses of its own are Discord's, which a test need not keep.
  const identify = createIdentifyQueue({
    plan,
    lock: async () => true,
    now: Date.now,
    wait: (milliseconds) => pause(milliseconds / 50),
    log,
  });
  const guard = createRequestGuard({ log, now: Date.now });
  return connectGateway({ token, apiUrl, intake, guard, plan, identify, log });
}

/** Of a bot that has nothing to wait for. */
export const readiness = async () =>
  ({ gateway: 'off', knowledge: 'loaded', database: 'reachable' }) as const;

async function serve({ endpoint }: Standin, intake: Intake, log: Logger) {
  const server = await startHttpServer({
    host: '127.0.0.1',
    port: 0,
    readiness,
    interactions: { publicKey: endpoint.publicKey, intake: () => intake, log, now: Date.now },
  });
  await endpoint.set(`${server.url}/interactions`);
  return { ended: new Promise<string>(() => {}), stop: () => server.close() };
}

/** Something that happens when the test says so. */
export function createGate(): { readonly passed: Promise<void>; open(): void } {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open: () => open() };
}
