import { addDays, type Day, isDay, yearOf } from '../calendar/date.ts';
import { findDate } from '../calendar/date-query.ts';
import type { Language } from '../calendar/format.ts';
import { findMonthDays } from '../calendar/month-day.ts';
import { toPlain } from '../calendar/plain-text.ts';
import type { Topic } from '../knowledge/topic.ts';
import type { Delivery, Target } from '../store/rows.ts';
import { firstDay, nextRun, type Run } from './local-time.ts';

/** What a moderator may set. */
export type Settings = Pick<
  Target,
  'time' | 'zone' | 'topics' | 'importance' | 'role' | 'quiet_days' | 'language'
>;

/** Ten years hold a leap year, whenever they begin. */
const LONGEST_SEARCH = 10;

const NOON_AND_MIDNIGHT = new Map([
  ['noon', '12:00'],
  ['midnight', '00:00'],
  ['полдень', '12:00'],
  ['полночь', '00:00'],
]);

/** A day's time as 'HH:MM', from '9:00', '21.30', '0900', '9am', '9 утра', 'noon' or '۹:۰۰'; undefined for '25:00' and the like. */
export function parseTime(text: string): string | undefined {
  const typed = toPlain(text.normalize('NFKC')).trim().toLowerCase();
  const [, hour = '', minute = '00', morning, evening] =
    /^(\d{1,2})(?:[:.h-]?(\d{2})|h)?\s*(?:(a\.?m\.?|утра|ночи)|(p\.?m\.?|дня|вечера))?$/.exec(typed) ?? [];
  const isHalf = morning !== undefined || evening !== undefined;
  const [hours, minutes] = [Number(hour), Number(minute)];
  if (hour === '' || hours > (isHalf ? 12 : 23) || minutes > 59 || (isHalf && hours === 0)) {
    return NOON_AND_MIDNIGHT.get(typed);
  }
  const ofDay = isHalf ? (hours % 12) + (evening === undefined ? 0 : 12) : hours;
  return `${String(ofDay).padStart(2, '0')}:${minute}`;
}

/** Topics by id or name, comma between them; `unknown` is the first that there is not. */
export function parseTopics(
  text: string,
  topics: readonly Topic[],
): { readonly ids: readonly string[]; readonly unknown?: string } {
  const ids: string[] = [];
  for (const part of text.split(/[,،;]/).map((one) => one.trim())) {
    const wanted = part.toLowerCase();
    if (wanted === '') continue;
    const topic = topics.find(({ id, labels }) =>
      [id, ...Object.values(labels)].some((name) => name.toLowerCase() === wanted),
    );
    if (!topic) return { ids, unknown: part };
    if (!ids.includes(topic.id)) ids.push(topic.id);
  }
  return { ids };
}

/** Topics to choose while the last of a list is typed: how the list then reads, and its ids. */
export function suggestTopics(
  typed: string,
  topics: readonly Topic[],
  language: Language,
): ReadonlyArray<{ readonly name: string; readonly value: string }> {
  const parts = typed.split(/[,،;]/).map((part) => part.trim());
  const last = (parts.pop() ?? '').toLowerCase();
  const known = parseTopics(parts.join(','), topics).ids;
  const labels = new Map(topics.map((topic) => [topic.id, topic.labels[language]]));
  return topics
    .filter(({ id }) => !known.includes(id))
    .filter(({ id, labels: all }) =>
      [id, ...Object.values(all)].some((name) => name.toLowerCase().includes(last)),
    )
    .map(({ id }) => [...known, id])
    .map((ids) => ({ name: ids.map((id) => labels.get(id) ?? id).join(', '), value: ids.join(',') }))
    .filter(({ name, value }) => name.length <= 100 && value.length <= 100);
}

/** A day that somebody typed, '1 May' being the next one from `today` on; undefined for anything else. */
export function parseDay(text: string, today: Day): Day | undefined {
  const exact = findDate(text, today);
  if (exact) return exact.precision === 'day' && isDay(exact.from) ? exact.from : undefined;
  const [monthDay, other] = findMonthDays(text, today);
  if (monthDay === undefined || other !== undefined) return undefined;
  return Array.from({ length: LONGEST_SEARCH }, (_, i) => `${yearOf(today) + i}-${monthDay}`).find(
    (day) => isDay(day) && day >= today,
  );
}

/** A new target of a channel, not yet begun. */
export function toTarget(channel: string, guild: string, settings: Settings, now: number): Target {
  return {
    ...settings,
    channel,
    guild,
    state: 'active',
    paused_until: null,
    reason: null,
    told: false,
    done_date: null,
    not_before: firstDay(settings.time, settings.zone, now),
    changed_at: now,
  };
}

/**
 * What a change of settings begins anew: the first local time after it counts, also on a day that was looked at and
 * found silent. A day that has a post keeps it: the ledger takes no second one.
 */
export function toBeginning(
  { time, zone, done_date }: Pick<Target, 'time' | 'zone' | 'done_date'>,
  now: number,
): Pick<Target, 'not_before' | 'done_date' | 'changed_at'> {
  const not_before = firstDay(time, zone, now);
  const isLookedAt = done_date !== null && done_date >= not_before;
  return { not_before, done_date: isLookedAt ? addDays(not_before, -1) : done_date, changed_at: now };
}

/** When a target is looked at next; undefined while it is not. */
export function nextRunOf(target: Target, deliveries: readonly Delivery[], now: number): Run | undefined {
  const { state, paused_until, not_before, done_date } = target;
  if (state === 'gone' || (state === 'paused' && paused_until === null)) return undefined;
  const posted = new Set(deliveries.filter(({ kind }) => kind === 'daily').map(({ date }) => date));
  const isLater = state === 'paused' && paused_until !== null && paused_until > not_before;
  const notBefore = isLater ? paused_until : not_before;
  return nextRun({ ...target, notBefore }, now, (date) => posted.has(date) || done_date === date);
}
