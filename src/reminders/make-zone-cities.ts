import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** From so many people on, a city is known by its own name. */
const LARGE = 500_000;

/** `npm run zone-cities`: cities of the time zones, kept beside this file (the packages themselves are 100 MB). */
const packages = join(import.meta.dirname, '../../node_modules');
const from = join(packages, 'cldr-dates-full');

const cities: Record<string, Record<string, string>> = {};
for (const language of ['en', 'ru', 'ur']) {
  const file = join(from, 'main', language, 'timeZoneNames.json');
  const json: unknown = JSON.parse(await readFile(file, 'utf8'));
  const found = Object.entries(flatten(json)).flatMap(([path, name]) => {
    const zone = /\.zone\.(.+)\.exemplarCity$/.exec(path)?.[1];
    return zone === undefined || zone.includes('Unknown') ? [] : [[zone.replaceAll('.', '/'), name] as const];
  });
  cities[language] = Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}
const source = {
  names: `cldr-dates-full ${await versionOf('cldr-dates-full')}, Unicode licence 3.0`,
  large: `city-timezones ${await versionOf('city-timezones')}, MIT`,
};
await writeFile(
  join(import.meta.dirname, 'zone-cities.json'),
  `${JSON.stringify({ source, ...cities, large: await largeCities() }, null, 2)}\n`,
);

/** Zones with their large cities, the largest first. */
async function largeCities(): Promise<Record<string, string[]>> {
  const row = z.object({ city_ascii: z.string(), timezone: z.string().nullable(), pop: z.number() });
  const file = join(packages, 'city-timezones/data/cityMap.json');
  const rows = z.array(row).parse(JSON.parse(await readFile(file, 'utf8')));
  const large = rows.filter(({ pop }) => pop >= LARGE).sort((a, b) => b.pop - a.pop);
  const byZone = Map.groupBy(large, ({ timezone }) => timezone ?? '');
  const known = [...byZone].filter(([zone]) => zone !== '').sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    known.map(([zone, found]) => [zone, [...new Set(found.map((one) => one.city_ascii))]]),
  );
}

async function versionOf(name: string): Promise<string> {
  const text = await readFile(join(packages, name, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

function flatten(value: unknown, path = ''): Record<string, string> {
  if (typeof value === 'string') return { [path]: value };
  if (typeof value !== 'object' || value === null) return {};
  return Object.assign({}, ...Object.entries(value).map(([key, part]) => flatten(part, `${path}.${key}`)));
}
