import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Fault, formatFault } from '../../src/knowledge/fault.ts';
import { findUnusedEntries, parseGlossary } from '../../src/knowledge/glossary.ts';

const FILE = 'knowledge/glossary.yaml';
const parse = (yaml: string) => {
  const faults: Fault[] = [];
  const entries = parseGlossary(yaml, FILE, faults);
  return { entries, faults: faults.map(formatFault) };
};

describe('a glossary', () => {
  test('has entries with forms in up to three languages', () => {
    const { entries, faults } = parse(
      '- { id: visit, en: [visit, trip], ru: [визит], ur: [دورہ] }\n- { id: sco, en: [SCO], ru: [ШОС] }\n',
    );
    expect(faults).toEqual([]);
    expect(entries.map(({ value }) => value)).toEqual([
      { id: 'visit', en: ['visit', 'trip'], ru: ['визит'], ur: ['دورہ'] },
      { id: 'sco', en: ['SCO'], ru: ['ШОС'], ur: [] },
    ]);
  });

  test.each([
    ['may be empty', '# nothing yet\n', []],
    ['is a list', 'visit: 1\n', ['1: must be a list of entries']],
    [
      'knows no other language',
      '- { id: visit, en: [visit, trip], de: [Besuch] }\n',
      ['1: entry "visit": unknown key "de"'],
    ],
    [
      'has no entry with a single form',
      '- { id: a, en: [b, c] }\n- { id: visit, en: [visit] }\n',
      ['2: entry "visit": an entry needs at least two forms: one alone leads nowhere'],
    ],
    [
      'has no empty form',
      '- id: visit\n  en:\n    - visit\n    - " "\n',
      ['4: entry "visit": en.2: is empty'],
    ],
    [
      'has no form that YAML reads as a number',
      '- { id: war, en: [war, 1965] }\n',
      ['1: entry "war": en.2: Invalid input: expected string, received number'],
    ],
    [
      'has each id once',
      '- { id: visit, en: [visit, trip] }\n- { id: visit, en: [stay, tour] }\n',
      ['2: id "visit" is already used at knowledge/glossary.yaml:1'],
    ],
    [
      'has each form once in a language, capitals or not',
      '- { id: visit, en: [visit, trip] }\n- id: tour\n  en:\n    - tour\n    - Trip\n',
      ['5: en: "Trip" is already used at knowledge/glossary.yaml:1'],
    ],
    [
      'may have one form in two languages',
      '- { id: visit, en: [visit], ru: [визит] }\n- { id: x, ru: [visit, тур] }\n',
      [],
    ],
  ])('%s', (_why, yaml, faults) => {
    expect(parse(yaml).faults).toEqual(faults.map((fault) => `${FILE}:${fault}`));
  });

  test('notes the entries of which the knowledge has no English form', () => {
    const { entries } = parse(
      '- { id: visit, en: [journey, visit] }\n- { id: jazz, en: [jazz, blues] }\n- { id: ru, ru: [а, б] }\n',
    );
    const notes = findUnusedEntries(entries, (phrase) => phrase === 'visit');
    expect(notes.map(formatFault)).toEqual([
      `${FILE}:2: the knowledge has none of the English forms of 2 entries yet: jazz, ru`,
    ]);
  });

  test('names a few of many unused entries, and how many more there are', () => {
    const many = parse(Array.from({ length: 9 }, (_, i) => `- { id: e${i}, en: [a${i}, b${i}] }\n`).join(''));
    expect(findUnusedEntries(many.entries, () => false).map(({ message }) => message)).toEqual([
      'the knowledge has none of the English forms of 9 entries yet: e0, e1, e2, e3, e4 and 4 more',
    ]);
  });

  test('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), (yaml) => {
        expect(parse(yaml)).toBeDefined();
        expect(parse(`- { id: a, en: [${yaml}] }`)).toBeDefined();
      }),
    );
  });
});

test('the glossary that ships has no fault, and Russian and Urdu forms for nearly all entries', () => {
  const yaml = readFileSync(new URL('../../knowledge/glossary.yaml', import.meta.url), 'utf8');
  const { entries, faults } = parse(yaml);
  expect(faults).toEqual([]);
  expect(entries.length).toBeGreaterThan(900);
  for (const language of ['en', 'ru', 'ur'] as const) {
    const without = entries.filter(({ value }) => value[language].length === 0);
    expect(without.length).toBeLessThan(entries.length / 20);
  }
});
