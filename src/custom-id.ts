import { z } from 'zod';

/** What a button, a menu or a form does: a command's action and what it needs, without any state in the process. */
export interface Action {
  readonly command: string;
  readonly action: string;
  readonly args: readonly string[];
}

/** Ids of another version are of buttons that an earlier release has sent. */
const VERSION = '1';
/** Discord's own limit. */
const LONGEST = 100;

const schema = z
  .string()
  .max(LONGEST)
  .regex(/^1(?::[a-z]+){2}(?::[\w.#-]*)*$/)
  .transform((id): Action => {
    const [, command = '', action = '', ...args] = id.split(':');
    return { command, action, args };
  });

/** An action as a custom id of at most 100 characters; throws where the arguments do not fit. */
export function toCustomId(command: string, action: string, ...args: readonly (string | number)[]): string {
  const id = [VERSION, command, action, ...args].join(':');
  if (!schema.safeParse(id).success) throw new Error(`"${id}" is no custom id`);
  return id;
}

/** An id that came back from outside; undefined for a forged one or one of another version. */
export function parseCustomId(id: string): Action | undefined {
  return schema.safeParse(id).data;
}
