/**
 * @typedef {{ type: 'text' | 'code' | 'break', text: string }
 *   | { type: 'strong' | 'em' | 'u' | 's' | 'spoiler', children: Inline[] }
 *   | { type: 'link', url: string, children: Inline[] }
 *   | { type: 'time', seconds: number, style: string }
 *   | { type: 'user' | 'channel' | 'role', id: string }
 *   | { type: 'command', name: string }} Inline
 */

/**
 * Each rule stands at the beginning of what is left. The first that fits wins.
 * @type {readonly (readonly [RegExp, (match: RegExpExecArray) => Inline])[]}
 */
const rules = [
  [/^\\([^\p{L}\p{N}\s])/u, (m) => text(m[1])],
  [
    /^(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/,
    (m) => ({ type: 'code', text: (m[2] ?? '').trim() || (m[2] ?? '') }),
  ],
  [/^\n/, () => ({ type: 'break', text: '\n' })],
  [
    /^<t:(-?\d{1,13})(?::([tTdDfFRsS]))?>/,
    (m) => ({ type: 'time', seconds: Number(m[1]), style: m[2] ?? 'f' }),
  ],
  [/^<@!?(\d+)>/, (m) => ({ type: 'user', id: m[1] ?? '' })],
  [/^<@&(\d+)>/, (m) => ({ type: 'role', id: m[1] ?? '' })],
  [/^<#(\d+)>/, (m) => ({ type: 'channel', id: m[1] ?? '' })],
  [/^<\/([^:<>\n]{1,100}):\d+>/, (m) => ({ type: 'command', name: m[1] ?? '' })],
  [
    /^\[((?:\\.|\[[^\]\n]*\]|[^\]\\])+)\]\(\s*<?(https?:\/\/(?:\([^\s()]*\)|[^\s()<>])+)>?(?:\s+["'][^\n]*?["'])?\s*\)/,
    (m) => ({ type: 'link', url: m[2] ?? '', children: parseInline(m[1] ?? '') }),
  ],
  [/^<(https?:\/\/[^\s<>]+)>/, (m) => bare(m[1])],
  [/^https?:\/\/[^\s<]+[^<.,:;"'\]\s)*_~|](?:\([^\s()]*\))?/, (m) => bare(m[0])],
  [/^\*\*(?=\S|\s\S)((?:\\.|[^\\])+?)\*\*(?!\*)/, (m) => around('strong', m[1])],
  [/^__((?:\\.|[^\\])+?)__(?!_)/, (m) => around('u', m[1])],
  [/^~~((?:\\.|[^\\])+?)~~(?!~)/, (m) => around('s', m[1])],
  [/^\|\|((?:\\.|[^\\])+?)\|\|/, (m) => around('spoiler', m[1])],
  [/^\*(?!\s)((?:\\.|\*\*[^*]+\*\*|[^*\\])+?)(?<!\s)\*(?!\*)/, (m) => around('em', m[1])],
  [
    /^_(?!_)((?:\\.|__(?:\\.|[^_\\])+__|[^_\\]|_(?=[\p{L}\p{N}]))+?)_(?![\p{L}\p{N}_])/u,
    (m) => around('em', m[1]),
  ],
];

/** Up to the next character at which a rule could begin; a letter before an underline keeps it a letter. */
const plain = /^(?:(?!https?:\/\/)[\p{L}\p{N}]+_*(?=[\p{L}\p{N}])|(?!https?:\/\/)[^\\`\n<[*_~|h]+|[\s\S])/u;

/**
 * Discord's Markdown within a paragraph.
 * @param {string} source
 * @returns {Inline[]}
 */
export function parseInline(source) {
  /** @type {Inline[]} */
  const nodes = [];
  let left = source;
  while (left !== '') {
    const { node, length } = next(left);
    left = left.slice(length);
    const last = nodes.at(-1);
    if (node.type === 'text' && last?.type === 'text') nodes[nodes.length - 1] = text(last.text + node.text);
    else nodes.push(node);
  }
  return nodes;
}

/**
 * @param {string} left
 * @returns {{ node: Inline, length: number }}
 */
function next(left) {
  for (const [pattern, make] of rules) {
    const match = pattern.exec(left);
    if (match !== null) return { node: make(match), length: match[0].length };
  }
  const word = plain.exec(left)?.[0] ?? left;
  return { node: text(word), length: word.length };
}

/**
 * @param {string | undefined} content
 * @returns {Inline}
 */
function text(content) {
  return { type: 'text', text: content ?? '' };
}

/**
 * @param {string | undefined} url
 * @returns {Inline}
 */
function bare(url) {
  return { type: 'link', url: url ?? '', children: [text(url)] };
}

/**
 * @param {'strong' | 'em' | 'u' | 's' | 'spoiler'} type
 * @param {string | undefined} inner
 * @returns {Inline}
 */
function around(type, inner) {
  return { type, children: parseInline(inner ?? '') };
}
