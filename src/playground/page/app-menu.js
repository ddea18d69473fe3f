import { nameOf } from './commands.js';
import { h } from './dom.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').Command} Command */
/** @typedef {import('./types.js').Message} Message */

/**
 * The message commands, as a menu at the button that opened it.
 * @param {readonly Command[]} commands
 * @param {Message} message
 * @param {HTMLElement} anchor
 * @param {App} app
 * @param {(error: unknown) => void} onError
 */
export function openAppMenu(commands, message, anchor, app, onError) {
  const items = commands.map((command) => {
    const item = h(
      'button',
      { type: 'button', role: 'menuitem', tabindex: '-1' },
      nameOf(command, app.locale),
    );
    item.addEventListener('click', async () => {
      close();
      try {
        await app.act('messageCommand', { name: command.name, messageId: message.id });
      } catch (error) {
        onError(error);
      }
    });
    return item;
  });
  const menu = h('div', { class: 'menu', role: 'menu', 'aria-label': app.text('apps') }, items);
  anchor.after(menu);
  anchor.setAttribute('aria-expanded', 'true');
  items[0]?.focus();

  menu.addEventListener('keydown', (event) => {
    const at = items.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    if (event.key === 'Escape' || event.key === 'Tab') close();
    else if (event.key === 'ArrowDown') items[(at + 1) % items.length]?.focus();
    else if (event.key === 'ArrowUp') items.at(at - 1)?.focus();
    else return;
    event.preventDefault();
  });
  menu.addEventListener('focusout', (event) => {
    if (!menu.contains(/** @type {Node | null} */ (event.relatedTarget))) close(false);
  });

  /** @param {boolean} [takesFocus] */
  function close(takesFocus = true) {
    anchor.setAttribute('aria-expanded', 'false');
    if (takesFocus) anchor.focus();
    menu.remove();
  }
}
