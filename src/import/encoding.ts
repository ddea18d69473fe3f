import { isUtf8 } from 'node:buffer';
import chardet from 'chardet';
import { ImportError } from './draft.ts';

/** Bytes as text, and the encoding that they were in. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  /** Nobody says which encoding it is: it was found from the bytes. */
  readonly guessed: boolean;
}

/** Decodes by the byte order mark, the server's word, the page's own word, UTF-8 that is valid, or the likeliest. */
export function decode(bytes: Uint8Array, told: string | undefined): Decoded {
  const marked = [
    { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
    { mark: [0xff, 0xfe], encoding: 'utf-16le' },
    { mark: [0xfe, 0xff], encoding: 'utf-16be' },
  ].find(({ mark }) => mark.every((byte, i) => bytes[i] === byte))?.encoding;
  for (const encoding of [marked, told, ownEncoding(bytes)]) {
    const text = encoding === undefined ? undefined : tryDecode(bytes, encoding);
    if (text !== undefined && encoding !== undefined) return accept(text, encoding.toLowerCase(), false);
  }
  if (isUtf8(bytes)) return accept(new TextDecoder().decode(bytes), 'utf-8', false);
  const guess = chardet.detect(bytes) ?? '';
  const text = tryDecode(bytes, guess);
  if (text === undefined) throw new ImportError('its bytes are no text in any encoding that is known');
  return accept(text, guess.toLowerCase(), true);
}

/** What an HTML page says of itself near its beginning. */
function ownEncoding(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
}

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function accept(text: string, encoding: string, guessed: boolean): Decoded {
  // A picture or a program called .txt decodes in some single-byte encoding, but holds what no text does.
  if (text.includes('\0')) throw new ImportError('its content is binary, not text');
  return { text, encoding, guessed };
}
