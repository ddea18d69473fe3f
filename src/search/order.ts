import { FACTS } from '../knowledge/knowledge.ts';
import type { Answer, EventHit, PassageHit } from './search.ts';

type Hit = PassageHit | EventHit;

/** Passages and events of an answer in the order in which a person is shown them. */
export function orderHits({ passages, events, asksWhen }: Answer): Hit[] {
  const all = [...passages, ...events].sort((a, b) => b.score - a.score);
  // Who asks when is answered by a date.
  const when = asksWhen ? events.find(({ confidence }) => confidence === 'found') : undefined;
  const lead = when ?? all[0];
  if (!lead) return [];
  // The best passage and the best event both stand at the top: one quotes, the other dates.
  const other = (lead.kind === 'event' ? passages : events)[0];
  const ordered = [lead, ...(other ? [other] : []), ...all.filter((hit) => hit !== lead && hit !== other)];
  return lastRepeated(ordered.filter((hit, i) => i === 0 || hit.confidence !== 'nothing'));
}

/** What says again what one above says, of the same event or fact, stands behind all that does not. */
function lastRepeated([lead, next, ...others]: readonly Hit[]): Hit[] {
  const top = [lead, next].filter((hit) => hit !== undefined);
  const told = new Set(top.flatMap(toldBy));
  const [fresh, repeated]: [Hit[], Hit[]] = [[], []];
  for (const hit of others) {
    const tells = toldBy(hit);
    const isRepeated = tells.length > 0 && tells.every((id) => told.has(id));
    (isRepeated ? repeated : fresh).push(hit);
    for (const id of tells) told.add(id);
  }
  return [...top, ...fresh, ...repeated];
}

/** The ids of the events and facts of which a hit shows something. */
function toldBy(hit: Hit): string[] {
  if (hit.kind === 'event') return [hit.event.id];
  const { passage, excerpt } = hit;
  if (passage.article === FACTS) return [passage.id.slice(FACTS.length + 1)];
  return passage.footnotes
    .filter(({ offset }) => offset > excerpt.start && offset <= excerpt.end)
    .map(({ id }) => id);
}
