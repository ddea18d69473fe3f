import { describe, expect, test } from 'vitest';
import { parseFacts } from '../../src/knowledge/fact.ts';
import { type Fault, formatFault } from '../../src/knowledge/fault.ts';
import { parseTopics } from '../../src/knowledge/topic.ts';

const SOURCE = '  sources: [{ title: A page, publisher: A paper, url: https://example.org/a }]';

describe('a fact', () => {
  test.each([
    ['a year in digits, which YAML reads as a number', '2025', '2025'],
    ['a span in words', 'early 1970s', 'early 1970s'],
  ])('says for when it holds: %s', (_why, yaml, asOf) => {
    const faults: Fault[] = [];
    const facts = parseFacts(
      `- id: a\n  topic: steel\n  fact: F.\n  as_of: ${yaml}\n${SOURCE}\n`,
      'facts.yaml',
      faults,
    );
    expect(faults).toEqual([]);
    expect(facts[0]?.value).toMatchObject({
      id: 'a',
      topics: ['steel'],
      fact: 'F.',
      asOf,
      sourceQuality: 'good',
    });
  });

  test('needs a source and knows no other key', () => {
    const faults: Fault[] = [];
    expect(parseFacts('- id: a\n  fact: F.\n  colour: red\n', 'knowledge/facts.yaml', faults)).toEqual([]);
    expect(faults.map(formatFault)).toEqual([
      'knowledge/facts.yaml:1: fact "a": sources: no source: each entry needs at least one',
      'knowledge/facts.yaml:3: fact "a": unknown key "colour"',
    ]);
  });
});

describe('a topic', () => {
  test('has a name in English, Russian and Urdu', () => {
    const faults: Fault[] = [];
    const topics = parseTopics('- id: un\n  labels: { en: UN, ru: ООН }\n', 'knowledge/topics.yaml', faults);
    expect(topics).toEqual([]);
    expect(faults.map(formatFault)).toEqual(['knowledge/topics.yaml:2: topic "un": labels.ur: is missing']);
  });
});
