import type { Target } from '../../src/store/rows.ts';

/** Reminders in channel 1 of server 10 at nine in Karachi. */
export function aTarget(differing: Partial<Target> = {}): Target {
  return {
    channel: '1',
    guild: '10',
    time: '09:00',
    zone: 'Asia/Karachi',
    topics: [],
    importance: 1,
    role: null,
    quiet_days: false,
    language: 'en',
    state: 'active',
    paused_until: null,
    reason: null,
    told: false,
    not_before: '2026-01-01',
    done_date: null,
    changed_at: 0,
    ...differing,
  };
}
