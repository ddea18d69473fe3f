import { describe, expect, test } from 'vitest';
import { checkEvidence, checkIds, checkTopics, findTwins } from '../../src/knowledge/cross-check.ts';
import { parseEvents } from '../../src/knowledge/event.ts';
import { parseFacts } from '../../src/knowledge/fact.ts';
import { type Fault, formatFault } from '../../src/knowledge/fault.ts';

const SOURCE = '  sources: [{ title: A page, publisher: A paper, url: https://example.org/a }]\n';

function events(file: string, ...entries: string[]) {
  const faults: Fault[] = [];
  const found = parseEvents(
    entries.map((lines) => `${lines}\n  summary: S\n${SOURCE}`).join(''),
    file,
    faults,
  );
  expect(faults).toEqual([]);
  return found;
}

function faultsOf(check: (faults: Fault[]) => void): string[] {
  const faults: Fault[] = [];
  check(faults);
  return faults.map(formatFault);
}

describe('entries together', () => {
  test('have different ids, also across files', () => {
    const one = events('1.yaml', '- id: a\n  title: A\n  date: 1965');
    const two = events('2.yaml', '- id: b\n  title: B\n  date: 1965', '- id: a\n  title: C\n  date: 1966');
    expect(faultsOf((faults) => checkIds([...one, ...two], faults))).toEqual([
      '2.yaml:6: id "a" is already used at 1.yaml:1',
    ]);
  });

  test('are filed under known topics', () => {
    const list = events('1.yaml', '- id: a\n  title: A\n  date: 1965\n  topics:\n    - un\n    - sprot');
    const facts = parseFacts(`- id: f\n  fact: F\n  topic: tarde\n${SOURCE}`, 'facts.yaml', []);
    expect(faultsOf((faults) => checkTopics([...list, ...facts], new Set(['un', 'trade']), faults))).toEqual([
      '1.yaml:6: unknown topic "sprot": topics.yaml lists the known ones',
      'facts.yaml:3: unknown topic "tarde": topics.yaml lists the known ones',
    ]);
  });
});

describe('evidence', () => {
  const passages = new Map([['x#1', 'On 1 May the “two states” opened relations.']]);
  const cases: [string, string, string, string[]][] = [
    ['words as they stand', 'x#1', 'the “two states” opened', []],
    ['another quotation mark', 'x#1', 'the "two states"', ['does not hold the words "the "two states""']],
    ['another case', 'x#1', 'on 1 May', ['does not hold the words "on 1 May"']],
    ['a passage that is not there', 'x#2', 'On 1 May', ['there is no passage "x#2"']],
  ];
  test.each(cases)('is compared word for word: %s', (_why, passage, quote, expected) => {
    const evidence = `\n  evidence:\n    - passage: '${passage}'\n      quote: '${quote}'`;
    const list = events('1.yaml', `- id: a\n  title: A\n  date: 1948${evidence}`);
    const faults = faultsOf((into) =>
      checkEvidence(
        list,
        (id) => passages.get(id),
        () => false,
        into,
      ),
    );
    expect(faults).toHaveLength(expected.length);
    for (const [index, message] of expected.entries()) expect(faults[index]).toContain(message);
    for (const fault of faults) expect(fault).toMatch(/^1\.yaml:[56]: evidence: /);
  });
});

describe('a warning about twins', () => {
  const cases: [string, string, string, string, string, boolean][] = [
    [
      'one day, nearly one title',
      '1966-01-10',
      'Tashkent Declaration signed',
      '1966-01-10',
      'The Tashkent Declaration signed',
      true,
    ],
    [
      'one day, two titles',
      '1966-01-10',
      'Tashkent Declaration signed',
      '1966-01-10',
      'Steel agreement',
      false,
    ],
    ['two days, one title', '1966-01-10', 'Talks held', '1966-01-11', 'Talks held', false],
    ['one month is no day', '1966-01', 'Talks held', '1966-01', 'Talks held', false],
  ];
  test.each(cases)('%s', (_why, dateA, titleA, dateB, titleB, warned) => {
    const list = events(
      '1.yaml',
      `- id: a\n  title: ${titleA}\n  date: ${dateA}`,
      '- id: between\n  title: Other\n  date: 1966-01-10',
      `- id: b\n  title: ${titleB}\n  date: ${dateB}`,
    );
    expect(findTwins(list).map(formatFault)).toEqual(
      warned ? ['1.yaml:11: "b" may be the same event as "a" at 1.yaml:1'] : [],
    );
  });
});
