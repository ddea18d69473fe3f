import { expect, test } from 'vitest';
import { findLag } from '../../src/reminders/lag.ts';
import { startRig } from './rig.ts';

// Nine o'clock in Karachi.
const NINE = Date.parse('2026-05-01T04:00Z');

test('what is due and not yet claimed is as late as its hour is past, and nothing once it is sent', async () => {
  const rig = await startRig();
  await rig.addTarget();
  expect(await findLag(rig.store, NINE - 60_000)).toBe(0);
  expect(await findLag(rig.store, NINE + 600_000)).toBe(600_000);
  await rig.at('2026-05-01T04:10Z');
  expect(await findLag(rig.store, NINE + 600_000)).toBe(0);
});

test('what failed is late from the moment at which it may be tried again', async () => {
  const rig = await startRig();
  await rig.addTarget();
  rig.standin.faults.add('POST /channels/:id/messages', 1, { kind: 'error', status: 500 });
  await rig.at('2026-05-01T04:00Z');
  expect(await findLag(rig.store, NINE)).toBe(0);
  const [delivery] = await rig.store.deliveriesOf(rig.channel.id, 1);
  expect(await findLag(rig.store, Number(delivery?.next_attempt) + 5000)).toBe(5000);
});
