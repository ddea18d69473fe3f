import { createRequire } from 'node:module';

/** The part of the canvas library that keeps fonts. */
interface FontStore {
  has(name: string): boolean;
  registerFromPath(path: string, name: string): unknown;
}

/** Each file holds one subset of a script, so each is a family of its own; text falls from one to the next. */
const FAMILIES = [
  ['Rapport Latin', '@fontsource/noto-sans/files/noto-sans-latin'],
  ['Rapport Cyrillic', '@fontsource/noto-sans/files/noto-sans-cyrillic'],
  ['Rapport Latin Extended', '@fontsource/noto-sans/files/noto-sans-latin-ext'],
  ['Rapport Nastaliq', '@fontsource/noto-nastaliq-urdu/files/noto-nastaliq-urdu-arabic'],
] as const;

/** The names of the bundled fonts, as the canvas wants them, behind a size and a weight. */
export const FONT_FAMILIES = FAMILIES.map(([name]) => `"${name}"`).join(', ');

/** Gives the canvas library the bundled fonts, in 400 and 700; those that it has stay. */
export function registerFonts(store: FontStore): void {
  const { resolve } = createRequire(import.meta.url);
  for (const [name, file] of FAMILIES) {
    if (store.has(name)) continue;
    for (const weight of [400, 700]) {
      const path = resolve(`${file}-${weight}-normal.woff2`);
      if (!store.registerFromPath(path, name)) throw new Error(`the font ${path} cannot be read`);
    }
  }
}
