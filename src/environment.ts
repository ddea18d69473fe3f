import { z } from 'zod';

const variables = z.object({
  // What no header can carry would else be told as a fault of the address.
  DISCORD_TOKEN: z
    .string()
    .trim()
    .regex(/^[!-~]*$/, 'holds what no token holds: copy it anew from the developer portal')
    .optional(),
  DISCORD_API_URL: z
    .union([z.httpUrl(), localUrl()], 'is no address, such as https://discord.com/api')
    .default('https://discord.com/api'),
  KNOWLEDGE_DIR: z.string().min(1, 'is empty: give a folder, such as knowledge').default('knowledge'),
  DATABASE_URL: z
    .string()
    .regex(
      /^(?:sqlite:.+|postgres(?:ql)?:\/\/.+)$/,
      'is neither sqlite:PATH nor postgres://…, such as sqlite:data/rapport.sqlite',
    )
    .default('sqlite:data/rapport.sqlite'),
  PAUSE_REMINDERS: z.stringbool('is neither true nor false').default(false),
  HOST: z.string().min(1, 'is empty: give an address, such as 127.0.0.1').default('127.0.0.1'),
  PORT: port('8080').default(8080),
  SHARDS: optional(shardList()),
  SHARD_COUNT: optional(
    z
      .string()
      .regex(/^(?:auto|[1-9]\d{0,4})$/, 'is neither auto nor a number of shards, such as 16')
      .transform((count) => (count === 'auto' ? undefined : Number(count))),
  ),
  GATEWAY: z.enum(['on', 'off'], { error: 'is neither on nor off' }).default('on'),
  HTTP_PORT: optional(port('8081')),
  METRICS_PORT: optional(port('9090')),
  DISCORD_PUBLIC_KEY: optional(
    z
      .string()
      .trim()
      .regex(/^[0-9a-f]{64}$/i, 'is no public key: copy its 64 digits from the developer portal'),
  ),
  UNANSWERED_LOG: optional(z.string()),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'is none of fatal, error, warn, info, debug, trace, silent',
    })
    .default('info'),
  NODE_ENV: z.string().default('development'),
});

/** Each may be right by itself, and they do not go together. */
const environment = variables.superRefine((data, { addIssue }) => {
  const refuse = (name: string, message: string) => addIssue({ code: 'custom', path: [name], message });
  if (data.GATEWAY === 'off' && (data.HTTP_PORT === undefined || data.DISCORD_PUBLIC_KEY === undefined)) {
    const missing = data.HTTP_PORT === undefined ? 'HTTP_PORT' : 'DISCORD_PUBLIC_KEY';
    refuse('GATEWAY', `is off, and ${missing} is not set: without both nothing would be answered`);
  }
  refuseShards(data, refuse);
  if (data.DISCORD_PUBLIC_KEY !== undefined && data.HTTP_PORT === undefined) {
    refuse(
      'DISCORD_PUBLIC_KEY',
      'is set, and HTTP_PORT is not: give the port on which Discord reaches the bot',
    );
  }
  if (data.METRICS_PORT && data.METRICS_PORT === data.HTTP_PORT) {
    refuse('METRICS_PORT', 'is HTTP_PORT, which anybody may reach: give it a port of its own, such as 9090');
  }
});

function refuseShards(
  { SHARDS, SHARD_COUNT, GATEWAY }: z.output<typeof variables>,
  refuse: (name: string, message: string) => void,
): void {
  const last = Math.max(...(SHARDS ?? []));
  if (GATEWAY === 'off' && (SHARDS !== undefined || SHARD_COUNT !== undefined)) {
    const name = SHARDS === undefined ? 'SHARD_COUNT' : 'SHARDS';
    refuse(name, 'is set, and GATEWAY is off: shards are connections to the gateway');
  } else if (SHARDS !== undefined && SHARD_COUNT === undefined) {
    refuse(
      'SHARDS',
      'is set, and SHARD_COUNT is no number: all processes must have the same one, such as 16',
    );
  } else if (SHARDS !== undefined && SHARD_COUNT !== undefined && last >= SHARD_COUNT) {
    refuse(
      'SHARDS',
      `names shard ${last}, and SHARD_COUNT is ${SHARD_COUNT}: the last one is ${SHARD_COUNT - 1}`,
    );
  }
}

