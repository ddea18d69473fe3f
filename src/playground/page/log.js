import { byId, h } from './dom.js';
import { avatar, flags, messageElement, thinking } from './message.js';
import { dayDivider, dayOf } from './message-time.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').Message} Message */
/** @typedef {import('./message.js').MessageHooks} MessageHooks */

/**
 * The messages of the open channel. New ones are told to a screen reader once they say something.
 * @param {() => App} getApp
 * @param {Omit<MessageHooks, 'onDismiss'>} hooks
 */
export function createLog(getApp, hooks) {
  const scroller = byId('scroller');
  const list = byId('messages');
  const announcer = byId('announcer');
  /** @type {Set<string>} */
  const dismissed = new Set();
  let isAtEnd = true;
  let [height, room] = [0, 0];

  scroller.addEventListener('scroll', () => {
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    // What grows or shrinks moves the view too; only a person leaves the end.
    if (scrollHeight !== height || clientHeight !== room) return;
    isAtEnd = scrollHeight - scrollTop - clientHeight < 80;
  });
  // Whoever reads the end stays there: also when a picture arrives late or the keyboard of a phone opens.
  const sizes = new ResizeObserver(() => {
    [height, room] = [scroller.scrollHeight, scroller.clientHeight];
    if (isAtEnd) toEnd();
  });
  sizes.observe(list);
  sizes.observe(scroller);

  return {
    /**
     * @param {readonly Message[]} messages
     * @param {HTMLElement} welcome
     */
    show(messages, welcome) {
      list.replaceChildren(welcome);
      for (const message of messages) if (!dismissed.has(message.id)) append(message);
      toEnd();
    },
    /** @param {import('./types.js').MessageChange} change */
    apply({ kind, message }) {
      if (dismissed.has(message.id)) return;
      const known = document.getElementById(`message-${message.id}`);
      const asker = message.interaction_metadata?.user.id ?? message.author.id;
      // What the viewer asked for is shown, wherever they have scrolled to.
      if (kind === 'created' && asker === getApp().state.viewer.id) isAtEnd = true;
      if (kind === 'deleted') known?.remove();
      else if (known === null) append(message);
      else replace(known, draw(message));
      if (isAtEnd) toEnd();
      if (kind !== 'deleted' && (message.flags & flags.loading) === 0) announce(message);
    },
    addPending,
    tell,
  };

  /** @param {Message} message */
  function append(message) {
    const last = [...list.querySelectorAll('[data-day]')].at(-1);
    const day = dayOf(new Date(message.timestamp));
    if (/** @type {HTMLElement | undefined} */ (last)?.dataset.day !== day) {
      list.append(dayDivider(message.timestamp, getApp()));
    }
    list.append(draw(message));
  }

  /** @param {Message} message */
  function draw(message) {
    return messageElement(message, getApp(), { ...hooks, hasApps: hooks.hasApps, onDismiss: dismiss });
  }

  /** @param {Message} message */
  function dismiss(message) {
    dismissed.add(message.id);
    document.getElementById(`message-${message.id}`)?.remove();
    byId('composer-input').focus();
  }

  /**
   * A command on its way, before the bot has answered.
   * @param {string} command
   */
  function addPending(command) {
    const app = getApp();
    const { viewer, bot } = app.state;
    const said = h('div', { class: 'message-body' }, thinking(app.text('sending')));
    const element = h(
      'li',
      { class: 'message pending' },
      h(
        'article',
        {},
        h(
          'p',
          { class: 'used' },
          avatar({ id: viewer.id, bot: false }),
          h('span', {}, `${app.text('used', { user: viewer.name })} `, h('b', {}, `/${command}`)),
        ),
        avatar({ id: bot.id, bot: true }),
        h('div', { class: 'message-head' }, h('span', { class: 'author bot' }, bot.name)),
        said,
      ),
    );
    list.append(element);
    toEnd();
    return {
      remove: () => element.remove(),
      /** @param {string} why */
      fail(why) {
        const close = h('button', { type: 'button', class: 'text-button' }, app.text('dismiss'));
        close.addEventListener('click', () => {
          element.remove();
          byId('composer-input').focus();
        });
        said.replaceChildren(h('p', { class: 'failure', role: 'alert' }, why), close);
      },
    };
  }

  /** @param {Message} message */
  function announce(message) {
    const body = document.getElementById(`message-${message.id}`)?.querySelector('.message-body');
    const said = (body?.textContent ?? '').slice(0, 500);
    tell(`${message.author.global_name}: ${said}`);
  }

  /** @param {string} words What a screen reader is told. */
  function tell(words) {
    announcer.replaceChildren(h('p', { dir: 'auto' }, words));
  }

  function toEnd() {
    scroller.scrollTop = scroller.scrollHeight;
    isAtEnd = true;
  }
}

/**
 * The focus stays where it was: on the same button, or the one that took its place.
 * @param {HTMLElement} before
 * @param {HTMLElement} after
 */
function replace(before, after) {
  const controls = (/** @type {HTMLElement} */ root) =>
    /** @type {HTMLElement[]} */ ([...root.querySelectorAll('.message-body :is(button, a)')]);
  const at = controls(before).indexOf(/** @type {HTMLElement} */ (document.activeElement));
  before.replaceWith(after);
  if (at === -1) return;
  const now = controls(after);
  const next = now[Math.min(at, now.length - 1)] ?? after.querySelector('article');
  const isOff = next instanceof HTMLButtonElement && next.disabled;
  (isOff ? (now.find((one) => !one.matches(':disabled')) ?? after.querySelector('article')) : next)?.focus();
}
