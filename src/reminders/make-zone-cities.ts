import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** `npm run zone-cities`: cities of the time zones as CLDR names them, kept beside this file (the package itself is 99 MB). */
const from = join(import.meta.dirname, '../../node_modules/cldr-dates-full');
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(await readFile(join(from, 'package.json'), 'utf8')));

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
await writeFile(
  join(import.meta.dirname, 'zone-cities.json'),
  `${JSON.stringify({ source: `cldr-dates-full ${version}, Unicode licence 3.0`, ...cities }, null, 2)}\n`,
);

function flatten(value: unknown, path = ''): Record<string, string> {
  if (typeof value === 'string') return { [path]: value };
  if (typeof value !== 'object' || value === null) return {};
  return Object.assign({}, ...Object.entries(value).map(([key, part]) => flatten(part, `${path}.${key}`)));
}
