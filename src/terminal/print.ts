import { formatRange, type Language } from '../calendar/format.ts';
import type { Event } from '../knowledge/event.ts';
import type { Source } from '../knowledge/source.ts';
import { findLanguage } from '../search/language.ts';
import { orderHits } from '../search/order.ts';
import type { Answer, EventHit, PassageHit } from '../search/search.ts';
import { textsIn } from '../texts/texts.ts';
import { type Typesetter, toPrintable } from './terminal.ts';

/** How many further findings a person is shown below the first. */
const FURTHER = 2;

/**
 * An answer as a person reads it: the sentence that answers, its source, and a way on where there is none. What is said
 * about them is in the language of the question.
 */
export function printAnswer(answer: Answer, set: Typesetter): string {
  const [first, ...further] = answer.confidence === 'nothing' ? [] : orderHits(answer);
  const language = findLanguage(answer.question) ?? 'en';
  const { found } = textsIn(language);
  const blocks: string[] = [];
  if (!first) blocks.push(set.style('yellow', found.nothing));
  if (first && answer.confidence === 'perhaps') {
    blocks.push(set.style('yellow', found.perhaps));
  }
  const told = new Set<Source>();
  for (const hit of first ? [first, ...further.slice(0, FURTHER)] : []) {
    blocks.push(
      hit.kind === 'event' ? printEvent(hit.event, set, language) : printPassage(hit, set, told, language),
    );
  }
  if (answer.suggestions.length > 0) {
    blocks.push(set.wrap(`${found.tryThese} ${answer.suggestions.map(toPrintable).join(' · ')}`, 0));
  }
  return `${blocks.join('\n\n')}\n`;
}

/** One finding by itself. */
export function printHit(hit: PassageHit | EventHit, set: Typesetter): string {
  return hit.kind === 'event' ? printEvent(hit.event, set) : printPassage(hit, set, new Set(), 'en');
}

/** An event: its date as precisely as it is known, title, summary and sources. */
export function printEvent(event: Event, set: Typesetter, language: Language = 'en'): string {
  const date = formatRange(event.date, event.end, language);
  return [
    set.wrap(`${set.style('bold', date)}: ${set.style('bold', toPrintable(event.title))}`, 2),
    set.wrap(toPrintable(event.summary), 2),
    ...event.sources.map((source) => printSource(source, null, set)),
  ].join('\n');
}

/** `told`: sources whose address and remark stand further up already. */
function printPassage(
  { passage, excerpt }: PassageHit,
  set: Typesetter,
  told: Set<Source>,
  language: Language,
): string {
  const [source] = passage.sources;
  // What may not be quoted is found, and named.
  const text = passage.quote === 'none' ? '' : `${set.wrap(markWords(excerpt, set), 2)}\n`;
  const place = passage.paragraph === null ? null : textsIn(language).paragraph(passage.paragraph);
  const known = told.has(source);
  told.add(source);
  return `${text}${printSource(known ? { ...source, url: null, note: null } : source, place, set)}`;
}

function printSource(
  { author, title, titleIsDescription, publisher, published, url, note }: Source,
  place: string | null,
  set: Typesetter,
): string {
  const name = titleIsDescription ? title : `“${title}”`;
  const described = [author, name, publisher, published, place].filter(Boolean).join(', ');
  const lines = [set.style('dim', set.wrap(`— ${toPrintable(described)}`, 4))];
  if (url) lines.push(`      ${set.style(['dim', 'underline'], toPrintable(url))}`);
  if (note) lines.push(set.style('dim', set.wrap(toPrintable(note), 6)));
  return lines.join('\n');
}

function markWords({ text, marks }: PassageHit['excerpt'], set: Typesetter): string {
  let [marked, done] = ['', 0];
  for (const { start, end } of marks) {
    marked += toPrintable(text.slice(done, start)) + set.style('bold', toPrintable(text.slice(start, end)));
    done = end;
  }
  return marked + toPrintable(text.slice(done));
}
