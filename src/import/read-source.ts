import type { Draft } from './draft.ts';
import { ImportError } from './draft.ts';
import type { Decoded } from './encoding.ts';
import type { Kind } from './kind.ts';
import { toWebAddress } from './web-address.ts';

/** A source as it was loaded. */
export interface Source {
  readonly kind: Kind;
  readonly bytes: Uint8Array;
  /** Where it was read, if on the web. */
  readonly address: string | undefined;
  /** The encoding that the server says. */
  readonly charset: string | undefined;
}

/** Bytes to a draft, each kind with the library that is loaded only for it; throws an ImportError. */
export async function readSource({ kind, bytes, address, charset }: Source): Promise<Draft> {
  const { withDetectedLanguage } = await import('./language.ts');
  const draft = withAddress(await readKind(kind, bytes, address, charset), address);
  if (!draft.blocks.some((block) => block.kind === 'paragraph'))
    throw new ImportError('no paragraph was found in it');
  const { clues, remarks } = withDetectedLanguage(draft.clues, draft.blocks);
  return { ...draft, clues, remarks: [...draft.remarks, ...remarks] };
}

/** A PDF tells no address of its own. */
function withAddress(draft: Draft, address: string | undefined): Draft {
  const value = address === undefined ? undefined : toWebAddress(address);
  if (value === undefined) return draft;
  return { ...draft, clues: [...draft.clues, { field: 'url', value, where: 'the address that was read' }] };
}

async function readKind(
  kind: Kind,
  bytes: Uint8Array,
  address: string | undefined,
  charset: string | undefined,
): Promise<Draft> {
  if (kind === 'pdf') return (await import('./pdf.ts')).readPdf(bytes);
  if (kind === 'docx') return (await import('./docx.ts')).readDocx(bytes);
  const { decode } = await import('./encoding.ts');
  const decoded = decode(bytes, charset);
  const draft = await readText(kind, decoded.text, address);
  return { ...draft, remarks: [...draft.remarks, ...remarkOn(decoded)] };
}

async function readText(
  kind: Exclude<Kind, 'pdf' | 'docx'>,
  text: string,
  address: string | undefined,
): Promise<Draft> {
  if (kind === 'html') return (await import('./html.ts')).readHtml(text, address);
  if (kind === 'markdown') return (await import('./markdown.ts')).readMarkdown(text);
  return (await import('./plain-text.ts')).readPlainText(text);
}

function remarkOn({ encoding, guessed }: Decoded): string[] {
  if (encoding === 'utf-8') return [];
  return [guessed ? `nothing says its encoding: it reads as ${encoding}` : `it was decoded from ${encoding}`];
}
