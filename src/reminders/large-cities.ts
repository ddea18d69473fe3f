import { createRequire } from 'node:module';
import type CityTimezones from 'city-timezones';

// Loaded with the first zone that is asked for: it is as large as all else that a bot knows.
const require = createRequire(import.meta.url);

/** Smaller ones share their names with too many others. */
const FEWEST_PEOPLE = 100_000;

/** Large cities by their English name, as `fold` makes it, and the IANA zones where there is one of that name, that of the largest first. */
export function findLargeCities(fold: (name: string) => string): ReadonlyMap<string, readonly string[]> {
  const { cityMapping }: typeof CityTimezones = require('city-timezones');
  const zones = new Map<string, string[]>();
  // Some have no zone there, whatever the types say.
  const large = cityMapping
    .filter(({ pop, timezone }) => pop >= FEWEST_PEOPLE && timezone)
    .toSorted((a, b) => b.pop - a.pop);
  for (const { city, city_ascii, timezone } of large) {
    for (const name of new Set([fold(city), fold(city_ascii)])) {
      const known = zones.get(name) ?? [];
      if (!known.includes(timezone)) zones.set(name, [...known, timezone]);
    }
  }
  return zones;
}
