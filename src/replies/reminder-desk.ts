import type { Language } from '../calendar/format.ts';
import { type Asker, type ChosenChannel, type Services, UserError } from '../command.ts';
import type { ReminderDesk } from '../reminders/desk.ts';
import { type Block, type Reply, text } from '../reply.ts';
import type { Delivery, Target } from '../store/rows.ts';
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

/** The desk, and the reminders of the channel that a command was given; a UserError where there are none. */
export async function openReminders(
  { input, ...asker }: Asker & { readonly input: { readonly channel?: ChosenChannel } },
  services: Services,
): Promise<OpenDesk & { readonly target: Target }> {
  const open = openDesk(asker, services);
  const { id } = chosenChannel(input.channel, asker, open);
  const target = await open.desk.store.findTarget(id);
  if (target?.guild !== open.guild) throw new UserError(reminderTexts(open.language).errors.none);
  return { ...open, target };
}

/** A channel's last deliveries. */
export function recentDeliveries({ desk }: Pick<OpenDesk, 'desk'>, channel: string): Promise<Delivery[]> {
  return desk.store.deliveriesOf(channel, LOOKED_BACK);
}

/** Enough to know which of the next days are posted already. */
const LOOKED_BACK = 40;

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
