import { addDays, type Day } from '../calendar/date.ts';
import { DamagedRow } from '../store/damaged-row.ts';
import type { Delivery, Target } from '../store/rows.ts';
import type { Settlement, Store } from '../store/store.ts';
import type { ReminderChannel, Sent } from './channel.ts';
import { momentOf, toLocal } from './local-time.ts';
import { type Post, type PostKnowledge, toPost } from './post.ts';

/** What one delivery works with. */
export interface DeliverOptions {
  readonly store: Store;
  readonly channel: ReminderChannel;
  readonly knowledge: () => PostKnowledge;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly owner: string;
  /** Hears of a target that Discord refuses, or whose channel is gone. */
  readonly onTrouble: (target: Target, state: 'blocked' | 'gone', code: string) => void;
}

/** All in milliseconds. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Discord remembers a nonce "for a few minutes". */
const NONCE_IS_SAFE = 2 * MINUTE;
const LATE_AFTER = 15 * MINUTE;
const CONFIRM_GONE_AFTER = 30 * MINUTE;
const LONGEST_REQUEST = 10_000;
/** Less is not worth beginning: the request would be given up at once. */
const SHORTEST_REQUEST = 2000;
const FIRST_RETRY = 5000;
const LONGEST_RETRY = 15 * MINUTE;
/** Unknown channel, unknown server. */
const GONE = ['10003', '10004'];

/** Brings one claimed delivery as far as it gets now, and writes how that ended. */
export async function deliver(delivery: Delivery, options: DeliverOptions): Promise<Settlement> {
  const { store, owner } = options;
  const target = await findTarget(delivery, options);
  const attempted =
    target instanceof DamagedRow
      ? waitForMending(delivery, target, options)
      : await attempt(delivery, target, options);
  const settlement = delivery.kind === 'test' ? withoutRetry(attempted) : attempted;
  const isOurs = await store.settle(delivery, owner, settlement);
  if (target && isOurs && !(target instanceof DamagedRow)) await writeTarget(target, settlement, options);
  return settlement;
}

async function findTarget(
  { channel }: Delivery,
  { store }: DeliverOptions,
): Promise<Target | DamagedRow | undefined> {
  try {
    return await store.findTarget(channel);
  } catch (error) {
    if (error instanceof DamagedRow) return error;
    throw error;
  }
}

/** Somebody may mend the row while its day lasts; whether it does nobody can tell, so two days are enough anywhere. */
function waitForMending(delivery: Delivery, { column }: DamagedRow, { now }: DeliverOptions): Settlement {
  const error = `damaged: ${column}`;
  const isOver = toLocal(now(), 'UTC').date > addDays(delivery.date, 1);
  return isOver
    ? { state: 'missed', error }
    : retry(delivery, now(), error, delivery.uncertain, LONGEST_RETRY);
}

/** How many requests an attempt may need: Discord counts those that look before the send, too. */
export function requestsOf({ uncertain, error }: Delivery): number {
  return 1 + (uncertain ? 2 : 0) + (error !== null && GONE.includes(error) ? 1 : 0);
}

async function attempt(
  delivery: Delivery,
  target: Target | undefined,
  options: DeliverOptions,
): Promise<Settlement> {
  const { channel, now } = options;
  const known = (await recover(delivery, options)) ?? (await confirmGone(delivery, options));
  if (known) return known;
  const post = postOf(delivery, target, options);
  if (typeof post === 'string') return { state: 'missed', error: post };
  const timeout = Math.min(LONGEST_REQUEST, delivery.lease_until - now());
  // Whatever held this process up: by now another may have taken over.
  if (timeout < SHORTEST_REQUEST) return retry(delivery, now(), 'held up', delivery.uncertain, 0);
  const sent = await channel.send({ ...post, channel: delivery.channel, nonce: delivery.nonce, timeout });
  return toSettlement(delivery, sent, now());
}

