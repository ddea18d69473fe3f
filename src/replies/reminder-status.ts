import type { Language } from '../calendar/format.ts';
import type { Asker, Services } from '../command.ts';
import { toCustomId } from '../custom-id.ts';
import { type Block, heading, type Reply, text } from '../reply.ts';
import type { Target } from '../store/rows.ts';
import { reminderTexts } from '../texts/reminders.ts';
import { damageLine, type OpenDesk, openDesk, recentDeliveries, withTrouble } from './reminder-desk.ts';
import { lastLines, nextLines, permissionLines } from './reminder-lines.ts';

/** Ten channels have to fit into one message of forty components. */
const SHORT_FROM = 5;

/** All channels of a server that have reminders: the next post, the last one, and what is missing. */
export async function reminderStatus(asker: Asker, services: Services): Promise<Reply> {
  const open = openDesk(asker, services);
  const { status } = reminderTexts(open.language);
  const targets = await open.desk.store.targetsOf(open.guild);
  const damaged = (await open.desk.store.damagedTargetsOf(open.guild)).map((row) =>
    text({ channel: row.id }, ` — ⚠ ${damageLine(row, open.language)}`),
  );
  if (targets.length + damaged.length === 0) return withTrouble([text(status.none)], open);
  const parts = await Promise.all(targets.map((target) => describe(target, asker, services, open)));
  const blocks = targets.length < SHORT_FROM ? parts.flat() : parts.map(toOneBlock);
  return withTrouble(
    [heading(status.title), ...blocks, ...damaged, ...forgetButton(targets, open.language)],
    open,
  );
}

/** Takes away the reminders of channels that are gone: Discord's menus no longer offer those. */
export async function forgetGone(asker: Asker, services: Services): Promise<Reply> {
  const open = openDesk(asker, services);
  const gone = (await open.desk.store.targetsOf(open.guild)).filter(({ state }) => state === 'gone');
  for (const { channel } of gone) await open.desk.store.removeTarget(channel);
  const { status } = reminderTexts(open.language);
  return { private: true, tone: 'neutral', blocks: [text(status.forgotten(gone.length))] };
}

function forgetButton(targets: readonly Target[], language: Language): Block[] {
  if (!targets.some(({ state }) => state === 'gone')) return [];
  const label = reminderTexts(language).status.forget;
  return [{ kind: 'buttons', buttons: [{ id: toCustomId('reminders', 'forget'), label }] }];
}

async function describe(target: Target, asker: Asker, services: Services, open: OpenDesk): Promise<Block[]> {
  const { desk, language } = open;
  const deliveries = await recentDeliveries(open, target.channel);
  const here = target.channel === asker.channelId ? asker.botPermissions : undefined;
  return [
    text({ channel: target.channel }, ` — ${target.time}, ${desk.zones.zoneLabel(target.zone, language)}`),
    ...nextLines(target, deliveries, { ...open, knowledge: services.knowledge, now: asker.now }),
    ...lastLines(target, deliveries, language),
    ...permissionLines(here ?? desk.permissionsIn(target.channel), language),
  ];
}

function toOneBlock(blocks: readonly Block[]): Block {
  const lines = blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
  return text(...lines.flatMap((line, i) => (i === 0 ? line : ['\n', ...line])));
}
