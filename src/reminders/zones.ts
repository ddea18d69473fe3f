import { createRequire } from 'node:module';
import type * as Tzdb from '@vvo/tzdb';
import { distance } from 'fastest-levenshtein';
import type { Language } from '../calendar/format.ts';
import { findLargeCities } from './large-cities.ts';
import { createSoundingCities, UNFINISHED } from './sounding-cities.ts';
import cities from './zone-cities.json' with { type: 'json' };

/** A time zone to choose: its IANA name, and how people call it. */
export interface ZoneChoice {
  readonly zone: string;
  readonly label: string;
}

/** What somebody typed, as a time zone, or why it is none. */
export type ParsedZone =
  | { readonly kind: 'zone'; readonly zone: string }
  | { readonly kind: 'several'; readonly zones: readonly string[] }
  | { readonly kind: 'offset' }
  | { readonly kind: 'none'; readonly nearest: readonly string[] };

/** The time zones. */
export interface Zones {
  /** Zones for what has been typed so far, best first, at most 25: IANA names, cities and countries in English, Russian and Urdu, typing errors forgiven. */
  findZones(text: string, language: Language): ZoneChoice[];
  /** The zone that a choice, an IANA name in any case, or a city's exact name means; offsets are refused, as they know no clock changes. */
  parseZone(text: string): ParsedZone;
  /** "Karachi (Asia/Karachi)" in a language that knows the city. */
  zoneLabel(zone: string, language: Language): string;
}

const MOST_CHOICES = 25;
/** Ranks from here on forgive typing errors. */
const FIRST_ERROR = 3;

// Loaded with the first zone that is asked for, as the cities are.
const require = createRequire(import.meta.url);

/** The zones, made when somebody asks for one: the cities' names take memory, and a while to fold. */
export function createZones(): Zones {
  let made: Zones | undefined;
  const zones = () => {
    made ??= makeZones();
    return made;
  };
  return {
    findZones: (text, language) => zones().findZones(text, language),
    parseZone: (text) => zones().parseZone(text),
    zoneLabel: (zone, language) => zones().zoneLabel(zone, language),
  };
}

function makeZones(): Zones {
  const { getTimeZones }: typeof Tzdb = require('@vvo/tzdb');
  const countries = ['ru', 'ur'].map((language) => new Intl.DisplayNames(language, { type: 'region' }));
  const places = getTimeZones({ includeUtc: true }).map((zone) => toPlace(zone, countries));
  const byId = new Map(places.flatMap((place) => place.ids.map((id) => [fold(id), place] as const)));
  const largeCities = new Map(
    [...findLargeCities(fold)].map(([name, zones]) => [
      name,
      zones.flatMap((zone) => byId.get(fold(zone)) ?? []),
    ]),
  );

  const sounding = createSoundingCities(
    new Map([...largeCities].map(([name, there]) => [name, there.map(({ zone }) => zone)])),
    (zone) => byId.get(fold(zone))?.country,
  );

  /** "PKT": zones that go by an abbreviation, those with the most large cities first. */
  const abbreviated = (typed: string): string[] => {
    const counts = Map.groupBy([...largeCities.values()].flat(), ({ zone }) => zone);
    return places
      .filter(({ abbreviation }) => abbreviation === typed.toUpperCase())
      .map(({ zone }) => zone)
      .sort((a, b) => (counts.get(b)?.length ?? 0) - (counts.get(a)?.length ?? 0));
  };

  const zoneLabel = (zone: string, language: Language) => {
    const place = byId.get(fold(zone));
    const city = place && (place.city[language] ?? place.city.en);
    return city === undefined || city === zone ? zone : `${city} (${zone})`;
  };

  const rank = (text: string): Place[] => {
    const typed = fold(text);
    // A city that gives no zone its name stands behind those that do, and is spelt right.
    const inCities = new Map<Place, number>();
    for (const [name, there] of largeCities) {
      const own = name.startsWith(typed) ? rankOf(name, typed) : undefined;
      if (own === undefined) continue;
      for (const place of there) inCities.set(place, Math.min(own + 0.5, inCities.get(place) ?? own + 0.5));
    }
    const ranked = places.flatMap((place) => {
      const ranks = [...place.names.map((name) => rankOf(name, typed)), inCities.get(place)];
      const known = ranks.filter((one) => one !== undefined);
      const rank = Math.min(...known);
      // Of two zones, the one whose own city is meant comes first.
      return known.length === 0 ? [] : [{ place, rank, nth: ranks.indexOf(rank) }];
    });
    // Where somebody typed a name right, other names are not typing errors of it.
    const isRight = ranked.some(({ rank: one }) => one < FIRST_ERROR);
    if (!isRight) {
      const heard = sounding(typed).flatMap(({ zone }) => byId.get(fold(zone)) ?? []);
      if (heard.length > 0) return [...new Set(heard)].slice(0, MOST_CHOICES);
    }
    return ranked
      .filter(({ rank: one }) => !isRight || one < FIRST_ERROR)
      .sort((a, b) => a.rank - b.rank || a.nth - b.nth || (a.place.zone < b.place.zone ? -1 : 1))
      .slice(0, MOST_CHOICES)
      .map(({ place }) => place);
  };

  return {
    zoneLabel,
    findZones: (text, language) => rank(text).map(({ zone }) => ({ zone, label: zoneLabel(zone, language) })),
    parseZone(text) {
      const typed = fold(text);
      const short = typed === 'gmt' ? [] : abbreviated(typed);
      if (short.length > 1) return { kind: 'several', zones: short };
      const known = byId.get(short[0] === undefined ? typed : fold(short[0]));
      if (known) return { kind: 'zone', zone: known.zone };
      if (/^(?:utc|gmt)?\s*[+−]?\s*\d{1,2}(?:[:.]?\d{2})?$/.test(typed)) return { kind: 'offset' };
      const own = places.filter(({ names }) => names.includes(typed));
      const named = own.length > 0 ? own : (largeCities.get(typed) ?? []);
      const [only] = named;
      if (only && named.length === 1) return { kind: 'zone', zone: only.zone };
      if (only) return { kind: 'several', zones: named.map(({ zone }) => zone) };
      const heard = sounding(typed).filter(({ errors }) => errors !== UNFINISHED);
      const best = heard.filter(
        ({ errors, isNear }) => errors === heard[0]?.errors && isNear === heard[0].isNear,
      );
      const zones = [...new Set(best.map(({ zone }) => zone))];
      const [heardAs] = zones;
      if (heardAs) return zones.length === 1 ? { kind: 'zone', zone: heardAs } : { kind: 'several', zones };
      // "Hyderabad, Pakistan": a city, and the country that it lies in.
      const [city = '', country = ''] = text.split(',').map(fold);
      const there = [...places.filter(({ names }) => names.includes(city)), ...(largeCities.get(city) ?? [])];
      const within = there.filter(({ names }) => country !== '' && names.includes(country));
      if (within[0]) return { kind: 'zone', zone: within[0].zone };
      // "Karachi time": one of the words may be a city.
      const near = typed.split(' ').flatMap((word) => (word.length > 4 ? rank(word).slice(0, 2) : []));
      return { kind: 'none', nearest: [...new Set(near.map(({ zone }) => zone))].slice(0, 3) };
    },
  };
}

