import { h, icon } from './dom.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').MediaItem} MediaItem */
/** @typedef {import('./types.js').Attachment} Attachment */

/**
 * @param {readonly MediaItem[]} items
 * @param {App} app
 */
export function gallery(items, app) {
  return h(
    'div',
    { class: `gallery gallery-${Math.min(items.length, 4)}` },
    items.map((item) => cover(item.spoiler === true, picture(item.media.url, item.description, app), app)),
  );
}

/**
 * A picture of the bot's own uploads, opened whole by a press. Others are named and not fetched: the page
 * works without internet and tells nobody that it was opened.
 * @param {string} url
 * @param {string | undefined} description
 * @param {App} app
 */
export function picture(url, description, app) {
  if (!url.startsWith('/attachments/')) {
    return h(
      'p',
      { class: 'picture-elsewhere', dir: 'auto' },
      description ?? app.text('pictureElsewhere', { url }),
    );
  }
  const alt = description ?? app.text('picture');
  return h(
    'a',
    { class: 'picture', href: url, target: '_blank', rel: 'noopener' },
    h('img', { src: url, alt, title: description ?? null }),
  );
}

/**
 * What hangs below a message's text.
 * @param {readonly Attachment[]} files
 * @param {App} app
 */
export function attachments(files, app) {
  return files.map((file) =>
    file.content_type?.startsWith('image/') === true
      ? h('div', { class: 'gallery gallery-1' }, picture(file.url, file.description, app))
      : fileCard(file.filename, file.url, file.size, app),
  );
}

/**
 * @param {string} name
 * @param {string} url
 * @param {number | undefined} size
 * @param {App} app
 */
export function fileCard(name, url, size, app) {
  return h(
    'div',
    { class: 'file-card' },
    icon('file'),
    h(
      'div',
      {},
      h('a', { href: url, download: name, dir: 'auto' }, name),
      size !== undefined && h('div', { class: 'file-size' }, toSize(size, app)),
    ),
  );
}

/**
 * @param {boolean} isSpoiler
 * @param {HTMLElement} content
 * @param {App} app
 */
export function cover(isSpoiler, content, app) {
  if (!isSpoiler) return content;
  content.inert = true;
  const box = h('div', { class: 'covered' }, content);
  const button = h('button', { type: 'button', class: 'cover-button' }, app.text('spoiler'));
  button.addEventListener('click', () => {
    content.inert = false;
    box.replaceWith(content);
  });
  box.append(button);
  return box;
}

/**
 * @param {number} bytes
 * @param {App} app
 */
function toSize(bytes, app) {
  return bytes < 1024
    ? app.text('bytes', { n: bytes })
    : app.text('kilobytes', { n: (bytes / 1024).toLocaleString(app.locale, { maximumFractionDigits: 1 }) });
}
