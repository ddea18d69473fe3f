import type { Language } from '../calendar/format.ts';
import type { TimelineRow } from '../command.ts';
import { wrapText } from './wrap-text.ts';

export interface TimelineOptions {
  readonly language: Language;
  readonly title: string;
}

/** A line of text: `x` is its left end, or its right end in a picture that runs from right to left; `y` is its base line. */
export interface Line {
  readonly text: string;
  readonly font: Font;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly color: string;
  readonly direction: Direction;
}

/** The mark of an event on the timeline's line. */
export interface Dot {
  readonly x: number;
  readonly y: number;
  readonly color: string;
  readonly filled: boolean;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly direction: Direction;
  readonly lines: readonly Line[];
  readonly dots: readonly Dot[];
}

export type Direction = 'ltr' | 'rtl';

export interface Font {
  readonly size: number;
  readonly weight: 400 | 700;
}

/** As many events as stay legible in one picture: Discord makes a picture smaller that is much higher than wide. */
export const MOST_ROWS = 6;
/** A title's whole text stands beside the picture; what is left out of it here is room for the others. */
const MOST_LINES = 2;

export const WIDTH = 800;
const MARGIN = 40;
const AXIS = 52;
const INDENT = 92;
const INK = '#1f2328';
const FAINT = '#57606a';

/** A tone is told by colour and, for those who don't see it, by the dot: what is mourned is a ring. */
const TONES = {
  celebratory: { color: '#1a7f37', filled: true },
  neutral: { color: '#0b5cad', filled: true },
  solemn: { color: '#6e4b1f', filled: false },
} as const;

const DECADES: Readonly<Record<Language, (decade: number) => string>> = {
  en: (decade) => `${decade}s`,
  ru: (decade) => `${decade}-е годы`,
  ur: (decade) => `${decade} کی دہائی`,
};

const FONTS = {
  heading: { size: 40, weight: 700 },
  decade: { size: 32, weight: 700 },
  date: { size: 27, weight: 700 },
  title: { size: 32, weight: 400 },
} as const;

/** Where everything of a timeline's picture goes; only the first `MOST_ROWS` events have a place. */
export function layOut(
  rows: readonly TimelineRow[],
  { language, title }: TimelineOptions,
  measure: (text: string, font: Font) => number,
): Layout {
  const direction: Direction = language === 'ur' ? 'rtl' : 'ltr';
  const place = (x: number) => (direction === 'rtl' ? WIDTH - x : x);
  const lines: Line[] = [];
  const dots: Dot[] = [];
  let y = MARGIN;

  const write = (text: string, base: Font, indent: number, most: number, color = INK) => {
    const own = directionOf(text) ?? direction;
    // Nastaliq is smaller than Latin of the same size, and its words climb.
    const font = own === 'rtl' ? { ...base, size: Math.round(base.size * 1.1) } : base;
    const width = WIDTH - indent - MARGIN;
    for (const line of wrapText(text, width, most, (part) => measure(part, font))) {
      const height = Math.round(font.size * (own === 'rtl' ? 2 : 1.3));
      lines.push({
        text: line,
        font,
        x: place(indent),
        y: y + Math.round(height * 0.78),
        width,
        color,
        direction: own,
      });
      y += height;
    }
  };

  write(clean(title), FONTS.heading, MARGIN, 2);
  let decade: number | undefined;
  for (const row of rows.slice(0, MOST_ROWS)) {
    const { color, filled } = TONES[row.tone];
    if (decade !== decadeOf(row.year)) {
      decade = decadeOf(row.year);
      y += 18;
      write(DECADES[language](decade), FONTS.decade, INDENT, 1, FAINT);
    }
    y += 14;
    dots.push({ x: place(AXIS), y: y + 19, color, filled });
    write(clean(row.date), FONTS.date, INDENT, 1, color);
    write(clean(row.title), FONTS.title, INDENT, MOST_LINES);
  }
  return { width: WIDTH, height: y + MARGIN, direction, lines, dots };
}

function decadeOf(year: number): number {
  return Math.floor(year / 10) * 10;
}

/** How most letters of a text run: an Urdu title may begin with a Latin name. Undefined without letters. */
function directionOf(text: string): Direction | undefined {
  const letters = text.match(/\p{L}/gu) ?? [];
  if (letters.length === 0) return undefined;
  const fromRight = letters.filter((letter) => /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(letter));
  return fromRight.length * 2 >= letters.length ? 'rtl' : 'ltr';
}

/** A text as one line that is not too long to measure, without what would turn the order of its neighbours. */
function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\s\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim()
    .slice(0, 400)
    .toWellFormed();
}
