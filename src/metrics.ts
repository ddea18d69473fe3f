import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Handled } from './dispatch.ts';
import type { Confidence } from './search/confidence.ts';
import type { DeliveryState } from './store/rows.ts';
import type { Acknowledged } from './transport/answer.ts';

/** What is read when somebody asks for the metrics. */
export interface MetricSources {
  /** Version of the knowledge that answers; undefined while it is being loaded. */
  readonly knowledge: () => string | undefined;
  /** Shards of this process by what they do; none where the gateway is off. */
  readonly shards: () => { readonly ready: number; readonly connecting: number };
  /** Milliseconds that the oldest due reminder has waited; 0 where none is due. */
  readonly lag: () => Promise<number>;
}

/** Counts for Prometheus: no label holds anything of a person or a server, and each has few values. */
export interface Metrics {
  handled(what: Handled): void;
  acknowledged(what: Acknowledged): void;
  searched(confidence: Confidence): void;
  reminded(state: DeliveryState): void;
  /** In Prometheus's text format, and its type. */
  render(): Promise<{ readonly text: string; readonly type: string }>;
}

/** Seconds: from what a cache gives to Discord's deadline. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 3];

/** Metrics of this process. */
export function createMetrics({ knowledge, shards, lag }: MetricSources): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const interactions = new Counter({
    name: 'rapport_interactions_total',
    help: 'Interactions handled.',
    labelNames: ['kind', 'command', 'outcome'] as const,
    registers,
  });
  const handling = new Histogram({
    name: 'rapport_handling_seconds',
    help: 'From an interaction to its outcome, before anything is sent.',
    labelNames: ['kind'] as const,
    buckets: BUCKETS,
    registers,
  });
  const acknowledgement = new Histogram({
    name: 'rapport_acknowledgement_seconds',
    help: 'From an interaction to Discord having its first answer.',
    labelNames: ['how'] as const,
    buckets: BUCKETS,
    registers,
  });
  const searches = new Counter({
    name: 'rapport_searches_total',
    help: 'Searches that commands made, by how sure the answer was.',
    labelNames: ['confidence'] as const,
    registers,
  });
  const reminders = new Counter({
    name: 'rapport_reminders_total',
    help: 'Attempts to deliver a reminder, by how they ended.',
    labelNames: ['outcome'] as const,
    registers,
  });
  new Gauge({
    name: 'rapport_reminders_lag_seconds',
    help: 'How long the oldest due reminder has waited; NaN while the database is away.',
    registers,
    async collect() {
      this.set((await lag().catch(() => Number.NaN)) / 1000);
    },
  });
  new Gauge({
    name: 'rapport_gateway_shards',
    help: 'Shards of this process by state.',
    labelNames: ['state'] as const,
    registers,
    collect() {
      for (const [state, count] of Object.entries(shards())) this.set({ state }, count);
    },
  });
  new Gauge({
    name: 'rapport_knowledge_info',
    help: 'The version of the knowledge that answers.',
    labelNames: ['version'] as const,
    registers,
    collect() {
      // Only the present one: versions that were are no longer true.
      this.reset();
      const version = knowledge();
      if (version !== undefined) this.set({ version }, 1);
    },
  });
  return {
    handled({ kind, command, outcome, milliseconds }) {
      interactions.inc({ kind, command, outcome });
      handling.observe({ kind }, milliseconds / 1000);
    },
    acknowledged: ({ how, milliseconds }) => acknowledgement.observe({ how }, milliseconds / 1000),
    searched: (confidence) => searches.inc({ confidence }),
    reminded: (outcome) => reminders.inc({ outcome }),
    render: async () => ({ text: await registry.metrics(), type: registry.contentType }),
  };
}
