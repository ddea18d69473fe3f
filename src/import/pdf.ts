import { type Clue, type Draft, ImportError } from './draft.ts';
import { isFurniture } from './furniture.ts';
import { withoutRunningLines } from './pdf-furniture.ts';
import { type Line, type Piece, toLines } from './pdf-lines.ts';
import { type SizedBlock, toParagraphs } from './pdf-paragraphs.ts';
import { toPublished } from './published.ts';
import { takeTextClues } from './text-clues.ts';

/** A book has fewer. */
const MOST_PAGES = 2000;
// Pictures of letters for which a font names no letter come as control characters, or as characters for private use.
const UNKNOWN_LETTERS = /[\p{Cc}\p{Co}\uFFFD]/gu;
/** Bullets and ornaments may be unknown. */
const MOST_UNKNOWN = 0.02;
/** Blocks among which a title stands. */
const NEAR_TOP = 6;

/** A PDF's text in paragraphs, without what each page repeats, and what its properties say. */
export async function readPdf(bytes: Uint8Array): Promise<Draft> {
  // Large: loaded only when a PDF comes.
  const { getDocumentProxy } = await import('unpdf');
  const pdf = await open(() => getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, enableXfa: false }));
  if (pdf.numPages > MOST_PAGES) {
    throw new ImportError(`it has ${pdf.numPages} pages, at most ${MOST_PAGES} are read`);
  }
  const pages: Line[][] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(toLines(items.flatMap((item) => ('str' in item ? [toPiece(item)] : []))));
    page.cleanup();
  }
  if (pages.every((lines) => lines.length === 0)) {
    throw new ImportError(
      'its pages hold no text, only pictures: run a text recognition (OCR) over it first',
    );
  }
  checkLetters(pages);
  const { info } = await pdf.getMetadata();
  const dropped: string[] = [];
  const paragraphs = toParagraphs(withoutRunningLines(pages, dropped)).filter((block) => {
    if (isFurniture(block.text)) dropped.push(block.text);
    return !isFurniture(block.text);
  });
  const heading = findTitle(paragraphs);
  const { blocks, clues, taken } = takeTextClues(paragraphs.map(({ kind, text }) => ({ kind, text })));
  const all = [...readProperties(info as Readonly<Record<string, unknown>>), ...heading, ...clues];
  const title = all.find(({ field }) => field === 'title')?.value.toLowerCase();
  return {
    blocks: blocks.filter(
      ({ kind, text }, i) => i > NEAR_TOP || kind !== 'heading' || text.toLowerCase() !== title,
    ),
    clues: all,
    dropped: [...dropped, ...taken],
    remarks: [],
  };
}

/** Fonts may keep to themselves which letters their pictures stand for: half a text is worse than none. */
function checkLetters(pages: readonly (readonly Line[])[]): void {
  const text = pages.flatMap((lines) => lines.map((line) => line.text)).join('');
  const unknown = text.match(UNKNOWN_LETTERS)?.length ?? 0;
  if (unknown <= MOST_UNKNOWN * text.length) return;
  const share = Math.ceil((100 * unknown) / text.length);
  throw new ImportError(
    `its fonts do not tell which letters they show (${share} % are unknown): run a text recognition (OCR) over it, or import its text in another form`,
  );
}

/** A title is set in the largest letters near the top. */
function findTitle(blocks: readonly SizedBlock[]): Clue[] {
  const headings = blocks.slice(0, NEAR_TOP).filter(({ kind }) => kind === 'heading');
  const [largest] = headings.sort((a, b) => b.size - a.size);
  return largest ? [{ field: 'title', value: largest.text, where: 'its first large heading' }] : [];
}

async function open<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new ImportError('it is locked with a password');
    }
    throw new ImportError(`it is no PDF that can be read: ${error instanceof Error ? error.message : error}`);
  }
}

interface Item {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

function toPiece({ str, transform, width, height }: Item): Piece {
  const [, , skew = 0, scale = 0, x = 0, y = 0] = transform;
  return { text: str, x, y, width, size: height || Math.hypot(skew, scale) };
}

function readProperties(info: Readonly<Record<string, unknown>>): Clue[] {
  const read = (name: string) => (typeof info[name] === 'string' ? info[name].trim() : '');
  const clues: Clue[] = [];
  // Word processors write their own name and the file's into it.
  const title = read('Title').replace(/^Microsoft \w+ - /, '');
  if (
    title &&
    !/\.(?:docx?|pdf|rtf|odt|indd|qxd|tex)$/i.test(title) &&
    !/^(?:untitled|about:)/i.test(title)
  ) {
    clues.push({ field: 'title', value: title, where: "the PDF's properties" });
  }
  if (read('Author')) clues.push({ field: 'author', value: read('Author'), where: "the PDF's properties" });
  const made = toPublished(read('CreationDate').replace(/^D:(\d{8}).*$/, '$1'));
  if (made) {
    clues.push({ field: 'published', value: made, where: 'the day on which the PDF was made', weak: true });
  }
  return clues;
}
