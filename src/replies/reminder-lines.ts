import { formatDate, type Language } from '../calendar/format.ts';
import type { Overview } from '../knowledge/knowledge.ts';
import type { ReminderDesk } from '../reminders/desk.ts';
import { momentOf, toLocal } from '../reminders/local-time.ts';
import { findNextPost } from '../reminders/post.ts';
import { nextRunOf, type Settings } from '../reminders/settings.ts';
import { type Block, type Inline, small, text } from '../reply.ts';
import type { Delivery, Target } from '../store/rows.ts';
import { reminderTexts } from '../texts/reminders.ts';

/** What the lines are made with. */
export interface LineOptions {
  readonly language: Language;
  readonly knowledge: Overview;
  readonly desk: ReminderDesk;
  readonly now: number;
}

const LANGUAGES = { en: 'English', ru: 'Русский', ur: 'اردو' } as const;
const KEYS = ['time', 'zone', 'topics', 'importance', 'role', 'quiet', 'language'] as const;
/** Discord's permissions. */
const ADMINISTRATOR = 1n << 3n;
const VIEW_CHANNEL = 1n << 10n;
const SEND_MESSAGES = 1n << 11n;
const READ_MESSAGE_HISTORY = 1n << 16n;

/** Every setting, those that changed as before → after. */
export function settingLines(after: Settings, before: Settings, options: LineOptions): Block[] {
  const { names } = reminderTexts(options.language);
  const [old, now] = [valuesOf(before, options), valuesOf(after, options)];
  const isSame = (key: (typeof KEYS)[number]) => JSON.stringify(old[key]) === JSON.stringify(now[key]);
  return KEYS.map((key) =>
    text({ bold: [names[key]] }, ': ', ...(isSame(key) ? [now[key]] : [old[key], ' → ', now[key]])),
  );
}

function valuesOf(
  settings: Settings,
  { language, knowledge, desk }: LineOptions,
): Record<(typeof KEYS)[number], Inline> {
  const { values } = reminderTexts(language);
  const label = (id: string) => knowledge.topics.find((topic) => topic.id === id)?.labels[language] ?? id;
  return {
    time: settings.time,
    zone: desk.zones.zoneLabel(settings.zone, language),
    topics: settings.topics.length === 0 ? values.allTopics : settings.topics.map(label).join(', '),
    importance: values.importance[settings.importance as 1 | 2 | 3],
    role: settings.role === null ? values.noRole : { role: settings.role },
    quiet: values.quiet(settings.quiet_days),
    language: LANGUAGES[settings.language],
  };
}

/** When the next post comes, in the target's own time and in the reader's: not just the next look, which may find nothing. */
export function nextLines(target: Target, deliveries: readonly Delivery[], options: LineOptions): Block[] {
  const { language, desk, now, knowledge } = options;
  const { set, status, errors } = reminderTexts(language);
  const look = nextRunOf(target, deliveries, now);
  const date = look && findNextPost(target, look.date, knowledge);
  const isSilent = look !== undefined && date !== look.date;
  const at = isSilent && date !== undefined ? momentOf(date, target.time, target.zone) : look?.at;
  const notes = [
    status.local(toLocal(now, target.zone).time),
    ...(target.quiet_days ? [] : [set.quietDays]),
    ...(isSilent ? [set.look(formatDate(look.date, language))] : []),
  ];
  return [
    ...(target.state === 'active' ? [] : [text(stateLine(target, language))]),
    at !== undefined && date !== undefined
      ? text(`${set.next} ${formatDate(date, language)}, ${target.time} (${target.zone}) — `, { moment: at })
      : text(look ? set.never : set.noNext),
    small(notes.join(' ')),
    ...(desk.isPaused ? [text(errors.stopped)] : []),
  ];
}

/** Whether the bot may post there; true where nobody knows. */
export function mayPost(permissions: bigint | undefined): boolean {
  return lacking(permissions, VIEW_CHANNEL | SEND_MESSAGES) === 0n;
}

/** What the bot lacks in a channel. */
export function permissionLines(permissions: bigint | undefined, language: Language): Block[] {
  const { permissions: texts } = reminderTexts(language);
  if (!mayPost(permissions)) {
    const missing = [
      ...(lacking(permissions, VIEW_CHANNEL) === 0n ? [] : [texts.view]),
      ...(lacking(permissions, SEND_MESSAGES) === 0n ? [] : [texts.send]),
    ];
    return [text(texts.missing(missing.join(', ')))];
  }
  return lacking(permissions, READ_MESSAGE_HISTORY) === 0n ? [] : [small(texts.historyMissing)];
}

function lacking(permissions: bigint | undefined, needed: bigint): bigint {
  if (permissions === undefined || (permissions & ADMINISTRATOR) !== 0n) return 0n;
  return needed & ~permissions;
}

/** The last delivery: when, how it ended, and where it can be seen. */
export function lastLines(target: Target, deliveries: readonly Delivery[], language: Language): Block[] {
  const { status } = reminderTexts(language);
  const [last] = deliveries;
  if (!last) return [];
  const link = `https://discord.com/channels/${target.guild}/${target.channel}/${last.message}`;
  return [
    text(
      `${status.last} ${[formatDate(last.date, language), ...(last.kind === 'test' ? [status.aTest] : []), status.state[last.state]].join(', ')}`,
      ...(last.message === null ? [] : [' — ', { link, text: status.link }]),
    ),
    ...(last.error === null ? [] : [small(status.error(last.error))]),
  ];
}

function stateLine({ state, paused_until }: Target, language: Language): string {
  const { status } = reminderTexts(language);
  if (state !== 'paused') return state === 'gone' ? status.gone : status.blocked;
  return paused_until === null ? status.paused : status.pausedUntil(formatDate(paused_until, language));
}
