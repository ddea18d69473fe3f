import { setImmediate as nextTurn } from 'node:timers/promises';
import type { TimelineRow } from '../command.ts';
import type { Color } from './palette-png.ts';
import { FONT_FAMILIES, registerFonts } from './picture-fonts.ts';
import { type Font, type Layout, layOut, MOST_ROWS, type TimelineOptions } from './timeline-layout.ts';

type Canvas = typeof import('@napi-rs/canvas');
type Context = ReturnType<InstanceType<Canvas['Canvas']>['getContext']>;

const PAPER = '#fbfaf7';
const RULE = '#d0d7de';
/** What Discord takes as the description of a picture. */
const LONGEST_DESCRIPTION = 1024;

/** The PNG of a timeline, 800 pixels wide and as high as its first `MOST_ROWS` events need; the same input gives the same bytes. */
export async function renderTimeline(
  rows: readonly TimelineRow[],
  options: TimelineOptions,
): Promise<Uint8Array> {
  // The renderer is 35 MB of native code: a bot that draws nothing never loads it.
  const [{ createCanvas, GlobalFonts }, { encodePalettePng }] = await Promise.all([
    import('@napi-rs/canvas'),
    import('./palette-png.ts'),
  ]);
  registerFonts(GlobalFonts);
  const ruler = createCanvas(1, 1).getContext('2d');
  const layout = layOut(rows, options, (text, font) => {
    setFont(ruler, font);
    return ruler.measureText(text).width;
  });
  const canvas = createCanvas(layout.width, layout.height);
  paint(canvas.getContext('2d'), layout);
  const inks = [...new Set([RULE, ...layout.lines.map((line) => line.color)])];
  const png = encodePalettePng({ ...layout, data: canvas.data() }, toColor(PAPER), inks.map(toColor));
  // Canvases are freed in turns of the event loop: without one, pictures drawn in a row keep all their pixels.
  await nextTurn();
  return png;
}

/** What the picture shows, in words for those who don't see it; at most 1,024 characters, cut at a word. */
export function describeTimeline(rows: readonly TimelineRow[], { title }: TimelineOptions): string {
  const events = rows.slice(0, MOST_ROWS).map((row) => `${row.date}: ${row.title}`);
  const text = [title, ...events].join('\n').toWellFormed().trim();
  if (text.length <= LONGEST_DESCRIPTION) return text;
  const start = text.slice(0, LONGEST_DESCRIPTION - 1);
  const end = start.search(/\s\S*$/);
  // Cut inside a word only where there is no other place, and never inside a character.
  return `${(end > 0 ? start.slice(0, end) : start.replace(/[\ud800-\udbff]$/, '')).trimEnd()}…`;
}

function paint(context: Context, layout: Layout): void {
  context.fillStyle = PAPER;
  context.fillRect(0, 0, layout.width, layout.height);
  const [first, last] = [layout.dots[0], layout.dots.at(-1)];
  context.lineWidth = 4;
  if (first && last) {
    context.strokeStyle = RULE;
    context.beginPath();
    context.moveTo(first.x, first.y);
    context.lineTo(last.x, last.y);
    context.stroke();
  }
  for (const dot of layout.dots) {
    context.beginPath();
    context.arc(dot.x, dot.y, 11, 0, 2 * Math.PI);
    context.fillStyle = dot.filled ? dot.color : PAPER;
    context.fill();
    context.strokeStyle = dot.color;
    context.stroke();
  }
  context.textAlign = layout.direction === 'rtl' ? 'right' : 'left';
  for (const line of layout.lines) {
    setFont(context, line.font);
    context.direction = line.direction;
    context.fillStyle = line.color;
    context.fillText(line.text, line.x, line.y, line.width);
  }
}

function setFont(context: Context, { size, weight }: Font): void {
  context.font = `${weight} ${size}px ${FONT_FAMILIES}`;
  // Else the machine's language would choose between forms of a letter.
  context.lang = 'en';
}

function toColor(hex: string): Color {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
