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
  if (most <= before.length) return '';
  const room = { left: most - before.length, between };
  return (
    before +
    joined(block.text)
      .map((inline) => render(inline, room))
      .join('')
  );
}

/** Bold beside bold as one: Discord reads the four asterisks between them as text. */
function joined(inlines: readonly Inline[]): Inline[] {
  const parts: Inline[] = [];
  for (const inline of inlines) {
    const last = parts.at(-1);
    if (isBold(last) && isBold(inline)) parts[parts.length - 1] = { bold: [...last.bold, ...inline.bold] };
    else if (inline !== '') parts.push(inline);
  }
  return parts;
}

function isBold(inline: Inline | undefined): inline is { readonly bold: readonly Inline[] } {
  return typeof inline === 'object' && 'bold' in inline;
}

/** What is left of a text's room, and what stands between its lines. */
interface Room {
  left: number;
  readonly between: string;
}

function render(inline: Inline, room: Room): string {
  if (typeof inline === 'string') return take(inline, room);
  if ('bold' in inline) {
    if (room.left < 6) return '';
    room.left -= 4;
    // Bold within bold is bold: more asterisks would end it.
    const body = inline.bold
      .flatMap((part) => (isBold(part) ? part.bold : part))
      .map((part) => render(part, room))
      .join('');
    return body.trim() === '' ? body : `**${body}**`;
  }
  if (!('link' in inline)) {
    const tag = toTag(inline);
    if (tag.length > room.left) return '';
    room.left -= tag.length;
    return tag;
  }
  const words = inline.text.replace(/\s+/g, ' ');
  const address = toAddress(inline.link);
  // An address is whole or not there.
  if (!address || room.left < address.length + 10) return take(words, room);
  room.left -= address.length + 4;
  return `[${take(words, room)}](${address})`;
}

/** What Discord turns into a name or a time. */
function toTag(inline: Extract<Inline, { channel: string } | { role: string } | { moment: number }>): string {
  if ('channel' in inline) return `<#${inline.channel}>`;
  return 'role' in inline ? `<@&${inline.role}>` : `<t:${Math.floor(inline.moment / 1000)}:F>`;
}

/** As much of a text as there is room for once it is escaped. */
function take(text: string, room: Room): string {
  const escaped = (part: string) => escapeMarkdown(part).replace(/\n+/g, room.between);
  const whole = escaped(text);
  if (whole.length <= room.left) {
    room.left -= whole.length;
    return whole;
  }
  const most = room.left - 1;
  room.left = 0;
  if (most < 0) return '';
  let cut = '';
  for (const word of text.split(/(?<=\s)/)) {
    const next = escaped(word);
    if (cut.length + next.length > most) {
      // A word that alone fills half the room is cut in the middle, but never through an escape or a surrogate pair.
      if (cut.length * 2 < most) cut = fill(cut, next, most);
      break;
    }
    cut += next;
  }
  return `${cut.trimEnd()}…`;
}

function fill(start: string, word: string, most: number): string {
  let filled = start;
  for (const character of word.match(/\\?./gsu) ?? []) {
    if (filled.length + character.length > most) break;
    filled += character;
  }
  return filled;
}

/** Every character that could mean something to Discord, made to mean itself. */
export function escapeMarkdown(text: string): string {
  return (
    text
      // Other line ends and control characters would end a quotation; directional overrides would turn the rest round.
      .replace(/(?!\n)[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, ' ')
      .replace(/[\\`*_{}[\]~|<>]/g, '\\$&')
      // Headings, small print and lists begin at the start of a line only.
      .replace(
        /^([^\S\n]*)([-#+]+)/gm,
        (_, space: string, signs: string) => space + signs.replace(/./g, '\\$&'),
      )
      .replace(/^([^\S\n]*\d+)\./gm, '$1\\.')
      // An address would become a link, a name between colons an emoji.
      .replace(/:(?=\/\/|[^\s:]+:)/g, '\\:')
      // No escape keeps these two from being shown as a ping.
      .replace(/@(?=\u200B*(?:everyone|here))/gi, '@\u200B')
  );
}

/** What `escapeMarkdown` made, as it was: a question is read again from the message that repeats it. */
export function unescapeMarkdown(text: string): string {
  return text
    .replace(/^(?:### |> |-# )/gm, '')
    .replace(/@\u200B(?=\u200B*(?:everyone|here))/gi, '@')
    .replace(/\\([\\`*_{}[\]~|<>#:.+-])/g, '$1');
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
