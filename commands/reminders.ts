import { isDay } from '../src/calendar/date.ts';
import { formatDate } from '../src/calendar/format.ts';
import { defineCommand, defineSubcommand, type Leaf, StaleError, UserError } from '../src/command.ts';
import { toLocal } from '../src/reminders/local-time.ts';
import { toNonce } from '../src/reminders/nonce.ts';
import { findNextPost, toPost } from '../src/reminders/post.ts';
import { nextRunOf, parseDay, toBeginning } from '../src/reminders/settings.ts';
import { daySources } from '../src/replies/day-sources.ts';
import {
  chosenChannel,
  openDesk,
  openReminders,
  recentDeliveries,
  withTrouble,
} from '../src/replies/reminder-desk.ts';
import { nextLines, settingLines } from '../src/replies/reminder-lines.ts';
import { forgetGone, reminderStatus } from '../src/replies/reminder-status.ts';
import { heading, small, text } from '../src/reply.ts';
import { reminderTexts } from '../src/texts/reminders.ts';
import { textsIn } from '../src/texts/texts.ts';
import { channel, set } from './reminders-set.ts';

/** Discord's MANAGE_GUILD. */
const MANAGE_SERVER = 1n << 5n;

const clear = defineSubcommand({
  name: { ru: 'сбросить' },
  description: { en: 'Take one setting away', ru: 'Убрать одну настройку' },
  options: {
    setting: {
      type: 'string',
      name: { ru: 'настройка' },
      description: { en: 'Which', ru: 'Какую' },
      required: true,
      choices: [
        { value: 'topics', name: { en: 'Topics', ru: 'Темы' } },
        { value: 'importance', name: { en: 'Importance', ru: 'Важность' } },
        { value: 'role', name: { en: 'Role', ru: 'Роль' } },
        { value: 'quiet-days', name: { en: 'Quiet days', ru: 'Дни без дат' } },
      ],
    },
    channel,
  },
  isPrivate: () => true,
  async run(request, services) {
    const { input, now } = request;
    const { target: before, ...open } = await openReminders(request, services);
    const cleared = {
      topics: { topics: [] },
      importance: { importance: 1 },
      role: { role: null },
      'quiet-days': { quiet_days: false },
    }[input.setting];
    await open.desk.store.changeTarget(before.channel, { ...cleared, ...toBeginning(before, now) });
    const { target: after } = await openReminders(request, services);
    const options = { ...open, knowledge: services.knowledge, now };
    const deliveries = await recentDeliveries(open, after.channel);
    return withTrouble(
      [
        heading(`${reminderTexts(open.language).set.changed} `, { channel: after.channel }),
        ...settingLines(after, before, options),
        ...nextLines(after, deliveries, options),
      ],
      open,
    );
  },
});

const status = defineSubcommand({
  name: { ru: 'состояние' },
  description: {
    en: 'All channels with reminders, and how they fare',
    ru: 'Все каналы с напоминаниями и что с ними',
  },
  options: {},
  isPrivate: () => true,
  run: reminderStatus,
});

const preview = defineSubcommand({
  name: { ru: 'предпросмотр' },
  description: { en: 'What would be posted, for you alone', ru: 'Что будет отправлено; увидите только вы' },
  options: {
    date: {
      type: 'string',
      name: { ru: 'день' },
      description: { en: 'A day, such as 1 May; the next post if left out', ru: 'День, например «1 мая»' },
      maxLength: 100,
    },
    channel,
  },
  isPrivate: () => true,
  async run(request, services) {
    const { input, now } = request;
    const { target, ...open } = await openReminders(request, services);
    const { errors, set } = reminderTexts(open.language);
    const today = toLocal(now, target.zone).date;
    const deliveries = await recentDeliveries(open, target.channel);
    const next = nextRunOf(target, deliveries, now)?.date ?? today;
    const date =
      input.date === undefined
        ? (findNextPost(target, next, services.knowledge) ?? next)
        : parseDay(input.date, today);
    if (date === undefined) throw new UserError(errors.date(input.date ?? ''));
    const key = { channel: target.channel, date, kind: 'daily', part: 0 } as const;
    const post = toPost(target, date, services.knowledge, { nonce: toNonce(key) });
    const title = small(set.preview(formatDate(date, open.language)));
    if (!post) {
      const after = findNextPost(target, date, services.knowledge);
      const hint = after === undefined ? [] : [text(set.nextAfter(formatDate(after, open.language)))];
      return withTrouble([title, text(errors.nothing), ...hint], open);
    }
    const ping = post.role === null ? [] : [text({ role: post.role })];
    return { ...post.reply, private: true, blocks: [title, ...ping, ...post.reply.blocks] };
  },
});

