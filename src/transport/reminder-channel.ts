import {
  ComponentType,
  DiscordAPIError,
  HTTPError,
  RateLimitError,
  REST,
  Routes,
  SnowflakeUtil,
} from 'discord.js';
import { z } from 'zod';
import type { Found, Outgoing, ReminderChannel, Sent } from '../reminders/channel.ts';
import { renderReply } from './render.ts';
import { connectionCodeOf } from './request-error.ts';
import type { RequestGuard } from './request-guard.ts';

/** What posting works with. */
export interface ReminderChannelOptions {
  /** Discord's API without its version. */
  readonly apiUrl: string;
  readonly token: string;
  /** The bot's own user. */
  readonly botId: string;
  readonly guard?: RequestGuard;
  /** Whether the bot may read a channel's history; undefined where nobody knows. */
  readonly mayReadHistory: (channel: string) => boolean | undefined;
}

const BLOCKED = [50001, 50013];
const GONE = [10003, 10004];
/** Milliseconds. */
const TIMEOUT = 10_000;
/** Our clock and Discord's may differ so much, in milliseconds. */
const SKEW = 5 * 60_000;
const PAGE = 100;
/** A channel with more messages since then is not read to its end. */
const MOST_PAGES = 10;

const sentSchema = z.object({ id: z.string() });
const historySchema = z.array(
  z.object({
    id: z.string(),
    author: z.object({ id: z.string() }),
    components: z.array(z.unknown()).default([]),
  }),
);

/** A channel that knows Discord. */
export interface DiscordChannel extends ReminderChannel {
  /** Where a server reads what concerns it; undefined where it has no such channel or nobody could tell. */
  findSystemChannel(guild: string): Promise<string | undefined>;
}

const guildSchema = z.object({ system_channel_id: z.string().nullish() });

/** Posts over Discord's REST API. It repeats nothing by itself: who calls knows what may be repeated. */
export function createReminderChannel(options: ReminderChannelOptions): DiscordChannel {
  const { apiUrl, token, botId, guard, mayReadHistory } = options;
  const rest = new REST({
    api: apiUrl,
    retries: 0,
    timeout: TIMEOUT,
    rejectOnRateLimit: () => true,
    // The line that all processes stand in keeps Discord's limit; one process alone could not.
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
  }).setToken(token);
  guard?.watch(rest);

  const read = async (channel: string, query: Record<string, string>) =>
    historySchema.parse(
      await rest.get(Routes.channelMessages(channel), { query: new URLSearchParams(query) }),
    );

  const search = async (channel: string, nonce: string, since: number): Promise<Found> => {
    let after = String(SnowflakeUtil.generate({ timestamp: since - SKEW, increment: 0n }));
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const messages = await read(channel, { after, limit: String(PAGE) });
      const own = messages.find(
        ({ author, components }) => author.id === botId && JSON.stringify(components).includes(`:${nonce}"`),
      );
      if (own) return { kind: 'found', message: own.id };
      // Without the permission Discord says that there is nothing: an empty list proves something only where it is known.
      if (messages.length === 0 && page === 0) {
        const isReadable =
          (await read(channel, { limit: '1' })).length > 0 || mayReadHistory(channel) === true;
        return { kind: isReadable ? 'absent' : 'unreadable' };
      }
      if (messages.length < PAGE) return { kind: 'absent' };
      after = messages.map(({ id }) => id).reduce(laterId);
    }
    return { kind: 'unreadable' };
  };

  return {
    async send(post) {
      try {
        const signal = AbortSignal.timeout(post.timeout);
        const sent = await rest.post(Routes.channelMessages(post.channel), { body: toBody(post), signal });
        return { kind: 'sent', message: sentSchema.parse(sent).id };
      } catch (error) {
        return classify(error);
      }
    },
    async find(channel, nonce, since) {
      try {
        return await search(channel, nonce, since);
      } catch (error) {
        const { kind, error: what } = classify(error);
        return kind === 'blocked' || kind === 'gone'
          ? { kind: 'unreadable' }
          : { kind: 'failed', error: what };
      }
    },
    async exists(channel) {
      try {
        await rest.get(Routes.channel(channel));
        return true;
      } catch (error) {
        const { kind } = classify(error);
        if (kind === 'gone') return false;
        return kind === 'blocked' ? true : undefined;
      }
    },
    async findSystemChannel(guild) {
      try {
        return guildSchema.parse(await rest.get(Routes.guild(guild))).system_channel_id ?? undefined;
      } catch {
        return undefined;
      }
    },
  };
}

/** Ids are numbers too long for a number. */
function laterId(a: string, b: string): string {
  return BigInt(a) > BigInt(b) ? a : b;
}

function toBody({ reply, role, nonce }: Outgoing) {
  const { body } = renderReply(reply);
  if (role === null) return { ...body, nonce, enforce_nonce: true };
  const ping = { type: ComponentType.TextDisplay, content: `<@&${role}>` };
  return {
    ...body,
    components: [ping, ...body.components],
    allowed_mentions: { parse: [], roles: [role] },
    nonce,
    enforce_nonce: true,
  };
}

/** What an error of a request says about the message. */
function classify(error: unknown): Exclude<Sent, { kind: 'sent' }> {
  if (error instanceof RateLimitError) {
    return { kind: 'unsent', error: '429', retryAfter: error.retryAfter, isGlobal: error.global };
  }
  if (error instanceof DiscordAPIError && error.status < 500) {
    const code = Number(error.code);
    if (BLOCKED.includes(code)) return { kind: 'blocked', error: String(code) };
    if (GONE.includes(code)) return { kind: 'gone', error: String(code) };
    // A page of somebody's on the way has no code.
    const what = Number.isNaN(code) ? `HTTP ${error.status}` : `${code} ${error.message.slice(0, 200)}`;
    return { kind: 'refused', error: what };
  }
  if (error instanceof DiscordAPIError || error instanceof HTTPError) {
    return { kind: 'uncertain', error: String(error.status) };
  }
  const code = connectionCodeOf(error) ?? String(error instanceof Error ? error.name : error);
  // Nobody was there to be told anything.
  if (['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'].includes(code)) {
    return { kind: 'unsent', error: code };
  }
  return { kind: 'uncertain', error: code };
}
