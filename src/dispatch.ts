import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Asker, Command, Leaf, MessageCommand, SeenMessage, Services } from './command.ts';
import { StaleError, UserError } from './command.ts';
import { parseCustomId } from './custom-id.ts';
import { createInputParser } from './input.ts';
import { MESSAGE, removeMessage } from './replies/remove.ts';
import { type Choice, type Form, type Reply, text } from './reply.ts';
import { textsIn } from './texts/texts.ts';

/** What came from a person, as plain data, whichever transport brought it. */
export type Incoming = { readonly asker: Asker } & (
  | {
      readonly kind: 'command';
      readonly name: string;
      readonly subcommand: string | undefined;
      /** By option; of any shape, as nothing has checked them yet. */
      readonly options: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'message-command'; readonly name: string; readonly message: SeenMessage }
  | {
      readonly kind: 'complete';
      readonly name: string;
      readonly subcommand: string | undefined;
      readonly option: string;
      readonly typed: string;
    }
  | {
      readonly kind: 'press';
      readonly customId: string;
      readonly values: readonly string[];
      readonly message: SeenMessage | undefined;
    }
);

/** What is to be sent back. */
export type Outcome =
  | { readonly kind: 'new'; readonly reply: Reply }
  | { readonly kind: 'update'; readonly reply: Reply }
  | { readonly kind: 'form'; readonly form: Form }
  | { readonly kind: 'remove' }
  | { readonly kind: 'choices'; readonly choices: readonly Choice[] };

/** What a dispatcher works with. */
export interface DispatchOptions {
  readonly commands: readonly Command[];
  readonly messageCommands: readonly MessageCommand[];
  /** The services of this moment: a request keeps those that it began with. */
  readonly services: (incoming: Incoming) => Services;
  readonly log: Logger;
  readonly newId: () => string;
  readonly measure?:
    | {
        /** Milliseconds from some fixed moment. */
        readonly now: () => number;
        readonly handled: (what: Handled) => void;
      }
    | undefined;
}

/** A request that has been handled, in words of which there are few. */
export interface Handled {
  readonly kind: Incoming['kind'];
  /** Of those that there are, or `unknown`. */
  readonly command: string;
  /** `refused`: a mistake of the asker; `failed`: one of ours. */
  readonly outcome: 'answered' | 'refused' | 'failed';
  readonly milliseconds: number;
}

/** Takes every request to its command, and is the one place that catches. */
export interface Dispatcher {
  /** Never throws: a mistake of the asker becomes a sentence, any other an id that the log explains. */
  handle(incoming: Incoming): Promise<Outcome>;
  /** Whether the reply will be the asker's alone, as far as that is known before it is made. */
  isPrivate(incoming: Incoming): boolean;
}

/** Questions that one person may ask in a minute. */
const MOST_A_MINUTE = 20;
const MINUTE = 60_000;
const MOST_CHOICES = 25;

