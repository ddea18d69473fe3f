import { strFromU8, zipSync } from 'fflate';
import { unpack } from './archive.ts';
import { parsePage } from './dom.ts';
import { type Clue, type Draft, ImportError } from './draft.ts';
import { readFragment } from './html.ts';
import { toLanguage } from './language-tag.ts';
import { toPublished } from './published.ts';

/** What of a Word document text and properties stand in: no pictures, no macros, nothing embedded. */
const PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|word\/(?:_rels\/)?[\w.]+\.(?:xml|rels))$/;

/** A Word document's text and what its properties say. */
export async function readDocx(bytes: Uint8Array): Promise<Draft> {
  const files = await unpack(bytes, (name) => PARTS.test(name));
  if (!files.has('word/document.xml'))
    throw new ImportError('it is a ZIP archive, but no Word document in it');
  for (const [name, file] of files) checkXml(name, file);
  // The library sees only what was measured, packed anew: another reader may see other files in the same archive.
  const safe = Buffer.from(zipSync(Object.fromEntries(files), { level: 0 }));
  const { default: mammoth } = await import('mammoth');
  const { value } = await mammoth.convertToHtml({ buffer: safe }, { externalFileAccess: false });
  const draft = readFragment(value);
  return { ...draft, clues: [...readProperties(files.get('docProps/core.xml')), ...draft.clues] };
}

/** Word never declares entities; a file that does means to multiply them. */
function checkXml(name: string, file: Uint8Array): void {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(strFromU8(file).replaceAll('\0', ''))) {
    throw new ImportError(`${name} declares XML entities, which no Word document does`);
  }
}

function readProperties(core: Uint8Array | undefined): Clue[] {
  if (!core) return [];
  const page = parsePage(strFromU8(core).replace(/<\?[^>]*\?>/, ''));
  const read = (name: string) => page.querySelector(name.replace(':', '\\:'))?.textContent?.trim() ?? '';
  const where = "the document's properties";
  const clues: Clue[] = [];
  const [title, author] = [read('dc:title'), read('dc:creator')];
  const language = toLanguage(read('dc:language') || '?');
  const made = toPublished(read('dcterms:created'));
  if (title) clues.push({ field: 'title', value: title, where });
  if (author) clues.push({ field: 'author', value: author, where });
  if (language) clues.push({ field: 'language', value: language, where });
  if (made) {
    clues.push({
      field: 'published',
      value: made,
      where: 'the day on which the document was made',
      weak: true,
    });
  }
  return clues;
}