const test = defineSubcommand({
  name: { ru: 'проверка' },
  description: { en: 'Post now, marked as a test', ru: 'Отправить сейчас, с пометкой «проверка»' },
  options: { channel },
  isPrivate: () => true,
  async run(request, services) {
    const { target, ...open } = await openReminders(request, services);
    const { set, status, errors } = reminderTexts(open.language);
    const settled = await open.desk.postTest(target);
    if (!settled) throw new UserError(errors.stopped);
    if (settled.state === 'sent') {
      return withTrouble([text(`${set.tested} `, { channel: target.channel })], open);
    }
    const reason = [status.state[settled.state], settled.error].filter(Boolean).join(', ');
    return withTrouble([text(set.testFailed(reason))], open);
  },
});

const pause = defineSubcommand({
  name: { ru: 'пауза' },
  description: { en: 'Post nothing for a while', ru: 'Приостановить на время' },
  options: {
    until: {
      type: 'string',
      name: { ru: 'до' },
      description: {
        en: 'The day on which it goes on; without one, until you resume',
        ru: 'День, когда продолжить; без него — пока не возобновите',
      },
      maxLength: 100,
    },
    channel,
  },
  isPrivate: () => true,
  async run(request, services) {
    const { input, now } = request;
    const { target, ...open } = await openReminders(request, services);
    const { errors, set } = reminderTexts(open.language);
    const today = toLocal(now, target.zone).date;
    const until = input.until === undefined ? null : parseDay(input.until, today);
    if (until === undefined || (until !== null && until <= today)) {
      throw new UserError(errors.until(input.until ?? ''));
    }
    await open.desk.store.changeTarget(target.channel, { state: 'paused', paused_until: until });
    const end = until === null ? '' : ` ${set.pausedUntil(formatDate(until, open.language))}`;
    return withTrouble([text(`${set.paused} `, { channel: target.channel }, end)], open);
  },
});

const resume = defineSubcommand({
  name: { ru: 'продолжить' },
  description: { en: 'Go on after a pause', ru: 'Продолжить после паузы' },
  options: { channel },
  isPrivate: () => true,
  async run(request, services) {
    const { now } = request;
    const { target: paused, ...open } = await openReminders(request, services);
    await open.desk.store.changeTarget(paused.channel, {
      state: 'active',
      paused_until: null,
      reason: null,
      told: false,
      ...toBeginning(paused, now),
    });
    const { target } = await openReminders(request, services);
    const deliveries = await recentDeliveries(open, target.channel);
    const options = { ...open, knowledge: services.knowledge, now };
    const title = heading(`${reminderTexts(open.language).set.resumed} `, { channel: target.channel });
    return withTrouble([title, ...nextLines(target, deliveries, options)], open);
  },
});

const off = defineSubcommand({
  name: { ru: 'выключить' },
  description: { en: 'End the reminders of a channel', ru: 'Отключить напоминания канала' },
  options: { channel },
  isPrivate: () => true,
  async run(request, services) {
    const open = openDesk(request, services);
    const { id } = chosenChannel(request.input.channel, request, open);
    // Settings that cannot be read are got rid of in this way, too.
    const isDamaged = (await open.desk.store.damagedTargetsOf(open.guild)).some((row) => row.id === id);
    const { channel } = isDamaged ? { channel: id } : (await openReminders(request, services)).target;
    await open.desk.store.removeTarget(channel);
    return withTrouble([text(`${reminderTexts(open.language).set.off} `, { channel })], open);
  },
});

const subcommands: Readonly<Record<string, Leaf>> = { set, clear, status, preview, test, pause, resume, off };

export const reminders = defineCommand({
  command: 'reminders',
  name: { ru: 'напоминания' },
  description: { en: 'Each day’s anniversaries in a channel', ru: 'Памятные даты дня в канале' },
  permission: MANAGE_SERVER,
  guildOnly: true,
  options: {},
  subcommands,
  run({ language }) {
    throw new StaleError(textsIn(language).errors.noCommand);
  },
  async press(press, services) {
    const { action, args, language } = press;
    const [date = ''] = args;
    if (action === 'forget') return { kind: 'update', reply: await forgetGone(press, services) };
    if (action !== 'sources' || !isDay(date)) throw new StaleError(textsIn(language).errors.stale);
    return { kind: 'new', reply: daySources(date, language, services) };
  },
});