export function createDispatcher(options: DispatchOptions): Dispatcher {
  const { services, log, newId, measure } = options;
  const commands = new Map(options.commands.map((command) => [command.command, command]));
  const messageCommands = new Map(options.messageCommands.map((command) => [command.command, command]));
  const parseInput = createInputParser();
  const asked = new LRUCache<string, { readonly since: number; readonly count: number }>({ max: 10_000 });

  const leafOf = (name: string, subcommand: string | undefined): Leaf | undefined => {
    const command = commands.get(name);
    if (subcommand === undefined || !command?.subcommands) return command;
    return Object.hasOwn(command.subcommands, subcommand) ? command.subcommands[subcommand] : undefined;
  };

  const run = async (incoming: Incoming): Promise<Outcome> => {
    const { asker } = incoming;
    const { errors } = textsIn(asker.language);
    const now = services(incoming);
    if (incoming.kind === 'complete') {
      const choices = await leafOf(incoming.name, incoming.subcommand)?.complete?.(
        incoming.option,
        incoming.typed,
        asker,
        now,
      );
      return { kind: 'choices', choices: choices?.slice(0, MOST_CHOICES) ?? [] };
    }
    if (incoming.kind === 'press') {
      const action = parseCustomId(incoming.customId);
      const press = { ...asker, ...incoming, action: action?.action ?? '', args: action?.args ?? [] };
      if (action?.command === MESSAGE && action.action === 'remove') return removeMessage(press);
      const command = action && commands.get(action.command);
      if (!command?.press) throw new StaleError(errors.stale);
      return command.press(press, now);
    }
    countQuestion(asker);
    if (incoming.kind === 'message-command') {
      const command = messageCommands.get(incoming.name);
      if (!command) throw new StaleError(errors.noCommand);
      return {
        kind: 'new',
        reply: await command.run({ ...asker, input: { message: incoming.message } }, now),
      };
    }
    const leaf = leafOf(incoming.name, incoming.subcommand);
    if (!leaf) throw new StaleError(errors.noCommand);
    const input = parseInput(leaf.options, incoming.options, asker.language);
    return { kind: 'new', reply: await leaf.run({ ...asker, input }, now) };
  };

  /** A polite no beyond the limit; the count begins anew a minute after the first question. */
  const countQuestion = ({ userId, now, language }: Asker) => {
    const last = asked.get(userId);
    const isFresh = last !== undefined && now - last.since < MINUTE && now >= last.since;
    const count = isFresh ? last.count + 1 : 1;
    const since = isFresh ? last.since : now;
    asked.set(userId, { since, count });
    if (count > MOST_A_MINUTE) {
      throw new UserError(textsIn(language).errors.tooMany(Math.ceil((since + MINUTE - now) / 1000)));
    }
  };

  /** What people send names commands that there are not: a name of theirs is no word of ours. */
  const nameOf = (incoming: Incoming): string => {
    if (incoming.kind === 'press') {
      const { command = '' } = parseCustomId(incoming.customId) ?? {};
      return command === MESSAGE || commands.has(command) ? command : 'unknown';
    }
    const { name } = incoming;
    if (incoming.kind === 'message-command') return messageCommands.has(name) ? name : 'unknown';
    if (!commands.has(name)) return 'unknown';
    const { subcommand = '' } = incoming;
    return Object.hasOwn(commands.get(name)?.subcommands ?? {}, subcommand) ? `${name} ${subcommand}` : name;
  };

  const refuse = (incoming: Incoming, error: unknown): Outcome => {
    if (incoming.kind === 'complete') {
      log.error({ err: error, command: incoming.name }, 'suggestions failed');
      return { kind: 'choices', choices: [] };
    }
    const what = incoming.kind === 'press' ? incoming.customId : incoming.name;
    if (error instanceof StaleError) log.info({ kind: incoming.kind, what }, 'request of another release');
    if (error instanceof UserError) return toRefusal(error.message);
    const id = newId();
    log.error({ err: error, id, kind: incoming.kind, what }, 'request failed');
    return toRefusal(textsIn(incoming.asker.language).errors.unknown(id));
  };

  return {
    async handle(incoming) {
      const began = measure?.now() ?? 0;
      const tell = (outcome: Handled['outcome']) =>
        measure?.handled({
          kind: incoming.kind,
          command: nameOf(incoming),
          outcome,
          milliseconds: measure.now() - began,
        });
      try {
        const outcome = await run(incoming);
        tell('answered');
        return outcome;
      } catch (error) {
        tell(error instanceof UserError ? 'refused' : 'failed');
        return refuse(incoming, error);
      }
    },
    isPrivate(incoming) {
      if (incoming.kind === 'message-command') return true;
      if (incoming.kind !== 'command') return false;
      const leaf = leafOf(incoming.name, incoming.subcommand);
      try {
        return (
          leaf?.isPrivate?.(parseInput(leaf.options, incoming.options, incoming.asker.language)) ?? false
        );
      } catch {
        // The same input is refused again, with a sentence for the asker alone, when it runs.
        return true;
      }
    },
  };
}

function toRefusal(sentence: string): Outcome {
  return { kind: 'new', reply: { private: true, tone: 'warning', blocks: [text(sentence)] } };
}
