import { type Clue, type Draft, ImportError } from './draft.ts';
import { withoutRunningLines } from './pdf-furniture.ts';
import { type Line, type Piece, toLines } from './pdf-lines.ts';
import { toParagraphs } from './pdf-paragraphs.ts';
import { toPublished } from './published.ts';
import { takeTextClues } from './text-clues.ts';

/** A book has fewer. */
const MOST_PAGES = 2000;

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
  const { info } = await pdf.getMetadata();
  const dropped: string[] = [];
  const paragraphs = toParagraphs(withoutRunningLines(pages, dropped));
  const { blocks, clues, taken } = takeTextClues(paragraphs);
  const [first] = blocks;
  const heading: Clue[] =
    first?.kind === 'heading' ? [{ field: 'title', value: first.text, where: 'its first heading' }] : [];
  const all = [...readProperties(info as Readonly<Record<string, unknown>>), ...heading, ...clues];
  const title = all.find(({ field }) => field === 'title')?.value.toLowerCase();
  return {
    blocks: blocks.filter((block, i) => i > 0 || block.text.toLowerCase() !== title),
    clues: all,
    dropped: [...dropped, ...taken],
    remarks: [],
  };
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
  if (title && !/\.(?:docx?|pdf|rtf|odt|indd|qxd|tex)$/i.test(title) && !/^untitled/i.test(title)) {
    clues.push({ field: 'title', value: title, where: "the PDF's properties" });
  }
  if (read('Author')) clues.push({ field: 'author', value: read('Author'), where: "the PDF's properties" });
  const made = toPublished(read('CreationDate').replace(/^D:(\d{8}).*$/, '$1'));
  if (made) {
    clues.push({ field: 'published', value: made, where: 'the day on which the PDF was made', weak: true });
  }
  return clues;
}
