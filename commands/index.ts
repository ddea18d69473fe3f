import type { Command, MessageCommand } from '../src/command.ts';
import { ask } from './ask.ts';
import { event } from './event.ts';
import { findSources } from './find-sources.ts';
import { help } from './help.ts';
import { onThisDay } from './onthisday.ts';
import { privacy } from './privacy.ts';
import { reminders } from './reminders.ts';
import { sources } from './sources.ts';
import { timeline } from './timeline.ts';

/** Every slash command, in the order of the help: the only list of them. */
export const commands: readonly Command[] = [
  ask,
  event,
  timeline,
  onThisDay,
  reminders,
  sources,
  privacy,
  help,
];

/** Every command in the menu of a message. */
export const messageCommands: readonly MessageCommand[] = [findSources];
