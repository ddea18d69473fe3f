import { h } from './dom.js';
import { inlineMarkdown, markdown } from './markdown.js';
import { picture } from './media.js';
import { format } from './timestamp.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').Embed} Embed */

/**
 * @param {Embed} embed
 * @param {App} app
 */
export function embedCard(embed, app) {
  const date = embed.timestamp === undefined ? undefined : format(new Date(embed.timestamp), 's', app.locale);
  const foot = [embed.footer?.text, date].filter((part) => part !== undefined).join(' • ');
  const card = h(
    'div',
    { class: 'container accented embed' },
    h(
      'div',
      { class: 'embed-main' },
      embed.author !== undefined &&
        h('div', { class: 'embed-author' }, linked(embed.author.name, embed.author.url, app)),
      embed.title !== undefined && h('div', { class: 'embed-title' }, linked(embed.title, embed.url, app)),
      embed.description !== undefined && markdown(embed.description, app),
      embed.fields !== undefined &&
        h(
          'div',
          { class: 'embed-fields' },
          embed.fields.map((field) =>
            h(
              'div',
              { class: field.inline === true ? 'field inline' : 'field' },
              h('div', { class: 'field-name' }, inlineMarkdown(field.name, app)),
              markdown(field.value, app),
            ),
          ),
        ),
      embed.image !== undefined &&
        h('div', { class: 'gallery gallery-1' }, picture(embed.image.url, undefined, app)),
      foot !== '' && h('div', { class: 'embed-footer', dir: 'auto' }, foot),
    ),
    embed.thumbnail !== undefined &&
      h('div', { class: 'thumbnail' }, picture(embed.thumbnail.url, undefined, app)),
  );
  if (embed.color !== undefined) {
    card.style.setProperty('--accent', `#${embed.color.toString(16).padStart(6, '0')}`);
  }
  return card;
}

/**
 * @param {string} text
 * @param {string | undefined} url
 * @param {App} app
 */
function linked(text, url, app) {
  const shown = inlineMarkdown(text, app);
  return url === undefined
    ? shown
    : h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, shown);
}
