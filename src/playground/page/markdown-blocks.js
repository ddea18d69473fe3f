/**
 * @typedef {{ type: 'paragraph' | 'subtext', text: string }
 *   | { type: 'heading', level: number, text: string }
 *   | { type: 'code', text: string }
 *   | { type: 'quote', blocks: Block[] }
 *   | { type: 'list', ordered: boolean, start: number, items: ListItem[] }} Block
 * @typedef {{ text: string, blocks: Block[] }} ListItem
 */

const fence = /^```(?:[a-z0-9_+\-.#]*\n)?([\s\S]*?)\n?```/i;
const bullet = /^( *)([-*]|\d{1,9}\.) +(.*)$/;

/**
 * Discord's Markdown above the paragraph. No npm package that a browser loads without a build knows headings,
 * lists and subtext, so this is our own.
 * @param {string} source
 * @returns {Block[]}
 */
export function parseBlocks(source) {
  /** @type {Block[]} */
  const blocks = [];
  /** @type {string[]} */
  let paragraph = [];
  let left = source;

  const flush = () => {
    // Blank lines around a block are its own space already.
    const text = paragraph.join('\n').replace(/^\n+|\s+$/g, '');
    if (text !== '') blocks.push({ type: 'paragraph', text });
    paragraph = [];
  };

  while (left !== '') {
    const found = takeBlock(left);
    if (found !== undefined) {
      flush();
      blocks.push(found.block);
      left = left.slice(found.length).replace(/^\n/, '');
      continue;
    }
    // A fence may open in the middle of a line.
    const at = left.search(/\n|```[\s\S]*?```/);
    const end = at === -1 ? left.length : at;
    paragraph.push(left.slice(0, end));
    left = left.slice(end).replace(/^\n/, '');
  }
  flush();
  return blocks;
}

/**
 * @param {string} left
 * @returns {{ block: Block, length: number } | undefined}
 */
function takeBlock(left) {
  const code = fence.exec(left);
  if (code !== null) return { block: { type: 'code', text: code[1] ?? '' }, length: code[0].length };
  const line = left.split('\n', 1)[0] ?? '';
  const heading = /^(#{1,3}) +(.+)$/.exec(line);
  if (heading !== null) {
    const level = heading[1]?.length ?? 1;
    return { block: { type: 'heading', level, text: heading[2] ?? '' }, length: line.length };
  }
  const small = /^-# +(.+)$/.exec(line);
  if (small !== null) return { block: { type: 'subtext', text: small[1] ?? '' }, length: line.length };
  if (left.startsWith('>>> ')) {
    return { block: { type: 'quote', blocks: parseBlocks(left.slice(4)) }, length: left.length };
  }
  const quoted = /^(?:> ?.*(?:\n|$))+/.exec(left);
  if (quoted !== null && line.startsWith('> ')) {
    const inner = quoted[0].replace(/\n$/, '').replace(/^> ?/gm, '');
    return {
      block: { type: 'quote', blocks: parseBlocks(inner) },
      length: quoted[0].replace(/\n$/, '').length,
    };
  }
  return bullet.test(line) ? takeList(left) : undefined;
}

/**
 * @param {string} left
 * @returns {{ block: Block, length: number }}
 */
function takeList(left) {
  /** @type {string[]} */
  const lines = [];
  for (const line of left.split('\n')) {
    if (!bullet.test(line) && !(lines.length > 0 && /^ {2,}\S/.test(line))) break;
    // A number after dashes begins a list of its own, and the other way round.
    if (lines.length > 0 && /^\S/.test(line) && /^\d/.test(line) !== /^\d/.test(lines[0] ?? '')) break;
    lines.push(line);
  }
  return { block: toList(lines), length: lines.join('\n').length };
}

/**
 * @param {readonly string[]} lines
 * @returns {Block}
 */
function toList(lines) {
  const [, indent = '', marker = '-'] = bullet.exec(lines[0] ?? '') ?? [];
  /** @type {{ text: string, inner: string[] }[]} */
  const items = [];
  for (const line of lines) {
    const match = bullet.exec(line);
    const isOwn = match !== null && (match[1]?.length ?? 0) <= indent.length + 1;
    if (isOwn) items.push({ text: match[3] ?? '', inner: [] });
    else items.at(-1)?.inner.push(line);
  }
  const ordered = /\d/.test(marker);
  return {
    type: 'list',
    ordered,
    start: ordered ? Number.parseInt(marker, 10) : 1,
    items: items.map(({ text, inner }) => {
      const nested = inner.findIndex((line) => bullet.test(line));
      const own = nested === -1 ? inner : inner.slice(0, nested);
      return {
        text: [text, ...own.map((line) => line.trim())].join('\n'),
        blocks: nested === -1 ? [] : [toList(inner.slice(nested))],
      };
    }),
  };
}