/** Where nobody knows how far an attempt got: what the history says; undefined where it may be sent again. */
async function recover(
  delivery: Delivery,
  { channel, now }: DeliverOptions,
): Promise<Settlement | undefined> {
  if (!delivery.uncertain) return undefined;
  const found = await channel.find(delivery.channel, delivery.nonce, delivery.began_at);
  if (found.kind === 'found') return { state: 'sent', message: found.message };
  if (found.kind === 'failed') return retry(delivery, now(), found.error, true);
  const mayRepeat = now() - delivery.began_at < NONCE_IS_SAFE;
  if (found.kind === 'absent' || mayRepeat) return undefined;
  return { state: 'unknown', error: delivery.error ?? 'interrupted' };
}

/** A channel that seemed gone half an hour ago: gone, or not; undefined where it is there. */
async function confirmGone(
  delivery: Delivery,
  { channel, now }: DeliverOptions,
): Promise<Settlement | undefined> {
  const { error, uncertain } = delivery;
  if (error === null || !GONE.includes(error)) return undefined;
  const exists = await channel.exists(delivery.channel);
  if (exists === false) return { state: 'gone', error };
  return exists ? undefined : retry(delivery, now(), error, uncertain, CONFIRM_GONE_AFTER);
}

/** The post, or why there is none any more. */
function postOf(
  delivery: Delivery,
  target: Target | undefined,
  { now, knowledge }: DeliverOptions,
): Post | string {
  const isTest = delivery.kind === 'test';
  if (!target || (!isTest && isStopped(target, delivery.date))) return 'turned off';
  if (toLocal(now(), target.zone).date > delivery.date) return delivery.error ?? 'too late';
  // A test has something to show on every day.
  const settings = isTest ? { ...target, quiet_days: true } : target;
  const due = momentOf(delivery.date, target.time, target.zone) ?? now();
  const post = toPost(settings, delivery.date, knowledge(), {
    nonce: delivery.nonce,
    isTest,
    isLate: !isTest && now() - due > LATE_AFTER,
    missed: delivery.missed,
  });
  return post ?? 'nothing to post';
}

function isStopped({ state, paused_until }: Target, date: Day): boolean {
  return state === 'gone' || (state === 'paused' && (paused_until === null || paused_until > date));
}

function toSettlement(delivery: Delivery, sent: Sent, now: number): Settlement {
  const { uncertain } = delivery;
  switch (sent.kind) {
    case 'sent':
      return { state: 'sent', message: sent.message };
    case 'unsent':
      return retry(delivery, now, sent.error, uncertain, sent.retryAfter);
    case 'uncertain':
      return retry(delivery, now, sent.error, true);
    case 'refused':
      return retry(delivery, now, sent.error, uncertain, HOUR);
    case 'blocked':
      return { state: 'blocked', error: sent.error, nextAttempt: now + HOUR };
    case 'gone':
      return retry(delivery, now, sent.error, uncertain, CONFIRM_GONE_AFTER);
  }
}

function retry(
  delivery: Delivery,
  now: number,
  error: string,
  uncertain: boolean,
  after?: number,
): Settlement {
  const backoff = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** (delivery.attempts - 1));
  return { state: 'retry', error, uncertain, nextAttempt: now + (after ?? backoff) };
}

/** Whoever asked for a test is told how it ended and does not want it later. */
function withoutRetry({ nextAttempt: _, ...settlement }: Settlement): Settlement {
  if (settlement.state !== 'retry') return settlement;
  return { ...settlement, state: settlement.uncertain ? 'unknown' : 'missed' };
}

/** What an attempt tells of its channel. */
async function writeTarget(
  target: Target,
  { state, error }: Settlement,
  { store, now, onTrouble }: DeliverOptions,
): Promise<void> {
  if (state === 'sent' && target.state === 'blocked') await store.unblock(target.channel, now());
  if ((state !== 'blocked' && state !== 'gone') || target.state === state) return;
  const reason = error ?? '';
  await store.changeTarget(target.channel, { state, reason, told: false });
  onTrouble(target, state, reason);
}
