import { distance } from 'fastest-levenshtein';
import { skeletonOf } from '../search/skeleton.ts';
import { romanise, skeletonsOf } from '../search/transliterate.ts';

/** Zones of cities whose Latin name sounds like a name in Cyrillic or in Urdu's letters, the nearest first. */
export type SoundingCities = (name: string) => readonly SoundingZone[];

export interface SoundingZone {
  readonly zone: string;
  /** Letters that differ from the likeliest spelling; Urdu leaves vowels out, and there none is counted. */
  readonly errors: number;
  /** Whether it is in the country whose language is written so. */
  readonly isNear: boolean;
}

/** More spellings of a name cost time and find nothing else. */
const MOST_SPELLINGS = 32;
/** Shorter ones begin too many names, or are too many names’ misspelling. */
const SHORTEST_BEGINNING = 3;
const SHORTEST_WITH_ERROR = 5;
/** One letter in so many may be another: consonants agree already. */
const LETTERS_TO_AN_ERROR = 3;

/** What large cities are called beside their names, as it would be spelt. */
const BY_NAMES: ReadonlyMap<string, readonly string[]> = new Map([
  ['st petersburg', ['petersburg', 'piter']],
  ['almaty', ['alma ata']],
]);

/** What is not typed yet is no error, but no city either. */
export const UNFINISHED = 0.5;

/** `cities` by their folded English name, the largest first; `countryOf` tells a zone's country. */
export function createSoundingCities(
  cities: ReadonlyMap<string, readonly string[]>,
  countryOf: (zone: string) => string | undefined,
): SoundingCities {
  const named = [...cities].flatMap(([name, zones]) => {
    return [name, ...(BY_NAMES.get(name) ?? [])].map((one) => ({
      name: one,
      zones,
      skeleton: skeletonOf(one.replaceAll(' ', '')),
    }));
  });
  return (text) => {
    // Latin letters need no ear.
    if (/[a-z]/.test(text)) return [];
    const words = text.split(' ').map((word) => (word === 'санкт' ? 'ст' : word));
    const spellings = words.reduce<string[]>(
      (starts, word) =>
        starts
          .flatMap((start) => romanise(word).map((spelling) => `${start} ${spelling}`.trim()))
          .slice(0, MOST_SPELLINGS),
      [''],
    );
    const skeletons = skeletonsOf(words.join(''));
    if (skeletons.length === 0) return [];
    const language = spellings.length > 0 ? 'ru' : 'ur';
    const country = new Intl.Locale(language).maximize().region;
    const found = named.flatMap(({ name, zones, skeleton }) => {
      const errors = errorsOf(name, spellings, skeletons.includes(skeleton));
      if (errors === undefined) return [];
      return zones.map((zone) => ({
        zone,
        errors,
        isNear: countryOf(zone) === country,
        length: skeleton.length,
      }));
    });
    return found.sort(
      (a, b) => a.errors - b.errors || Number(b.isNear) - Number(a.isNear) || b.length - a.length,
    );
  };
}

/** How far a city's name is from what was typed; undefined for another city. */
function errorsOf(name: string, spellings: readonly string[], soundsAlike: boolean): number | undefined {
  if (spellings.length === 0) return soundsAlike ? 0 : undefined;
  const least = Math.min(...spellings.map((spelling) => distance(name, spelling)));
  if (least === 0) return 0;
  if (soundsAlike && least <= name.length / LETTERS_TO_AN_ERROR) return least;
  if (least === 1 && name.length >= SHORTEST_WITH_ERROR) return 1;
  const begins = spellings.some((one) => one.length >= SHORTEST_BEGINNING && name.startsWith(one));
  return begins ? UNFINISHED : undefined;
}
