import { type Callback, type Interaction, tokenLives } from './interactions.ts';
import { isObject, type JsonObject, objectsIn } from './json.ts';
import type { Message, MessageChange } from './message.ts';
import { messageFlags } from './message-limits.ts';
import type { State } from './state.ts';

/** Something that the member saw happen after the first answer, and when (milliseconds after the interaction). */
export interface Moment {
  readonly kind: MessageChange['kind'];
  readonly after: number;
  readonly message: Message;
}

/** An interaction and all that the bot made of it, as the member sees it. */
export interface Exchange {
  /** The payload that the bot got. */
  readonly payload: JsonObject;
  readonly callback: Callback;
  /** Milliseconds until the first answer. */
  readonly took: number;
  /** `@original` as it stands now: the reply, or the message whose button was pressed. */
  readonly message: Message | undefined;
  /** Follow-ups as they stand now, those that the member sees. */
  readonly followUps: readonly Message[];
  readonly moments: readonly Moment[];
  /** The modal that opened, if one did. */
  readonly modal: JsonObject | undefined;
  /** The choices of an autocompletion. */
  readonly choices: readonly JsonObject[];
  /** Resolves with the reply once it is no longer loading. */
  finished(): Promise<Message>;
  /** Resolves when this is true, now or after a later change. */
  until(isTrue: (exchange: Exchange) => boolean): Promise<Exchange>;
}

/** The bot gave no answer within three seconds: the client says that the application did not respond. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/** Resolves with the first answer; rejects with NoAnswerError when there is none in time. */
export function followExchange(
  state: State,
  interaction: Interaction,
  payload: JsonObject,
): Promise<Exchange> {
  const moments: Moment[] = [];
  const waiting = new Set<() => void>();
  const isOwn = (id: string) => id === interaction.originalId || interaction.followUpIds.includes(id);

  const unfollow = state.messages.changes.add(({ kind, stored }) => {
    const isSeen = stored.onlyFor === undefined || stored.onlyFor === interaction.user.id;
    if (!isSeen || !isOwn(stored.message.id)) return;
    moments.push({ kind, after: state.clock.now() - interaction.createdAt, message: stored.message });
    for (const check of [...waiting]) check();
  });

  // When the token has ended nothing more can happen.
  state.clock.after(tokenLives, unfollow);

  return new Promise((resolve, reject) => {
    const stop = state.interactions.settled.add((settled) => {
      if (settled !== interaction) return;
      stop();
      const { callback } = interaction;
      if (callback === undefined) reject(new NoAnswerError('The application did not respond'));
      else resolve(toExchange(callback));
    });
  });

  function toExchange(callback: Callback): Exchange {
    const seen = (id: string | undefined) => {
      const stored = id === undefined ? undefined : state.messages.find(id);
      const isSeen = stored?.onlyFor === undefined || stored.onlyFor === interaction.user.id;
      return isSeen ? stored?.message : undefined;
    };
    const exchange: Exchange = {
      payload,
      callback,
      took: callback.at - interaction.createdAt,
      get message() {
        return seen(interaction.originalId);
      },
      get followUps() {
        return interaction.followUpIds.flatMap((id) => seen(id) ?? []);
      },
      get moments() {
        return [...moments];
      },
      modal: callback.type === 9 && isObject(callback.data) ? callback.data : undefined,
      choices: objectsIn(callback.data.choices),
      until(isTrue) {
        return new Promise((resolve) => {
          const check = () => {
            if (!isTrue(exchange)) return;
            waiting.delete(check);
            resolve(exchange);
          };
          waiting.add(check);
          check();
        });
      },
      async finished() {
        await exchange.until(({ message }) => message !== undefined && !isLoading(message));
        const { message } = exchange;
        if (message === undefined) throw new Error('the reply was deleted');
        return message;
      },
    };
    return exchange;
  }
}

function isLoading(message: Message): boolean {
  return (message.flags & messageFlags.loading) !== 0;
}
