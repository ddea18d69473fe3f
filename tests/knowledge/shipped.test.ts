import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkEvidence, checkIds, checkTopics, findTwins } from '../../src/knowledge/cross-check.ts';
import { parseEvents } from '../../src/knowledge/event.ts';
import { parseFacts } from '../../src/knowledge/fact.ts';
import { type Fault, formatFault } from '../../src/knowledge/fault.ts';
import { parseTopics } from '../../src/knowledge/topic.ts';

const root = new URL('../../knowledge/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, root), 'utf8');

const faults: Fault[] = [];
const events = readdirSync(new URL('events/', root))
  .sort()
  .flatMap((name) => parseEvents(read(`events/${name}`), `knowledge/events/${name}`, faults));
const facts = parseFacts(read('facts.yaml'), 'knowledge/facts.yaml', faults);
const topics = parseTopics(read('topics.yaml'), 'knowledge/topics.yaml', faults);
const paragraphs = read('articles/kozin-2018.md')
  .replace(/^---\n[\s\S]*?\n---\n/, '')
  .trim()
  .split(/\n\s*\n/);

describe('the knowledge that ships', () => {
  test('has no fault of its own', () => {
    checkIds(events, faults);
    checkIds(facts, faults);
    checkIds(topics, faults);
    checkTopics([...events, ...facts], new Set(topics.map((topic) => topic.value.id)), faults);
    expect(faults.map(formatFault)).toEqual([]);
  });

  test('has every event, fact and topic', () => {
    expect([events.length, facts.length, topics.length]).toEqual([475, 100, 26]);
  });

  test('quotes the article word for word', () => {
    const passages = new Map(paragraphs.map((text, index) => [`kozin-2018#${index + 1}`, text]));
    const wrong: Fault[] = [];
    checkEvidence(
      events,
      (id) => passages.get(id),
      () => false,
      wrong,
    );
    expect(wrong.map(formatFault)).toEqual([]);
    expect(passages.size).toBe(18);
    expect(events.filter((event) => event.value.evidence.length > 0)).toHaveLength(12);
  });

  test('tells no event twice', () => {
    expect(findTwins(events).map(formatFault)).toEqual([]);
  });

  test('keeps each file to its decade, oldest first', () => {
    for (const { value, file } of events) {
      expect(file).toBe(`knowledge/events/${value.date.slice(0, 3)}0s.yaml`);
    }
    const dates = events.map((event) => event.value.date);
    expect(dates).toEqual([...dates].sort());
  });

  test('says who says what, side by side, or how a date was found, for 164 events', () => {
    const open = events.filter(({ value }) => {
      return value.disagreements.length > 0 || value.dateNote !== undefined || value.caveat !== undefined;
    });
    expect(open).toHaveLength(164);
    expect(open.filter(({ value }) => value.disagreements.length > 0)).toHaveLength(103);
  });
});
