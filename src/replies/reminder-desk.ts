import type { Language } from '../calendar/format.ts';
import { type Asker, type ChosenChannel, type Services, UserError } from '../command.ts';
import type { ReminderDesk } from '../reminders/desk.ts';
import { type Block, type Reply, text } from '../reply.ts';
import type { Target } from '../store/rows.ts';
import { reminderTexts } from '../texts/reminders.ts';

/** A server's reminders, as a command finds them. */
export interface OpenDesk {
  readonly desk: ReminderDesk;
  readonly guild: string;
  readonly language: Language;
}

/** The desk of a server; a UserError where there is no server or no database. */
export function openDesk({ guild, language }: Asker, { reminders }: Services): OpenDesk {
  const { errors } = reminderTexts(language);
  if (!reminders) throw new UserError(errors.unavailable);
  if (!guild) throw new UserError(errors.server);
  return { desk: reminders, guild: guild.id, language };
}

/** The channel that was chosen, else the one where the command was typed; its type and what the bot may do there, if anybody knows. */
export function chosenChannel(chosen: ChosenChannel | undefined, asker: Asker, { desk }: OpenDesk) {
  const id = chosen?.id ?? asker.channelId ?? '';
  const here = id === asker.channelId ? asker.botPermissions : undefined;
  const type = chosen?.type ?? asker.channelType;
  return { id, type, permissions: here ?? desk.permissionsIn(id) ?? chosen?.permissions };
}

/** The reminders of the chosen channel; a UserError where it has none. */
export async function openTarget(
  chosen: ChosenChannel | undefined,
  asker: Asker,
  open: OpenDesk,
): Promise<Target> {
  const { id } = chosenChannel(chosen, asker, open);
  const target = await open.desk.store.findTarget(id);
  if (target?.guild !== open.guild) throw new UserError(reminderTexts(open.language).errors.none);
  return target;
}

/** A private reply, and above it, once, what a moderator should know of the server's channels. */
export async function withTrouble(
  blocks: readonly Block[],
  { desk, guild, language }: OpenDesk,
): Promise<Reply> {
  const targets = await desk.store.targetsOf(guild);
  const untold = targets.filter(({ state, told }) => !told && (state === 'blocked' || state === 'gone'));
  for (const { channel } of untold) await desk.store.changeTarget(channel, { told: true });
  const told = untold.map(({ state, channel }) =>
    text(`⚠ ${reminderTexts(language).trouble(state === 'gone' ? 'gone' : 'blocked')} `, { channel }),
  );
  return {
    private: true,
    tone: told.length > 0 ? 'warning' : 'neutral',
    blocks: [...told, ...(told.length > 0 ? [{ kind: 'divider' } as const] : []), ...blocks],
  };
}
