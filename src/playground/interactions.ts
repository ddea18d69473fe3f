import { randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';
import { refusal } from './discord-error.ts';
import type { JsonObject } from './json.ts';
import { createListeners, type Listeners } from './listeners.ts';
import type { User } from './world-types.ts';

export type InteractionKind = 'command' | 'component' | 'autocomplete' | 'modal';

/** The bot's first answer to an interaction. */
export interface Callback {
  readonly type: number;
  readonly data: JsonObject;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** One interaction and what became of it. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly kind: InteractionKind;
  readonly user: User;
  readonly channelId: string;
  readonly createdAt: number;
  /** The message whose component was used. */
  readonly sourceId: string | undefined;
  /** Came with the user, into a server that the bot is not in: five follow-ups at most. */
  readonly isOutside: boolean;
  /** The member may not use external apps there: every answer is for the member alone. */
  readonly isPrivateOnly: boolean;
  /** What kind of value the focused option takes (docs: application-command-option-type). */
  readonly focusedType: number;
  readonly commandName: string | undefined;
  /** `authorizing_integration_owners`, which the message repeats. */
  readonly owners: JsonObject;
  isLate: boolean;
  hasEnded: boolean;
  callback: Callback | undefined;
  /** What `@original` is. */
  originalId: string | undefined;
  followUpIds: readonly string[];
}

export type NewInteraction = Omit<
  Interaction,
  'id' | 'token' | 'createdAt' | 'isLate' | 'hasEnded' | 'callback' | 'originalId' | 'followUpIds'
>;

export interface Interactions {
  /** Every first answer, and every interaction that got none in time. */
  readonly settled: Listeners<Interaction>;
  open(interaction: NewInteraction): Interaction;
  /** Throws 10062 or 40060 where Discord would refuse a first answer. */
  takeForAnswer(id: string, token: string): Interaction;
  answer(interaction: Interaction, callback: Callback): void;
  /** There will be no answer: the member is told at once. */
  fail(interaction: Interaction): void;
  /** The interaction behind a webhook's token; throws 10015 or 50027. */
  byToken(applicationId: string, token: string): Interaction;
  findByToken(token: string): Interaction | undefined;
}

/** docs: interactions/receiving-and-responding#interaction-callback */
const answerWithin = 3000;
/** Milliseconds. */
export const tokenLives: number = 15 * 60 * 1000;

export function createInteractions(
  clock: Clock,
  nextId: () => string,
  ownApplicationId: string,
): Interactions {
  const byId = new Map<string, Interaction>();
  const byToken = new Map<string, Interaction>();
  const settled = createListeners<Interaction>();

  return {
    settled,
    findByToken: (token) => byToken.get(token),
    open(fresh) {
      const interaction: Interaction = {
        ...fresh,
        id: nextId(),
        token: `aW50ZXJhY3Rpb246${randomBytes(24).toString('base64url')}`,
        createdAt: clock.now(),
        isLate: false,
        hasEnded: false,
        callback: undefined,
        originalId: undefined,
        followUpIds: [],
      };
      byId.set(interaction.id, interaction);
      byToken.set(interaction.token, interaction);
      clock.after(answerWithin, () => {
        if (interaction.callback !== undefined || interaction.isLate) return;
        interaction.isLate = true;
        settled.emit(interaction);
      });
      clock.after(tokenLives, () => {
        interaction.hasEnded = true;
      });
      return interaction;
    },
    takeForAnswer(id, token) {
      const interaction = byId.get(id);
      if (interaction === undefined || interaction.token !== token || interaction.isLate)
        throw refusal(10062);
      if (interaction.callback !== undefined) throw refusal(40060);
      return interaction;
    },
    fail(interaction) {
      if (interaction.callback !== undefined || interaction.isLate) return;
      interaction.isLate = true;
      settled.emit(interaction);
    },
    answer(interaction, callback) {
      interaction.callback = callback;
      settled.emit(interaction);
    },
    byToken(applicationId, token) {
      const interaction = byToken.get(token);
      if (interaction === undefined || applicationId !== ownApplicationId) throw refusal(10015);
      if (interaction.hasEnded) throw refusal(50027);
      // Before a first answer there is no webhook yet.
      if (interaction.callback === undefined) throw refusal(10015);
      return interaction;
    },
  };
}
