import type { Answer, EventHit, PassageHit } from './search.ts';

/** Passages and events of an answer in the order in which a person is shown them. */
export function orderHits({ passages, events, asksWhen }: Answer): Array<PassageHit | EventHit> {
  const all = [...passages, ...events].sort((a, b) => b.score - a.score);
  // Who asks when is answered by a date.
  const when = asksWhen ? events.find(({ confidence }) => confidence === 'found') : undefined;
  const lead = when ?? all[0];
  if (!lead) return [];
  // The best passage and the best event both stand at the top: one quotes, the other dates.
  const other = (lead.kind === 'event' ? passages : events)[0];
  const ordered = [lead, ...(other ? [other] : []), ...all.filter((hit) => hit !== lead && hit !== other)];
  return ordered.filter((hit, i) => i === 0 || hit.confidence !== 'nothing');
}
