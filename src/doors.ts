import type { Logger } from 'pino';
import type { Config } from './environment.ts';
import type { MetricSources, Metrics } from './metrics.ts';
import type { ReminderDesk } from './reminders/desk.ts';
import { findLag } from './reminders/lag.ts';
import type { Library } from './search/library.ts';
import type { Store } from './store/store.ts';
import type { Gateway } from './transport/gateway.ts';
import type { Readiness } from './transport/health.ts';
import type { Intake } from './transport/intake.ts';

/** What there is of a bot so far: one that starts gets them one after another. */
export interface Parts {
  library?: Library;
  store?: Store;
  gateway?: Gateway;
  intake?: Intake;
  desk?: ReminderDesk;
}

/** What the doors take from outside. */
export interface DoorOptions {
  readonly config: Config;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** The ports of a bot, those that its configuration opens. */
export interface Doors {
  readonly httpUrl: string | undefined;
  readonly metricsUrl: string | undefined;
  readonly metrics: Metrics | undefined;
  close(): Promise<void>;
}

/** So long a database may take to say that it is there, in milliseconds. */
const LONGEST_PING = 2000;

/**
 * Opens the ports on which Discord and the machines around the bot ask. Their servers and counts are loaded where a port
 * is asked for: they take memory that a bot without any has no use for.
 */
export async function openDoors(parts: Parts, options: DoorOptions): Promise<Doors> {
  const { config, log, now, wait } = options;
  const { host, httpPort, metricsPort, publicKey } = config;
  const metrics =
    metricsPort === undefined
      ? undefined
      : await openMetrics({
          knowledge: () => parts.library?.knowledge.version,
          shards: () => parts.gateway?.shards() ?? { ready: 0, connecting: 0 },
          lag: async () => (parts.store ? findLag(parts.store, now()) : 0),
        });
  const readiness = async (): Promise<Readiness> => ({
    gateway: config.hasGateway ? stateOf(parts.gateway) : 'off',
    knowledge: parts.library ? 'loaded' : 'loading',
    database: (await isReachable(parts.store, wait)) ? 'reachable' : 'unreachable',
  });
  const interactions =
    publicKey === undefined ? undefined : { publicKey, intake: () => parts.intake, log, now };
  const servers = () => import('./transport/http-server.ts');
  const http =
    httpPort === undefined
      ? undefined
      : await (await servers()).startHttpServer({ host, port: httpPort, interactions, readiness });
  const prometheus =
    metrics && metricsPort !== undefined
      ? await (await servers()).startMetricsServer({ host, port: metricsPort }, metrics)
      : undefined;
  if (http) log.info({ url: http.url }, 'HTTP listens');
  if (prometheus) log.info({ url: prometheus.url }, 'metrics listen');
  return {
    httpUrl: http?.url,
    metricsUrl: prometheus?.url,
    metrics,
    async close() {
      await Promise.all([http?.close(), prometheus?.close()]);
    },
  };
}

async function openMetrics(sources: MetricSources): Promise<Metrics> {
  const { createMetrics } = await import('./metrics.ts');
  return createMetrics(sources);
}

function stateOf(gateway: Gateway | undefined): 'ready' | 'connecting' {
  return gateway && gateway.shards().connecting === 0 ? 'ready' : 'connecting';
}

async function isReachable(store: Store | undefined, wait: DoorOptions['wait']): Promise<boolean> {
  if (!store) return false;
  const answers = store.ping().then(
    () => true,
    () => false,
  );
  return Promise.race([answers, wait(LONGEST_PING).then(() => false)]);
}
