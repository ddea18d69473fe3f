import type { Language } from '../calendar/format.ts';
import { type Asker, type ChosenChannel, type Services, UserError } from '../command.ts';
import type { ReminderDesk } from '../reminders/desk.ts';
import { type Block, type Reply, text } from '../reply.ts';
import { DamagedRow } from '../store/damaged-row.ts';
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
  const target = await findTarget(id, open);
  if (target?.guild !== open.guild) throw new UserError(reminderTexts(open.language).errors.none);
  return { ...open, target };
}

/** A channel's reminders, in whatever server; a UserError where their row in the database is damaged. */
export async function findTarget(channel: string, { desk, language }: OpenDesk): Promise<Target | undefined> {
  try {
    return await desk.store.findTarget(channel);
  } catch (error) {
    if (!(error instanceof DamagedRow)) throw error;
    throw new UserError(damageLine(error, language));
  }
}

/** What is wrong with a channel's settings, and the ways out. */
export function damageLine({ column, value }: DamagedRow, language: Language): string {
  const { names, errors } = reminderTexts(language);
  const name = new Map(Object.entries({ ...names, quiet_days: names.quiet })).get(column) ?? column;
  return errors.damaged(name, value.slice(0, LONGEST_VALUE));
}

/** A channel's last deliveries. */
export function recentDeliveries({ desk }: Pick<OpenDesk, 'desk'>, channel: string): Promise<Delivery[]> {
  return desk.store.deliveriesOf(channel, LOOKED_BACK);
}

/** Characters of a damaged value that are shown. */
const LONGEST_VALUE = 60;

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
