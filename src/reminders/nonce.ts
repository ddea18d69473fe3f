import { createHash } from 'node:crypto';
import type { DeliveryKey } from '../store/rows.ts';

/** Discord's limit is 25 characters; these are 132 bits. */
const LENGTH = 22;

/** A delivery's nonce: the same for each attempt and in each process, another for each part and kind. */
export function toNonce({ channel, date, kind, part }: DeliveryKey): string {
  return createHash('sha256')
    .update(`${channel} ${date} ${kind} ${part}`)
    .digest('base64url')
    .slice(0, LENGTH);
}
