import { describe, expect, test } from 'vitest';
import { parseEvents } from '../../src/knowledge/event.ts';
import { type Fault, formatFault } from '../../src/knowledge/fault.ts';

const FILE = 'knowledge/events/1960s.yaml';
const SOURCE = '  sources: [{ title: A page, publisher: A paper, url: https://example.org/a }]';

function read(yaml: string) {
  const faults: Fault[] = [];
  const events = parseEvents(yaml, FILE, faults);
  return { events, faults: faults.map(formatFault) };
}

function entry(lines: string): string {
  return `- id: a\n  title: T\n  summary: S\n${lines}\n${SOURCE}\n`;
}

describe('an event', () => {
  test('needs little: what is left out has a plain default', () => {
    const { events, faults } = read(entry("  date: '1966-01-10'"));
    expect(faults).toEqual([]);
    expect(events[0]?.value).toEqual({
      id: 'a',
      date: '1966-01-10',
      title: 'T',
      summary: 'S',
      topics: [],
      people: [],
      places: [],
      anniversary: false,
      importance: 1,
      tone: 'neutral',
      confidence: 'single-source',
      sourceQuality: 'good',
      disagreements: [],
      evidence: [],
      sources: [
        {
          title: 'A page',
          publisher: 'A paper',
          url: 'https://example.org/a',
          published: null,
          titleIsDescription: false,
          author: null,
          note: null,
          supports: null,
        },
      ],
    });
  });

  test('keeps who says what, how its date was found and the quoted evidence', () => {
    const { events, faults } = read(
      entry(`  date: 1985-04-26
  end: 1985-04-27
  date_note: From weekdays.
  caveat: Read in copies.
  source_quality: weak
  disagreements:
    - about: day
      positions: [{ claim: 26 April, by: a paper }, { claim: 27 April }]
  evidence: [{ passage: 'kozin-2018#1', quote: ' as it stands ' }]`),
    );
    expect(faults).toEqual([]);
    expect(events[0]?.value).toMatchObject({
      end: '1985-04-27',
      dateNote: 'From weekdays.',
      caveat: 'Read in copies.',
      sourceQuality: 'weak',
      disagreements: [
        { about: 'day', positions: [{ claim: '26 April', by: 'a paper' }, { claim: '27 April' }] },
      ],
      evidence: [{ passage: 'kozin-2018#1', quote: ' as it stands ' }],
    });
  });

  test('may be dated by a bare year, which YAML reads as a number', () => {
    expect(read(entry('  date: 1968')).events[0]?.value.date).toBe('1968');
  });

  test('knows the line of each of its parts', () => {
    const { events } = read(`${entry('  date: 1968')}${entry('  date: 1969').replace('id: a', 'id: b')}`);
    expect(events.map((event) => [event.lineOf([]), event.lineOf(['date'])])).toEqual([
      [1, 4],
      [6, 9],
    ]);
  });

  test.each([
    ['a day that no calendar has', '  date: 1969-02-30', '4: date "1969-02-30" is not a day'],
    ['29 February of a common year', '  date: 1969-02-29', '4: date "1969-02-29" is not a day'],
    ['a thirteenth month', '  date: 1969-13', '4: date "1969-13" is not a month'],
    ['a date in words', '  date: May 1969', '4: date "May 1969" is not YYYY, YYYY-MM or YYYY-MM-DD'],
    [
      'an end before its start',
      '  date: 1969-05-02\n  end: 1969-05-01',
      '5: end "1969-05-01" is before its date "1969-05-02"',
    ],
    ['an impossible end', '  date: 1969-05-02\n  end: 1969-06-31', '5: end "1969-06-31" is not a day'],
    [
      'a yearly reminder without a day',
      '  date: 1969-05\n  anniversary: true',
      '5: anniversary needs a day, and date "1969-05" has none',
    ],
    ['an unknown key', '  date: 1969-05-02\n  conflicts: x', '5: event "a": unknown key "conflicts"'],
    ['a missing date', '  tone: solemn', '1: event "a": date: is missing'],
    ['an unknown tone', '  date: 1969-05-02\n  tone: sad', /^5: event "a": tone: /],
    [
      'an importance beyond 3',
      '  date: 1969-05-02\n  importance: 4',
      '5: event "a": importance: must be 1, 2 or 3',
    ],
    [
      'a disagreement in which nobody speaks',
      '  date: 1969-05-02\n  disagreements: [{ about: day, positions: [] }]',
      '5: event "a": disagreements.1.positions: nobody says anything',
    ],
  ])('is refused with %s', (_why, lines, fault) => {
    const { faults } = read(entry(lines));
    expect(faults).toHaveLength(1);
    const [first] = faults;
    if (typeof fault === 'string') expect(first).toBe(`${FILE}:${fault}`);
    else expect(first?.slice(FILE.length + 1)).toMatch(fault);
  });

  test.each([
    ['that are absent', '', '1: event "a": sources: no source: each entry needs at least one'],
    ['that are empty', '\n  sources: []', '5: event "a": sources: no source: each entry needs at least one'],
    [
      'with an address that no browser opens',
      '\n  sources: [{ title: A, publisher: B, url: "ftp://example.org/a" }]',
      '5: event "a": sources.1.url: "ftp://example.org/a" is not an http or https address',
    ],
    [
      'published on a day that no calendar has',
      '\n  sources: [{ title: A, publisher: B, url: "http://example.org/a", published: 2015-06-31 }]',
      '5: event "a": sources.1.published: "2015-06-31" is not a day',
    ],
  ])('is refused with sources %s', (_why, sources, fault) => {
    const { faults } = read(`- id: a\n  title: T\n  summary: S\n  date: 1969-05-02${sources}\n`);
    expect(faults).toEqual([`${FILE}:${fault}`]);
  });

  test.each([
    ['null', null],
    ['2018', '2018'],
    ["'2018-05'", '2018-05'],
    ['2018-05-01', '2018-05-01'],
  ])('has a source published %s', (yaml, expected) => {
    const source = `[{ title: A, publisher: B, url: "http://example.org/a", published: ${yaml} }]`;
    const { events } = read(`- id: a\n  title: T\n  summary: S\n  date: 1969-05-02\n  sources: ${source}\n`);
    expect(events[0]?.value.sources[0]?.published).toBe(expected);
  });

  test('stands in a list', () => {
    expect(read('id: a\ndate: 1968\n').faults).toEqual([`${FILE}:1: must be a list of events`]);
  });

  test('file may be empty or all comment', () => {
    expect(read('# nothing yet\n')).toEqual({ events: [], faults: [] });
  });

  test('with several faults is told all of them in one run, and does not hide the events beside it', () => {
    const bad = entry('  date: 1969-02-30\n  importance: 7\n  tone: sad\n  colour: red');
    const { events, faults } = read(
      `${bad}${entry('  date: 1969-02-31').replace('id: a', 'id: b')}${entry('  date: 1970').replace('id: a', 'id: c')}`,
    );
    expect(faults.map((fault) => fault.slice(FILE.length + 1)).sort()).toEqual([
      '12: date "1969-02-31" is not a day',
      '4: date "1969-02-30" is not a day',
      '5: event "a": importance: must be 1, 2 or 3',
      expect.stringMatching(/^6: event "a": tone: /),
      '7: event "a": unknown key "colour"',
    ]);
    expect(events.map(({ value }) => value.id)).toEqual(['b', 'c']);
  });

  test('without an id is called by its place', () => {
    const { faults } = read(
      `${entry('  date: 1969')}${entry('  date: 1970').replace('- id: a\n  title', '- title')}`,
    );
    expect(faults).toEqual([`${FILE}:6: event 2 of the file: id: is missing`]);
  });
});
