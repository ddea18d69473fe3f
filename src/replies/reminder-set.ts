import type { Asker, ChosenChannel, ChosenRole, Services } from '../command.ts';
import { UserError } from '../command.ts';
import { parseTime, parseTopics, type Settings, toBeginning, toTarget } from '../reminders/settings.ts';
import { type Block, heading, type Reply, text } from '../reply.ts';
import type { Target } from '../store/rows.ts';
import { reminderTexts } from '../texts/reminders.ts';
import {
  chosenChannel,
  findTarget,
  type OpenDesk,
  openDesk,
  recentDeliveries,
  withTrouble,
} from './reminder-desk.ts';
import { mayPost, nextLines, permissionLines, settingLines } from './reminder-lines.ts';

/** What `/reminders set` takes. */
export interface SetInput {
  readonly channel?: ChosenChannel;
  readonly time?: string;
  readonly zone?: string;
  readonly topics?: string;
  readonly importance?: string;
  readonly role?: ChosenRole;
  readonly 'quiet-days'?: boolean;
  readonly language?: string;
}

/** A server's most channels with reminders. */
const MOST_CHANNELS = 10;
/** Text and announcement channels. */
const CHANNEL_TYPES = [0, 5];
/** Discord's MENTION_EVERYONE, which covers all roles. */
const MENTION_EVERYONE = 1n << 17n;

/** Begins a channel's reminders or changes what is given of them, and shows before and after. */
export async function setReminders(input: SetInput, asker: Asker, services: Services): Promise<Reply> {
  const open = openDesk(asker, services);
  const { desk, guild, language } = open;
  const texts = reminderTexts(language);
  const { id, type, permissions } = chosenChannel(input.channel, asker, open);
  // Discord's menu offers no others, but the command can be typed in a thread or beside a call.
  if (type === undefined || !CHANNEL_TYPES.includes(type)) throw new UserError(texts.errors.kind);
  const change = readSettings(input, open, services);
  const before = await findTarget(id, open);
  if (before && before.guild !== guild) throw new UserError(texts.errors.none);
  const after = before
    ? await changeTarget(before, change, permissions, asker.now, open)
    : await addTarget(id, guild, change, asker.now, open);

  const changed = before && JSON.stringify(settingsOf(before)) !== JSON.stringify(settingsOf(after));
  const title = !before ? texts.set.begun : changed ? texts.set.changed : texts.set.unchanged;
  const options = { language, knowledge: services.knowledge, desk, now: asker.now };
  return withTrouble(
    [
      heading(`${title} `, { channel: id }),
      ...settingLines(after, before ?? after, options),
      ...nextLines(after, await recentDeliveries(open, id), options),
      ...permissionLines(permissions, language),
      ...roleLines(input.role, permissions, language),
    ],
    open,
  );
}

function readSettings(input: SetInput, open: OpenDesk, { knowledge }: Services): Partial<Settings> {
  const { errors, permissions } = reminderTexts(open.language);
  const time = input.time === undefined ? undefined : parseTime(input.time);
  if (input.time !== undefined && time === undefined) throw new UserError(errors.time(input.time));
  const topics = input.topics === undefined ? undefined : parseTopics(input.topics, knowledge.topics);
  if (topics?.unknown !== undefined) throw new UserError(errors.topic(topics.unknown));
  // Everyone's role has the server's id, and nothing ever pings everyone.
  if (input.role?.id === open.guild) throw new UserError(permissions.rolePing);
  return {
    ...(time === undefined ? {} : { time }),
    ...(input.zone === undefined ? {} : { zone: readZone(input.zone, open) }),
    ...(topics === undefined ? {} : { topics: [...topics.ids] }),
    ...(input.importance === undefined ? {} : { importance: Number(input.importance) }),
    ...(input.role === undefined ? {} : { role: input.role.id }),
    ...(input['quiet-days'] === undefined ? {} : { quiet_days: input['quiet-days'] }),
    ...(input.language === undefined ? {} : { language: input.language as Target['language'] }),
  };
}

function readZone(typed: string, { desk, language }: OpenDesk): string {
  const { errors } = reminderTexts(language);
  const parsed = desk.zones.parseZone(typed);
  if (parsed.kind === 'zone') return parsed.zone;
  if (parsed.kind === 'offset') throw new UserError(errors.offset(typed));
  const near = parsed.kind === 'several' ? parsed.zones.slice(0, 3) : parsed.nearest;
  throw new UserError(errors.zone(typed, near.join(', ')));
}

async function addTarget(
  channel: string,
  guild: string,
  change: Partial<Settings>,
  now: number,
  { desk, language }: OpenDesk,
): Promise<Target> {
  const { errors, names } = reminderTexts(language);
  const { time, zone } = change;
  if (time === undefined || zone === undefined) {
    const missing = [
      ...(time === undefined ? [names.time] : []),
      ...(zone === undefined ? [names.zone] : []),
    ];
    throw new UserError(errors.missing(missing.join(', ')));
  }
  const defaults = { topics: [], importance: 1, role: null, quiet_days: false, language };
  const target = toTarget(channel, guild, { ...defaults, ...change, time, zone }, now);
  if (!(await desk.store.addTarget(target, MOST_CHANNELS))) throw new UserError(errors.full(MOST_CHANNELS));
  return target;
}

/** What Discord refused is tried anew where the bot may post by now; a pause stays one. */
async function changeTarget(
  before: Target,
  change: Partial<Settings>,
  permissions: bigint | undefined,
  now: number,
  { desk }: OpenDesk,
): Promise<Target> {
  if (before.state === 'blocked' && mayPost(permissions)) {
    await desk.store.unblock(before.channel, now);
  }
  if (Object.keys(change).length > 0) {
    await desk.store.changeTarget(before.channel, {
      ...change,
      ...toBeginning({ ...before, ...change }, now),
      ...(before.state === 'gone' ? { state: 'active', reason: null, told: false } : {}),
    });
  }
  return (await desk.store.findTarget(before.channel)) ?? before;
}

function settingsOf({ time, zone, topics, importance, role, quiet_days, language }: Settings): Settings {
  return { time, zone, topics, importance, role, quiet_days, language };
}

function roleLines(role: ChosenRole | undefined, permissions = 0n, language: Target['language']): Block[] {
  if (!role || role.mentionable || (permissions & MENTION_EVERYONE) !== 0n) return [];
  return [text(reminderTexts(language).permissions.rolePing)];
}
