import type { Inline, TextBlock } from '../reply.ts';

/**
 * A text block as Discord's Markdown, at most `most` characters, cut at a word. What a passage or a question holds
 * of Markdown, mentions or links shows as the characters that it is made of.
 */
export function renderText(block: TextBlock, most: number): string {
  const [before, between] = {
    heading: ['### ', '\n### '],
    quote: ['> ', '\n> '],
    small: ['-# ', '\n-# '],
    plain: ['', '\n'],
  }[block.style ?? 'plain'] as [string, string];
  const room = { left: most - before.length };
  const body = block.text.map((inline) => render(inline, room)).join('');
  return before + body.replace(/\n+/g, between);
}

interface Room {
  left: number;
}

function render(inline: Inline, room: Room): string {
  if (typeof inline === 'string') return take(inline, room);
  if ('bold' in inline) {
    if (room.left < 6) return '';
    room.left -= 4;
    const body = inline.bold.map((part) => render(part, room)).join('');
    return body.trim() === '' ? body : `**${body}**`;
  }
  const address = toAddress(inline.link);
  // An address is whole or not there.
  if (!address || room.left < address.length + 10) return take(inline.text, room);
  room.left -= address.length + 4;
  return `[${take(inline.text, room)}](${address})`;
}

/** As much of a text as there is room for once it is escaped. */
function take(text: string, room: Room): string {
  const whole = escapeMarkdown(text);
  if (whole.length <= room.left) {
    room.left -= whole.length;
    return whole;
  }
  let cut = '';
  for (const word of text.split(/(?<=\s)/)) {
    const next = escapeMarkdown(word);
    if (cut.length + next.length + 1 > room.left) break;
    cut += next;
  }
  const ending = room.left > 0 ? `${cut.trimEnd()}…` : '';
  room.left = 0;
  return ending;
}

/** Every character that could mean something to Discord, made to mean itself. */
export function escapeMarkdown(text: string): string {
  return (
    text
      // Other line ends and control characters would end a quotation; directional overrides would turn the rest round.
      .replace(/(?!\n)[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, ' ')
      .replace(/[\\`*_{}[\]()~|<>#:-]/g, (character, at: number) =>
        needsEscape(character, text, at) ? `\\${character}` : character,
      )
      .replace(/@(?=everyone|here|[!&]?\d)/gi, '@\u200B')
      .replace(/^(\s*\d+)\./gm, '$1\\.')
      .replace(/https?(?=\\?:)/gi, (scheme) => `${scheme}\u200B`)
  );
}

/** What `escapeMarkdown` made, as it was: a question is read again from the message that repeats it. */
export function unescapeMarkdown(text: string): string {
  return text
    .replace(/^(?:### |> |-# )/gm, '')
    .replace(/\u200B/g, '')
    .replace(/\\([\\`*_{}[\]()~|<>#:.-])/g, '$1');
}

function needsEscape(character: string, text: string, at: number): boolean {
  // A hyphen or a # means something at the start of a line only, a colon only beside a word.
  if (character === '-' || character === '#') return /(?:^|\n)\s*[-#]*$/.test(text.slice(0, at));
  if (character === '(' || character === ')') return false;
  if (character === ':') return /^:\w+:/.test(text.slice(at));
  return true;
}

function toAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { href, protocol } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return href.replace(
    /[()<>\s]/g,
    (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}
