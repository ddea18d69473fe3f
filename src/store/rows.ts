import { z } from 'zod';
import { isDay } from '../calendar/date.ts';

const day = z.string().refine(isDay, 'is no day');
/** PostgreSQL's driver hands out bigints as texts. */
const moment = z.coerce.number();
const maybeMoment = z.union([z.null(), moment]);

const timeZone = z.string().refine(isTimeZone, 'is no time zone');
const listOfTexts = z.union([z.string().transform(parseJson), z.array(z.string())]).pipe(z.array(z.string()));

/** A channel's reminders: where, when, and what of. */
export const targetSchema = z.object({
  channel: z.string(),
  guild: z.string(),
  /** Local, 'HH:MM'. */
  time: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/),
  /** IANA. */
  zone: timeZone,
  /** None: all of them. */
  topics: listOfTexts,
  /** The least that is posted. */
  importance: z.coerce.number().int().min(1).max(3),
  /** Pinged at round anniversaries. */
  role: z.string().nullable(),
  /** Whether a day without anniversaries gets the next upcoming one. */
  quiet_days: z.coerce.number().transform(Boolean),
  /** Of the post's frame. */
  language: z.enum(['en', 'ru', 'ur']),
  /** `blocked`: Discord refuses, tried again by itself. `gone`: the channel is no more. */
  state: z.enum(['active', 'paused', 'blocked', 'gone']),
  /** The first local day after a pause; none: until somebody resumes. */
  paused_until: day.nullable(),
  /** Discord's code for why it is blocked or gone. */
  reason: z.string().nullable(),
  /** Whether a moderator was told the reason. */
  told: z.coerce.number().transform(Boolean),
  /** The first local day that gets a post. */
  not_before: day,
  /** The local day that was looked at last. */
  done_date: day.nullable(),
  /** Milliseconds since 1970. */
  changed_at: moment,
});

export type Target = Readonly<z.output<typeof targetSchema>>;

/** What is known of one post. */
export const deliverySchema = z.object({
  guild: z.string(),
  channel: z.string(),
  /** Local to the target. */
  date: day,
  kind: z.enum(['daily', 'test']),
  part: z.coerce.number().int(),
  /** `missed`: its day ended before it could be sent, known not to be sent. */
  state: z.enum(['pending', 'sent', 'retry', 'blocked', 'gone', 'unknown', 'missed']),
  nonce: z.string(),
  message: z.string().nullable(),
  owner: z.string().nullable(),
  /** No send of its owner begins later. */
  lease_until: moment,
  /** When it was claimed for the first time. */
  began_at: moment,
  attempts: z.coerce.number().int(),
  next_attempt: maybeMoment,
  error: z.string().nullable(),
  /** Whether an attempt may have reached Discord without our knowing. */
  uncertain: z.coerce.number().transform(Boolean),
  /** Days before it that nobody looked at. */
  missed: z.coerce.number().int(),
});

export type Delivery = Readonly<z.output<typeof deliverySchema>>;
export type DeliveryState = Delivery['state'];

/** What a delivery is known by. */
export type DeliveryKey = Pick<Delivery, 'channel' | 'date' | 'kind' | 'part'>;

/** Whether this machine can compute with it. */
function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

/** Undefined for what is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
