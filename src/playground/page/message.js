import { components } from './components.js';
import { h, icon } from './dom.js';
import { embedCard } from './embed.js';
import { markdown } from './markdown.js';
import { attachments } from './media.js';
import { messageTime } from './message-time.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').Message} Message */

/** docs: resources/message#message-object-message-flags */
export const flags = { ephemeral: 1 << 6, loading: 1 << 7 };

/**
 * @typedef {object} MessageHooks
 * @property {(message: Message) => void} onWire
 * @property {(message: Message) => void} onDismiss
 * @property {(message: Message, anchor: HTMLElement) => void} onApps
 * @property {boolean} hasApps Whether any message command is offered here.
 */

/**
 * @param {Message} message
 * @param {App} app
 * @param {MessageHooks} hooks
 */
export function messageElement(message, app, hooks) {
  const { author } = message;
  const isEphemeral = (message.flags & flags.ephemeral) !== 0;
  const failure = h('p', { class: 'failure', role: 'alert' });
  return h(
    'li',
    { class: `message${isEphemeral ? ' ephemeral' : ''}`, id: `message-${message.id}` },
    h(
      'article',
      { 'aria-labelledby': `author-${message.id}`, tabindex: '-1' },
      usedCommand(message, app),
      avatar(author),
      h(
        'div',
        { class: 'message-head' },
        h(
          'span',
          { class: author.bot ? 'author bot' : 'author', id: `author-${message.id}`, dir: 'auto' },
          author.global_name,
        ),
        author.bot && h('span', { class: 'badge' }, app.text('app')),
        messageTime(message.timestamp, app),
        message.edited_timestamp !== null && h('span', { class: 'edited' }, `(${app.text('edited')})`),
      ),
      h(
        'div',
        { class: 'message-body' },
        body(message, app, failure),
        failure,
        isEphemeral && privacy(message, app, hooks),
      ),
      toolbar(message, app, hooks),
    ),
  );
}

/**
 * @param {{ readonly id: string, readonly bot: boolean }} author
 */
export function avatar(author) {
  const which = author.bot ? 'bot' : `person-${Number(BigInt(author.id) % 3n) + 1}`;
  return h('img', { class: 'avatar', src: `/avatar-${which}.svg`, alt: '', width: 40, height: 40 });
}

/**
 * @param {Message} message
 * @param {App} app
 */
function usedCommand({ interaction_metadata: asked }, app) {
  if (asked?.name === undefined) return undefined;
  return h(
    'p',
    { class: 'used' },
    avatar({ id: asked.user.id, bot: false }),
    h(
      'span',
      {},
      app.text('used', { user: asked.user.global_name }),
      ' ',
      h('b', {}, `/${app.shownCommand(asked.name)}`),
    ),
  );
}

/**
 * @param {Message} message
 * @param {App} app
 * @param {HTMLElement} failure
 */
function body(message, app, failure) {
  if ((message.flags & flags.loading) !== 0)
    return [thinking(app.text('thinking', { bot: message.author.global_name }))];
  /** @type {import('./components.js').Use} */
  const use = async (kind, own) => {
    failure.textContent = '';
    try {
      await app.act(kind, { messageId: message.id, ...own });
    } catch (error) {
      failure.textContent = app.explain(error);
    }
  };
  const shown = new Set(JSON.stringify(message.components).match(/\/attachments\/[^"]+/g) ?? []);
  return [
    message.content !== '' && markdown(message.content, app),
    ...message.embeds.map((embed) => embedCard(embed, app)),
    // A file that a component shows does not hang below the message a second time.
    ...attachments(
      message.attachments.filter((file) => !shown.has(file.url)),
      app,
    ),
    ...components(message.components, app, use),
  ];
}

/** @param {string} text */
export function thinking(text) {
  return h(
    'p',
    { class: 'thinking' },
    h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i')),
    text,
  );
}

/**
 * @param {Message} message
 * @param {App} app
 * @param {MessageHooks} hooks
 */
function privacy(message, app, hooks) {
  return h(
    'p',
    { class: 'privacy' },
    icon('eye'),
    app.text('onlyYou'),
    ' • ',
    h(
      'button',
      { type: 'button', class: 'text-button', onclick: () => hooks.onDismiss(message) },
      app.text('dismiss'),
    ),
  );
}

/**
 * @param {Message} message
 * @param {App} app
 * @param {MessageHooks} hooks
 */
function toolbar(message, app, hooks) {
  const wire = h(
    'button',
    {
      type: 'button',
      title: app.text('wire'),
      'aria-label': app.text('wire'),
      onclick: () => hooks.onWire(message),
    },
    icon('wire'),
  );
  const apps = h(
    'button',
    { type: 'button', title: app.text('apps'), 'aria-label': app.text('apps'), 'aria-haspopup': 'menu' },
    icon('apps'),
  );
  apps.addEventListener('click', () => hooks.onApps(message, apps));
  return h(
    'div',
    { class: 'toolbar', role: 'group', 'aria-label': app.text('actions') },
    message.author.bot && wire,
    hooks.hasApps && apps,
  );
}
