import { expect, test } from 'vitest';
import { createManualClock } from '../../src/playground/clock.ts';
import { createSendCount } from '../../src/playground/rate-limits.ts';
import { createSnowflakes, shardOf } from '../../src/playground/snowflake.ts';

test('a manual clock runs what falls due, in order and at its time', () => {
  const clock = createManualClock(0);
  const ran: string[] = [];
  clock.after(20, () => ran.push(`second at ${clock.now()}`));
  clock.after(10, () => ran.push(`first at ${clock.now()}`));
  const cancel = clock.after(15, () => ran.push('never'));
  cancel();
  clock.advance(19);
  expect(ran).toEqual(['first at 10']);
  clock.advance(1);
  expect(ran).toEqual(['first at 10', 'second at 20']);
});

test('ids rise within one millisecond, and carry the time', () => {
  const nextId = createSnowflakes(createManualClock(Date.UTC(2015, 0, 1) + 1));
  expect([nextId(), nextId()]).toEqual(['4194304', '4194305']);
  expect(shardOf('4194304', 2)).toBe(1);
});

test('the most sends in any sliding second are counted', () => {
  const sends = createSendCount();
  for (const at of [0, 900, 950, 1000, 1899, 1950]) sends.record(at);
  expect(sends.mostInASecond()).toBe(4);
});
