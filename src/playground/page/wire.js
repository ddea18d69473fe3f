import { call } from './api.js';
import { freshId, h } from './dom.js';
import { showDialog } from './modal.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').Message} Message */
/** @typedef {import('./types.js').WireEntry} WireEntry */

/**
 * The requests and answers behind a message.
 * @param {Message} message
 * @param {App} app
 */
export async function openWire(message, app) {
  /** @type {WireEntry[]} */
  const entries = await call(`wire/${message.id}`);
  const { text } = app;
  showDialog(
    text('wireTitle'),
    freshId('wire'),
    [
      h(
        'div',
        { class: 'wire' },
        h(
          'p',
          { class: 'wire-hint' },
          text(entries.length === 0 ? 'wireEmpty' : 'wireHint', { bot: app.state.bot.name }),
        ),
        h(
          'ol',
          { class: 'wire-entries' },
          entries.map((entry, index) => toEntry(entry, index === 0, app)),
        ),
      ),
    ],
    app,
    'wide',
  );
}

/**
 * @param {WireEntry} entry
 * @param {boolean} isOpen
 * @param {App} app
 */
function toEntry(entry, isOpen, { text }) {
  return h(
    'li',
    {},
    h(
      'details',
      { open: isOpen },
      h(
        'summary',
        {},
        h('span', { class: 'method' }, entry.method),
        h('code', { class: 'path' }, entry.path),
        h('span', { class: entry.status < 400 ? 'status good' : 'status bad' }, entry.status),
        h('span', { class: 'took' }, text('milliseconds', { n: entry.took })),
      ),
      payload(text('request'), entry.request),
      payload(text('response'), entry.response),
    ),
  );
}

/**
 * @param {string} title
 * @param {unknown} value
 */
function payload(title, value) {
  if (value === null || value === '') return undefined;
  return h(
    'section',
    {},
    h('h3', {}, title),
    h('pre', { tabindex: '0', role: 'region', 'aria-label': title }, JSON.stringify(value, null, 2)),
  );
}
