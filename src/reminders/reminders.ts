import { addDays, type Day } from '../calendar/date.ts';
import type { Delivery, Target } from '../store/rows.ts';
import { type Lease, SENDS_A_SECOND, type Settlement } from '../store/store.ts';
import type { ReminderChannel } from './channel.ts';
import { type DeliverOptions, deliver, requestsOf } from './deliver.ts';
import { clocksOf, toLocal } from './local-time.ts';
import { toNonce } from './nonce.ts';
import { toPost } from './post.ts';
import { createSendLine } from './send-line.ts';

/** What reminders work with. */
export interface ReminderOptions extends DeliverOptions {
  /** Resolves after so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<unknown>;
  /** Nothing is sent, whatever is due. */
  readonly isPaused: boolean;
  /** Milliseconds for which nothing may be sent, as Discord has refused too much. */
  readonly heldFor?: () => number;
  readonly onError: (error: unknown, what: string) => void;
  /** Hears how each attempt ended. */
  readonly onSettled?: ((settlement: Settlement) => void) | undefined;
}

/** Daily posts that look after themselves. */
export interface Reminders {
  /** Sends all that is due and resolves when it is settled. */
  tick(): Promise<void>;
  /** Posts now what the channel's next post would look like, marked as a test; undefined while reminders are paused. */
  postTest(target: Target): Promise<Settlement | undefined>;
  /** Makes one more request of the bot's own in its turn. */
  inLine<T>(request: () => Promise<T>): Promise<T>;
  /** Ticks until it is stopped; one slow send holds up nothing else. */
  start(): void;
  /** Begins nothing new, and resolves when what has begun is settled. */
  stop(): Promise<void>;
}

/** All in milliseconds. Timers are short: a long one fires at once, and a clock may jump. */
const PAUSE = 1000;
const LONGEST_PAUSE = 5000;
const LEASE = 60_000;
/** A second's worth of sends is taken at once, so that no lease ends while its delivery waits in line. */
const BATCH = SENDS_A_SECOND;
/** Sends that hang are no reason to send nothing else, but not without end. */
const MOST_IN_FLIGHT = 1000;
const SECONDS_A_DAY = 86_400;
/** Places in the line are taken for so many deliveries at once. */
const GROUP = 4;
/** Longer, it is the clock that has jumped back. */
const LONGEST_HOLD = 60 * 60_000;

export function createReminders(options: ReminderOptions): Reminders {
  const { store, knowledge, now, wait, owner, isPaused, onError } = options;
  const line = createSendLine(options);
  const inFlight = new Set<Promise<unknown>>();
  let isStopping = false;
  let loop: Promise<void> = Promise.resolve();
  let heldUntil = 0;

  /** A limit that holds for every send stops them all, not only the one that met it. */
  const channel: ReminderChannel = {
    ...options.channel,
    async send(post) {
      const sent = await options.channel.send(post);
      if (sent.kind === 'unsent' && sent.isGlobal) heldUntil = now() + (sent.retryAfter ?? PAUSE);
      return sent;
    },
  };

  const attempt = async (delivery: Delivery) => {
    const settlement = await deliver(delivery, { ...options, channel });
    options.onSettled?.(settlement);
    return settlement;
  };

  const inLine = async <T>(request: () => Promise<T>): Promise<T> => {
    const places = await line.reserve(1);
    await line.turn(places);
    try {
      return await request();
    } finally {
      await line.free(places);
    }
  };

  const lease = (): Lease => ({ owner, now: now(), until: now() + LEASE });

  /** Claims what is due and was not looked at before; what has nothing to say is looked at, too. */
  const claimDue = async () => {
    const due = await store.due(clocksOf(await store.zones(), now()), BATCH);
    const claimed: Delivery[] = [];
    for (const [date, targets] of groupByDay(due, now())) {
      const deliveries = targets
        .filter((target) => toPost(target, date, knowledge(), { nonce: '' }) !== undefined)
        .map((target) => {
          const key = { channel: target.channel, date, kind: 'daily', part: 0 } as const;
          return { ...key, guild: target.guild, nonce: toNonce(key), missed: missedDays(target, date) };
        });
      claimed.push(...(await store.claim(deliveries, lease())));
      await store.markDone(
        targets.map((target) => target.channel),
        date,
      );
    }
    return { claimed, isMore: due.length === BATCH };
  };

  const launchBatch = async (): Promise<boolean> => {
    const again = await store.reclaim(lease(), BATCH);
    const due = again.length < BATCH ? await claimDue() : { claimed: [], isMore: true };
    const deliveries = [...again, ...due.claimed];
    for (let i = 0; i < deliveries.length; i += GROUP) {
      const group = deliveries.slice(i, i + GROUP);
      const places = await line.reserve(sum(group.map(requestsOf)));
      for (const delivery of group) {
        const own = places.splice(0, requestsOf(delivery));
        await line.turn(own);
        const work = attempt(delivery)
          .catch((error: unknown) => onError(error, `delivery to ${delivery.channel}`))
          .then(() => line.free(own))
          .catch((error: unknown) => onError(error, 'send line'))
          .finally(() => inFlight.delete(work));
        inFlight.add(work);
      }
    }
    return again.length === BATCH || due.isMore;
  };

  const launch = async () => {
    const held = Math.max(heldUntil - now(), options.heldFor?.() ?? 0);
    if (isPaused || (held > 0 && held < LONGEST_HOLD)) return;
    let isMore = true;
    while (isMore && !isStopping && !options.heldFor?.() && inFlight.size < MOST_IN_FLIGHT)
      isMore = await launchBatch();
  };

  const run = async () => {
    let failures = 0;
    while (!isStopping) {
      try {
        await launch();
        failures = 0;
      } catch (error) {
        failures += 1;
        onError(error, 'tick');
      }
      // A database that is away is not asked each second.
      await wait(Math.min(LONGEST_PAUSE, PAUSE * 2 ** failures));
    }
  };

  return {
    async tick() {
      await launch();
      await Promise.all(inFlight);
    },
    async postTest({ channel: id, guild, zone }) {
      if (isPaused) return undefined;
      // Its part makes each test another; one second's are the same, as somebody pressed twice.
      const part = Math.floor(now() / 1000) % SECONDS_A_DAY;
      const key = { channel: id, date: toLocal(now(), zone).date, kind: 'test', part } as const;
      const [claimed] = await store.claim([{ ...key, guild, missed: 0, nonce: toNonce(key) }], lease());
      if (!claimed) return { state: 'sent' };
      return inLine(() => attempt(claimed));
    },
    inLine,
    start() {
      loop = run();
    },
    async stop() {
      isStopping = true;
      await loop;
      await Promise.all(inFlight);
    },
  };
}

function groupByDay(targets: readonly Target[], now: number): Map<string, Target[]> {
  return Map.groupBy(targets, ({ zone }) => toLocal(now, zone).date);
}

/** Days since somebody last looked, the first and the last not counted. */
function missedDays({ done_date, not_before }: Target, date: Day): number {
  if (done_date === null) return 0;
  const before = addDays(not_before, -1);
  let day = addDays(done_date < before ? before : done_date, 1);
  let count = 0;
  for (; day < date && count < 366; count += 1) day = addDays(day, 1);
  return count;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