/** What the environment settles, checked. */
export interface Config {
  /** Without one the bot cannot log in. */
  readonly token: string | undefined;
  /** Discord's API without its version. */
  readonly apiUrl: string;
  /** The knowledge folder, relative to the working directory or absolute. */
  readonly knowledgeDir: string;
  /** `sqlite:PATH` or `postgres://…`; it may hold a password. */
  readonly databaseUrl: string;
  /** Stops all reminders, whatever is due. */
  readonly pauseReminders: boolean;
  /** The address to listen on. */
  readonly host: string;
  /** Of the playground. */
  readonly port: number;
  /** Those that this process runs; undefined: all. */
  readonly shards: readonly number[] | undefined;
  /** Of all processes together; undefined: as many as Discord advises. */
  readonly shardCount: number | undefined;
  /** Without it interactions come over HTTP alone. */
  readonly hasGateway: boolean;
  /** Serves interactions and the bot's health; 0 takes any free one. */
  readonly httpPort: number | undefined;
  /** Serves metrics; 0 takes any free one. */
  readonly metricsPort: number | undefined;
  /** With it interactions are taken over HTTP. */
  readonly publicKey: string | undefined;
  /** Where questions without a sure answer are kept, without who asked; undefined: nowhere. */
  readonly unansweredLog: string | undefined;
  readonly logLevel: string;
  readonly isProduction: boolean;
}

/** The configuration is wrong; the message names each variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** The names that are read, for the comparison with `.env.example`. */
export const VARIABLES: readonly string[] = Object.keys(variables.shape);

/** What an environment says, checked; throws a ConfigError that names every wrong variable. */
export function parseEnvironment(env: NodeJS.ProcessEnv): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('\n'),
    );
  }
  const { data } = parsed;
  return {
    token: data.DISCORD_TOKEN || undefined,
    apiUrl: data.DISCORD_API_URL.replace(/\/+$/, ''),
    knowledgeDir: data.KNOWLEDGE_DIR,
    databaseUrl: data.DATABASE_URL,
    pauseReminders: data.PAUSE_REMINDERS,
    host: data.HOST,
    port: data.PORT,
    shards: data.SHARDS,
    shardCount: data.SHARD_COUNT,
    hasGateway: data.GATEWAY === 'on',
    httpPort: data.HTTP_PORT,
    metricsPort: data.METRICS_PORT,
    publicKey: data.DISCORD_PUBLIC_KEY,
    unansweredLog: data.UNANSWERED_LOG,
    logLevel: data.LOG_LEVEL,
    isProduction: data.NODE_ENV === 'production',
  };
}

function port(example: string) {
  return z.coerce
    .number(`is no number, such as ${example}`)
    .int('is no whole number')
    .min(0, 'is no port')
    .max(65535, 'is no port: at most 65535');
}

/** `NAME=` in a file is as good as none. */
function optional<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
}

/** Shards as ranges and numbers, such as `0-3` or `0,2,5`, in order and each once. */
function shardList() {
  return z
    .string()
    .trim()
    .regex(/^\d{1,5}(?:-\d{1,5})?(?:,\d{1,5}(?:-\d{1,5})?)*$/, 'is no list of shards, such as 0-3 or 0,2,5')
    .transform((list, { addIssue }) => {
      const ids = list.split(',').flatMap((part) => {
        const [first = 0, last = first] = part.split('-').map(Number);
        if (last < first)
          addIssue({ code: 'custom', message: `has the range ${part}, which ends before it begins` });
        return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
      });
      return [...new Set(ids)].sort((a, b) => a - b);
    });
}

/** An address on this machine: no domain name that `httpUrl` would take. */
function localUrl() {
  return z.url({ protocol: /^https?$/, hostname: /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/ });
}