interface Place {
  readonly zone: string;
  readonly country: string | undefined;
  readonly abbreviation: string;
  /** All names that IANA has for it. */
  readonly ids: readonly string[];
  readonly city: Partial<Record<Language, string>>;
  /** Whatever one may type for it, folded. */
  readonly names: readonly string[];
}

function toPlace(
  { name: zone, group, mainCities, countryName, countryCode, abbreviation }: Tzdb.TimeZone,
  countries: readonly Intl.DisplayNames[],
): Place {
  const ids = [...new Set([zone, ...group])];
  const cityOf = (names: Readonly<Record<string, string>>) => ids.flatMap((id) => names[id] ?? [])[0];
  const own = (id: string) => id.slice(id.lastIndexOf('/') + 1).replaceAll('_', ' ');
  const englishNames: Readonly<Record<string, string>> = cities.en;
  const city = {
    // CLDR names in English only what its id does not say, and its zone's other ids are other cities.
    en: englishNames[zone] ?? own(zone),
    ru: cityOf(cities.ru),
    ur: cityOf(cities.ur),
  };
  const named = Object.values(city).filter((name) => name !== undefined);
  const inCountries = countryCode ? countries.map((names) => names.of(countryCode) ?? '') : [];
  const all = [...named, ...ids.flatMap((id) => englishNames[id] ?? []), ...ids.map(own), ...mainCities];
  const names = [...all, ...ids, countryName, ...inCountries].map(fold);
  return {
    zone,
    country: countryCode,
    abbreviation,
    ids,
    city: Object.fromEntries(Object.entries(city).filter(([, name]) => name !== undefined)),
    names: [...new Set(names)].filter((name) => name !== ''),
  };
}

/** 0 for the very name, then its beginning, a word's beginning, one typing error, two; undefined for anything else. */
function rankOf(name: string, typed: string): number | undefined {
  if (name === typed) return 0;
  if (name.startsWith(typed)) return 1;
  if (typed.length > 1 && name.includes(` ${typed}`)) return 2;
  if (typed.length < 4) return undefined;
  // What is not typed yet is no error.
  const errors = Math.min(distance(name, typed), distance(name.slice(0, typed.length), typed));
  const allowed = typed.length < 6 ? 1 : 2;
  return errors <= allowed ? FIRST_ERROR - 1 + errors : undefined;
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[_/,.'’-]+/g, ' ')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\bsaint\b/g, 'st');
}
