import { openCommandForm } from './command-form.js';
import { toRunnables } from './commands.js';
import { byId, h } from './dom.js';
import { createListbox } from './listbox.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').Answered} Answered */
/** @typedef {import('./commands.js').Runnable} Runnable */
/** @typedef {import('./option-values.js').Value} Value */

/**
 * The field at the bottom: plain words, or `/` and a command.
 * @param {() => App} getApp
 * @param {{ addPending(command: string): { remove(): void, fail(why: string): void } }} log
 */
export function createComposer(getApp, log) {
  const form = /** @type {HTMLFormElement} */ (byId('composer'));
  const bar = byId('composer-bar');
  const panel = byId('composer-panel');
  const error = byId('composer-error');
  const input = h('input', {
    id: 'composer-input',
    type: 'text',
    role: 'combobox',
    'aria-autocomplete': 'list',
    autocomplete: 'off',
    maxlength: 2000,
    dir: 'auto',
  });
  const menu = createListbox(input, 'commands', (item) => start(/** @type {Runnable} */ (item.value)));
  /** @type {readonly Runnable[]} */
  let runnables = [];
  /** @type {{ send(): void } | undefined} */
  let open;

  input.addEventListener('input', offer);
  input.addEventListener('blur', () => closePanel());
  input.addEventListener('focus', offer);
  input.addEventListener('keydown', (event) => {
    menu.takeKey(event);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (open === undefined) void say();
    else open.send();
  });
  document.addEventListener('keydown', (event) => {
    const isElsewhere =
      !(event.target instanceof Element) || event.target.closest('input, textarea, select, dialog') === null;
    if (event.key !== '/' || !isElsewhere || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    leave();
    input.value = '/';
    offer();
  });

  return {
    /**
     * @param {readonly import('./types.js').Command[]} commands
     * @param {string} channel
     */
    setChannel(commands, channel) {
      const { text, locale } = getApp();
      runnables = toRunnables(commands, locale);
      input.placeholder = text('composer', { channel });
      input.setAttribute('aria-label', text('composer', { channel }));
      leave(false);
    },
    /** @param {readonly import('./types.js').Command[]} commands */
    setCommands(commands) {
      runnables = toRunnables(commands, getApp().locale);
      if (document.activeElement === input) offer();
    },
    /** @param {string} name */
    start(name) {
      const found = runnables.find((one) => one.name === name);
      if (found !== undefined) start(found);
    },
  };

  /** @param {boolean} [takesFocus] */
  function leave(takesFocus = true) {
    open = undefined;
    error.textContent = '';
    input.value = '';
    bar.replaceChildren(input);
    closePanel();
    if (takesFocus) input.focus();
  }

  function closePanel() {
    if (open !== undefined) return;
    menu.hide();
    panel.hidden = true;
  }

  function offer() {
    error.textContent = '';
    const typed = input.value;
    if (!typed.startsWith('/')) return closePanel();
    const wanted = typed.slice(1).toLocaleLowerCase();
    const exact = runnables.find((one) => wanted === `${one.shown} ` || wanted === `${one.name} `);
    if (exact !== undefined) return start(exact);
    const { text, state } = getApp();
    const found = runnables.filter((one) =>
      `${one.shown} ${one.name}`.toLocaleLowerCase().includes(wanted.trim()),
    );
    const none = runnables.length === 0 ? text('noneYet', { bot: state.bot.name }) : text('noCommands');
    panel.replaceChildren(h('p', { class: 'panel-title' }, text('commands')), menu.element);
    panel.hidden = false;
    menu.show(
      found.map((one) => ({ label: `/${one.shown}`, detail: one.description, value: one })),
      0,
      found.length === 0 ? none : '',
    );
  }

  /** @param {Runnable} command */
  function start(command) {
    error.textContent = '';
    open = openCommandForm(command, getApp(), {
      bar,
      panel,
      onLeave: () => leave(),
      onSend: (values) => void run(command, values),
    });
  }

  /**
   * @param {Runnable} command
   * @param {Record<string, Value>} values
   */
  async function run(command, values) {
    const app = getApp();
    leave();
    const pending = log.addPending(command.shown);
    try {
      await app.act('command', { name: command.name, values });
      pending.remove();
    } catch (failure) {
      pending.fail(app.explain(failure));
    }
  }

  async function say() {
    const app = getApp();
    const content = input.value.trim();
    if (content === '') return;
    input.value = '';
    try {
      await app.act('say', { content });
    } catch (failure) {
      input.value = content;
      error.textContent = app.explain(failure);
    }
  }
}
