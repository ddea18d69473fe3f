import type { Day } from './calendar/date.ts';
import type { Language } from './calendar/format.ts';
import type { Overview } from './knowledge/knowledge.ts';
import type { ReminderDesk } from './reminders/desk.ts';
import type { Choice, PressReply, Reply } from './reply.ts';
import type { References } from './search/references.ts';
import type { Search } from './search/search.ts';

/** What Discord's own menus show; Urdu is no language of theirs. */
export interface Words {
  readonly en: string;
  readonly ru: string;
}

interface OptionBase {
  readonly name?: { readonly ru: string };
  readonly description: Words;
  readonly required?: true;
}

/** One option of a command: the source of its type, its check, Discord's JSON and the help. */
export type OptionSpec = OptionBase &
  (
    | {
        readonly type: 'string';
        readonly maxLength?: number;
        readonly autocomplete?: true;
        readonly choices?: ReadonlyArray<{ readonly value: string; readonly name: Words }>;
      }
    | { readonly type: 'integer'; readonly min?: number; readonly max?: number }
    | { readonly type: 'boolean' | 'channel' | 'role' }
  );

export type Options = Readonly<Record<string, OptionSpec>>;

/** A channel that was chosen, with what the bot may do there. */
export interface ChosenChannel {
  readonly id: string;
  readonly type: number;
  readonly permissions: bigint;
}

/** A role that was chosen. */
export interface ChosenRole {
  readonly id: string;
  readonly mentionable: boolean;
}

interface Values {
  string: string;
  integer: number;
  boolean: boolean;
  channel: ChosenChannel;
  role: ChosenRole;
}

/** The typed input of a command with these options. */
export type InputOf<O extends Options> = {
  readonly [K in keyof O as O[K] extends { required: true } ? K : never]: Values[O[K]['type']];
} & {
  readonly [K in keyof O as O[K] extends { required: true } ? never : K]?: Values[O[K]['type']];
};

/** Who asks, from where, and when: all that a command may know. */
export interface Asker {
  readonly userId: string;
  /** Of the person's Discord: the language of a frame where the question does not tell. */
  readonly language: Language;
  readonly guild: { readonly id: string } | undefined;
  readonly channelId: string | undefined;
  /** Discord's number for what the channel is. */
  readonly channelType: number | undefined;
  /** The person's permissions in the channel; none outside servers. */
  readonly permissions: bigint;
  /** The bot's own there. */
  readonly botPermissions: bigint;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** In UTC. */
  readonly today: Day;
}

export interface Request<Input> extends Asker {
  readonly input: Input;
}

/** A message as it comes with a press, or as the target of a message command. */
export interface SeenMessage {
  readonly id: string;
  readonly authorId: string;
  readonly content: string;
  /** Texts of its components by their numeric id. */
  readonly texts: ReadonlyMap<number, string>;
  /** Who asked for it. */
  readonly askerId: string | undefined;
}

/** A button pressed, a choice made, or a form sent. */
export interface Press extends Asker {
  readonly action: string;
  readonly args: readonly string[];
  /** What was chosen in a menu, or typed into a form. */
  readonly values: readonly string[];
  readonly message: SeenMessage | undefined;
}

/** One event of a timeline's picture; `date` is already in the reader's words. */
export interface TimelineRow {
  readonly date: string;
  readonly year: number;
  readonly title: string;
  readonly tone: 'celebratory' | 'neutral' | 'solemn';
}

/** What a command works with: one knowledge for the whole request, whatever is reloaded meanwhile. */
export interface Services {
  readonly knowledge: Overview;
  readonly search: Search;
  readonly references: References;
  /** What the bot can do, for the help. */
  readonly commands: readonly Command[];
  /** A picture (PNG) and what it shows, for those who don't see it. */
  readonly drawTimeline: (
    rows: readonly TimelineRow[],
    title: string,
    language: Language,
  ) => Promise<{ readonly data: Uint8Array; readonly alt: string }>;
  /** Daily reminders; none where there is no database, as in the terminal. */
  readonly reminders?: ReminderDesk;
  /** Whether questions without a sure answer are kept, without who asked. */
  readonly keepsQuestions: boolean;
  /** Writes to the operator's log. */
  readonly report: (what: string, details: Readonly<Record<string, string>>) => void;
}

/** A command, or a subcommand, that takes options. */
export interface Leaf<O extends Options = Options> {
  readonly description: Words;
  readonly name?: { readonly ru: string };
  readonly options: O;
  /** Whether only the asker will see the reply: settled before it is known. Default: never. */
  isPrivate?(input: InputOf<O>): boolean;
  run(request: Request<InputOf<O>>, services: Services): Reply | Promise<Reply>;
  /** At most 25 choices for what has been typed into an option so far. */
  complete?(
    option: string,
    typed: string,
    asker: Asker,
    services: Services,
  ): readonly Choice[] | Promise<readonly Choice[]>;
}

/** A command as Discord shows it. Literal data and pure functions: it never sends and never catches. */
export interface Command<O extends Options = Options> extends Leaf<O> {
  readonly command: string;
  /** Only members with this permission see it, until a server's moderators decide otherwise. */
  readonly permission?: bigint;
  /** Works only where there is a server. */
  readonly guildOnly?: true;
  readonly subcommands?: Readonly<Record<string, Leaf>>;
  press?(press: Press, services: Services): PressReply | Promise<PressReply>;
}

/** A command in the menu of a message. */
export interface MessageCommand {
  readonly command: string;
  readonly title: Words;
  run(request: Request<{ readonly message: SeenMessage }>, services: Services): Reply | Promise<Reply>;
}

/** A mistake that the asker can mend; `message` is the sentence to show. */
export class UserError extends Error {
  override readonly name: string = 'UserError';
}

/** What was called or pressed is of another release, or forged: told to the asker, and the operator's log has it too. */
export class StaleError extends UserError {}

/** Literal data to a command, with the input's type computed from its options. */
export function defineCommand<const O extends Options>(command: Command<O>): Command {
  // The dispatcher checks every input against `options` before it calls: the one place where the type is given up.
  return command as unknown as Command;
}

/** As `defineCommand`, for a subcommand. */
export function defineSubcommand<const O extends Options>(leaf: Leaf<O>): Leaf {
  return leaf as unknown as Leaf;
}
