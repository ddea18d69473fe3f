import { h } from './dom.js';
import { parseBlocks } from './markdown-blocks.js';
import { parseInline } from './markdown-inline.js';
import { timeElement } from './timestamp.js';

/** @typedef {import('./markdown-blocks.js').Block} Block */
/** @typedef {import('./markdown-inline.js').Inline} Inline */
/** @typedef {import('./types.js').App} App */

/**
 * Discord's Markdown as elements. Every block finds its own direction: a quotation in Urdu runs right to left
 * under an English heading.
 * @param {string} source
 * @param {App} app
 */
export function markdown(source, app) {
  return h('div', { class: 'markdown' }, blocks(parseBlocks(source), app));
}

/**
 * A line of Markdown without blocks, such as an embed's title.
 * @param {string} source
 * @param {App} app
 */
export function inlineMarkdown(source, app) {
  return h('span', { dir: 'auto' }, inlines(parseInline(source), app));
}

/**
 * @param {readonly Block[]} list
 * @param {App} app
 * @returns {HTMLElement[]}
 */
function blocks(list, app) {
  return list.map((block) => {
    switch (block.type) {
      case 'paragraph':
        return h('p', { dir: 'auto' }, inlines(parseInline(block.text), app));
      case 'subtext':
        return h('p', { dir: 'auto', class: 'subtext' }, inlines(parseInline(block.text), app));
      case 'heading':
        // The page's own headings are levels 1 and 2.
        return h(
          /** @type {'h3'} */ (`h${block.level + 2}`),
          { dir: 'auto', class: `level-${block.level}` },
          inlines(parseInline(block.text), app),
        );
      case 'code':
        return h('pre', { tabindex: '0' }, h('code', {}, block.text));
      case 'quote':
        return h('blockquote', { dir: 'auto' }, blocks(block.blocks, app));
      default:
        return h(
          block.ordered ? 'ol' : 'ul',
          { dir: 'auto', start: block.ordered && block.start !== 1 ? block.start : null },
          block.items.map((item) =>
            h('li', { dir: 'auto' }, inlines(parseInline(item.text), app), blocks(item.blocks, app)),
          ),
        );
    }
  });
}

/**
 * @param {readonly Inline[]} nodes
 * @param {App} app
 * @returns {(HTMLElement | string)[]}
 */
function inlines(nodes, app) {
  return nodes.map((node) => {
    switch (node.type) {
      case 'text':
        return node.text;
      case 'break':
        return h('br');
      case 'code':
        return h('code', {}, node.text);
      case 'strong':
      case 'em':
      case 'u':
      case 's':
        return h(node.type, {}, inlines(node.children, app));
      case 'spoiler':
        return spoiler(inlines(node.children, app), app);
      case 'link':
        return h(
          'a',
          { href: node.url, target: '_blank', rel: 'noopener noreferrer', title: node.url },
          inlines(node.children, app),
        );
      case 'time':
        return timeElement(node.seconds, node.style, app);
      case 'command':
        return h(
          'button',
          { class: 'mention', type: 'button', onclick: () => app.startCommand(node.name) },
          `/${node.name}`,
        );
      default:
        return h('span', { class: 'mention' }, mentioned(node.type, node.id, app));
    }
  });
}

/**
 * @param {(HTMLElement | string)[]} children
 * @param {App} app
 */
function spoiler(children, app) {
  const hidden = h('span', { class: 'spoiler-text', inert: true }, children);
  const cover = h('button', { class: 'spoiler', type: 'button', 'aria-label': app.text('spoiler') });
  cover.addEventListener('click', () => {
    hidden.inert = false;
    cover.replaceWith(hidden);
  });
  cover.append(hidden);
  return cover;
}

/**
 * @param {'user' | 'channel' | 'role'} type
 * @param {string} id
 * @param {App} app
 */
function mentioned(type, id, { state }) {
  if (type === 'channel') return `#${state.channels.find((one) => one.id === id)?.name ?? id}`;
  const list = type === 'user' ? state.people : state.roles;
  return `@${list.find((one) => one.id === id)?.name ?? id}`;
}
