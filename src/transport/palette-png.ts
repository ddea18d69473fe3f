import { encode } from 'fast-png';

/** Red, green and blue, 0 to 255. */
export type Color = readonly [number, number, number];

/** Pixels as a canvas gives them, four bytes each; opaque. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Shades between an ink and its paper: more are not seen at the edge of a letter, and the file would be larger. */
const SHADES = 20;

/** A PNG with a palette of the paper, the inks and the shades between them: a third of the size of full colours. */
export function encodePalettePng(
  { data, width, height }: Pixels,
  paper: Color,
  inks: readonly Color[],
): Uint8Array {
  const palette = [paper, ...inks.flatMap((ink) => shadesOf(ink, paper))].map((color) => [...color]);
  const indices = new Uint8Array(width * height);
  // One number a pixel, and none looked up twice in a row: most of a picture is paper.
  const pixels = new Uint32Array(data.buffer, data.byteOffset, indices.length);
  const known = new Map<number, number>();
  let [last, index] = [-1, 0];
  for (const [place, pixel] of pixels.entries()) {
    if (pixel !== last) {
      last = pixel;
      index = known.get(pixel) ?? nearest(palette, data.subarray(place * 4, place * 4 + 3));
      known.set(pixel, index);
    }
    indices[place] = index;
  }
  return encode({ data: indices, width, height, depth: 8, channels: 1, palette });
}

function shadesOf(ink: Color, paper: Color): Color[] {
  return Array.from({ length: SHADES }, (_, index) => {
    const share = (index + 1) / SHADES;
    const mix = (a: number, b: number) => Math.round(a + (b - a) * share);
    return [mix(paper[0], ink[0]), mix(paper[1], ink[1]), mix(paper[2], ink[2])];
  });
}

function nearest(
  palette: readonly (readonly number[])[],
  [red = 0, green = 0, blue = 0]: Uint8Array,
): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, [r = 0, g = 0, b = 0]] of palette.entries()) {
    const distance = (red - r) ** 2 + (green - g) ** 2 + (blue - b) ** 2;
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}
