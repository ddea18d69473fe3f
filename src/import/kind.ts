import { ImportError } from './draft.ts';

/** The kinds of source that import reads. */
export type Kind = 'html' | 'pdf' | 'docx' | 'markdown' | 'text';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const BY_ENDING: Readonly<Record<string, Kind>> = {
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  pdf: 'pdf',
  docx: 'docx',
  md: 'markdown',
  markdown: 'markdown',
  txt: 'text',
  text: 'text',
};

const BY_TYPE: Readonly<Record<string, Kind>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'application/pdf': 'pdf',
  [DOCX]: 'docx',
  'text/markdown': 'markdown',
  'text/plain': 'text',
};

/** What a server says of a file of which it knows nothing. */
const UNTOLD = new Set(['', 'application/octet-stream', 'binary/octet-stream', 'application/download']);

/** Is this a file's name that import would read in a folder? */
export function isReadableName(name: string): boolean {
  return endingOf(name) in BY_ENDING;
}

/** Throws an ImportError for a content type that is no text, before anything is loaded. */
export function checkContentType(type: string): void {
  if (UNTOLD.has(type) || type in BY_TYPE) return;
  throw new ImportError(`its content type is ${type}: not HTML, PDF, DOCX, Markdown or plain text`);
}

/** What kind a source is: by its first bytes, then by what the server says, then by its name's ending. */
export function findKind(bytes: Uint8Array, name: string, type = ''): Kind {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (bytes.length === 0) throw new ImportError('it is empty');
  if (head.includes('%PDF-')) return 'pdf';
  if (head.startsWith('PK\x03\x04')) return 'docx';
  if (head.startsWith('\xD0\xCF\x11\xE0')) {
    throw new ImportError('it is a Word file of the old kind (.doc): save it as .docx first');
  }
  const told = BY_TYPE[type] ?? BY_ENDING[endingOf(name)];
  if (told === 'pdf' || told === 'docx') {
    throw new ImportError(`it is called a ${told.toUpperCase()} file, but its content is none`);
  }
  if (/^(?:\xEF\xBB\xBF)?\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html)[\s>]/i.test(head)) return 'html';
  if (told) return told;
  throw new ImportError('its kind is none that import reads: HTML, PDF, DOCX, Markdown, plain text');
}

function endingOf(name: string): string {
  return /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}
