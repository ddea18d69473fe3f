import type { Language } from '../calendar/format.ts';
import { type Press, UserError } from '../command.ts';
import { toCustomId } from '../custom-id.ts';
import type { Button, PressReply, Reply } from '../reply.ts';
import { textsIn } from '../texts/texts.ts';

/** Discord's MANAGE_MESSAGES. */
const MANAGE_MESSAGES = 1n << 13n;

/** The pseudo-command of the buttons that every reply may have. */
export const MESSAGE = 'message';

/** A button with which the asker, or a moderator, takes a reply away. */
export function removeButton(language: Language): Button {
  return { id: toCustomId(MESSAGE, 'remove'), label: textsIn(language).buttons.remove };
}

/** Takes a reply away, if whoever presses may. */
export function removeMessage({ userId, permissions, message, language }: Press): PressReply {
  const isAsker = message?.askerId === userId;
  if (!isAsker && (permissions & MANAGE_MESSAGES) === 0n)
    throw new UserError(textsIn(language).errors.notYours);
  return { kind: 'remove' };
}

/** The asker turns the page in place; anybody else gets a copy that only they see. */
export function turnPage(press: Press, reply: Reply): PressReply {
  if (press.message?.askerId === press.userId) return { kind: 'update', reply };
  return { kind: 'new', reply: { ...reply, private: true } };
}
